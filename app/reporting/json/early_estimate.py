"""An early estimate as JSON: areas, CO2 of production per element, and the outcome of the draft bill.

Areas are in m2, `fundering_m3` in m3, CO2 in kg CO2-eq of modules A1-A3. A part that the building does not have,
and the CO2 of an element of which a line has none, is null; `total` is that of the lines that have one.
"""

import json

from app.reporting.early_estimate import EarlyEstimate
from app.reporting.json.outcome import Json, outcome_document
from app.reporting.report import Report
from app.texts import Language
from models.domain.library.form import FormElement
from models.early_design.areas import FormAreas
from models.early_design.draft_bill import DraftBill

_AREAS = (
    FormElement.GROUND_FLOOR,
    FormElement.UPPER_FLOORS,
    FormElement.ROOF,
)
_WALLS = (
    FormElement.CLOSED_FACADE,
    FormElement.OPENINGS,
    FormElement.PARTY_WALLS,
    FormElement.INNER_WALLS,
    FormElement.STRIPS,
)


def early_estimate_json(estimate: EarlyEstimate, report: Report, lang: Language) -> bytes:
    """The document as UTF-8 text; `report` is of the project of the estimate."""
    document = early_estimate_document(estimate, report, lang)
    return (json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2) + "\n").encode()


def early_estimate_document(estimate: EarlyEstimate, report: Report, lang: Language) -> Json:
    """The document with the texts of its outcome in `lang`; keys are the same in every language."""
    return {
        "areas": _areas(estimate.draft.areas),
        "co2_a1a3_kg": _carbon(estimate.draft),
        "outcome": outcome_document(report, lang),
    }


def _areas(areas: FormAreas) -> Json:
    return {
        "bvo": areas.gross_floor,
        **{element.value: areas.of_element(element) for element in _AREAS},
        "gevel_bruto": areas.facade,
        **{element.value: areas.of_element(element) for element in _WALLS},
        "als_m2": areas.envelope,
        "als_ag": areas.form_factor,
    }


def _carbon(draft: DraftBill) -> Json:
    """A1-A3 per element; the total is null while a line of the bill is unknown, for a part of it is no total."""
    elements = draft.co2_by_element().items()
    sums: Json = {element.value: None if found is None else found.value for element, found in elements}
    return {**sums, "total": draft.co2_a1a3_kg().value if draft.is_known else None}
