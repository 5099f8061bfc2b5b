"""Reads import_layouts/: column headers in bills of other programs, and the known layouts of such programs."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from models.domain.bill import Phase
from models.domain.quantities import parse_unit
from models.domain.source import SourceRef
from models.reference.manifest import ReferenceFolder
from models.reference.records import Record, toml_records, toml_table
from models.reference.sources import SOURCE_COLUMNS, Sources

FOLDER = "import_layouts/"
_WORDS = FOLDER + "words.toml"
_STATED = FOLDER + "stated.toml"
_WORD_KINDS = frozenset(
    {"mass", "density", "mki", "co2", "price", "total", "per_year", "life", "description", "quantity", "dwelling",
     "text", "size", "thickness", "chapter", "other_code", "per_unit", "mpg", "length",
     "width", "height"}
)  # fmt: skip
_KEYS = {
    "words": _WORD_KINDS,
    "sums": {"part", "whole"},
    "sheets": {"preferred", "other", "summary", "parts", "cobie"},
    "french": {"headers", "pieces"},
    "settled": {"lump", "neutral", "time"},
    "remarks": {"starts"},
    "phases": {"none", "not", *Phase},
}
_TABLES = frozenset({"fields", "amounts", "units", "stabu", "counted_by", *_KEYS})
_LAYOUT_KEYS = SOURCE_COLUMNS | {"id", "name", "minimum", "needs"}


@dataclass(frozen=True, slots=True)
class KnownLayout:
    """Layout of the table of one program.

    Attributes:
        minimum: number of its headers that a row must have to be recognised as this layout.
        columns: header -> field of the bill line; "" for a column that is only kept, "quantity m3" for an amount
            in one unit, "?mki" for a column whose meaning the file does not give.
        needs: words of which a header must hold one as well, for a layout with common headers; empty for none.
    """

    id: str
    name: str
    minimum: int
    columns: Mapping[str, str]
    source: SourceRef
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatedLabel:
    """A stated figure that a sheet may have beside its bill.

    Attributes:
        subject: an indicator id, or the name of a total of the building such as "mki".
        labels: words before the figure.
        units: units that may follow it.
        unit: unit of the figure.
    """

    subject: str
    labels: tuple[str, ...]
    units: tuple[str, ...]
    unit: str


@dataclass(frozen=True, slots=True)
class ImportLayouts:
    """Words and layouts by which bills of other programs are read.

    Attributes:
        fields: field of the bill line -> names of columns.
        amounts: unit symbol -> names of columns that hold an amount in that unit.
        words: kind of word -> words or whole headers. Beside the kinds of amount (mass, density, mki, co2, price,
            total, per_year, life) these are description and quantity; dwelling, for amounts per dwelling; text,
            for columns that say more about the material; size and thickness; chapter; other_code, for codes of
            another classification than NL-SfB; length, width, height and thickness, for sizes; per_unit, for
            figures of one unit; mpg, for shares of the MPG.
        counted_by: symbol of a unit -> parts of words of what is counted in it, in the order of trying.
        stabu: number of a chapter of a STABU specification -> its titles.
        units: name of a unit beside those that `parse_unit` knows -> how much of which unit, such as "1000 stuk".
        settled: words in a column of units that are none: "lump" for a sum of money, "neutral" for the way in
            which an amount is settled, "time" for labour.
        phases: what the work does with a material (`Phase`) -> words for it. `no_phase`: words for none;
            `not_phase`: words that deny the one beside them.
        remarks: first words of rows that are remarks about the bill.
        part_sums, whole_sums: first words of rows that hold the sum of some or of all rows.
        preferred_sheets, other_sheets: names of sheets to take first and last when several hold a bill.
        summary_sheets: words in the name of a sheet that may sum others, or stand instead of them.
        part_sheets: words in the name of a sheet for one part of the building, such as a storey.
        cobie_sheets: names of the sheets of a COBie workbook.
        french_headers: headers by which a bill is known to be in French; `french_pieces` are units of one piece in
            such a bill.
    """

    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    amounts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    settled: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    counted_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    phases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    no_phase: tuple[str, ...] = ()
    not_phase: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    stabu: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    part_sums: tuple[str, ...] = ()
    whole_sums: tuple[str, ...] = ()
    preferred_sheets: tuple[str, ...] = ()
    other_sheets: tuple[str, ...] = ()
    summary_sheets: tuple[str, ...] = ()
    part_sheets: tuple[str, ...] = ()
    cobie_sheets: tuple[str, ...] = ()
    french_headers: tuple[str, ...] = ()
    french_pieces: tuple[str, ...] = ()
    layouts: tuple[KnownLayout, ...] = ()
    stated: tuple[StatedLabel, ...] = ()


def load_import_layouts(folder: ReferenceFolder, sources: Sources) -> ImportLayouts:
    """The words, and every layout file that the manifest lists; nothing when it lists no words.

    Raises:
        ReferenceDataError: a record is broken.
    """
    files = [file for file in folder.entries if file.startswith(FOLDER) and file not in (_WORDS, _STATED)]
    if _WORDS not in folder.entries:
        return ImportLayouts()
    records = {kind: Record(_WORDS, kind, fields) for kind, fields in _tables(_WORDS, folder.read(_WORDS)).items()}
    for kind, keys in _KEYS.items():
        records[kind].only(frozenset(keys))
    return ImportLayouts(
        fields=_lists(records["fields"]),
        amounts=_amounts(records["amounts"]),
        words=_lists(records["words"]),
        units=_units(records["units"]),
        settled=_lists(records["settled"]),
        counted_by=_amounts(records["counted_by"]),
        stabu=_lists(records["stabu"]),
        phases={phase: records["phases"].words(phase) for phase in Phase},
        no_phase=records["phases"].words("none"),
        not_phase=records["phases"].words("not"),
        remarks=records["remarks"].words("starts"),
        part_sums=records["sums"].words("part"),
        whole_sums=records["sums"].words("whole"),
        preferred_sheets=records["sheets"].words("preferred"),
        other_sheets=records["sheets"].words("other"),
        summary_sheets=records["sheets"].words("summary"),
        part_sheets=records["sheets"].words("parts"),
        cobie_sheets=records["sheets"].words("cobie"),
        french_headers=records["french"].words("headers"),
        french_pieces=records["french"].words("pieces"),
        layouts=tuple(_layout(file, folder.read(file), sources) for file in files),
        stated=_stated(folder),
    )


def _tables(file: str, content: str) -> dict[str, dict[str, object]]:
    table = toml_table(file, content)
    Record(file, "", table).only(_TABLES)
    return {record.id: dict(record.items()) for record in toml_records(file, table, file)}


def _lists(record: Record) -> dict[str, tuple[str, ...]]:
    return {key: record.words(key) for key, _ in record.items()}


def _amounts(record: Record) -> dict[str, tuple[str, ...]]:
    amounts = _lists(record)
    for symbol in amounts:
        if parse_unit(symbol) is None:
            record.refuse("reference_unknown_name", kind="unit", value=symbol)
    return amounts


def _units(record: Record) -> dict[str, str]:
    """Name -> amount and unit; every unit has to be one of ours, and every amount a number."""
    units = {}
    for measure, names in _lists(record).items():
        amount, _, symbol = measure.partition(" ")
        if parse_unit(symbol) is None or not amount.replace(".", "", 1).isdigit():
            record.refuse("reference_unknown_name", kind="unit", value=measure)
        units.update(dict.fromkeys(names, measure))
    return units


def _layout(file: str, content: str, sources: Sources) -> KnownLayout:
    table = toml_table(file, content)
    Record(file, "", table).only(frozenset({"layout", "columns"}))
    records = {record.id: record for record in toml_records(file, table, "layout")}
    head = records["layout"]
    head.only(_LAYOUT_KEYS)
    columns = {name: value for name, value in records["columns"].items() if isinstance(value, str)}
    return KnownLayout(
        head.text("id"),
        head.text("name"),
        head.whole_number("minimum"),
        columns,
        sources.of(head),
        head.words("needs"),
    )


def _stated(folder: ReferenceFolder) -> tuple[StatedLabel, ...]:
    figures = toml_table(_STATED, folder.read(_STATED)).get("figures")
    return tuple(
        StatedLabel(record.id, record.words("labels"), record.words("units"), record.text("unit"))
        for record in toml_records(_STATED, figures, "figures")
    )
