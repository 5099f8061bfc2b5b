"""Signs that MKI figures of one EN 15804 set stand under the name of the other.

Each sign is a fact of the file: the name of a source, a figure of the product card, two equal columns, or a set
in which the bill has no figures.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from models.calculation.bill_columns import columns_of
from models.domain.bill import Bill, BillLine
from models.domain.outcome import Message, Param
from models.domain.product import EnvironmentalSet, ProductCard
from models.domain.review import FigureCheck, FigureKind, StatedClaim
from models.indicators.bill_view import BillView
from models.indicators.registry import has_sets

_NAMED = re.compile(r"(?:\bset\s*|15804\s*\+\s*)(A[12])\b(?!\s*[-–+/]\s*A)", re.IGNORECASE)
"""Matches the name of a set, and not "A1-A3", which are life-cycle modules."""

_SAME = 1e-6
_NEARLY = 0.1
"""The sets differ more than this in nearly every bill; within it, a figure may have a fault of its own as well."""
_LEAST = 2
"""Number of equal lines from which on they are taken as a sign."""


def set_named_in(text: str) -> EnvironmentalSet | None:
    """The EN 15804 set that a text names; None when it names none or both."""
    named = {EnvironmentalSet(found.upper()) for found in _NAMED.findall(text)}
    return named.pop() if len(named) == 1 else None


def mixed_sets(
    view: BillView,
    products: tuple[ProductCard, ...],
    claims: Iterable[StatedClaim],
    figures: Sequence[FigureCheck],
) -> tuple[Message, ...]:
    """Messages about signs that the two EN 15804 sets were mixed, the strongest first; empty without any.

    Args:
        view: the bill in its building.
        products: the product cards that its lines name.
        claims: figures that the file states.
        figures: checks of those figures.
    """
    lines = view.columns.lines
    signs = (
        *_absent_from_bill(view, figures),
        *_named_in_claims(claims),
        *_named_in_lines(lines),
        *_of_cards(lines, products),
        *_same_in_both(lines),
    )
    return tuple(signs)


def _absent_from_bill(view: BillView, figures: Iterable[FigureCheck]) -> Iterator[Message]:
    """Figures that are stated in a set in which the bill has no MKI, while it has some in the other."""
    has = {which: bool((view.mki[which].lower != 0).any()) for which in EnvironmentalSet}
    for filled, own, _ in _columns():
        has[filled] |= any(getattr(line, own) is not None for line in view.columns.bill_lines)
    stated = [figure for figure in figures if has_sets(figure.subject) and not figure.module]
    for figure in stated:
        which = figure.environmental_set
        others = [other for other in EnvironmentalSet if other is not which and has[other]]
        if which is not None and not has[which] and others:
            params: dict[str, Param] = {"stated": figure.stated, "set": which.value, "right": others[0].value}
            is_alike = _is_alike(figure, view, others[0])
            yield Message("review_sets_alike" if is_alike else "review_sets_absent", params)
            return


def _is_alike(figure: FigureCheck, view: BillView, other: EnvironmentalSet) -> bool:
    """Whether a figure is about that of the bill in the other set, so that it is most likely of that set."""
    whole, area = float(view.mki[other].value.sum()), view.building.gross_floor_area_m2
    if figure.kind is FigureKind.INDICATOR:
        whole = whole / (area * view.life_years) if area else np.nan
    return bool(np.isclose(figure.stated, whole, rtol=_NEARLY))


def _named_in_claims(claims: Iterable[StatedClaim]) -> Iterator[Message]:
    for claim in claims:
        named = set_named_in(f"{claim.label} {claim.remark}")
        if named is not None and claim.environmental_set not in (None, named) and claim.value is not None:
            which = claim.environmental_set
            params: dict[str, Param] = {"stated": claim.value, "set": str(which), "right": named.value}
            yield Message("review_sets_claim", params)
            return


def _named_in_lines(lines: Iterable[BillLine]) -> Iterator[Message]:
    """Lines whose source names one set while they have an MKI in the column of the other only."""
    for which, own, other in _columns():
        ids = tuple(
            line.id
            for line in lines
            if getattr(line, own) and getattr(line, other) is None and _names_other(line, which)
        )
        if ids:
            yield _about_lines("review_sets_source", which, ids)


def _names_other(line: BillLine, which: EnvironmentalSet) -> bool:
    return set_named_in(f"{line.source} {line.note}") not in (None, which)


def _of_cards(lines: Iterable[BillLine], products: tuple[ProductCard, ...]) -> Iterator[Message]:
    """Lines whose MKI in one set equals that of their product card in the other."""
    named = [line for line in lines if line.product_id and line.unit is not None]
    stripped = Bill(tuple(BillLine(line.id, "", 1.0, line.unit, product_id=line.product_id) for line in named))
    columns = columns_of(stripped, products)
    for which, own, _ in _columns():
        values = np.array([getattr(line, own) for line in named], dtype=float)
        right, wrong = columns.mki_eur[which], columns.mki_eur[_other(which)]
        fits = np.isclose(values, wrong, rtol=_SAME) & ~np.isclose(values, right, rtol=_SAME) & (values != 0)
        ids = tuple(named[i].id for i in np.flatnonzero(fits).tolist())
        if ids:
            yield _about_lines("review_sets_card", which, ids)


def _same_in_both(lines: Iterable[BillLine]) -> Iterator[Message]:
    """Bills in which every line with an MKI in both sets has the same figure in both, which is impossible."""
    both = [line for line in lines if line.mki_a1_eur_per_unit and line.mki_a2_eur_per_unit]
    if len(both) >= _LEAST and all(line.mki_a1_eur_per_unit == line.mki_a2_eur_per_unit for line in both):
        yield _about_lines("review_sets_same", EnvironmentalSet.A2, tuple(line.id for line in both))


def _about_lines(code: str, which: EnvironmentalSet, ids: tuple[str, ...]) -> Message:
    return Message(code, {"count": len(ids), "set": which.value, "right": _other(which).value}, ids)


def _other(which: EnvironmentalSet) -> EnvironmentalSet:
    return next(other for other in EnvironmentalSet if other is not which)


def _columns() -> tuple[tuple[EnvironmentalSet, str, str], ...]:
    one, two = "mki_a1_eur_per_unit", "mki_a2_eur_per_unit"
    return (EnvironmentalSet.A1, one, two), (EnvironmentalSet.A2, two, one)
