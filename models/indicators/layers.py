"""Detachability index per building layer (Brand), as extra figures with id `detachability.<layer>`."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from models.indicators.bill_view import BillView
from models.indicators.contract import BillIndicator, BillResult
from models.indicators.detachability import BUILDING_FIELDS, LINE_FIELDS, NO_INDEX, index_of
from models.reference.reference import NlSfbElement

LAYER_ORDER = ("structure", "skin", "services", "space_plan", "stuff", "site")


def layer_of(nl_sfb: str, table: Mapping[str, NlSfbElement]) -> str:
    """The building layer of an NL-SfB code, of four digits if the table has them, else of two; "" if none."""
    digits = "".join(c for c in nl_sfb if c.isascii() and c.isdigit())
    for code in (f"{digits[:2]}.{digits[2:4]}", digits[:2]):
        if code in table:
            return table[code].layer
    return ""


def layers_of_lines(view: BillView) -> NDArray[np.str_]:
    """The building layer of each line, one of `LAYER_ORDER`; "" for a line whose NL-SfB code has none."""
    columns = view.columns
    of_code = np.array([layer_of(code, view.reference.nl_sfb) for code in columns.nl_sfb_codes], dtype=str)
    return of_code[columns.nl_sfb_position]


def _of_layer(layer: str) -> BillIndicator:
    def figure(view: BillView) -> BillResult | None:
        chosen = np.asarray(view.once(layers_of_lines) == layer)
        return index_of(view, chosen) if chosen.any() else None

    return BillIndicator(
        id=f"detachability.{layer}",
        figure=figure,
        reasons=NO_INDEX,
        line_fields=LINE_FIELDS | {"nl_sfb"},
        building_fields=BUILDING_FIELDS,
    )


INDICATORS = tuple(_of_layer(layer) for layer in LAYER_ORDER)
