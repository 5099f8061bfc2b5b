"""Cells of a bill line: one value read by its field, several values written at once."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from models.domain.bill import BillLine, Connection

CONNECTION_FIELDS: tuple[str, ...] = tuple(field.name for field in fields(Connection))
UNMATCHED = "product"
"""The key in `BillLine.extra` under which a product text stands that names no card."""

_EMPTY: dict[str, object] = {
    "description": "",
    "nl_sfb": "",
    "product_id": "",
    "source": "",
    "note": "",
    "unforeseen_reuse": False,
}


def value_of(line: BillLine, field: str) -> object:
    """What a cell holds; None, "" or False when it is empty."""
    return getattr(line.connection if field in CONNECTION_FIELDS else line, field)


def empty_value(field: str) -> object:
    """What an emptied cell of this field holds."""
    return _EMPTY.get(field)


def unmatched_product(line: BillLine) -> str:
    """The product text that named no card, "" when there is none."""
    return next((text for key, text in line.extra if key == UNMATCHED), "")


def line_changes(line: BillLine, values: Mapping[str, object], unmatched: str = "") -> dict[str, Any]:
    """Cell values as new values of the line's own fields.

    `unmatched` is kept as the product's text when `product_id` is among the values and empty.
    """
    changes: dict[str, Any] = {name: value for name, value in values.items() if name not in CONNECTION_FIELDS}
    factors: dict[str, Any] = {name: value for name, value in values.items() if name in CONNECTION_FIELDS}
    if factors:
        changes["connection"] = replace(line.connection, **factors)
    if "product_id" in values:
        others = tuple(pair for pair in line.extra if pair[0] != UNMATCHED)
        changes["extra"] = ((UNMATCHED, unmatched), *others) if unmatched and not values["product_id"] else others
    return changes
