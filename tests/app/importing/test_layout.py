"""The columns of the workbook: a developer who adds one hears what else it needs."""

import pytest

from app.formats.workbook_layout import (
    BILL_COLUMNS,
    BILL_TEMPLATE_COLUMNS,
    Column,
    Kind,
    LayoutError,
    check_bill_columns,
)


def test_a_column_that_fills_nothing_is_refused_with_every_place_that_it_needs() -> None:
    check_bill_columns(BILL_COLUMNS)
    with pytest.raises(LayoutError) as refusal:
        check_bill_columns((*BILL_COLUMNS, Column("leverancier", "supplier", Kind.TEXT)))
    said = str(refusal.value)
    for place in (
        "leverancier",
        "models/domain/bill.py",
        "import_guide_bill_supplier",
    ):
        assert place in said


def test_only_optional_columns_stay_out_of_the_template() -> None:
    left_out = set(BILL_COLUMNS) - set(BILL_TEMPLATE_COLUMNS)
    assert {column.header for column in left_out} == {"onvoorzien_hergebruik", "fase", "energiedeel", "totaal_eur"}


def test_a_field_of_a_bill_line_without_a_column_is_refused_with_the_step() -> None:
    """The control is the test above: all columns are accepted."""
    with pytest.raises(LayoutError, match=r"BillLine\.note .*workbook_layout\.py.*import_guide_bill_note"):
        check_bill_columns(tuple(column for column in BILL_COLUMNS if column.field != "note"))
