"""The units of an IFC model, as exact decimal factors to m, m2, m3 and kg.

Source: IFC4 ADD2 TC1, IfcMeasureResource: IfcSIUnit (the prefix stands before the metre, so MILLI SQUARE_METRE is
mm2), IfcConversionBasedUnit. Where a model gives no unit of a kind, amounts of that kind are not read.
"""

import math
from dataclasses import dataclass, field
from decimal import Decimal, DecimalException

from app.importing.ifc.values import Instance, Model, as_number, many, measure, of_type, one, text
from models.domain.quantities import CUBIC_METRE, KG, METRE, PIECE, SQUARE_METRE, Unit

UNIT_OF: dict[str, Unit] = {
    "volume": CUBIC_METRE,
    "mass": KG,
    "area": SQUARE_METRE,
    "length": METRE,
    "count": PIECE,
}
"""Kind of amount -> its unit after reading."""

_PREFIXES = {
    "EXA": 18, "PETA": 15, "TERA": 12, "GIGA": 9, "MEGA": 6, "KILO": 3, "HECTO": 2, "DECA": 1, "": 0,
    "DECI": -1, "CENTI": -2, "MILLI": -3, "MICRO": -6, "NANO": -9, "PICO": -12, "FEMTO": -15, "ATTO": -18,
}  # fmt: skip
_SI = {
    "METRE": ("length", 1, 0),
    "SQUARE_METRE": ("area", 2, 0),
    "CUBIC_METRE": ("volume", 3, 0),
    "GRAM": ("mass", 1, -3),
}
"""SI name -> kind, the power of its prefix, and the power of ten of its own base unit."""

_KINDS = {"LENGTHUNIT": "length", "AREAUNIT": "area", "VOLUMEUNIT": "volume", "MASSUNIT": "mass"}
_MAX_DEPTH = 5


@dataclass(frozen=True, slots=True)
class ProjectUnits:
    """The units of a model: kind of amount -> size of one unit in m, m2, m3 or kg."""

    factors: dict[str, Decimal] = field(default_factory=dict)

    def converted(self, kind: str, amount: float, own_unit: Instance | None = None) -> float | None:
        """`amount` in the unit of `UNIT_OF[kind]`; None when it is not finite or its unit is not known.

        Args:
            own_unit: the unit that the quantity itself gives, which goes before that of the project.
        """
        if kind == "count":
            return amount if math.isfinite(amount) else None
        factor = self._factor(kind, own_unit)
        return None if factor is None else _times(amount, factor)

    def cubed(self, volume: float) -> float | None:
        """The volume in m3 of one in the cube of the model's length unit; None when that unit is not known."""
        factor = self.factors.get("length")
        return None if factor is None else _times(volume, factor**3)

    def _factor(self, kind: str, own_unit: Instance | None) -> Decimal | None:
        if own_unit is None:
            return self.factors.get(kind)
        found = _unit(own_unit, 0)
        return found[1] if found is not None and found[0] == kind else None


def project_units(model: Model) -> ProjectUnits:
    """The units of the project's unit assignment."""
    factors: dict[str, Decimal] = {}
    for project in of_type(model, "IfcProject")[:1]:
        assignment = one(project, "UnitsInContext")
        for unit in many(assignment, "Units") if assignment else ():
            if found := _unit(unit, 0):
                factors.setdefault(*found)
    return ProjectUnits(factors)


def _unit(unit: Instance, depth: int) -> tuple[str, Decimal] | None:
    """Kind and factor of a unit; None for a unit of another kind than those of amounts."""
    if unit.is_a() == "IfcSIUnit":
        return _si_unit(unit)
    kind = _KINDS.get(text(unit, "UnitType"))
    factor = one(unit, "ConversionFactor")
    if not kind or factor is None or depth > _MAX_DEPTH:
        return None
    amount = as_number(measure(factor, "ValueComponent")[1])
    base = one(factor, "UnitComponent")
    inner = _unit(base, depth + 1) if base is not None else None
    if amount is None or not 0.0 < amount < math.inf or inner is None or inner[0] != kind:
        return None
    return kind, Decimal(repr(amount)) * inner[1]


def _si_unit(unit: Instance) -> tuple[str, Decimal] | None:
    found = _SI.get(text(unit, "Name"))
    exponent = _PREFIXES.get(text(unit, "Prefix"))
    if found is None or exponent is None:
        return None
    kind, power, own = found
    if _KINDS.get(text(unit, "UnitType")) != kind:
        return None
    return kind, Decimal(1).scaleb(exponent * power + own)


def _times(amount: float, factor: Decimal) -> float | None:
    if not math.isfinite(amount):
        return None
    try:
        product = float(Decimal(repr(amount)) * factor)
    except (DecimalException, OverflowError):
        return None
    return product if math.isfinite(product) else None
