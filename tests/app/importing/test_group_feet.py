"""Feet of groups in schedules of building models: sums of rows above them, never material of their own."""

from collections.abc import Sequence
from typing import Any

import pytest

from models.reference.reference import Reference
from tests.app.importing.workbook_kit import read_workbook, workbook

Rows = Sequence[Sequence[Any]]
HEAD = ("Material: Name", "Type", "Count", "Material: Volume")
CONCRETE: Rows = [("Concrete", "F200", 3, "24.60 m³"), ("Concrete", "F250", 1, "10.00 m³")]
WOOD = ("Softwood", "Stud", 120, "2.10 m³")


def volumes(rows: Rows, reference: Reference) -> list[float | None]:
    result = read_workbook(workbook({"Blad1": [("Schedule",), *rows]}), "a.xlsx", reference)
    assert result.project is not None
    assert "import_total_differs" not in {finding.code for finding in result.findings}
    return [line.quantity for line in result.project.variants[0].bill.lines]


GRAND = ("Grand total: 124", None, 124, "36.70 m³")


@pytest.mark.parametrize(
    "feet",
    [
        (("Concrete: 4", None, 4, "34.60 m³"), ("Softwood: 120", None, 120, "2.10 m³"), GRAND),
        (("Concrete", None, 4, "34.60 m³"), ("Softwood", None, 120, "2.10 m³"), ("Eindtotaal", *GRAND[1:])),
        ((None, None, 4, "34.60 m³"), (None, None, 120, "2.10 m³"), (None, *GRAND[1:])),
        ((None, None, None, 34.6), (None, None, None, 2.1), (None, None, None, 36.7)),
        (("Concrete: 4", None, 4, None), ("Softwood: 120", None, 120, None), (*GRAND[:3], None)),
    ],
)
def test_the_foot_of_a_group_is_no_material(feet: Sequence[Sequence[Any]], reference: Reference) -> None:
    rows: Rows = [HEAD, *CONCRETE, feet[0], WOOD, *feet[1:]]
    assert volumes(rows, reference) == [24.6, 10.0, 2.1]


def test_the_name_of_a_group_may_stand_above_it_alone_and_groups_in_each_other(reference: Reference) -> None:
    rows: Rows = [
        ("Level", "Material: Name", "Count", "Material: Volume"),
        ("L1", None, None, None),
        (None, "Concrete", 3, "24.60 m³"),
        (None, "Concrete", 1, "10.00 m³"),
        (None, "Concrete: 4", 4, "34.60 m³"),
        (None, "Softwood", 120, "2.10 m³"),
        (None, "Softwood: 120", 120, "2.10 m³"),
        ("L1: 124", None, 124, "36.70 m³"),
        ("Grand total: 124", None, 124, "36.70 m³"),
    ]
    assert volumes(rows, reference) == [24.6, 10.0, 2.1]


@pytest.mark.parametrize(
    "line",
    [
        ("Concrete: 4", None, 4, "12.00 m³"),
        ("Concrete", "F300", 4, "34.60 m³"),
        ("Steel: 4", None, 4, "34.60 m³"),
        ("Concrete", None, 1, "10.00 m³"),
    ],
)
def test_a_row_that_says_something_of_its_own_is_a_line(line: Sequence[Any], reference: Reference) -> None:
    assert len(volumes([HEAD, *CONCRETE, line, WOOD], reference)) == 4


def test_a_row_with_a_unit_of_its_own_is_a_line(reference: Reference) -> None:
    head = ("Omschrijving", "Hoeveelheid", "Eenheid")
    rows: Rows = [head, ("Beton", 10, "m3"), ("Beton", 10, "m3"), (None, 20, "m3")]
    assert volumes(rows, reference) == [10, 10, 20]
