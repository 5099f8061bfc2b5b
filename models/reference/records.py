"""Records of the reference files, whose values are read by key and checked; CSV and TOML records look the same.

An empty CSV cell is an absent key.
"""

import csv
import datetime as dt
import io
import math
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NoReturn, TypeVar, cast

from models.domain.outcome import Param
from models.reference.errors import ReferenceDataError

_Choice = TypeVar("_Choice", bound=StrEnum)
_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d+)?", re.ASCII)
_FLAGS = {"yes": True, "no": False}


class Record:
    """One record of a reference file. A method that cannot give its value refuses the record.

    Attributes:
        file: path below the reference folder.
        id: name of the record in an error.

    Raises:
        ReferenceDataError: from every method, with the key and the value that are wrong.
    """

    __slots__ = ("_fields", "file", "id")

    def __init__(self, file: str, record_id: str, fields: Mapping[str, object]) -> None:
        self.file = file
        self.id = record_id
        self._fields = fields

    def refuse(self, code: str, **params: Param) -> NoReturn:
        """Raises the error with this code about the record.

        Raises:
            ReferenceDataError: always.
        """
        raise ReferenceDataError(self.file, self.id, code, **params)

    def only(self, keys: frozenset[str]) -> None:
        """Refuses a key that is not among `keys`; a misspelt key would otherwise be ignored."""
        for key in self._fields:
            if key not in keys:
                self.refuse("reference_unknown_key", key=key)

    def items(self) -> Iterator[tuple[str, object]]:
        """Every key with its raw value, for a record whose keys are names themselves."""
        return iter(self._fields.items())

    def has(self, key: str) -> bool:
        """Whether the key is there and not empty."""
        return self._fields.get(key, "") != ""

    def text(self, key: str, default: str | None = None) -> str:
        """The text of a key; `default` when it is absent or empty, which is refused when `default` is None."""
        value = self._fields.get(key, "")
        if not isinstance(value, str):
            self.refuse("reference_bad_text", key=key, value=str(value))
        if value:
            return value
        if default is None:
            self.refuse("reference_missing_key", key=key)
        return default

    def number(self, key: str, least: float = -math.inf, most: float = math.inf) -> float:
        """The finite number of a key, from `least` to `most`, bounds included."""
        number = self.number_or_none(key, least, most)
        if number is None:
            self.refuse("reference_missing_key", key=key)
        return number

    def number_or_none(self, key: str, least: float = -math.inf, most: float = math.inf) -> float | None:
        """The number of a key as `number` reads it; None when the key is absent."""
        raw = self._fields.get(key, "")
        if raw == "":
            return None
        is_number = isinstance(raw, (int, float)) and not isinstance(raw, bool)
        if not is_number and not (isinstance(raw, str) and _NUMBER.fullmatch(raw)):
            self.refuse("reference_bad_number", key=key, value=str(raw))
        number = float(str(raw))
        if not math.isfinite(number):
            self.refuse("reference_bad_number", key=key, value=str(raw))
        if not least <= number <= most:
            self.refuse("reference_out_of_range", key=key, value=number)
        return number

    def whole_number(self, key: str) -> int:
        """The whole number of a key, zero or more."""
        number = self.number(key, least=0)
        if not number.is_integer():
            self.refuse("reference_bad_number", key=key, value=number)
        return int(number)

    def flag(self, key: str) -> bool:
        """The yes or no of a key: `yes` or `no` in CSV, true or false in TOML."""
        raw = self._fields.get(key, "")
        value = _FLAGS.get(raw) if isinstance(raw, str) else raw
        if not isinstance(value, bool):
            self.refuse("reference_bad_choice", key=key, value=str(raw))
        return value

    def date_or_none(self, key: str) -> dt.date | None:
        """The ISO date of a key; None when the key is absent."""
        raw = self._fields.get(key, "")
        if raw == "":
            return None
        if isinstance(raw, dt.date) and not isinstance(raw, dt.datetime):
            return raw
        try:
            return dt.date.fromisoformat(str(raw))
        except ValueError:
            self.refuse("reference_bad_date", key=key, value=str(raw))

    def date(self, key: str) -> dt.date:
        """The ISO date of a key."""
        date = self.date_or_none(key)
        if date is None:
            self.refuse("reference_missing_key", key=key)
        return date

    def choice(self, key: str, options: type[_Choice]) -> _Choice:
        """The member of an enumeration that has the text of a key as its value."""
        text = self.text(key)
        member = _members(options).get(text)
        if member is None:
            self.refuse("reference_bad_choice", key=key, value=text)
        return member

    def choice_or_none(self, key: str, options: type[_Choice]) -> _Choice | None:
        """The member as `choice` reads it; None when the key is absent."""
        return self.choice(key, options) if self.has(key) else None

    def words(self, key: str, separator: str = " ") -> tuple[str, ...]:
        """The words in one cell, or the texts of a TOML list, without empty ones; empty when the key is absent."""
        raw = self._fields.get(key, "")
        if raw == "":
            return ()
        if isinstance(raw, list):
            return tuple(str(word) for word in raw)
        parts = (part.strip() for part in self.text(key, "").split(separator))
        return tuple(part for part in parts if part)

    def known(self, key: str, names: Iterable[str], kind: str) -> str:
        """The text of a key, which must be one of `names`; `kind` is what these are called in the error."""
        name = self.text(key)
        self.check_known(name, names, kind)
        return name

    def check_known(self, name: str, names: Iterable[str], kind: str) -> None:
        """Refuses a name that is not among `names`."""
        if name not in names:
            self.refuse("reference_unknown_name", kind=kind, value=name)


