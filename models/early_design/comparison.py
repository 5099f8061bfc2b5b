"""An early estimate beside others: open reference buildings of its kind, and the location profiles of Table 1."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from models.domain.library.figure import Interval
from models.domain.library.form import LocationProfile, OpenReferences
from models.early_design.draft_bill import DraftBill
from models.reference.reference import ShareRange


class Standing(StrEnum):
    """The place of the figure among the references: under all of them, over all of them, or between."""

    BELOW = "below"
    BETWEEN = "between"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The estimate in kg CO2-eq per m2 gross floor area beside the figures of others.

    Attributes:
        co2_a1a5_kg_per_m2: lowest, used and highest of the sources, each with its share for A4 + A5; None where
            the building type has no such share.
        is_lower_bound: whether elements or figures are missing, so that the building itself has more.
        references: open buildings of the kind; None without.
        standing: place of the used figure among them; None where there is nothing to compare, or when a lower
            bound is under or among them, which says nothing.
        profiles: of Table 1, whose scope is not given; empty for a building without dwellings.
    """

    co2_a1a5_kg_per_m2: Interval | None
    is_lower_bound: bool
    references: OpenReferences | None
    standing: Standing | None
    profiles: Sequence[LocationProfile]


def compared(
    draft: DraftBill,
    share: ShareRange | None,
    references: OpenReferences | None,
    profiles: Sequence[LocationProfile],
) -> Comparison:
    """Compares a draft bill with others.

    Args:
        draft: the bill.
        share: A4 + A5 as a share of A1-A3 for the type of building; None without data.
        references: open reference buildings of the kind; None without.
        profiles: the location profiles, which are of dwellings.
    """
    figure = None if share is None or not draft.lines else _per_m2(draft, share)
    is_lower_bound = bool(draft.missing) or not draft.is_known
    standing = None if figure is None or references is None else _standing(figure.value, references)
    if is_lower_bound and standing is not Standing.ABOVE:
        standing = None
    of_homes = profiles if draft.form.kind.has_homes else ()
    return Comparison(figure, is_lower_bound, references, standing, of_homes)


def _per_m2(draft: DraftBill, share: ShareRange) -> Interval:
    """A1-A5 per m2: the lowest production with the lowest share, the highest with the highest."""
    sums, area = draft.co2_a1a3_kg(), draft.areas.gross_floor
    return Interval(
        sums.low * (1 + share.lower) / area,
        sums.value * (1 + share.middle) / area,
        sums.high * (1 + share.upper) / area,
    )


def _standing(value: float, references: OpenReferences) -> Standing:
    if value > references.high:
        return Standing.ABOVE
    return Standing.BELOW if value < references.low else Standing.BETWEEN
