"""Detachability per building layer (Brand), as extra figures: `detachability.<layer>`."""

from collections.abc import Iterable, Mapping

import numpy as np

from models.indicators.registry import BillResult, BillView, detachability_index
from models.reference.reference import NlSfbElement

LAYER_ORDER = ("structure", "skin", "services", "space_plan", "stuff", "site")


def layer_of(nl_sfb: str, table: Mapping[str, NlSfbElement]) -> str:
    """The layer of an NL-SfB code: of its four digits when the table has them, else of its two; "" if none."""
    digits = "".join(c for c in nl_sfb if c.isascii() and c.isdigit())
    for code in (f"{digits[:2]}.{digits[2:4]}", digits[:2]):
        if code in table:
            return table[code].layer
    return ""


def layer_figures(view: BillView) -> Iterable[tuple[str, BillResult]]:
    """The index of every layer that the bill has lines in."""
    columns = view.columns
    of_code = np.array([layer_of(code, view.reference.nl_sfb) for code in columns.nl_sfb_codes], dtype=str)
    layers = of_code[columns.nl_sfb_position]
    for layer in LAYER_ORDER:
        chosen = np.asarray(layers == layer)
        if chosen.any():
            yield f"detachability.{layer}", detachability_index(view, chosen)
