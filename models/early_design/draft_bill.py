"""The draft bill of a building: its parts with their quantities, from form and building method.

A draft bill is not a figure but lines: they run through the same calculation as any bill.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from models.domain.library.figure import Interval
from models.domain.library.form import BuildingMethod, Form, FormElement, FormPart, FormTick
from models.domain.product import ProductCard
from models.early_design.areas import FormAreas, areas_of

USUAL_TICKS = frozenset({FormTick.STANDARD, FormTick.PILES, FormTick.SOLAR})
"""What an estimate takes in unless it is ticked off."""

QUANTITY_DECIMALS = 6
"""Decimals of a quantity, so that a bill shows 30.96 m3 and not the noise of binary arithmetic."""


@dataclass(frozen=True, slots=True)
class DesignChoice:
    """What is chosen beside the form.

    Attributes:
        ticks: the groups of parts that are taken in.
        assemblies: role of a part -> id of the assembly that takes the place of the usual one.
    """

    method: BuildingMethod = BuildingMethod.TRADITIONAL
    ticks: frozenset[FormTick] = USUAL_TICKS
    assemblies: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AssemblyProduct:
    """An assembly as a draft bill counts it, per its unit."""

    product: ProductCard
    co2_a1a3_kg: Interval


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One part of the building with its product.

    Attributes:
        part: of the building; None for a layer of a file.
        derivation: how the quantity follows from the form.
        quantity: in the unit of the product; None is unknown.
        co2_a1a3_kg: of the whole line, lowest, used and highest of the sources; None when unknown.
    """

    element: FormElement
    part: FormPart | None
    derivation: str
    nl_sfb: str
    product: ProductCard
    quantity: float | None
    co2_a1a3_kg: Interval | None


@dataclass(frozen=True, slots=True)
class DraftBill:
    """The lines of a draft bill, and the elements of such a building that are in none of them.

    Attributes:
        missing_parts: the first part of each element of which nothing is in the lines, in the order of
            `FormElement`. What belongs to occupant or plot is no element of the building.
        left_out: what belongs to them and is not taken in.
    """

    form: Form
    areas: FormAreas
    method: BuildingMethod
    lines: tuple[DraftLine, ...]
    missing_parts: tuple[FormPart, ...]
    left_out: tuple[FormPart, ...] = ()

    def co2_by_element(self) -> dict[FormElement, Interval | None]:
        """A1-A3 in kg CO2-eq of every element in the bill, in its order; None when a line of it is unknown."""
        elements = dict.fromkeys(line.element for line in self.lines)
        return {
            element: _sum([line.co2_a1a3_kg for line in self.lines if line.element is element])
            for element in elements
        }

    def co2_a1a3_kg(self) -> Interval:
        """A1-A3 in kg CO2-eq of the lines whose CO2 is known: a lower bound where one is unknown."""
        known = [line.co2_a1a3_kg for line in self.lines if line.co2_a1a3_kg is not None]
        return _added(known)

    @property
    def missing(self) -> tuple[FormElement, ...]:
        """The elements of the building of which nothing is in the lines."""
        return tuple(part.element for part in self.missing_parts)

    @property
    def is_known(self) -> bool:
        """Whether the CO2 of every line is known."""
        return all(line.co2_a1a3_kg is not None for line in self.lines)


def _sum(parts: Sequence[Interval | None]) -> Interval | None:
    known = [part for part in parts if part is not None]
    return _added(known) if len(known) == len(parts) else None


def _added(parts: Sequence[Interval]) -> Interval:
    return Interval(
        math.fsum(part.low for part in parts),
        math.fsum(part.value for part in parts),
        math.fsum(part.high for part in parts),
    )


def draft_bill(
    form: Form,
    choice: DesignChoice,
    parts: Sequence[FormPart],
    products: Mapping[str, AssemblyProduct],
) -> DraftBill:
    """The draft bill of a form from the assemblies of the library.

    Args:
        form: the sizes.
        choice: building method, groups of parts, and other assemblies for parts.
        parts: of the kind of building, in every method (`Library.form_parts`).
        products: id of an assembly -> what it counts as, for every assembly of the parts and of the choice.

    Raises:
        UnevenStoreysError: the homes of a gallery flat do not fill its storeys.
    """
    areas = areas_of(form)
    of_method = [part for part in parts if part.method is choice.method]
    lines = []
    for part in of_method:
        if part.tick is not None and part.tick not in choice.ticks:
            continue
        quantity = round(part.quantity.value(areas.amounts) * part.factor, QUANTITY_DECIMALS)
        if quantity > 0.0:
            found = products[choice.assemblies.get(part.role, part.assembly.id)]
            lines.append(_line(part, found, quantity))
    missing = parts_missing(of_method, lines)
    return DraftBill(form, areas, choice.method, tuple(lines), missing, parts_left_out(of_method, lines))


def parts_missing(parts: Sequence[FormPart], lines: Sequence[DraftLine]) -> tuple[FormPart, ...]:
    """The first part of each element of the building that no line is of."""
    held = {line.element for line in lines}
    first = {part.element: part for part in reversed(parts) if part.tick is not FormTick.OPTIONS}
    return tuple(first[element] for element in FormElement if element in first.keys() - held)


def parts_left_out(parts: Sequence[FormPart], lines: Sequence[DraftLine]) -> tuple[FormPart, ...]:
    """The parts of occupant or plot that no line is of."""
    held = {line.part.role for line in lines if line.part is not None}
    return tuple(part for part in parts if part.tick is FormTick.OPTIONS and part.role not in held)


def _line(part: FormPart, found: AssemblyProduct, quantity: float) -> DraftLine:
    co2 = found.co2_a1a3_kg
    return DraftLine(
        element=part.element,
        part=part,
        derivation=part.quantity.text if part.factor == 1.0 else f"({part.quantity.text}) * {part.factor:g}",
        nl_sfb=part.nl_sfb,
        product=found.product,
        quantity=quantity,
        co2_a1a3_kg=Interval(quantity * co2.low, quantity * co2.value, quantity * co2.high),
    )
