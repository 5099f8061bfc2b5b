"""The sheets of the workbook and their columns: the file format, in one place for reader and writer.

The keys of the sheet Project are those of the fields, see fields.py.

Headers are Dutch; the English ids are accepted too. A header is compared after `header_key`, so case,
spaces, brackets, superscripts and percent signs do not matter.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from app.formats.cell_text import folded
from models.domain.bill import BILL_LINE_FIELDS, Connection
from models.domain.product import LifeCycleModule

PROJECT = "Project"
BILL = "Materialen"
ASSESSMENTS = "Beoordelingen"
MODULES = "Modules"
PRODUCTS = "Producten"
PRODUCT_MODULES = "Productmodules"
PRODUCT_SOURCES = "Productbronnen"
TARGETS = "Doelen"
DECISIONS = "Besluiten"
PARTS = "Onderdelen"
POINTS = "Punten"
INPUTS = "Gegevens"
NORMS = "Normen"
DOCUMENTS = "Stukken"
PROVISIONAL = "Voorlopig"
OPENED = "Opbouwen"
RESULTS = "Uitkomsten"
BY_PHASE = "Materiaal per fase"
LINE_ESTIMATES = "Schattingen"
GUIDE = "Uitleg"
LISTS = "Lijsten"
QUESTIONS = "Meetlat-vragen"

ACCESSORY_WORDS = (
    "nevenfunctie", "neven", "nevenfunctie van wonen", "nevengebruiksfunctie", "nevengebruiksfunctie van wonen",
    "accessory", "accessory function",
)  # fmt: skip
OWN_WORDS = ("eigen functie", "eigen", "zelfstandig", "geen nevenfunctie", "own", "own function", "not accessory")
"""The third part of the key `functie`; the first word of each is written."""

SHEET_NAMES: dict[str, str] = {
    **{folded(name): name for name in (
        PROJECT, BILL, ASSESSMENTS, MODULES, PRODUCTS, PRODUCT_MODULES, PRODUCT_SOURCES, TARGETS, DECISIONS,
        PARTS, POINTS, INPUTS, NORMS, DOCUMENTS, PROVISIONAL, OPENED, RESULTS,
    )},
    "materials": BILL, "bill": BILL, "materiaalstaat": BILL,
    "assessments": ASSESSMENTS, "beoordeling": ASSESSMENTS, "products": PRODUCTS,
    "targets": TARGETS, "decisions": DECISIONS, "meetlat-vragen": QUESTIONS, "meetlat questions": QUESTIONS,
}  # fmt: skip
"""Accepted sheet name, folded -> sheet."""


class Kind(StrEnum):
    """The kind of content of a column, by which its cells are read."""

    TEXT = "text"
    ID = "id"
    NUMBER = "number"
    PERCENT = "percent"
    FRACTION = "fraction"
    UNIT = "unit"
    PRODUCT = "product"
    FACTOR = "factor"
    CATEGORY = "category"
    YES_NO = "yes_no"
    DATE = "date"
    CHOICE = "choice"
    FUNCTION = "function"
    """A use function with its floor area; the key may repeat."""


class Sign(StrEnum):
    """The range of numbers that a column allows."""

    ANY = "any"
    NOT_NEGATIVE = "not_negative"
    ABOVE_ZERO = "above_zero"


@dataclass(frozen=True, slots=True)
class Column:
    """One column or key: its Dutch header, the id of the field that it fills, and other names for it.

    An optional column is read where it is found, but is not in the template and only written when it has values.
    """

    header: str
    field: str
    kind: Kind
    sign: Sign = Sign.ANY
    aliases: tuple[str, ...] = ()
    is_optional: bool = False


_NUM, _PCT, _FRAC, _FACTOR = Kind.NUMBER, Kind.PERCENT, Kind.FRACTION, Kind.FACTOR
_POS, _MORE = Sign.NOT_NEGATIVE, Sign.ABOVE_ZERO

_TOTALS = ("totaal", "totaal_mki", "total", "mki_totaal", "total_mki", "totaal_mki_eur", "mki_totaal_eur")

BILL_COLUMNS: tuple[Column, ...] = (
    Column("id", "id", Kind.ID, aliases=("regel", "regelnummer", "nr", "line_id")),
    Column("nl_sfb", "nl_sfb", Kind.TEXT, aliases=("nlsfb", "sfb", "nl_sfb_code", "sfb_code")),
    Column("omschrijving", "description", Kind.TEXT, aliases=("beschrijving", "naam", "element")),
    Column("hoeveelheid", "quantity", _NUM, _POS, ("aantal", "amount", "qty")),
    Column("eenheid", "unit", Kind.UNIT, aliases=("eh",)),
    Column("product", "product_id", Kind.PRODUCT, aliases=("materiaal", "productkaart", "material")),
    Column("massa_kg_per_eenheid", "mass_kg_per_unit", _NUM, _POS, ("massa_per_eenheid", "massa_kg")),
    Column("levensduur_jaar", "service_life_years", _NUM, _MORE, ("levensduur", "service_life")),
    Column("mki_a1_eur_per_eenheid", "mki_a1_eur_per_unit", _NUM, aliases=("mki_a1", "mki_a1_per_eenheid")),
    Column("mki_a2_eur_per_eenheid", "mki_a2_eur_per_unit", _NUM, aliases=("mki_a2", "mki_a2_per_eenheid")),
    Column("co2_a1a5_kg_per_eenheid", "co2_a1a5_kg_per_unit", _NUM, aliases=("co2_a1_a5_kg_per_eenheid",)),
    Column("biogeen_c_kg_per_kg", "biogenic_c_kg_per_kg", _NUM, _POS, ("biogene_koolstof_kg_per_kg",)),
    Column("biobased_pct", "biobased_fraction", _PCT, aliases=("biobased",)),
    Column("gerecycled_pct", "recycled_fraction", _PCT, aliases=("gerecycled", "recycled_pct")),
    Column("hergebruikt_pct", "reused_fraction", _PCT, aliases=("hergebruikt", "reused_pct")),
    Column("toekomst_hergebruik_pct", "future_reuse_fraction", _PCT, aliases=("future_reuse_pct",)),
    Column("toekomst_recycling_pct", "future_recycling_fraction", _PCT, aliases=("future_recycling_pct",)),
    Column("type_verbinding", "connection_type", _FACTOR, aliases=("verbinding",)),
    Column("toegankelijkheid", "accessibility", _FACTOR, aliases=("toegankelijkheid_verbinding",)),
    Column("doorkruisingen", "crossings", _FACTOR),
    Column("randopsluiting", "edge_confinement", _FACTOR),
    Column("categorie", "data_category", Kind.CATEGORY, aliases=("category", "datacategorie")),
    Column("bron", "source", Kind.TEXT),
    Column("opmerking", "note", Kind.TEXT, aliases=("opmerkingen", "notes")),
    Column("onvoorzien_hergebruik", "unforeseen_reuse", Kind.YES_NO, is_optional=True),
    Column("fase", "phase", Kind.CHOICE, aliases=("phase",), is_optional=True),
    Column("energiedeel", "energy_part", Kind.CHOICE, aliases=("energy_part",), is_optional=True),
    Column(
        "totaal_eur",
        "printed_total",
        _NUM,
        aliases=("totaal", "totaal_mki", "total", "mki_totaal", "total_mki"),
        is_optional=True,
    ),
)
"""The columns of Materialen, in the order of the template."""

BILL_TEMPLATE_COLUMNS = tuple(column for column in BILL_COLUMNS if not column.is_optional)
"""The columns that are always written."""


_NO_COLUMN = frozenset({"connection", "module_profiles", "extra", "provisional", "opened_from"})
"""Fields of a bill line without one column: four columns, sheets of their own, and the unknown columns."""


class LayoutError(Exception):
    """Raised when a column and a field do not fit each other; the message names what else a new one needs."""


def check_bill_columns(columns: tuple[Column, ...]) -> None:
    """Checks that every column of Materialen fills a field of a bill line, and every such field has its column.

    Raises:
        LayoutError: the first that lacks the other; the message names it and every place that it needs.
    """
    known = {*BILL_LINE_FIELDS, *Connection.__dataclass_fields__}
    for column in columns:
        if column.field not in known:
            raise LayoutError(
                f"column {column.header!r} of Materialen fills {column.field!r}, which a BillLine has not. Add the"
                " field to BillLine (models/domain/bill.py), with a default, and the explanation"
                f" [import_guide_bill_{column.field}] to assets/texts/importing.toml."
            )

    filled = {column.field for column in columns} | _NO_COLUMN
    for name in BILL_LINE_FIELDS:
        if name not in filled:
            raise LayoutError(
                f"BillLine.{name} (models/domain/bill.py) has no column. Add one to BILL_COLUMNS"
                f" (app/formats/workbook_layout.py) and its explanation [import_guide_bill_{name}] to"
                " assets/texts/importing.toml."
            )


FRACTION_COLUMNS: tuple[Column, ...] = tuple(
    Column(column.field, column.field, _FRAC) for column in BILL_COLUMNS if column.kind is _PCT
)
"""The shares under their English ids hold fractions 0-1, not percent."""

ASSESSMENT_COLUMNS: tuple[Column, ...] = (
    Column("indicator", "indicator_id", Kind.CHOICE),
    Column("waarde", "value", _NUM),
    Column("niveau", "level", Kind.CHOICE),
    Column("set", "environmental_set", Kind.CHOICE),
    Column("bewijs", "document", Kind.TEXT, aliases=("evidence", "bewijsstuk")),
    Column("datum", "date", Kind.DATE),
    Column("status", "status", Kind.CHOICE),
    Column("opmerking", "note", Kind.TEXT, aliases=("opmerkingen", "notes")),
    Column("bestand", "file_name", Kind.TEXT),
    Column("sha256", "file_sha256", Kind.TEXT, aliases=("bestand_sha256",)),
)
"""The columns of Beoordelingen. The first 8 are always written."""

ASSESSMENT_COLUMN_COUNT_IN_TEMPLATE = 8

TARGET_COLUMNS: tuple[Column, ...] = (
    Column("indicator", "indicator_id", Kind.CHOICE),
    Column("niveau", "level", Kind.CHOICE),
    Column("eigen_waarde", "own_limit", _NUM),
    Column("set", "environmental_set", Kind.CHOICE),
)
"""The columns of Doelen: the targets of the project, in the unit of the indicator."""

DECISION_COLUMNS: tuple[Column, ...] = (
    Column("bevinding", "finding_key", Kind.TEXT, aliases=("finding",)),
    Column("besluit", "kind", Kind.CHOICE, aliases=("decision",)),
    Column("reden", "reason", Kind.TEXT),
)
"""The columns of Besluiten: decisions about findings of the audit."""

_EVIDENCE_COLUMNS = (
    Column("bewijs", "document", Kind.TEXT, aliases=("evidence", "bewijsstuk")),
    Column("datum", "date", Kind.DATE),
    Column("status", "status", Kind.CHOICE),
    Column("bestand", "file_name", Kind.TEXT),
    Column("sha256", "file_sha256", Kind.TEXT, aliases=("bestand_sha256",)),
)

POINT_COLUMNS: tuple[Column, ...] = (
    Column("punt", "point_id", Kind.TEXT, aliases=("point",)),
    Column("antwoord", "state", Kind.CHOICE, aliases=("answer",)),
    Column("getal", "number", _NUM),
    Column("bron_getal", "number_source", Kind.TEXT),
    Column("soort_bewijs", "evidence_kind", Kind.CHOICE),
    Column("reden", "reason", Kind.TEXT),
    *_EVIDENCE_COLUMNS,
)
"""The columns of Punten: answers to the points of the indicators that are judged."""

POINT_HELP_COLUMNS: tuple[Column, ...] = (
    Column("vraag", "question", Kind.TEXT),
    Column("eis", "limit", Kind.TEXT),
    Column("uitleg", "help", Kind.TEXT),
    Column("gevraagd_bewijs", "asked_evidence", Kind.TEXT),
)
"""Columns of the template that help to fill in Punten and are not read."""

INPUT_COLUMNS: tuple[Column, ...] = (
    Column("gegeven", "input_id", Kind.TEXT, aliases=("input",)),
    Column("onderdeel", "item", Kind.TEXT, aliases=("item",)),
    Column("waarde", "value", _NUM),
    Column("keuze", "choice", Kind.TEXT, aliases=("choice",)),
    *_EVIDENCE_COLUMNS,
)
"""The columns of Gegevens: facts and amounts that are asked once; a choice may also be that it is not known."""

NORM_COLUMNS: tuple[Column, ...] = (
    Column("indicator", "indicator_id", Kind.TEXT),
    Column("van", "origin", Kind.CHOICE, aliases=("origin",)),
    Column("punt", "point_id", Kind.TEXT, aliases=("point",)),
    Column("getal", "number", _NUM, _POS),
    Column("bewijs", "document", Kind.TEXT, aliases=("evidence", "bewijsstuk")),
    Column("datum", "date", Kind.DATE),
)
"""The columns of Normen: the norm chosen for an indicator, a row for each number that was read in it."""

DOCUMENT_COLUMNS: tuple[Column, ...] = (
    Column("stuk", "document_id", Kind.TEXT, aliases=("document",)),
    Column("is_er", "is_there", Kind.YES_NO),
)
"""The columns of Stukken: documents that do not exist yet."""

PART_COLUMNS: tuple[Column, ...] = (
    Column("onderdeel", "part_id", Kind.TEXT, aliases=("part",)),
    Column("is_er", "is_there", Kind.YES_NO, aliases=("antwoord", "answer")),
)
"""The columns of Onderdelen: whether the building has a part that no line of the bill is."""

PART_HELP_COLUMNS: tuple[Column, ...] = (
    Column("nl_sfb", "part_group", Kind.TEXT),
    Column("naam", "part_name", Kind.TEXT),
    Column("nodig", "part_need", Kind.TEXT),
    Column("voorwaarde", "part_condition", Kind.TEXT),
    Column("stand", "part_state", Kind.TEXT),
)
"""Columns of Onderdelen that help to answer and are not read."""

ASSESSMENT_HELP_COLUMNS: tuple[Column, ...] = (
    Column("naam", "indicator_name", Kind.TEXT),
    Column("eenheid van de waarde", "indicator_unit", Kind.TEXT),
)
"""Columns of the template that help to fill in Beoordelingen and are not read."""

PROVISIONAL_COLUMNS: tuple[Column, ...] = (
    Column("regel", "line_id", Kind.ID, aliases=("id",)),
    Column("product", "product_id", Kind.ID),
    Column("massa_kg_per_eenheid", "mass_kg_per_unit", _NUM, _POS),
    Column("massa_aangenomen", "is_mass_assumed", Kind.YES_NO),
    Column("reden", "code", Kind.TEXT),
    Column("gegevens", "params", Kind.TEXT),
)
"""The columns of Voorlopig: products that nobody has confirmed, one row for each reason.

