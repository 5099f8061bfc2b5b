"""Access to values in the JSON of a declaration, each with its place for the message of a refusal.

A value of another type than expected is refused, never converted. A null counts as absent.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

from app.formats.cell_text import MAX_NAME, clean_text
from app.importing.common.finding_list import FileRefusedError, quote

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_MAX_DIGITS = 400
_MAX_SHOWN = 200
_LARGEST = 1e30
_LANGUAGES = ("nl", "en")
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_LAST_SECOND = 253_402_300_799
_FIRST_MILLISECOND = 100_000_000_000


class Node:
    """One value with its place in the document, such as `exchanges.exchange[3].meanAmount`."""

    __slots__ = ("place", "value")

    def __init__(self, value: Any, place: str = "") -> None:
        self.value = value
        self.place = place

    def __getitem__(self, key: str) -> "Node":
        """The part under `key`; an absent part is a node of None.

        Raises:
            FileRefusedError: `epd_wrong_type`, the node is no object.
        """
        inside = f"{self.place}.{key}" if self.place else key
        if self.value is None:
            return Node(None, inside)
        if not isinstance(self.value, Mapping):
            raise self.wrong_type("object")
        return Node(self.value.get(key), inside)

    def at(self, path: str) -> "Node":
        """The part below a dotted path."""
        node = self
        for key in path.split("."):
            node = node[key]
        return node

    def __iter__(self) -> Iterator["Node"]:
        """The parts of a list; none of an absent one.

        Raises:
            FileRefusedError: `epd_wrong_type`, the node is no list.
        """
        if self.value is None:
            return
        if not isinstance(self.value, list):
            raise self.wrong_type("list")
        for position, value in enumerate(self.value):
            yield Node(value, f"{self.place}[{position}]")

    def items(self) -> Iterator[tuple[str, "Node"]]:
        """The parts of an object with their keys; none of an absent one."""
        if self.value is None:
            return
        if not isinstance(self.value, Mapping):
            raise self.wrong_type("object")
        for key in self.value:
            part = shown(key)
            yield key, Node(self.value[key], f"{self.place}.{part}" if self.place else part)

    @property
    def is_there(self) -> bool:
        return self.value is not None

    def needed(self) -> "Node":
        """This node, or the refusal `epd_missing` when it is absent."""
        if self.value is None:
            raise FileRefusedError("epd_missing", at=_at(self.place))
        return self

    def text(self, most: int = MAX_NAME) -> str:
        """Clean text of at most `most` characters, "" when it is absent. A number is written out."""
        value = self.value
        if value is None:
            return ""
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise self.wrong_type("text")
        return clean_text(str(value)[: 2 * most]).strip()[:most]

    def number(self, no_value: Mapping[str, str] | None = None) -> float | None:
        """A number of at most 1e30, also out of a text with a decimal point; None when it is absent.

        Args:
            no_value: words in lower case that stand for "not declared".

        Raises:
            FileRefusedError: `epd_not_a_number`.
        """
        value = self.value
        if value is None:
            return None
        if isinstance(value, str):
            text = value.strip()
            if not text or (no_value is not None and text.casefold() in no_value):
                return None
            if len(text) > _MAX_DIGITS or _NUMBER.fullmatch(text) is None:
                raise self._not_a_number()
            value = text
        elif isinstance(value, bool) or not isinstance(value, int | float):
            raise self._not_a_number()
        number = float(value) + 0.0
        if not abs(number) <= _LARGEST:
            raise self._not_a_number()
        return number

    def positive(self) -> float | None:
        """A number above zero; None when it is absent or zero, which such files write for "not given".

        Raises:
            FileRefusedError: `epd_not_a_number`, also when it is below zero.
        """
        number = self.number()
        if number is not None and number < 0:
            raise self._not_a_number()
        return number or None

    def localized(self, most: int = MAX_NAME) -> str:
        """The text of `[{"lang": …, "value": …}]` in Dutch, else in English, else the first that is not empty."""
        texts = {part["lang"].text().casefold(): part["value"].text(most) for part in self}
        filled = {language: text for language, text in texts.items() if text}
        return next((filled[language] for language in _LANGUAGES if language in filled), "") or next(
            iter(filled.values()), ""
        )

    def flag(self) -> bool:
        return self.value is True or self.value == "true"

    def date(self) -> dt.date | None:
        """A date out of `yyyy-mm-dd`, a time in ISO 8601, or seconds or milliseconds since 1970; None without one.

        A number below 100,000,000,000 is in seconds: in milliseconds it would lie before 1974.

        Raises:
            FileRefusedError: `epd_not_a_date`.
        """
        value = self.value
        if value is None or value == "":
            return None
        if isinstance(value, str):
            try:
                return dt.date.fromisoformat(value.strip()[:10])
            except ValueError:
                raise self._not_a_date() from None
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._not_a_date()
        seconds = value if value < _FIRST_MILLISECOND else value // 1000
        if not 0 < seconds <= _LAST_SECOND:
            raise self._not_a_date()
        return (_EPOCH + dt.timedelta(seconds=seconds)).date()

    def wrong_type(self, expected: str) -> FileRefusedError:
        return FileRefusedError("epd_wrong_type", at=_at(self.place), expected=expected, text=shown(self.value))

    def _not_a_number(self) -> FileRefusedError:
        return FileRefusedError("epd_not_a_number", at=_at(self.place), text=shown(self.value))

    def _not_a_date(self) -> FileRefusedError:
        return FileRefusedError("epd_not_a_date", at=_at(self.place), text=shown(self.value))


def shown(value: object) -> str:
    """A value of the file for use in a message or as a name: clean, one line, cut to a largest length."""
    return quote(clean_text(str(value)[:_MAX_SHOWN]))


def _at(place: str) -> str:
    return place[-_MAX_SHOWN:] or "$"
