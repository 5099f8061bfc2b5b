"""Conversion of frozen dataclasses to and from JSON values by their type hints, strict in both directions.

The types of the domain are known: str, bool, int, float, date, StrEnum, Unit, Param, optional, tuple, frozenset,
mapping and nested dataclasses. A field with its default value is left out, and an absent key means that default,
so a new optional field changes nothing that was written before. A default is therefore part of the format and
never changes. A float is never -0.0, because a database may not keep that sign.
"""

import dataclasses
import datetime as dt
import math
import types
from collections.abc import Callable, Mapping, Set
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from models.domain.outcome import Param
from models.domain.quantities import UNITS, Unit
from models.storage.errors import ProjectDocumentError

Convert = Callable[[Any], Any]

_UNITS = {unit.symbol: unit for unit in UNITS}
_LARGEST_WHOLE_NUMBER = 2**53


def wrong_type(expected: str) -> ProjectDocumentError:
    """The error for a value of another JSON type than `expected`."""
    return ProjectDocumentError("storage_document_wrong_type", expected=expected)


def wrong_value(detail: str) -> ProjectDocumentError:
    """The error for an impossible value of the right type; `detail` is for the log."""
    return ProjectDocumentError("storage_document_wrong_value", detail=detail[:200])


@cache
def encoder(hint: Any) -> Convert:
    """A function that converts a value of the type `hint` to JSON values; it raises ProjectDocumentError."""
    return _composite(hint, encoder, _ENCODE_PLAIN, _encode_parts)


@cache
def decoder(hint: Any) -> Convert:
    """A function that converts JSON values to a value of the type `hint`; it raises ProjectDocumentError."""
    return _composite(hint, decoder, _DECODE_PLAIN, _decode_parts)


def _composite(hint: Any, inner: Callable[[Any], Convert], plain: dict[Any, Convert], parts: "_Parts") -> Convert:
    if hint in plain:
        return plain[hint]
    origin, args = get_origin(hint), get_args(hint)
    if origin in (types.UnionType, Union):
        (kind,) = (arg for arg in args if arg is not type(None))
        return _optional(inner(kind))
    if origin is tuple and args[-1] is Ellipsis:
        return parts.sequence(inner(args[0]))
    if origin is tuple:
        return parts.record(tuple(inner(arg) for arg in args))
    if origin is frozenset:
        return parts.choices(inner(args[0]))
    if origin is Mapping:
        return parts.mapping(inner(args[0]), inner(args[1]))
    if dataclasses.is_dataclass(hint):
        return parts.dataclass(hint)
    return parts.enum(hint)


def _optional(convert: Convert) -> Convert:
    return lambda value: None if value is None else convert(value)


def _each(convert: Convert, values: Any) -> list[Any]:
    position = 0
    converted = []
    try:
        for position, value in enumerate(values):  # noqa: B007 the position is for the error
            converted.append(convert(value))
    except ProjectDocumentError as error:
        raise error.inside(position) from None
    return converted


@dataclasses.dataclass(frozen=True)
class _Parts:
    """Converters of one direction for each kind of composite type."""

    sequence: Callable[[Convert], Convert]
    choices: Callable[[Convert], Convert]
    record: Callable[[tuple[Convert, ...]], Convert]
    mapping: Callable[[Convert, Convert], Convert]
    dataclass: Callable[[Any], Convert]
    enum: Callable[[Any], Convert]


def _number(value: Any) -> float:
    if not isinstance(value, float | int) or value is True or value is False:
        raise wrong_type("number")
    try:
        amount = float(value) + 0.0
    except OverflowError:
        raise wrong_value("number too large") from None
    if not math.isfinite(amount):
        raise wrong_value("not finite")
    return amount


def _plain_type(kind: type, name: str) -> Convert:
    def same(value: Any) -> Any:
        if type(value) is not kind:
            raise wrong_type(name)
        return value

    return same


def _whole_number(value: Any) -> int:
    if type(value) is not int:
        raise wrong_type("whole number")
    if abs(value) > _LARGEST_WHOLE_NUMBER:
        raise wrong_value("whole number beyond 2**53")
    return value


def _param(value: Any) -> str | float | int:
    """The value of a message's parameter; a whole number stays an int, because texts choose a plural by it."""
    if isinstance(value, str):
        return _text(value)
    return _whole_number(value) if type(value) is int else _number(value)


def _mapping(key: Convert, item: Convert) -> Convert:
    def convert(value: Any) -> dict[Any, Any]:
        if not isinstance(value, Mapping):
            raise wrong_type("object")
        converted = {}
        name = ""
        try:
            for name, part in value.items():
                converted[key(name)] = item(part)
        except ProjectDocumentError as error:
            raise error.inside(str(name)) from None
        return converted

    return convert


# --- to JSON


def _encode_unit(unit: Unit) -> str:
    if _UNITS.get(unit.symbol) != unit:
        raise wrong_value(f"unit unknown: {unit.symbol}")
    return unit.symbol


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise wrong_type("text")
    if not value.isascii():
        _refuse_surrogates(value)
    if "\0" in value:
        raise ProjectDocumentError("storage_document_nul")
    return str(value)