`gegevens` holds the values of the reason's text as a JSON object.
"""

OPENED_COLUMNS: tuple[Column, ...] = (
    Column("laag", "layer_id", Kind.ID),
    Column("regel", "line_id", Kind.ID),
    Column("product", "product_id", Kind.ID),
    Column("omschrijving", "description", Kind.TEXT),
    Column("hoeveelheid", "quantity", _NUM, _POS),
    Column("eenheid", "unit", Kind.UNIT),
    Column("nl_sfb", "nl_sfb", Kind.TEXT),
    Column("opmerking", "note", Kind.TEXT),
)
"""The columns of Opbouwen: the lines of Materialen that are layers, and the assembly that they were."""

MODULE_VALUE_COLUMNS: dict[LifeCycleModule, Column] = {
    module: Column(module.value, module.name.lower(), _NUM) for module in LifeCycleModule
}
MODULE_COLUMNS: tuple[Column, ...] = (
    Column("regel", "line_id", Kind.ID, aliases=("id",)),
    Column("set", "environmental_set", Kind.CHOICE),
    Column("categorie", "category", Kind.CHOICE),
    *MODULE_VALUE_COLUMNS.values(),
)
"""The columns of Modules: amounts per unit of the line."""

PRODUCT_COLUMNS: tuple[Column, ...] = (
    Column("id", "id", Kind.ID),
    Column("naam", "name_nl", Kind.TEXT),
    Column("eenheid", "unit", Kind.UNIT),
    Column("dichtheid_kg_per_m3", "density_kg_per_m3", _NUM),
    Column("massa_kg_per_eenheid", "mass_kg_per_unit", _NUM),
    Column("levensduur_jaar", "service_life_years", _NUM),
    Column("gwp_a1a3_kg_per_kg", "gwp_a1a3_kg_per_kg", _NUM),
    Column("biogeen_c_kg_per_kg", "biogenic_c_kg_per_kg", _NUM),
    Column("biobased_pct", "biobased_fraction", _PCT),
    Column("mki_a1_eur_per_eenheid", "mki_a1_eur_per_unit", _NUM),
    Column("mki_a2_eur_per_eenheid", "mki_a2_eur_per_unit", _NUM),
    Column("naam_en", "name_en", Kind.TEXT, is_optional=True),
    Column("mki_volledig", "mki_is_complete", Kind.YES_NO, is_optional=True),
    Column("categorie", "data_category", Kind.CATEGORY, is_optional=True),
    Column("geldig_tot", "valid_until", Kind.DATE, is_optional=True),
    Column("vrij_van_giftige_stoffen", "is_free_of_toxic", Kind.YES_NO, is_optional=True),
    Column("stoffenlijst", "substance_list", Kind.TEXT, is_optional=True),
    Column("gezond_certificaat", "has_health_certificate", Kind.YES_NO, is_optional=True),
    Column("bron", "source", Kind.TEXT, is_optional=True),
    Column("opmerking", "note", Kind.TEXT, aliases=("opmerkingen", "notes"), is_optional=True),
)
"""The columns of Producten: the cards that an exported bill was scored with, which go before the library's."""

