"""Facts of a building and figures of lines that cannot be right: which findings say so, and their headlines."""

from collections.abc import Iterable, Iterator

from models.audit.gathered import as_one, in_number
from models.domain.outcome import Finding
from models.domain.review import Harm, MissingItem, MissingKind, ReviewHeadline, ReviewSection

AS_FRACTION = "audit_value_as_fraction"
"""Told at the stated figure itself, which a review has for every entered value."""

IMPOSSIBLE_FACTS = frozenset((
    "audit_form_factor_impossible", "audit_gross_far_above_usable", "audit_gross_area_impossible",
    "audit_dwelling_size_impossible", "audit_building_life_impossible", "audit_permit_year_impossible",
    "audit_usable_above_gross", "audit_functions_above_gross",
))  # fmt: skip

_OF_ONE_LINE = (
    "audit_carbon_uptake", "audit_carbon_negative", "audit_carbon_per_kg_high", "audit_carbon_per_kg_low",
    "audit_carbon_against_card", "audit_biogenic_carbon_high", "audit_density_impossible",
    "audit_mass_against_card",
)  # fmt: skip
IMPOSSIBLE_FIGURES = frozenset((*_OF_ONE_LINE, *(in_number(code) for code in _OF_ONE_LINE)))
OF_MODEL = frozenset(("ifc_volume_contradicts", "ifc_amount_twice", "ifc_amount_not_possible"))
"""Amounts of a building model that contradict or cannot be: not used, and asked about."""


def impossible_facts(findings: Iterable[Finding]) -> Iterator[MissingItem]:
    """What has to be asked about each fact of the building that cannot be."""
    yield from (MissingItem(MissingKind.FACT, each.message) for each in findings if each.code in IMPOSSIBLE_FACTS)


def impossible_figures(findings: Iterable[Finding]) -> Iterator[MissingItem]:
    """What has to be asked about all the lines with the same figure that cannot be."""
    found = tuple(finding for finding in findings if finding.code in IMPOSSIBLE_FIGURES | OF_MODEL)
    for code in dict.fromkeys(finding.code for finding in found):
        same = [finding for finding in found if finding.code == code]
        yield MissingItem(MissingKind.DATA, (same[0] if len(same) == 1 else as_one(same)).message)


def impossible_headlines(items: Iterable[MissingItem]) -> Iterator[ReviewHeadline]:
    """A headline about each of them."""
    for item in items:
        harm = Harm.DOUBTFUL if item.message.code in OF_MODEL else Harm.DIFFERENCE
        yield ReviewHeadline(harm, item.message, ReviewSection.MISSING, item.key)
