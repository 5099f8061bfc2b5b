"""Check at start that every indicator of the bill has both a row in the reference data and an object."""

from collections.abc import Iterator
from dataclasses import fields

from models.domain.bill import BILL_LINE_FIELDS
from models.domain.project import Building, Project
from models.domain.requirement import AssessmentMode
from models.indicators.contract import BillIndicator
from models.indicators.registry import BILL_INDICATORS
from models.questions.registry import check_formulas
from models.reference.errors import ReferenceDataError
from models.reference.extra_figures import FILE as EXTRA_FIGURES
from models.reference.indicators import FILE as INDICATORS
from models.reference.reference import Reference

OBJECTS_FOLDER = "models/indicators"
_LINE = frozenset(BILL_LINE_FIELDS)
_BUILDING = frozenset(field.name for field in fields(Building))
_PLAN = _BUILDING | frozenset(field.name for field in fields(Project))


def check_objects(reference: Reference) -> None:
    """Refuses reference data that does not match the objects in models/indicators.

    Raises:
        ReferenceDataError: a row without object, an object without row, a set that only one of them has, or a
            field that does not exist.
    """
    check_formulas(reference.questions)
    rows = {indicator.id: indicator for indicator in reference.indicators}
    figures = frozenset(figure.id for figure in reference.extra_figures)
    for indicator in reference.indicators:
        if indicator.mode is AssessmentMode.BILL and indicator.id not in BILL_INDICATORS:
            raise ReferenceDataError(INDICATORS, indicator.id, "reference_without_object")
    for figure_id in sorted(figures - BILL_INDICATORS.keys()):
        raise ReferenceDataError(EXTRA_FIGURES, figure_id, "reference_without_object")
    for one in BILL_INDICATORS.values():
        row = rows.get(one.id)
        is_of_bill = row is not None and row.mode is AssessmentMode.BILL
        if is_of_bill == (one.id in figures):
            raise ReferenceDataError(OBJECTS_FOLDER, one.id, "reference_without_row")
        if (one.figure is None) == (one.figure_in_set is None) or one.has_sets != (
            row is not None and row.has_sets
        ):
            raise ReferenceDataError(OBJECTS_FOLDER, one.id, "reference_sets_of_object")
        _check_fields(one)


def _check_fields(one: BillIndicator) -> None:
    for owner, name in _unknown_fields(one):
        raise ReferenceDataError(OBJECTS_FOLDER, one.id, "reference_no_such_field", field=name, owner=owner)


def _unknown_fields(one: BillIndicator) -> Iterator[tuple[str, str]]:
    """Owner and name of each field that the object or one of its reasons names and that does not exist."""
    yield from (("BillLine", name) for name in sorted(one.line_fields - _LINE))
    yield from (("Building", name) for name in sorted(one.building_fields - _BUILDING))
    named = (reason.field for reason in one.reasons if reason.field)
    yield from (("Building, Project", name) for name in named if name not in _PLAN)
