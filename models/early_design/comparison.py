"""An early estimate beside others: open reference buildings of its kind, and the location profiles of Table 1."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.domain.library.figure import Interval
from models.domain.library.form import LocationProfile, PublishedMethod
from models.domain.place import Places
from models.early_design.draft_bill import DraftBill
from models.reference.reference import ShareRange


@dataclass(frozen=True, slots=True)
class Comparison:
    """The estimate in kg CO2-eq per m2 gross floor area beside the figures of others.

    Attributes:
        co2_a1a5_kg_per_m2: lowest, used and highest of the sources, each with its share for A4 + A5; None where
            the building type has no such share.
        is_lower_bound: whether elements or figures are missing, so that the building itself has more.
        lower_count: number of open reference buildings when the used figure is above every one of them, which says
            that the assumptions are on the high side; 0 otherwise.
        profiles: of Table 1, whose scope is not given; empty for a building without dwellings.
        methods: published kinds of its building method; empty for a building without dwellings.
    """

    co2_a1a5_kg_per_m2: Interval | None
    is_lower_bound: bool
    lower_count: int
    profiles: Sequence[LocationProfile]
    methods: Sequence[PublishedMethod]


def compared(
    draft: DraftBill,
    share: ShareRange | None,
    profiles: Sequence[LocationProfile],
    methods: Sequence[PublishedMethod],
    places: Places,
) -> Comparison:
    """Compares a draft bill with others.

    Args:
        draft: the bill.
        share: A4 + A5 as a share of A1-A3 for the type of building; None without data.
        profiles: the location profiles, which are of dwellings.
        methods: the published kinds of building methods, which are of dwellings.
        places: of the scorecard of the draft bill, with the published buildings of its kind.
    """
    figure = carbon_per_m2(draft, share)
    is_lower_bound = bool(draft.missing) or not draft.is_known
    others = [one.carbon_kg_per_m2 for place in places.buildings for one in place.group.buildings]
    is_above = figure is not None and bool(others) and figure.value > max(others)
    has_homes = draft.form.kind.has_homes
    of_homes = profiles if has_homes else ()
    of_method = tuple(each for each in methods if has_homes and each.method is draft.method)
    return Comparison(figure, is_lower_bound, len(others) if is_above else 0, of_homes, of_method)


def carbon_per_m2(draft: DraftBill, share: ShareRange | None) -> Interval | None:
    """A1-A5 per m2, the lowest production with the lowest share and so on; None without a share."""
    if share is None or not draft.lines:
        return None
    sums, area = draft.co2_a1a3_kg(), draft.areas.gross_floor
    return Interval(
        sums.low * (1 + share.lower) / area,
        sums.value * (1 + share.middle) / area,
        sums.high * (1 + share.upper) / area,
    )
