"""Decimal slips that can be found in the bill itself, without a stated total.

A slip is reported only where correcting it gives a figure of the file or of the product card, or one within the
usual band.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import numpy as np

from models.calculation.bill_columns import columns_of
from models.domain.bill import Bill, BillLine
from models.domain.outcome import Message, Param
from models.domain.product import EnvironmentalSet, ProductCard
from models.domain.quantities import TONNE
from models.indicators.bill_view import BillView
from models.review.sums import SLIPS, slips_both_ways, times_text

_MOST = 5
"""With more lines of one kind of slip than this, they are the way of this file and not slips."""

_LEAST_DIGITS, _LEAST_DIGITS_OF_PRODUCT = 4, 2
"""Least number of equal digits: within one element group (one more in the whole bill), and of one product."""

_CHANCE = 0.02
"""Expected number of accidental pairs above which a match is no evidence."""

_SAME = 0.005
_TENTH = 0.1
_SUBJECTS = {
    "mki_a1_eur_per_unit": "MKI (A1)",
    "mki_a2_eur_per_unit": "MKI (A2)",
    "co2_a1a5_kg_per_unit": "CO₂ (A1-A5)",
    "mass_kg_per_unit": "kg",
}
_UNIT_FIELDS = tuple(_SUBJECTS)
_CARD_FIELDS = ("mass_kg_per_unit", "mki_a1_eur_per_unit", "mki_a2_eur_per_unit")


def decimal_slips(
    view: BillView, products: tuple[ProductCard, ...], *, is_typed: bool = True
) -> tuple[Message, ...]:
    """Messages about lines of which a figure is 10, 100 or 1000 times, or a part of, that of the rest of the file.

    Args:
        view: the bill in its building.
        products: the product cards that its lines name.
        is_typed: False for quantities measured in a building model, in which equal digits are an accident.
    """
    found = [
        _at_most(_shifted_quantities(view)) if is_typed else [],
        _at_most(_shifted_values(view)),
        _at_most(_against_cards(view, products)),
        _out_of_band(view),
    ]
    named: dict[str, Message] = {}
    for message in (message for some in found for message in some):
        named.setdefault(message.line_ids[0], message)
    return tuple(named.values())


def _at_most(found: Iterable[Message]) -> list[Message]:
    messages = list(found)
    return messages if len(messages) <= _MOST else []


def _shifted_quantities(view: BillView) -> Iterator[Message]:
    """Quantities in one unit with the same digits and another position of the decimal mark.

    Those within one element group come first, then those within the whole bill. Lines without a code are of no
    group: among the lines of a whole bill, equal digits are sooner an accident.
    """
    lines = [line for line in view.columns.lines if line.quantity and line.unit is not None]
    for least, group_of in ((_LEAST_DIGITS, _group_of), (_LEAST_DIGITS + 1, _whole_bill)):
        found = _Digits(least)
        for line in (line for line in lines if group_of is _whole_bill or line.nl_sfb_group):
            found.add((group_of(line), line.unit.symbol if line.unit else ""), line.quantity or 0.0, line)
        for line, other, factor in found.shifted():
            yield _slip("review_slip_quantity", line, other, factor, "quantity")


def _group_of(line: BillLine) -> str:
    return line.nl_sfb_group


def _whole_bill(_: BillLine) -> str:
    return ""


def _shifted_values(view: BillView) -> Iterator[Message]:
    """Values per unit (MKI, carbon, mass) of one product with the same digits and another decimal mark."""
    for name in _UNIT_FIELDS:
        found = _Digits(_LEAST_DIGITS_OF_PRODUCT)
        for line in view.columns.lines:
            value = getattr(line, name)
            if value and line.product_id and line.unit is not None:
                found.add((line.product_id, line.unit.symbol), abs(value), line)
        for line, other, factor in found.shifted():
            yield _slip("review_slip_value", line, other, factor, name)


class _Digits:
    """Figures by pool and by their digits, with the power of ten of each.

    A match counts only where it is no accident: among n different figures of d digits about
    n² / 2 / (9 · 10^(d-1)) pairs have the same digits.
    """

    def __init__(self, least_digits: int) -> None:
        self._least = least_digits
        self._pools: dict[tuple[str, ...], dict[str, list[tuple[int, BillLine]]]] = {}

    def add(self, pool: tuple[str, ...], figure: float, line: BillLine) -> None:
        """Adds a figure of a line to the pool of figures it may match."""
        digits, exponent = _digits(figure)
        self._pools.setdefault(pool, {}).setdefault(digits, []).append((exponent, line))

    def shifted(self) -> Iterator[tuple[BillLine, BillLine, float]]:
        """Lines with another power of ten than most, each with one of most and the factor; of two, the larger."""
        for pool in self._pools.values():
            sizes = Counter(map(len, pool))
            for digits, members in pool.items():
                count = len(digits)
                if count >= self._least and sizes[count] ** 2 / 2 / (9 * 10 ** (count - 1)) < _CHANCE:
                    yield from _odd_ones(members)


def _digits(quantity: float) -> tuple[str, int]:
    """The digits without zeros at either end and the power of ten of the last, after rounding off float errors."""
    number = Decimal(f"{quantity:.10g}").normalize().as_tuple()
    return "".join(map(str, number.digits)), int(number.exponent)


def _odd_ones(members: list[tuple[int, BillLine]]) -> Iterator[tuple[BillLine, BillLine, float]]:
    counts = Counter(exponent for exponent, _ in members).most_common()
    if len(counts) < 2:
        return
    is_tie = counts[0][1] == counts[1][1]
    usual = min(exponent for exponent, _ in members) if is_tie else counts[0][0]
    other = next(line for exponent, line in members if exponent == usual)
    for exponent, line in members:
        if exponent != usual and abs(exponent - usual) <= len(SLIPS):
            yield line, other, 10.0 ** (exponent - usual)


def _slip(code: str, line: BillLine, other: BillLine, factor: float, name: str) -> Message:
    params: Mapping[str, Param] = {
        "line": line.id, "description": line.description, "times": times_text(factor),
        "value": getattr(line, name), "unit": line.unit.symbol if line.unit else "",
        "other": other.id, "usual": getattr(other, name), "other_description": other.description,
        "subject": _SUBJECTS.get(name, ""),
    }  # fmt: skip
    return Message(code, params, (line.id, other.id))


def _against_cards(view: BillView, products: tuple[ProductCard, ...]) -> Iterator[Message]:
    """Values of a line that are a power of ten times those of its product card."""
    named = [line for line in view.columns.lines if line.product_id]
    lines = [line for line in named if any(getattr(line, name) for name in _CARD_FIELDS)]
    for line, usual in zip(lines, _of_cards(lines, products), strict=True):
        for name in _CARD_FIELDS:
            own = getattr(line, name)
            factor = _power_of_ten(own, usual[name])
            if factor is not None:
                params: Mapping[str, Param] = {
                    "line": line.id, "description": line.description, "times": times_text(factor),
                    "value": own, "usual": usual[name], "product": line.product_id,
                }  # fmt: skip
                yield Message(f"review_slip_{name}", params, (line.id,))


def _of_cards(lines: list[BillLine], products: tuple[ProductCard, ...]) -> list[dict[str, float]]:
    """Per line, the values per unit from its product card alone; NaN where the card has none."""
    nothing: dict[str, Any] = dict.fromkeys(_CARD_FIELDS)
    bill = Bill(tuple(replace(line, quantity=1.0, **nothing) for line in lines))
    columns = columns_of(bill, products)
    values = (columns.mass_kg, columns.mki_eur[EnvironmentalSet.A1], columns.mki_eur[EnvironmentalSet.A2])
    named = [column.tolist() for column in values]
    return [dict(zip(_CARD_FIELDS, row, strict=True)) for row in zip(*named, strict=True)]


def _power_of_ten(own: float | None, usual: float) -> float | None:
    if own is None or not own or not usual or not np.isfinite(usual) or own * usual < 0:
        return None
    return next((f for f in slips_both_ways() if abs(own / (usual * f) - 1.0) <= _SAME), None)


def _out_of_band(view: BillView) -> list[Message]:
    """Lines of which a tenth of the mass would bring a building that is too heavy within the usual band.

    A building that is too light accuses no line: it may be light, or the bill may be of a part of it. The bands
    are of whole new buildings, and say nothing of what comes into a standing one.
    """
    if view.is_on_standing_building:
        return []
    building, mass = view.building, view.mass.value
    band = view.reference.mass_bands.get(building.type) if building.type is not None else None
    area = building.gross_floor_area_m2
    if band is None or area is None or not np.isfinite(mass).any():
        return []
    whole = float(np.nansum(mass)) / area
    if whole <= band.upper_kg_per_m2:
        return []
    changed = whole + np.nan_to_num(mass) * ((_TENTH - 1.0) / area)
    inside = np.flatnonzero((changed >= band.lower_kg_per_m2) & (changed <= band.upper_kg_per_m2))
    heaviest = sorted(inside.tolist(), key=lambda i: -float(mass[i]))
    if not heaviest or len(heaviest) > _MOST:
        return []
    lines = view.columns.lines
    limits = (band.lower_kg_per_m2, band.upper_kg_per_m2)
    found = []
    for i in heaviest:
        in_kg = whole - float(mass[i]) * (1.0 - 1.0 / TONNE.factor) / area
        fits_in_kg = lines[i].unit == TONNE and limits[0] <= in_kg <= limits[1]
        message = _band_message(lines[i], float(mass[i]), (whole, float(changed[i])), limits)
        found.append(_or_in_kg(message, in_kg) if fits_in_kg else message)
    return found


def _or_in_kg(message: Message, per_m2: float) -> Message:
    """The same slip as a message that also names kilograms, for a line in tons that may have been meant in kg."""
    return Message(
        "review_slip_mass_band_ton", {**message.params, "in_kg": float(round(per_m2))}, message.line_ids
    )


def _band_message(
    line: BillLine, mass_kg: float, per_m2: tuple[float, float], band: tuple[float, float]
) -> Message:
    params: Mapping[str, Param] = {
        "line": line.id, "description": line.description, "times": times_text(1.0 / _TENTH),
        "mass": float(round(mass_kg)), "whole": float(round(per_m2[0])), "then": float(round(per_m2[1])),
        "lower": band[0], "upper": band[1],
    }  # fmt: skip
    return Message("review_slip_mass_band", params, (line.id,))
