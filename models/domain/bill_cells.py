"""Values of a bill line by the name of their field, as the cells of a table read and write them."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from models.domain.bill import BillLine, Connection

CONNECTION_FIELDS: tuple[str, ...] = tuple(field.name for field in fields(Connection))
UNMATCHED = "product"
"""Key in `BillLine.extra` of a product text that matches no product card."""

_EMPTY: dict[str, object] = {
    "description": "",
    "nl_sfb": "",
    "product_id": "",
    "source": "",
    "note": "",
    "unforeseen_reuse": False,
}


def value_of(line: BillLine, field: str) -> object:
    """The value of a cell, in the unit of its field; None, "" or False when it is empty.

    Raises:
        AttributeError: neither `BillLine` nor `Connection` has such a field.
    """
    return getattr(line.connection if field in CONNECTION_FIELDS else line, field)


def empty_value(field: str) -> object:
    """The value of an emptied cell: "" for a text, False for a yes or no, None for all else."""
    return _EMPTY.get(field)


def unmatched_product(line: BillLine) -> str:
    """The product text of a line that matches no product card; "" when there is none."""
    return next((text for key, text in line.extra if key == UNMATCHED), "")


def line_changes(line: BillLine, values: Mapping[str, object], unmatched: str = "") -> dict[str, Any]:
    """The fields of a line to replace so that its cells hold `values`, as arguments for `dataclasses.replace`.

    Args:
        values: name of a field of `BillLine` or `Connection` -> its new value.
        unmatched: product text to keep in `extra`, used when `product_id` is among the values and empty.
    """
    changes: dict[str, Any] = {name: value for name, value in values.items() if name not in CONNECTION_FIELDS}
    factors: dict[str, Any] = {name: value for name, value in values.items() if name in CONNECTION_FIELDS}
    if factors:
        changes["connection"] = replace(line.connection, **factors)
    if "product_id" in values:
        others = tuple(pair for pair in line.extra if pair[0] != UNMATCHED)
        changes["extra"] = ((UNMATCHED, unmatched), *others) if unmatched and not values["product_id"] else others
    return changes
