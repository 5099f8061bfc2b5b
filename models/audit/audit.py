"""Audit of a variant: plausibility checks of its bill and its facts, each finding at its line.

Thresholds are ratios of decimal slips (10, 100, 1000) and rounding to cents, not limits of the field; the mass
bands and the required elements are reference data.
"""

import math
from collections.abc import Callable, Iterable, Iterator

import numpy as np

from models.audit.answers import impossible_inputs
from models.audit.by_phase import by_phase
from models.audit.cards import cards_of_library
from models.audit.facts import (
    entered_range,
    entered_unit,
    finding_of,
    floor_areas,
    functions_of_type,
    impossible_facts,
    missing_evidence,
    missing_facts,
)
from models.audit.gathered import gathered, own_identity
from models.audit.lines import impossible_figures
from models.audit.mass_band import mass_band
from models.audit.parts import part_findings
from models.audit.rules import rule_findings
from models.calculation.bill_columns import BillColumns
from models.calculation.card_units import cards_per_line_unit
from models.calculation.intervals import Floats, exact_amounts
from models.calculation.rounding import half_up
from models.domain.bill import BillLine
from models.domain.outcome import Finding, Severity
from models.domain.product import EnvironmentalSet
from models.domain.project import Project, Variant
from models.domain.quantities import Dimension, percent_from_fraction
from models.indicators.bill_view import BillView
from models.reference.reference import Reference

_CENT = 0.005
_SUM_TOLERANCE = 0.005
_ROUNDING = 1e-9
_SLIPS = (10.0, 100.0, 1000.0)
_SLIP_TOLERANCE = 0.12
_GROUP_MINIMUM = 4
_LEAST_FOR_RULE = 3


def audit(project: Project, variant: Variant, view: BillView, reference: Reference) -> tuple[Finding, ...]:
    """All findings about one variant: those of the bill, check by check in the order of its lines, then the facts.

    `view` is the variant's bill in its building.
    """
    columns = view.columns
    checks: tuple[Callable[[], Iterable[Finding]], ...] = (
        lambda: _printed_totals(view),
        lambda: _duplicates(variant),
        lambda: _unit_against_product(variant, reference),
        lambda: cards_of_library(variant, reference),
        lambda: _mass_against_unit(variant),
        lambda: impossible_figures(view),
        lambda: _shares_above_whole(variant),
        lambda: _outliers(columns),
        lambda: _missing_life(columns),
        lambda: _missing_elements(view),
        lambda: part_findings(project, view),
        lambda: rule_findings(project, variant, view),
        lambda: by_phase(view),
        lambda: mass_band(variant, view, reference),
        lambda: impossible_facts(project, variant, reference),
        lambda: floor_areas(variant),
        lambda: functions_of_type(variant, reference),
        lambda: missing_facts(project, variant),
        lambda: entered_range(variant, reference),
        lambda: entered_unit(variant, reference),
        lambda: missing_evidence(variant, reference),
        lambda: impossible_inputs(variant, reference),
    )
    return gathered(finding for check in checks for finding in check())


def _printed_totals(view: BillView) -> Iterator[Finding]:
    """Printed totals that equal quantity x MKI neither over one service life nor over the building's life.

    When not one of them does, they follow another rule, which the file does not tell, and no line is accused.
    """
    columns = view.columns
    if all(line.printed_total is None for line in columns.bill_lines):
        return
    ways = [*(exact_amounts(columns.mki_eur[which]) for which in EnvironmentalSet), *view.mki.values()]
    totals = [columns.over_bill(way).value for way in ways]
    found, compared = list[Finding](), 0
    for i, line in enumerate(columns.bill_lines):
        if line.printed_total is None or not line.comes_in:
            continue
        candidates = [float(total[i]) for total in totals]
        computed = [c for c in candidates if not math.isnan(c)]
        if not computed:
            continue
        compared += 1
        closest = min(computed, key=lambda c: abs(c - _printed(line)))
        if abs(closest - line.printed_total) <= max(_CENT, _SUM_TOLERANCE * abs(closest)):
            continue
        slipped = [c for c in computed if _decimal_slip(line.printed_total, c)]
        closest = closest if closest in slipped or not slipped else slipped[0]
        slip = _decimal_slip(line.printed_total, closest)
        code = "audit_total_decimal_slip" if slip else "audit_total_differs"
        told = finding_of(
            Severity.WARNING,
            code,
            line.id,
            description=line.description,
            printed=line.printed_total,
            computed=closest,
            factor=slip or 0,
        )
        found.append(told)
    if len(found) == compared >= _LEAST_FOR_RULE and all(told.code == "audit_total_differs" for told in found):
        yield finding_of(Severity.NOTE, "audit_totals_not_checked", count=compared)
        return
    yield from found


def _printed(line: BillLine) -> float:
    return line.printed_total or 0.0


def _decimal_slip(a: float, b: float) -> int | None:
    """The factor 10, 100 or 1000 when one figure is about that many times the other; else None."""
    if a <= 0 or b <= 0:
        return None
    ratio = max(a / b, b / a)
    for slip in _SLIPS:
        if abs(ratio / slip - 1.0) <= _SLIP_TOLERANCE:
            return int(slip)
    return None


