"""Reads the cards of the library, their figures and the ids that they replace.

`library/cards.csv` names the cards and `library/figures.csv` has one row per figure and source. Two sources that
disagree are both kept; at most one figure of a card, field and size is used.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from models.domain.library.card import CardKind, LibraryCard
from models.domain.library.figure import (
    PER_AMOUNT,
    Boundary,
    Figure,
    FigureField,
    FigureStatus,
    LibraryUnit,
)
from models.domain.library.mass_rule import MassRule
from models.domain.quantities import Unit, parse_unit
from models.reference.library.mass_rules import mass_rules, rule_records
from models.reference.manifest import ReferenceFolder
from models.reference.on_demand import OnDemand, refuse_double_names, refuse_owners
from models.reference.records import Record, RecordGroups, csv_records
from models.reference.sources import Sources

CARDS_FILE = "library/cards.csv"
FIGURES_FILE = "library/figures.csv"
REPLACED_FILE = "library/replaced_ids.csv"
_CARD_COLUMNS = frozenset({
    "id", "name_nl", "name_en", "kind", "unit", "nl_sfb", "material_class", "estimate_sets", "not_when", "remark",
})  # fmt: skip
_FIGURE_COLUMNS = frozenset({
    "card", "field", "size", "value", "per", "boundary", "basis_kg_per_m3", "used", "reason", "source", "clause",
    "status",
})  # fmt: skip
_FIGURE_KEY = ("card", "field", "size", "value", "source", "clause")
_REPLACED_COLUMNS = frozenset({"id", "card", "size", "unit", "names", "fingerprints"})
_SHARES = frozenset({FigureField.BIOBASED, FigureField.BIOGENIC_CARBON})
_ABOVE_ZERO = frozenset({
    FigureField.DENSITY, FigureField.SERVICE_LIFE_LOW, FigureField.SERVICE_LIFE_HIGH, FigureField.SERVICE_LIFE,
    FigureField.LAMBDA_LOW, FigureField.LAMBDA_HIGH,
})  # fmt: skip
_ORDERED = (
    (FigureField.SERVICE_LIFE_LOW, FigureField.SERVICE_LIFE_HIGH),
    (FigureField.LAMBDA_LOW, FigureField.LAMBDA_HIGH),
)


@dataclass(frozen=True, slots=True)
class ReplacedCard:
    """A card id of before: the card that took its place, the size that it named, and the unit that it had.

    `names` are those that bills of before use; `fingerprints` tell the card as earlier editions had it
    (`models.domain.card_difference`).
    """

    id: str
    card_id: str
    size: str
    unit: Unit
    names: tuple[str, ...] = ()
    fingerprints: tuple[str, ...] = ()


def load_cards(folder: ReferenceFolder, sources: Sources, nl_sfb: Container[str]) -> OnDemand[LibraryCard]:
    """The cards by id, in the order of the file, each made when it is asked for.

    Raises:
        ReferenceDataError: a name stands twice, a figure or a rule has no card, or two records have one id.
    """
    records = {r.id: r for r in csv_records(CARDS_FILE, folder.read(CARDS_FILE), _CARD_COLUMNS, ("id",))}
    refuse_double_names(records)
    figures = RecordGroups(FIGURES_FILE, folder.read(FIGURES_FILE), _FIGURE_COLUMNS, _FIGURE_KEY)
    rules = rule_records(folder)
    refuse_owners(figures, records, "card")
    refuse_owners(rules, records, "card")

    def make(record: Record) -> LibraryCard:
        of_card = _figures(figures.get(record.id, ()), sources)
        return _card(record, nl_sfb, of_card, mass_rules(rules.get(record.id, ()), sources, of_card))

    return OnDemand(records, make)


def _card(
    record: Record, nl_sfb: Container[str], figures: tuple[Figure, ...], rules: tuple[MassRule, ...]
) -> LibraryCard:
    codes = record.words("nl_sfb")
    for code in codes:
        if code not in nl_sfb:
            record.refuse("reference_unknown_name", kind="nl_sfb", value=code)
    card = LibraryCard(
        id=record.id,
        name_nl=record.text("name_nl"),
        name_en=record.text("name_en"),
        kind=record.choice("kind", CardKind),
        unit=record.choice("unit", LibraryUnit),
        nl_sfb=codes,
        material_class=record.text("material_class"),
        figures=figures,
        rules=rules,
        estimate_sets=record.words("estimate_sets"),
        not_when=record.words("not_when", ";"),
        remark=record.text("remark", ""),
    )
    for low, high in _ORDERED:
        if (card.value(low) or 0) > (card.value(high) or 0):
            record.refuse("reference_contradiction", key=low, other=high)
    return card


def _figures(records: Sequence[Record], sources: Sources) -> tuple[Figure, ...]:
    """The figures of one card; two that are used of one field and size are refused."""
    figures = []
    used: set[tuple[FigureField, str]] = set()
    for record in records:
        figure = _figure(record, sources)
        if figure.is_used:
            if (figure.field, figure.size) in used:
                record.refuse("reference_contradiction", key="used", other=figure.field)
            used.add((figure.field, figure.size))
        figures.append(figure)
    return tuple(figures)


def _figure(record: Record, sources: Sources) -> Figure:
    field = record.choice("field", FigureField)
    status = record.choice("status", FigureStatus)
    reason = record.text("reason", "")
    is_used = record.flag("used")
    if not is_used and not reason:
        record.refuse("reference_missing_key", key="reason")
    per, boundary = record.choice_or_none("per", LibraryUnit), record.choice_or_none("boundary", Boundary)
    is_amount = field in PER_AMOUNT
    if is_amount != (per is not None) or is_amount != (boundary is not None):
        record.refuse("reference_contradiction", key="per, boundary", other="field")
    return Figure(
        field=field,
        value=_value(record, field),
        source=sources.cited(record, status.of_source, reason),
        status=status,
        size=record.text("size", ""),
        per=per,
        boundary=boundary,
        basis_kg_per_m3=record.number_or_none("basis_kg_per_m3", least=1),
        is_used=is_used,
        reason=reason,
    )


def _value(record: Record, field: FigureField) -> float:
    if field in _SHARES:
        return record.number("value", 0, 1)
    if field not in _ABOVE_ZERO:
        return record.number("value")
    value = record.number("value", least=0)
    if value == 0:
        record.refuse("reference_out_of_range", key=field, value=value)
    return value


def load_replaced(folder: ReferenceFolder, cards: Mapping[str, LibraryCard]) -> dict[str, ReplacedCard]:
    """The cards of before by id, in the order of the file.

    Raises:
        ReferenceDataError: a record is broken, or names an unknown card, size or unit.
    """
    replaced = {}
    for record in csv_records(REPLACED_FILE, folder.read(REPLACED_FILE), _REPLACED_COLUMNS, ("id",)):
        card, unit = record.text("card"), parse_unit(record.text("unit"))
        if card not in cards:
            record.refuse("reference_unknown_name", kind="card", value=card)
        if unit is None:
            record.refuse("reference_bad_choice", key="unit", value=record.text("unit"))
        size = record.text("size", "")
        if size and size not in cards[card].sizes:
            record.refuse("reference_unknown_name", kind="size", value=size)
        replaced[record.id] = ReplacedCard(
            record.id, card, size, unit, record.words("names", ";"), record.words("fingerprints")
        )
    return replaced