_MEMBERS: dict[type[StrEnum], dict[str, StrEnum]] = {}


def _members(options: type[_Choice]) -> dict[str, _Choice]:
    """The members of an enumeration by their texts, gathered once."""
    if options not in _MEMBERS:
        _MEMBERS[options] = {str(member.value): member for member in options}
    return cast("dict[str, _Choice]", _MEMBERS[options])


def csv_records(file: str, content: str, columns: frozenset[str], id_columns: tuple[str, ...]) -> Iterator[Record]:
    """The records of a CSV file, in order; an empty line is no record.

    Args:
        file: path below the reference folder, for errors.
        content: text of the file.
        columns: every column that the file must have; it may have no other.
        id_columns: columns whose cells together are the id of a record.

    Raises:
        ReferenceDataError: wrong columns, a row of another length, or a missing or repeated id.
    """
    seen: set[str] = set()
    rows = _csv_rows(file, content, columns)
    _, header = next(rows)
    for line, cells in rows:
        yield _named_record(file, dict(zip(header, cells, strict=True)), id_columns, line, seen)


class RecordGroups(Mapping[str, list[Record]]):
    """The rows of a CSV file under their first `id_columns`, made into records when they are asked for.

    Asking for a group may raise ReferenceDataError: a row of it has a double name.

    Raises:
        ReferenceDataError: wrong columns, a row of another length, a row without a group.
    """

    def __init__(self, file: str, content: str, columns: frozenset[str], id_columns: tuple[str, ...]) -> None:
        self._file = file
        self._id_columns = id_columns
        rows = _csv_rows(file, content, columns)
        _, self._header = next(rows)
        self._rows: dict[str, list[tuple[str, list[str]]]] = {}
        group = self._header.index(id_columns[0])
        for line, cells in rows:
            if not cells[group]:
                raise ReferenceDataError(file, line, "reference_missing_key", key=id_columns[0])
            self._rows.setdefault(cells[group], []).append((line, cells))

    def __getitem__(self, name: str) -> list[Record]:
        seen: set[str] = set()
        return [
            _named_record(self._file, dict(zip(self._header, cells, strict=True)), self._id_columns, line, seen)
            for line, cells in self._rows[name]
        ]

    def __contains__(self, name: object) -> bool:
        return name in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def _csv_rows(file: str, content: str, columns: frozenset[str]) -> Iterator[tuple[str, list[str]]]:
    """The header, then the rows, each with the words that name its line."""
    rows = csv.reader(io.StringIO(content), strict=True)
    try:
        header = next(rows, [])
        _check_header(file, header, columns)
        yield "line 1", header
        width = len(header)
        for cells in rows:
            if not cells:
                continue
            line = f"line {rows.line_num}"
            if len(cells) != width:
                raise ReferenceDataError(file, cells[0] or line, "reference_row_length", line=line)
            yield line, cells
    except csv.Error as error:
        raise ReferenceDataError(
            file, f"line {rows.line_num}", "reference_unreadable", reason=str(error)
        ) from error


def _named_record(
    file: str, fields: dict[str, str], id_columns: tuple[str, ...], line: str, seen: set[str]
) -> Record:
    """A row as a record; refused without a name, or with a name in `seen`, to which its own is added."""
    name = "/".join([fields[column] for column in id_columns if fields[column]])
    if not name:
        raise ReferenceDataError(file, line, "reference_missing_key", key=id_columns[0])
    if name in seen:
        raise ReferenceDataError(file, name, "reference_duplicate_id", value=name)
    seen.add(name)
    return Record(file, name, fields)


def _check_header(file: str, header: list[str], columns: frozenset[str]) -> None:
    for column in header:
        if column not in columns:
            raise ReferenceDataError(file, "line 1", "reference_unknown_key", key=column)
    for column in sorted(columns.difference(header)):
        raise ReferenceDataError(file, "line 1", "reference_missing_key", key=column)
    if len(set(header)) != len(header):
        raise ReferenceDataError(file, "line 1", "reference_duplicate_id", value=",".join(header))


def toml_table(file: str, content: str) -> dict[str, object]:
    """The keys and values of a TOML file.

    Raises:
        ReferenceDataError: it is not TOML.
    """
    try:
        return tomllib.loads(content)
    except ValueError as error:  # TOMLDecodeError, or an integer of more digits than Python reads
        raise ReferenceDataError(file, "", "reference_unreadable", reason=str(error)) from error


def toml_records(file: str, tables: object, kind: str) -> Iterator[Record]:
    """The records of a TOML table of tables; the key of a table is the id of its record.

    Args:
        file: path below the reference folder, for errors.
        tables: parsed TOML value.
        kind: name of the table in an error.

    Raises:
        ReferenceDataError: it is not a table of tables.
    """
    if not isinstance(tables, dict):
        raise ReferenceDataError(file, kind, "reference_missing_key", key=kind)
    for name, fields in tables.items():
        if not isinstance(fields, dict):
            raise ReferenceDataError(file, str(name), "reference_unknown_key", key=str(name))
        yield Record(file, str(name), fields)