def _duplicates(variant: Variant) -> Iterator[Finding]:
    """Lines with the same code, description, product and quantity as an earlier one; they count all the same.

    Equal elements of a building model are two, each with its own identifier; the same element twice is not.
    """
    seen: dict[tuple[object, ...], str] = {}
    for line in variant.bill:
        key = (
            line.nl_sfb, line.description.casefold().strip(), line.quantity, line.unit, line.product_id,
            line.phase, *own_identity(line),
        )  # fmt: skip
        if line.quantity is None:
            continue
        if key in seen:
            yield finding_of(
                Severity.WARNING,
                "audit_duplicate_line",
                line.id,
                description=line.description,
                other=seen[key],
            )
        else:
            seen[key] = line.id


def _unit_against_product(variant: Variant, reference: Reference) -> Iterator[Finding]:
    """Lines whose unit cannot be converted to that of their product card, for want of a mass or density."""
    cards = {card.id: card for card in variant.products}
    for line in variant.bill:
        card = cards.get(line.product_id) or reference.products.get(line.product_id)
        if card is None or line.unit is None or line.unit.dimension is card.unit.dimension:
            continue
        by_density = line.unit.dimension is Dimension.VOLUME and card.density_kg_per_m3 is not None
        by_mass = line.mass_kg_per_unit is not None or line.unit.dimension is Dimension.MASS
        if card.unit.dimension is Dimension.MASS and (by_mass or by_density):
            continue
        if card.unit.dimension is Dimension.VOLUME and by_mass:
            continue
        if not math.isnan(cards_per_line_unit(card, line)):
            continue
        yield finding_of(
            Severity.WARNING,
            "audit_unit_of_product",
            line.id,
            description=line.description,
            unit=line.unit.symbol,
            product=card.name_nl,
            product_unit=card.unit.symbol,
        )


def _mass_against_unit(variant: Variant) -> Iterator[Finding]:
    """Lines in kg or tons with another mass per unit; often a density in the wrong column."""
    for line in variant.bill:
        if line.unit is None or line.unit.dimension is not Dimension.MASS or line.mass_kg_per_unit is None:
            continue
        if not math.isclose(line.mass_kg_per_unit, line.unit.factor, rel_tol=_SUM_TOLERANCE):
            yield finding_of(
                Severity.WARNING,
                "audit_mass_against_unit",
                line.id,
                description=line.description,
                unit=line.unit.symbol,
                mass=line.mass_kg_per_unit,
            )


def _shares_above_whole(variant: Variant) -> Iterator[Finding]:
    """Lines whose biobased, recycled and reused parts add up to more than their mass."""
    for line in variant.bill:
        parts = (line.biobased_fraction, line.recycled_fraction, line.reused_fraction)
        whole = math.fsum(part for part in parts if part is not None)
        if whole > 1.0 + _ROUNDING:
            percent = float(half_up(percent_from_fraction(whole), 1))
            yield finding_of(
                Severity.WARNING,
                "audit_shares_above_whole",
                line.id,
                description=line.description,
                percent=percent,
            )


def _outliers(columns: BillColumns) -> Iterator[Finding]:
    """Values per unit that are a power of ten away from the median of the same element group, product and unit."""
    groups: dict[tuple[str, str, str], list[int]] = {}
    for i, line in enumerate(columns.lines):
        name = line.product_id or _first_word(line.description)
        if name and line.unit is not None:
            groups.setdefault((line.nl_sfb_group, name, line.unit.symbol), []).append(i)
    checked: tuple[tuple[str, Floats], ...] = (
        ("mki", _per_unit(columns, columns.mki_eur[EnvironmentalSet.A1])),
        ("mki", _per_unit(columns, columns.mki_eur[EnvironmentalSet.A2])),
        ("mass", _per_unit(columns, columns.mass_kg)),
        ("carbon", _per_unit(columns, columns.carbon_a1a5_kg)),
    )
    for members in groups.values():
        if len(members) >= _GROUP_MINIMUM:
            for subject, values in checked:
                yield from _group_outliers(columns, members, subject, values)


def _first_word(description: str) -> str:
    words = description.casefold().split()
    return words[0].strip(",.;:") if words else ""


def _per_unit(columns: BillColumns, amounts: Floats) -> Floats:
    quantity = np.where(columns.quantity > 0, columns.quantity, np.nan)
    return np.asarray(amounts / quantity)


def _group_outliers(columns: BillColumns, members: list[int], subject: str, values: Floats) -> Iterator[Finding]:
    group = values[members]
    known = group[~np.isnan(group) & (group > 0)]
    if len(known) < _GROUP_MINIMUM:
        return
    usual = float(np.median(known))
    for i in members:
        slip = _decimal_slip(float(values[i]), usual) if values[i] > 0 else None
        if slip is not None:
            line = columns.lines[i]
            yield finding_of(
                Severity.WARNING,
                f"audit_outlier_{subject}",
                line.id,
                description=line.description,
                value=float(values[i]),
                usual=usual,
                factor=slip,
            )


def _missing_life(columns: BillColumns) -> Iterator[Finding]:
    lines = columns.lines
    for i in np.flatnonzero(np.isnan(columns.service_life_years)).tolist():
        yield finding_of(Severity.NOTE, "audit_no_service_life", lines[i].id, description=lines[i].description)


def _missing_elements(view: BillView) -> Iterator[Finding]:
    """Required elements of the building type without a line in the bill that comes in or stays."""
    if len(view.columns) and view.columns.nl_sfb_codes == ("",):
        yield finding_of(Severity.WARNING, "audit_no_nl_sfb")
    for element in view.missing_elements:
        yield finding_of(
            Severity.WARNING,
            "audit_element_missing",
            element=element.name_nl,
            element_en=element.name_en,
            groups=", ".join(element.nl_sfb_groups),
        )
