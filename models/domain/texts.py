"""Check of the texts of domain objects: none may hold NUL, at which other programs would cut it off."""

import types
from collections.abc import Hashable, Mapping
from dataclasses import fields
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints


class NulError(ValueError):
    """A text holds the character NUL (U+0000).

    Attributes:
        field: name of the field that holds it.
    """

    def __init__(self, record: object, field: str) -> None:
        self.field = field
        super().__init__(f"{type(record).__name__}.{field} holds NUL")


def refuse_nul(record: Any) -> None:
    """Refuses a dataclass of which a text holds NUL, also within its tuples, sets and mappings.

    Nested dataclasses are not looked into: each checks its own texts when it is made.

    Raises:
        NulError: a text holds NUL.
    """
    kind: Any = type(record)
    plain, nested = _text_fields(kind)
    for name in plain:
        text = getattr(record, name)
        if text and "\0" in text:
            raise NulError(record, name)
    for name in nested:
        value = getattr(record, name)
        if value and _has_nul(value):
            raise NulError(record, name)


@cache
def _text_fields(kind: Hashable) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields that hold a text, and those that hold texts within tuples, sets or mappings."""
    record: Any = kind
    hints = get_type_hints(record)
    names = [field.name for field in fields(record)]
    plain = tuple(name for name in names if hints[name] in (str, str | None))
    return plain, tuple(name for name in names if name not in plain and _holds_texts(hints[name]))


def _holds_texts(hint: Any) -> bool:
    if get_origin(hint) in (tuple, frozenset, Mapping, Union, types.UnionType):
        return any(part is str or _holds_texts(part) for part in get_args(hint))
    return False


def _has_nul(value: object) -> bool:
    if isinstance(value, str):
        return "\0" in value
    return isinstance(value, (tuple, frozenset, Mapping)) and any(map(_has_nul, value))
