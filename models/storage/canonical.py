"""The one way to write JSON values down: sorted keys, no spaces, and the shortest digits of a number."""

import hashlib
import json
from collections.abc import Callable

canonical_text: Callable[[object], str] = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"), check_circular=False
).encode
"""The canonical text of JSON values; raises ValueError on a number that is not finite."""


def text_hash(text: str) -> str:
    """SHA-256 of a text in UTF-8, 64 hexadecimal digits. Half a character pair, which damage can make, counts."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def object_text(parts: dict[str, str]) -> str:
    """The canonical text of an object, from the canonical texts of its values by key."""
    return "{" + ",".join([f"{canonical_text(key)}:{parts[key]}" for key in sorted(parts)]) + "}"
