"""Audit of figures of bill lines that cannot be right: each at its line, with what is possible."""

import math
from collections.abc import Iterator, Mapping

from models.audit.facts import finding_of
from models.calculation.line_doubts import MASS_AGAINST_UNIT, DoubtedPart, carbon_per_unit
from models.calculation.module_carbon import carbon_with_modules
from models.calculation.rounding import few_digits
from models.domain.outcome import Finding, Param, Severity
from models.indicators.bill_view import BillView

_RANGES: Mapping[str, str] = {
    "audit_carbon_per_kg_high": "co2_kg_per_kg",
    "audit_carbon_per_kg_low": "co2_kg_per_kg",
    "audit_carbon_against_card": "co2_per_card",
    "audit_mass_against_card": "mass_per_card",
    "audit_biogenic_carbon_high": "biogenic_c_kg_per_kg",
    "audit_density_impossible": "density_kg_per_m3",
}


def impossible_figures(view: BillView) -> Iterator[Finding]:
    """A finding for every figure that no verdict rests on, but the mass of a line in kg, which has its own.

    A figure that cannot be for two reasons has the finding of the first.
    """
    told = set[tuple[int, frozenset[DoubtedPart]]]()
    for doubt in sorted(view.line_doubts, key=lambda doubt: doubt.code != MASS_AGAINST_UNIT):
        for i in doubt.lines.nonzero()[0].tolist():
            if (i, doubt.parts) in told:
                continue
            told.add((i, doubt.parts))
            if doubt.code == MASS_AGAINST_UNIT:
                continue
            line = view.columns.lines[i]
            params = _params(view, doubt.code, i)
            unit = line.unit.symbol if line.unit is not None else "?"
            yield finding_of(
                Severity.WARNING, doubt.code, line.id, description=line.description, unit=unit, **params
            )


def _params(view: BillView, code: str, i: int) -> dict[str, Param]:
    columns = view.columns
    carbon, mass = float(carbon_per_unit(columns)[i]), float(columns.mass_kg_per_unit[i])
    biogenic = float(columns.biogenic_c_kg_per_kg[i])
    values = {
        "audit_carbon_per_kg_high": lambda: carbon / mass,
        "audit_carbon_per_kg_low": lambda: carbon / mass,
        "audit_carbon_against_card": lambda: float(columns.carbon_a1a5_kg[i] / columns.carbon_a1a3_kg[i]),
        "audit_mass_against_card": lambda: mass / float(columns.card_mass_kg_per_unit[i]),
        "audit_biogenic_carbon_high": lambda: biogenic,
        "audit_density_impossible": lambda: mass / float(columns.unit_volume_m3[i]),
    }
    if code not in values:
        _, production, _ = carbon_with_modules(columns)
        return {"value": float(production[i] / columns.quantity[i]) if math.isnan(carbon) else carbon}
    possible = view.reference.possible[_RANGES[code]]
    params: dict[str, Param] = {
        "value": few_digits(values[code]()),
        "lower": possible.lower,
        "upper": possible.upper,
    }
    if code == "audit_biogenic_carbon_high":
        params["value"] = biogenic
        params["carbon"] = few_digits(biogenic / view.reference.factors.co2_per_carbon)
    return params
