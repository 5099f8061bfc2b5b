"""Strict reading of JSON from untrusted files.

Python's own parser takes NaN and Infinity for numbers, which RFC 8259 (clause 6) does not allow, turns 1e999 into
infinity, keeps the last of two equal keys (clause 4: unpredictable), and gives up halfway on deep nesting
(clause 9 lets a parser set a limit).
"""

import itertools
import json
import math
from enum import StrEnum
from typing import Any, NoReturn

from models.domain.outcome import Param

MAX_DEPTH = 50
_MAX_KEY = 100
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_NOT_STRUCTURE = bytes(set(range(256)) - set(b'"[]{}'))
_STEPS = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}


class JsonFault(StrEnum):
    """Reason for refusing bytes as JSON."""

    NOT_UTF_8 = "not_utf_8"
    NOT_JSON = "not_json"
    TOO_DEEP = "too_deep"
    REPEATED_KEY = "repeated_key"
    NOT_A_NUMBER = "not_a_number"
    NUMBER_TOO_LARGE = "number_too_large"


class JsonRefusedError(Exception):
    """Bytes are refused as JSON, for the reason `fault`.

    Attributes:
        params: place and value of the fault: `position` (byte, 0-based) for NOT_UTF_8, `line` and `column`
            (1-based) for NOT_JSON, `limit` for TOO_DEEP, `key` for REPEATED_KEY, `value` for the numbers.
    """

    def __init__(self, fault: JsonFault, **params: Param) -> None:
        super().__init__(f"{fault}: {params}")
        self.fault = fault
        self.params = params


def strict_json(data: bytes) -> Any:
    """The value of JSON in UTF-8, made of dicts, lists, str, bool, None, int and finite float.

    A byte-order mark at the start is skipped. An int has at most 309 digits, so that it fits a float.

    Raises:
        JsonRefusedError: not UTF-8, not JSON, nested deeper than `MAX_DEPTH`, a repeated key, NaN or Infinity, or
            a number that no float can hold.
    """
    if _depth(data) > MAX_DEPTH:
        raise JsonRefusedError(JsonFault.TOO_DEEP, limit=MAX_DEPTH)
    try:
        text = data.removeprefix(_BYTE_ORDER_MARK).decode()
    except UnicodeDecodeError as error:
        raise JsonRefusedError(JsonFault.NOT_UTF_8, position=error.start) from None
    try:
        return json.loads(
            text, object_pairs_hook=_object, parse_constant=_refuse_constant, parse_float=_float, parse_int=_int
        )
    except json.JSONDecodeError as error:
        raise JsonRefusedError(JsonFault.NOT_JSON, line=error.lineno, column=error.colno) from None


def _depth(data: bytes) -> int:
    """The deepest nesting, counted without parsing, so that hostile nesting cannot exhaust the stack."""
    without_escapes = data.replace(rb"\\", b"").replace(b'\\"', b"")
    outside_strings = b"".join(without_escapes.translate(None, _NOT_STRUCTURE).split(b'"')[::2])
    return max(itertools.accumulate(map(_STEPS.__getitem__, outside_strings)), default=0)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    parts = dict(pairs)
    if len(parts) != len(pairs):
        keys = [key for key, _ in pairs]
        repeated = next(key for key in keys if keys.count(key) > 1)
        raise JsonRefusedError(JsonFault.REPEATED_KEY, key=repeated[:_MAX_KEY])
    return parts


def _refuse_constant(name: str) -> NoReturn:
    raise JsonRefusedError(JsonFault.NOT_A_NUMBER, value=name)


def _float(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):
        raise JsonRefusedError(JsonFault.NUMBER_TOO_LARGE, value=digits[:_MAX_KEY])
    return number


def _int(digits: str) -> int:
    _float(digits)
    return int(digits)
