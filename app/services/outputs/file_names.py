"""Proposed names of output files: valid on every system, whatever the project is called."""

import re

from app.reporting.wording.plain_text import clean

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE | re.ASCII)
_LONGEST = 60


def proposed_name(parts: tuple[str, ...], fallback: str, suffix: str) -> str:
    """The cleaned `parts` joined by hyphens, with `.suffix`; `fallback` when nothing of them is left."""
    kept = [part for part in (_safe(part) for part in parts) if part]
    stem = " - ".join(kept) or fallback
    if _RESERVED.fullmatch(stem):
        stem = f"{fallback} {stem}"
    return f"{stem}.{suffix}"


def _safe(part: str) -> str:
    cleaned = " ".join(_FORBIDDEN.sub(" ", clean(part)).split())
    return cleaned[:_LONGEST].strip(" .-")
