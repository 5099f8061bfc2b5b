"""Every field of the domain has its column, so that a new field cannot be left behind unseen."""

from dataclasses import fields
from typing import Any

import pytest

from models.domain.bill import BillLine, Connection
from models.domain.product import ProductCard
from models.domain.project import Assessment, Building, Evidence, Project, Variant
from models.storage.project_document import to_document
from models.storage.rows import (
    ASSESSMENT_SHAPE,
    LINE_SHAPE,
    PRODUCT_SHAPE,
    PROJECT_COLUMNS,
    VARIANT_SHAPE,
    Shape,
    children,
)
from tests.models.storage.samples import project


def _names(kind: Any) -> set[str]:
    return {field.name for field in fields(kind)}


@pytest.mark.parametrize(
    ("shape", "kind", "nested", "elsewhere"),
    [
        (LINE_SHAPE, BillLine, {"connection": Connection}, set()),
        (ASSESSMENT_SHAPE, Assessment, {"evidence": Evidence}, set()),
        (PRODUCT_SHAPE, ProductCard, {}, set()),
        (VARIANT_SHAPE, Variant, {"building": Building}, {"bill", "assessments", "products"}),
    ],
)
def test_every_field_has_a_column(shape: Shape, kind: Any, nested: dict[str, Any], elsewhere: set[str]) -> None:
    assert set(shape.nested) == set(nested)
    for outer, inner in nested.items():
        assert set(shape.nested[outer]) == _names(inner)
    count = len(_names(kind) - elsewhere) - len(nested) + sum(len(_names(inner)) for inner in nested.values())
    assert len(shape.columns) == count


def test_every_field_of_a_project_has_a_column() -> None:
    assert set(PROJECT_COLUMNS) == _names(Project) - {"variants"}


def test_a_part_of_a_document_comes_back_from_its_row() -> None:
    document: Any = to_document(project())
    variant = document["project"]["variants"][0]
    for shape, parts in children(variant):
        assert parts
        for part in parts:
            assert shape.to_part(shape.to_row(part)) == part
