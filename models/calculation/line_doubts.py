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
from models.calculation.intervals import Bools, beyond_floats
from models.domain.product import EnvironmentalSet
from models.reference.reference import PossibleRange

MASS_AGAINST_UNIT = "audit_mass_against_unit"
_UNIT_FACTOR = 2.0
"""A line in kg whose mass per kg is off by more than this does not count with that mass; our own choice."""
_BIOGENIC_REST = 0.05
"""kg biogenic carbon per kg that a product may hold beside its biobased share, as the paper of plasterboard."""


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
    carbon, mass = columns.carbon_kg_per_unit, columns.mass_kg_per_unit
    negative = columns.carbon_is_credit
    is_biobased = (columns.biobased_fraction > 0) | (columns.biogenic_c_kg_per_kg > 0)
    per_kg, per_card = carbon / mass, columns.carbon_a1a5_kg / columns.carbon_a1a3_kg
    density, per_unit = mass / columns.unit_volume_m3, mass / columns.unit_mass_kg
    mass_per_card, of_mass = mass / columns.card_mass_kg_per_unit, possible["mass_per_card"]
    of_kg, of_card = possible["co2_kg_per_kg"], possible["co2_per_card"]
    dense, biogenic = possible["density_kg_per_m3"], possible["biogenic_c_kg_per_kg"]
    has_mass = mass > 0
    share = np.minimum(1.0, columns.biobased_fraction)
    most = np.where(share > 0, biogenic.upper * share + _BIOGENIC_REST, biogenic.upper)
    found = (
        ("audit_carbon_uptake", negative & is_biobased, _CARBON),
        ("audit_carbon_negative", negative & ~is_biobased, _CARBON),
        ("audit_carbon_per_kg_high", (per_kg > of_kg.upper) & has_mass, _CARBON),
        ("audit_carbon_per_kg_low", (per_kg < of_kg.lower) & (per_kg > 0), _CARBON),
        (
            "audit_carbon_against_card",
            (per_card > of_card.upper) | ((per_card < of_card.lower) & (per_card > 0)),
            _CARBON,
        ),
        ("audit_biogenic_carbon_high", columns.biogenic_c_kg_per_kg > np.minimum(most, biogenic.upper), _BIOGENIC),
        ("audit_density_impossible", ((density < dense.lower) & has_mass) | (density > dense.upper), _MASS),
        (
            "audit_mass_against_card",
            ((mass_per_card > of_mass.upper) | (mass_per_card < of_mass.lower)) & has_mass,
            _MASS,
        ),
        (MASS_AGAINST_UNIT, (per_unit > _UNIT_FACTOR) | (per_unit < 1.0 / _UNIT_FACTOR), _MASS),
    )
    return tuple(LineDoubt(code, lines, parts) for code, lines, parts in found if lines.any())


def with_doubted_unknown(columns: BillColumns, doubts: tuple[LineDoubt, ...]) -> BillColumns:
    """The columns in which every doubted figure, and what follows from it, is unknown."""
    carbon, mass, biogenic = (_lines_of(columns, doubts, part) for part in DoubtedPart)
    return replace(
        columns,
        mass_kg=np.where(mass, np.nan, columns.mass_kg),
        carbon_a1a5_kg=np.where(carbon, np.nan, columns.carbon_a1a5_kg),
        carbon_a1a3_kg=np.where((columns.carbon_is_credit & carbon) | mass, np.nan, columns.carbon_a1a3_kg),
        carbon_is_credit=columns.carbon_is_credit & ~carbon,
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
