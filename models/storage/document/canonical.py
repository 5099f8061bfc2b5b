"""Canonical JSON: sorted keys, no spaces, and the shortest digits of a number."""

import hashlib
import json
from collections.abc import Callable

canonical_text: Callable[[object], str] = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"), check_circular=False
).encode
"""Gives the canonical text of JSON values; raises ValueError for a number that is not finite."""


def text_hash(text: str) -> str:
    """SHA-256 of a text in UTF-8, 64 hexadecimal digits; takes unpaired surrogates, which damage can cause."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def object_text(parts: dict[str, str]) -> str:
    """The canonical text of a JSON object, from the canonical texts of its values by key."""
    return "{" + ",".join([f"{canonical_text(key)}:{parts[key]}" for key in sorted(parts)]) + "}"
