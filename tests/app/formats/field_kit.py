"""Projects in which one field of the registry has a value, and values for it."""

import datetime as dt
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from app.formats.fields import Field, Owner
from app.formats.workbook_layout import Kind
from app.paths import REFERENCE_DATA
from app.reporting.workbook.project import project_workbook_bytes
from models.calculation.library.loader import load_with_products
from models.domain.product import EnvironmentalSet
from models.domain.project import Building, FunctionArea, LimitOverride, Project, Variant
from tests.app.importing.workbook_kit import read_workbook, readable
from tests.app.importing.workbook_projects import names

REFERENCE = load_with_products(REFERENCE_DATA)
EMPTY = Project("p", "Hof", variants=(Variant("v"),))


def with_value(field: Field, value: Any) -> Project:
    """A bare project in which one field has a value."""
    (variant,) = EMPTY.variants
    change = {field.name: value}
    if field.owner is Owner.PROJECT:
        return replace(EMPTY, **change)
    if field.owner is Owner.VARIANT:
        return replace(EMPTY, variants=(replace(variant, **change),))
    if field.owner is Owner.LIMIT:
        change = {"mpg_limit_override": replace(LimitOverride(0.9, EnvironmentalSet.A1, ""), **change)}
    return replace(EMPTY, variants=(replace(variant, building=Building(**change)),))


def values(field: Field) -> st.SearchStrategy[Any]:
    """Values of a field that say something."""
    if field.kind is Kind.CHOICE:
        return st.sampled_from(field.choices or sorted(REFERENCE.requirement_sets))
    number = st.integers(1, 10_000) if field.is_whole else st.floats(1e-6, 1e12)
    areas = st.builds(FunctionArea, st.sampled_from(sorted(REFERENCE.functions)), st.floats(1e-6, 1e12))
    return {
        Kind.ID: st.sampled_from(("007", "=1", "ja", "1.50")),
        Kind.TEXT: names(),
        Kind.NUMBER: number,
        Kind.DATE: st.dates(dt.date(1, 1, 1)),
        Kind.YES_NO: st.just(True) if field.name == "is_archived" else st.booleans(),
        Kind.FUNCTION: st.lists(areas, min_size=1, max_size=3).map(tuple),
    }[field.kind]


def sample(field: Field) -> Any:
    """One value that says something."""
    if field.kind is Kind.CHOICE:
        return next(iter(field.choices)) if field.choices else "hnn-1.0"
    number = 12 if field.is_whole else 12.0
    return {
        Kind.ID: "x7", Kind.TEXT: "Arnhem", Kind.NUMBER: number, Kind.DATE: dt.date(2026, 7, 1), Kind.YES_NO: True,
        Kind.FUNCTION: (FunctionArea("woonfunctie", 101.0),),
    }[field.kind]  # fmt: skip


def read_back(project: Project) -> Project:
    """A project as it comes back from its own workbook."""
    written = project_workbook_bytes(project, project.variants[0], REFERENCE)
    result = read_workbook(written, "export.xlsx", REFERENCE)
    assert result.project is not None, list(readable(result))
    return result.project
