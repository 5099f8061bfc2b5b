"""Figures of bill lines that cannot be right, and the bill in which they are unknown.

The stated figure stays the value that is shown; verdicts rest on the interval that also holds the bill in which it
is unknown. Ranges have their source in the reference data; negative carbon has none to have: modules A1-A5 without
biogenic uptake emit (Paris Proof materiaalgebonden, DGBC), so below zero lies uptake or a credit of module D.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from models.calculation.bill_columns import BillColumns
from models.calculation.intervals import Bools, Floats, beyond_floats
from models.calculation.module_carbon import carbon_with_modules
from models.domain.product import EnvironmentalSet
from models.reference.reference import PossibleRange

MASS_AGAINST_UNIT = "audit_mass_against_unit"
_OF_UNIT = (0.5, 2.0)
"""Mass of a line in kg, per kg: where it is off by more it does not count; our own choice."""


class DoubtedPart(StrEnum):
    """The figure of a line that cannot be right."""

    CARBON = "carbon"
    MASS = "mass"
    BIOGENIC = "biogenic"


@dataclass(frozen=True, slots=True)
class LineDoubt:
    """One kind of doubt. `code` is of its finding, `lines` the mask of its lines, at least one."""

    code: str
    lines: Bools
    parts: frozenset[DoubtedPart]


_CARBON = frozenset({DoubtedPart.CARBON})
_MASS = frozenset({DoubtedPart.MASS})
_BIOGENIC = frozenset({DoubtedPart.BIOGENIC})


@beyond_floats()
def line_doubts(columns: BillColumns, possible: Mapping[str, PossibleRange]) -> tuple[LineDoubt, ...]:
    """The doubts about the lines of a bill; empty for most bills."""
    carbon, mass = carbon_per_unit(columns), columns.mass_kg_per_unit
    of_kg, of_card = possible["co2_kg_per_kg"], possible["co2_per_card"]
    dense, of_mass = possible["density_kg_per_m3"], possible["mass_per_card"]
    biogenic = possible["biogenic_c_kg_per_kg"]
    carbon_per_kg = carbon / mass
    checks = (
        ("audit_carbon_per_kg_high", carbon_per_kg, 0.0, of_kg.upper, _CARBON),
        ("audit_carbon_per_kg_low", carbon_per_kg, of_kg.lower, np.inf, _CARBON),
        ("audit_biogenic_carbon_high", columns.biogenic_c_kg_per_kg, 0.0, biogenic.upper, _BIOGENIC),
        ("audit_density_impossible", mass / columns.unit_volume_m3, dense.lower, dense.upper, _MASS),
        (
            "audit_carbon_against_card",
            columns.carbon_a1a5_kg / columns.carbon_a1a3_kg,
            of_card.lower,
            of_card.upper,
            _CARBON,
        ),
        ("audit_mass_against_card", mass / columns.card_mass_kg_per_unit, of_mass.lower, of_mass.upper, _MASS),
        (MASS_AGAINST_UNIT, mass / columns.unit_mass_kg, *_OF_UNIT, _MASS),
    )
    found = [(code, _outside(ratio, lower, upper), parts) for code, ratio, lower, upper, parts in checks]
    _, _, negative = carbon_with_modules(columns)
    if negative.any():
        is_biobased = (columns.biobased_fraction > 0) | (columns.biogenic_c_kg_per_kg > 0)
        found.append(("audit_carbon_uptake", negative & is_biobased, _CARBON))
        found.append(("audit_carbon_negative", negative & ~is_biobased, _CARBON))
    return tuple(
        LineDoubt(code, lines, parts) for code, lines, parts in found if lines is not None and lines.any()
    )


def carbon_per_unit(columns: BillColumns) -> Floats:
    """A1-A5 in kg CO2-eq per unit of the line, as a total or per module; NaN where neither is stated."""
    if not columns.module_lines:
        return columns.carbon_kg_per_unit
    stated, _, _ = carbon_with_modules(columns)
    return np.where(np.isnan(columns.carbon_kg_per_unit), stated / columns.quantity, columns.carbon_kg_per_unit)


def _outside(ratio: Floats, lower: float, upper: float) -> Bools | None:
    """Where a ratio above zero is not possible; None where every ratio is, as in most bills."""
    if lower == 0.0:
        off = ratio > upper
    else:
        off = ratio < lower if upper == np.inf else (ratio < lower) | (ratio > upper)
    return off & (ratio > 0) & (ratio < np.inf) if off.any() else None


def with_doubted_unknown(columns: BillColumns, doubts: tuple[LineDoubt, ...]) -> BillColumns:
    """The columns in which every doubted figure, and what follows from it, is unknown."""
    carbon, mass, biogenic = (_lines_of(columns, doubts, part) for part in DoubtedPart)
    return replace(
        columns,
        mass_kg=np.where(mass, np.nan, columns.mass_kg),
        carbon_a1a5_kg=np.where(carbon, np.nan, columns.carbon_a1a5_kg),
        carbon_a1a3_kg=np.where((carbon_with_modules(columns)[2] & carbon) | mass, np.nan, columns.carbon_a1a3_kg),
        carbon_is_credit=columns.carbon_is_credit & ~carbon,
        module_lines=tuple(
            replace(line, gives_carbon=False) if carbon[line.position] else line for line in columns.module_lines
        ),
        biogenic_c_kg=np.where(biogenic | mass, np.nan, columns.biogenic_c_kg),
        mki_eur={which: _mki_without(columns, which, mass) for which in columns.mki_eur},
    )


def _lines_of(columns: BillColumns, doubts: tuple[LineDoubt, ...], part: DoubtedPart) -> Bools:
    mask = np.zeros(len(columns), dtype=bool)
    for doubt in doubts:
        if part in doubt.parts:
            mask |= doubt.lines
    return mask


def _mki_without(columns: BillColumns, which: EnvironmentalSet, mass: Bools) -> np.ndarray:
    """MKI in EUR, unknown where it may come from a doubted mass: where the line does not state it."""
    amounts = columns.mki_eur[which].copy()
    name = f"mki_{which.value.lower()}_eur_per_unit"
    for i in np.flatnonzero(mass).tolist():
        if getattr(columns.lines[i], name) is None:
            amounts[i] = np.nan
    return amounts
