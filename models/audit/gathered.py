"""Gathers many findings of one kind into one with their number, and tells lines apart by their own identifiers."""

import re
from collections import Counter
from collections.abc import Iterable

from models.domain.bill import BillLine
from models.domain.outcome import Finding, Message, Place

MOST_OF_A_KIND = 5
"""Number of findings of one kind above which they become one."""

_FIRST_PLACES = 3
_GATHERED = {
    "audit_duplicate_line": "audit_duplicate_lines",
    "audit_unit_of_product": "audit_units_of_products",
    "audit_mass_against_unit": "audit_masses_against_unit",
    "audit_shares_above_whole": "audit_shares_of_lines_above_whole",
    "audit_total_differs": "audit_totals_differ",
    "audit_total_decimal_slip": "audit_totals_decimal_slip",
    "audit_carbon_uptake": "audit_carbon_uptake_of_lines",
    "audit_carbon_negative": "audit_carbon_negative_of_lines",
    "audit_carbon_per_kg_high": "audit_carbon_per_kg_high_of_lines",
    "audit_carbon_per_kg_low": "audit_carbon_per_kg_low_of_lines",
    "audit_carbon_against_card": "audit_carbon_against_cards",
    "audit_biogenic_carbon_high": "audit_biogenic_carbon_high_of_lines",
    "audit_mass_against_card": "audit_mass_against_cards",
    "audit_density_impossible": "audit_densities_impossible",
    "audit_no_service_life": "audit_no_service_lives",
}
"""Code of one finding at a line -> code of the one finding about many lines."""

_IDENTIFIERS = frozenset(("ifcguid", "guid", "globalid", "elementid", "instanceguid", "uniqueid"))
_NOT_IN_HEADER = re.compile(r"[^a-z]+")
_LAYER = re.compile(r"/(\d+)$")


def gathered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in their order; of a kind with more than `MOST_OF_A_KIND` one, in the place of the first."""
    found = tuple(findings)
    counts = Counter(finding.code for finding in found if finding.code in _GATHERED)
    many = {code for code, count in counts.items() if count > MOST_OF_A_KIND}
    made: dict[str, Finding] = {}
    kept = list[Finding]()
    for finding in found:
        if finding.code not in many:
            kept.append(finding)
        elif finding.code not in made:
            made[finding.code] = as_one([each for each in found if each.code == finding.code])
            kept.append(made[finding.code])
    return tuple(kept)


def in_number(code: str) -> str:
    """The code of the one finding about many lines that each have this finding; itself when there is none."""
    return _GATHERED.get(code, code)


def as_one(findings: list[Finding]) -> Finding:
    """One finding about all the lines of findings of one kind; it names the first few."""
    first, ids = findings[0], tuple(finding.where.line_id for finding in findings)
    places = ", ".join(ids[:_FIRST_PLACES])
    message = Message(_GATHERED[first.code], {"count": len(ids), "places": places}, ids)
    return Finding(first.severity, message, Place(line_id=ids[0]))


def own_identity(line: BillLine) -> tuple[str, ...]:
    """The identifier of the element that a line is of, with the number of its layer; empty for a typed line."""
    schedule = (text for header, text in line.extra if _NOT_IN_HEADER.sub("", header.casefold()) in _IDENTIFIERS)
    named = line.element_guid or next(schedule, "")
    layer = _LAYER.search(line.id)
    return (named, layer[1] if layer else "") if named else ()
