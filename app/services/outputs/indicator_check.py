"""Checks that the data and texts of every indicator are complete, before anything is scored.

The check runs when a project is opened or reported, and not while the window starts: it loads the calculation,
which a list of projects does without.
"""

from app.texts import missing_languages
from models.domain.product import EnvironmentalSet
from models.indicators.reasons import NO_BILL
from models.indicators.registry import BILL_INDICATORS
from models.legal.reasons import LEGAL_REASONS
from models.reference.errors import ReferenceDataError
from models.reference.reference import Reference
from models.scorecard.object_check import OBJECTS_FOLDER, check_objects

_LEGAL_FOLDER = "models/legal"


class _Checked:
    """The reference data that passed the check last, so that it does not run at every edit of a project."""

    last: Reference | None = None


def check_indicators(reference: Reference) -> None:
    """Checks that every indicator of the bill has its object, row, fields and texts.

    Raises:
        ReferenceDataError: one is missing; the message names the file and the step.
    """
    if _Checked.last is not reference:
        check_objects(reference)
        check_texts()
        _Checked.last = reference


def check_texts() -> None:
    """Checks that every reason of every indicator has a sentence in both languages.

    Raises:
        ReferenceDataError: a text is missing.
    """
    for one in BILL_INDICATORS.values():
        for reason in one.reasons:
            _check_text(OBJECTS_FOLDER, one.id, reason.code)
        if one.total is not None and one.total.is_burden:
            sets = [f"{one.id}_{which.lower()}" for which in EnvironmentalSet]
            for subject in sets if one.has_sets else [one.total.subject]:
                _check_text(OBJECTS_FOLDER, one.id, f"report_subject_{subject}")
    _check_text(OBJECTS_FOLDER, NO_BILL.code, NO_BILL.code)
    for reason in LEGAL_REASONS:
        _check_text(_LEGAL_FOLDER, reason.code, reason.code)


def _check_text(file: str, record: str, code: str) -> None:
    for lang in missing_languages(code):
        raise ReferenceDataError(file, record, "reference_without_text", text_code=code, language=lang)