def _refuse_surrogates(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise wrong_value("half of a character pair in a text") from None


_REQUIRED = object()
"""Marks a field without a default."""


def encoded_defaults(kind: Any) -> dict[str, Any]:
    """The defaults of a dataclass as JSON values, by name of the field; a field without a default is absent."""
    hints = get_type_hints(kind)
    found = {field.name: _default(field) for field in dataclasses.fields(kind)}
    return {name: encoder(hints[name])(value) for name, value in found.items() if value is not _REQUIRED}


def _default(field: dataclasses.Field[Any]) -> Any:
    if field.default is not dataclasses.MISSING:
        return field.default
    return _REQUIRED if field.default_factory is dataclasses.MISSING else field.default_factory()


def _encode_dataclass(kind: Any) -> Convert:
    hints = get_type_hints(kind)
    defaults = encoded_defaults(kind)
    steps = [
        (f.name, encoder(hints[f.name]), _default(f), defaults.get(f.name, _REQUIRED))
        for f in dataclasses.fields(kind)
    ]

    def encode(value: Any) -> dict[str, Any]:
        document = {}
        name = ""
        try:
            for name, convert, default, encoded_default in steps:
                part = getattr(value, name)
                if part is not default:
                    encoded = convert(part)
                    if encoded != encoded_default:
                        document[name] = encoded
        except ProjectDocumentError as error:
            raise error.inside(name) from None
        return document

    return encode


_ENCODE_PLAIN: dict[Any, Convert] = {
    str: _text,
    bool: _plain_type(bool, "true or false"),
    int: _whole_number,
    float: _number,
    Param: _param,
    dt.date: dt.date.isoformat,
    Unit: _encode_unit,
}
_encode_parts = _Parts(
    sequence=lambda item: lambda value: _each(item, value),
    choices=lambda item: lambda value: sorted(_each(item, value)),
    record=lambda items: lambda value: [item(part) for item, part in zip(items, value, strict=True)],
    mapping=_mapping,
    dataclass=_encode_dataclass,
    enum=lambda _kind: lambda value: value.value,
)

# --- from JSON


def _decode_date(value: Any) -> dt.date:
    text = _text(value)
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise wrong_value("not a date") from None
    if day.isoformat() != text:
        raise wrong_value("not a date as year-month-day")
    return day


def _decode_choice(choices: Mapping[str, Any]) -> Convert:
    def decode(value: Any) -> Any:
        if type(value) is not str:
            raise wrong_type("text")
        if value not in choices:
            raise wrong_value(f"unknown choice: {value!r}")
        return choices[value]

    return decode


def _decode_enum(kind: type[StrEnum]) -> Convert:
    return _decode_choice({member.value: member for member in kind})


def _decode_sequence(item: Convert) -> Convert:
    def decode(value: Any) -> tuple[Any, ...]:
        if type(value) is not list:
            raise wrong_type("list")
        return tuple(_each(item, value))

    return decode


def _decode_choices(item: Convert) -> Convert:
    sequence = _decode_sequence(item)

    def decode(value: Any) -> frozenset[Any]:
        choices = sequence(value)
        if value != sorted(set(value)):
            raise wrong_value("choices repeated or out of order")
        return frozenset(choices)

    return decode


def _decode_record(items: tuple[Convert, ...]) -> Convert:
    def decode(value: Any) -> tuple[Any, ...]:
        if type(value) is not list or len(value) != len(items):
            raise wrong_type(f"list of {len(items)}")
        return tuple(item(part) for item, part in zip(items, value, strict=True))

    return decode


def _decode_dataclass(kind: Any) -> Convert:
    hints = get_type_hints(kind)
    steps = {field.name: decoder(hints[field.name]) for field in dataclasses.fields(kind)}
    optional = encoded_defaults(kind).keys()
    required = steps.keys() - optional

    def decode(value: Any) -> Any:
        check_keys(value, required, optional)
        parts = {}
        name = ""
        try:
            for name, part in value.items():
                parts[name] = steps[name](part)
        except ProjectDocumentError as error:
            raise error.inside(name) from None
        try:
            return kind(**parts)
        except ValueError as error:
            raise wrong_value(str(error)) from error

    return decode


def check_keys(value: Any, required: Set[str], optional: Set[str] = frozenset()) -> None:
    """Refuses a value that is not a JSON object with the required and perhaps the optional keys.

    Raises:
        ProjectDocumentError: it is no object, lacks a required key or has an unknown one.
    """
    if type(value) is not dict:
        raise wrong_type("object")
    keys = value.keys()
    if keys >= required and keys <= required | optional:
        return
    for key in sorted(required - keys):
        raise ProjectDocumentError("storage_document_missing_key", key=key)
    for key in sorted(keys - required - optional, key=str):
        raise ProjectDocumentError("storage_document_unknown_key", key=str(key)[:100])


_DECODE_PLAIN: dict[Any, Convert] = {
    str: _text,
    bool: _plain_type(bool, "true or false"),
    int: _whole_number,
    float: _number,
    Param: _param,
    dt.date: _decode_date,
    Unit: _decode_choice(_UNITS),
}
_decode_parts = _Parts(
    sequence=_decode_sequence,
    choices=_decode_choices,
    record=_decode_record,
    mapping=_mapping,
    dataclass=_decode_dataclass,
    enum=_decode_enum,
)
