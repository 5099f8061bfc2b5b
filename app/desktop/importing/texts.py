"""The wording of the import window: names of fields, reasons, places and numbers."""

from app.formats.workbook_layout import BILL_COLUMNS
from app.reporting.wording.number_text import NOTHING, number_text, unit_symbol
from app.services.imports.product_matching import MatchReason, Proposal, TextMatch, UnitFit
from app.texts import Language, codes, label, text, todo
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
    return [("", field_name("", language)), *((c.field, field_name(c.field, language)) for c in BILL_COLUMNS)]


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


def match_reason(reason: MatchReason, language: Language) -> str:
    return label(f"preview_reason_{reason.value}", language)


def fit_text(fit: UnitFit, language: Language) -> str:
    return label(f"preview_fit_{fit.value}", language)


def proposal_of(match: TextMatch, card_id: str) -> Proposal | None:
    """The proposal with this card; None when the user searched for the card."""
    return next((proposal for proposal in match.proposals if proposal.card_id == card_id), None)


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
