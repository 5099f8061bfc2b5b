"""The wording of the import window: names of fields, reasons, places and numbers."""

import datetime as dt

from app.formats.import_result import ProposedFact
from app.formats.workbook_layout import BILL_COLUMNS
from app.importing.bill.column_guess import CHOICE_FIELDS
from app.reporting.wording.number_text import NOTHING, date_text, number_text, own_decimals, unit_symbol
from app.services.imports.import_report import ProblemKind
from app.services.imports.imported_lines import GroupState
from app.services.imports.title_facts import field_of
from app.texts import Language, codes, label, text, todo
from models.domain.library.words import NotMaterialKind
from models.domain.outcome import Finding, Place
from models.domain.quantities import Unit
from widgets.severity_marks import SEVERITY_MARKS

_LARGE = 1_000
_SMALL = 10


def amount_text(amount: float | None, numbers: Language) -> str:
    """An amount at a readable precision; a dash when it is not known."""
    if amount is None:
        return NOTHING
    size = abs(amount)
    decimals = 0 if size >= _LARGE or size == 0 else 1 if size >= _SMALL else 3
    return number_text(amount, decimals, numbers)


def unit_text(unit: Unit | None) -> str:
    """The unit as printed; a dash for None."""
    return unit_symbol(unit) or NOTHING


def field_name(field: str, language: Language) -> str:
    """The name of a field of the bill; its id when it has no name."""
    code = f"preview_field_{field or 'none'}"
    return label(code, language) if code in codes() else field


def field_choices(language: Language) -> list[tuple[str, str]]:
    """Every field that can be assigned to a column, with its name; the first is no field."""
    fields = [column.field for column in BILL_COLUMNS]
    after = fields.index("unit") + 1
    ordered = [*fields[:after], *(f for f in CHOICE_FIELDS if f not in fields), *fields[after:]]
    return [(field, field_name(field, language)) for field in ("", *ordered)]


def counted_name(what: str, language: Language) -> str:
    """The name of what was counted; an IFC class keeps its own name."""
    for code in (what, f"preview_count_{what}"):
        if code in codes():
            return label(code, language)
    return what


def column_reason(reason: str, language: Language) -> str:
    """The reason why a column was recognised as its field."""
    code = f"preview_why_{reason}"
    return label(code, language) if code in codes() else ""


def group_state_text(state: GroupState, language: Language) -> str:
    """What counts of the lines of a text, in a word or two."""
    return label(f"preview_state_{state}", language)


def left_out_text(kind: NotMaterialKind, language: Language) -> str:
    """The reason why a row is not taken in, in a word or two."""
    return label(f"preview_left_out_{kind}", language)


def problem_text(kind: ProblemKind, count: int, language: Language) -> str:
    """A problem with the number of its lines."""
    return label(f"preview_problem_{kind}", language, count=count)


def fact_text(fact: ProposedFact, language: Language, numbers: Language) -> str:
    """A fact of a title block with its name, its value as read, and its cell."""
    field = field_of(fact)
    if field is None:
        return fact.text
    where = f"{fact.where.column}{fact.where.row or ''}"
    told = f"{label(field.short_label or field.label, language)}: {_fact_value(fact, language, numbers)}"
    return f"{told} ({where})" if where else told


def _fact_value(fact: ProposedFact, language: Language, numbers: Language) -> str:
    field = field_of(fact)
    if fact.number is not None:
        unit = label(field.unit, language) if field is not None and field.unit else ""
        return f"{number_text(fact.number, own_decimals(fact.number), numbers)} {unit}".strip()
    if field is not None and field.choices is not None and field.answers:
        return label(f"{field.answers}{fact.value}", language)
    if field is not None and field.name == "permit_application_date":
        return date_text(dt.date.fromisoformat(fact.value), language)
    return " ".join(fact.value.split())


def place_text(place: Place, language: Language) -> str:
    """Sheet and cell; "" when they are unknown."""
    parts = [place.sheet]
    if place.row:
        parts.append(label("cli_cell", language, column=place.column, row=place.row))
    return ", ".join(part for part in parts if part)


def finding_text(finding: Finding, language: Language) -> str:
    """A finding with its shape, its place and what to do."""
    where = place_text(finding.where, language)
    said = text(finding.message, language)
    advice = todo(finding.message, language)
    sentence = f"{where}: {said}" if where else said
    return f"{SEVERITY_MARKS[finding.severity]} {sentence} {advice}".strip()