PRODUCT_MODULE_COLUMNS: tuple[Column, ...] = (
    Column("product", "product_id", Kind.ID, aliases=("id",)),
    Column("set", "environmental_set", Kind.CHOICE),
    Column("categorie", "category", Kind.CHOICE),
    *MODULE_VALUE_COLUMNS.values(),
)
"""The columns of Productmodules: amounts per unit of the card, as its declaration gives them."""

PRODUCT_SOURCE_COLUMNS: tuple[Column, ...] = (
    Column("product", "product_id", Kind.ID, aliases=("id",)),
    Column("gegeven", "field", Kind.CHOICE),
    Column("bron", "document", Kind.TEXT),
    Column("editie", "edition", Kind.TEXT),
    Column("vindplaats", "clause", Kind.TEXT),
    Column("status", "status", Kind.CHOICE),
    Column("opmerking", "note", Kind.TEXT, aliases=("opmerkingen", "notes")),
)
"""The columns of Productbronnen: the source of each figure of a card; without `gegeven` of the card as a whole."""

_WORDS = (("²", "2"), ("³", "3"), ("₂", "2"), ("%", " pct "), ("€", " eur "), ("/", " per "))
_SEPARATORS = re.compile(r"[\s_\-()\[\].,:;·]+")


@lru_cache(maxsize=8192)
def header_key(text: str) -> str:
    """The form in which headers and keys are compared: `Massa (kg/eenheid)` -> `massa_kg_per_eenheid`."""
    for sign, word in _WORDS:
        text = text.replace(sign, word)
    return _SEPARATORS.sub("_", folded(text)).strip("_")


def names_of(columns: tuple[Column, ...]) -> dict[str, Column]:
    """Accepted name in the form of `header_key` -> column. The Dutch header takes precedence over an alias."""
    names: dict[str, Column] = {}
    for column in columns:
        for alias in (column.field, *column.aliases):
            names.setdefault(header_key(alias), column)
    return names | {header_key(column.header): column for column in columns}


def column_letter(index: int) -> str:
    """The letters of a column by its index: 0 -> A, 25 -> Z, 26 -> AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """The index of a column by its letters, the inverse of `column_letter`: A -> 0."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1
