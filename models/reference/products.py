"""Reads products/: the product cards of the library, and their figures, one row each with its own source."""

from models.domain.product import DataCategory, ProductCard
from models.domain.quantities import Unit, parse_unit
from models.domain.source import SourceRef
from models.reference.manifest import ReferenceFolder
from models.reference.records import Record, csv_records
from models.reference.sources import SOURCE_COLUMNS, Sources

CARDS_FILE = "products/cards.csv"
VALUES_FILE = "products/values.csv"
_CARD_COLUMNS = frozenset({"id", "name_nl", "name_en", "unit", "mki_is_complete", "data_category", "remark"})
_CARD_COLUMNS |= SOURCE_COLUMNS
_VALUE_COLUMNS = SOURCE_COLUMNS | {"card", "field", "value"}
_NOT_NEGATIVE = frozenset({
    "density_kg_per_m3", "mass_kg_per_unit", "service_life_years", "gwp_a1a3_kg_per_kg", "biogenic_c_kg_per_kg",
})  # fmt: skip
_FRACTIONS = frozenset({"biobased_fraction"})
_SIGNED = frozenset({"mki_a1_eur_per_unit", "mki_a2_eur_per_unit"})
_FIELDS = _NOT_NEGATIVE | _FRACTIONS | _SIGNED


class _Figures:
    """The figures of one card with their sources."""

    __slots__ = ("sources", "values")

    def __init__(self) -> None:
        self.values: dict[str, float] = {}
        self.sources: dict[str, SourceRef] = {}


def load_products(folder: ReferenceFolder, sources: Sources) -> dict[str, ProductCard]:
    """The product cards by id, in the order of the file.

    Raises:
        ReferenceDataError: a record is broken, two cards have the same name, or a figure has no card.
    """
    figures = _load_figures(folder, sources)
    cards: dict[str, ProductCard] = {}
    names: set[str] = set()
    for record in csv_records(CARDS_FILE, folder.read(CARDS_FILE), _CARD_COLUMNS, ("id",)):
        name = record.text("name_nl")
        if name.casefold() in names:
            record.refuse("reference_duplicate_id", value=name)
        names.add(name.casefold())
        cards[record.id] = _card(record, figures.pop(record.id, _Figures()), sources)
    for card in figures:
        Record(VALUES_FILE, card, {}).check_known(card, cards, "card")
    return cards


def _load_figures(folder: ReferenceFolder, sources: Sources) -> dict[str, _Figures]:
    figures: dict[str, _Figures] = {}
    for record in csv_records(VALUES_FILE, folder.read(VALUES_FILE), _VALUE_COLUMNS, ("card", "field")):
        field = record.known("field", _FIELDS, "field")
        of_card = figures.setdefault(record.text("card"), _Figures())
        of_card.values[field] = _value(record, field)
        of_card.sources[field] = sources.of(record)
    return figures


def _value(record: Record, field: str) -> float:
    if field in _SIGNED:
        return record.number("value")
    value = record.number("value", 0, 1) if field in _FRACTIONS else record.number("value", least=0)
    if value == 0 and field in ("density_kg_per_m3", "mass_kg_per_unit", "service_life_years"):
        record.refuse("reference_out_of_range", key=field, value=value)
    return value


def _card(record: Record, figures: _Figures, sources: Sources) -> ProductCard:
    values = figures.values
    return ProductCard(
        id=record.id,
        name_nl=record.text("name_nl"),
        name_en=record.text("name_en"),
        unit=_unit(record),
        density_kg_per_m3=values.get("density_kg_per_m3"),
        mass_kg_per_unit=values.get("mass_kg_per_unit"),
        service_life_years=values.get("service_life_years"),
        gwp_a1a3_kg_per_kg=values.get("gwp_a1a3_kg_per_kg"),
        biogenic_c_kg_per_kg=values.get("biogenic_c_kg_per_kg"),
        biobased_fraction=values.get("biobased_fraction"),
        mki_a1_eur_per_unit=values.get("mki_a1_eur_per_unit"),
        mki_a2_eur_per_unit=values.get("mki_a2_eur_per_unit"),
        mki_is_complete=record.flag("mki_is_complete"),
        data_category=record.choice_or_none("data_category", DataCategory),
        sources={"": sources.of(record), **figures.sources},
        note=record.text("remark", ""),
    )


def _unit(record: Record) -> Unit:
    unit = parse_unit(record.text("unit"))
    if unit is None:
        record.refuse("reference_bad_choice", key="unit", value=record.text("unit"))
    return unit
