"""Quantities per dwelling, numbers of dwellings and totals side by side: the total of all counts."""

from collections.abc import Sequence
from typing import Any

import pytest

from app.formats.import_result import ImportResult
from models.reference.reference import Reference
from tests.app.importing.workbook_kit import codes, read_workbook, workbook

HEAD = ("Omschrijving", "Eenheid")


def read(head: Sequence[Any], rows: Sequence[Sequence[Any]], reference: Reference) -> ImportResult:
    whole = [(*HEAD, *head), *(("plaat", "m2", *row) for row in rows)]
    return read_workbook(workbook({"Blad1": whole}), "a.xlsx", reference)


def quantities(result: ImportResult) -> list[float | None]:
    assert result.project is not None
    return [line.quantity for line in result.project.variants[0].bill.lines]


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        (("Aantal/won", "Aantal woningen", "Totaal"), ((78, 24, 1872), (9, 24, 216))),
        (("Per woning", "Aantal appartementen", "Totaal"), ((78, 24, 1872), (9, 24, 216))),
        (("Type A (12 won)", "Type B (12 won)", "Totaal"), ((78, 78, 1872), (9, 9, 216))),
        (("Woning 1", "Woning 2", "Totaal"), ((1000, 872, 1872), (100, 116, 216))),
    ],
)
def test_the_total_of_all_dwellings_counts(
    head: Sequence[Any], rows: Sequence[Sequence[Any]], reference: Reference
) -> None:
    assert quantities(read(head, rows, reference)) == [1872, 216]


def test_a_number_of_dwellings_is_no_amount_of_material_and_is_told(reference: Reference) -> None:
    result = read(("Hoeveelheid", "Aantal woningen"), ((78, 24), (9, 24)), reference)
    assert quantities(result) == [78, 9]
    assert "import_column_not_used" in codes(result)


def test_a_total_of_money_is_no_quantity(reference: Reference) -> None:
    result = read(("Prijs", "Totaal"), ((78, 1872), (9, 216)), reference)
    assert result.project is None or quantities(result) == [None, None]
