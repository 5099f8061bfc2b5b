"""Areas of a building from its form, before there is a drawing.

Meetlat's own model, after the parametric studies that the whitepaper names without a formula (Carbon Cost
Tracker): straight façades, a flat or a symmetrical pitched roof, one row or one block.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from models.domain.library.form import Form, FormElement, FormKind, FormSize


class UnevenStoreysError(ValueError):
    """The homes of a stacked building do not fill its storeys evenly."""


@dataclass(frozen=True, slots=True)
class FormAreas:
    """Areas in m2 and the foundation in m3. None is a part that this kind of building does not have.

    Attributes:
        gross_floor: BVO; `ground_floor` and `upper_floors` are its parts.
        roof: the sloping area of a pitched one, without its overhang.
        facade: gross, gables included; `closed_facade` is without the openings.
        envelope: Als, façade with openings, roof and ground floor.
        usable_floor: GO (Ag).
        amounts: by name, what quantities of the reference data are formulas of; floors and walls there are net.
    """

    gross_floor: float
    ground_floor: float
    upper_floors: float
    roof: float
    facade: float
    closed_facade: float
    openings: float
    party_walls: float | None
    inner_walls: float | None
    strips_m3: float | None
    envelope: float
    usable_floor: float
    amounts: Mapping[str, float]

    @property
    def form_factor(self) -> float:
        """Als/Ag, on which the limit of BENG 1 rests."""
        return self.envelope / self.usable_floor

    def of_element(self, element: FormElement) -> float | None:
        """The area, or for strips the volume, of a part that has one of its own; None for any other part."""
        return _AREA_OF[element](self) if element in _AREA_OF else None


_AREA_OF = {
    FormElement.GROUND_FLOOR: lambda areas: areas.ground_floor,
    FormElement.UPPER_FLOORS: lambda areas: areas.upper_floors,
    FormElement.ROOF: lambda areas: areas.roof,
    FormElement.CLOSED_FACADE: lambda areas: areas.closed_facade,
    FormElement.OPENINGS: lambda areas: areas.openings,
    FormElement.PARTY_WALLS: lambda areas: areas.party_walls,
    FormElement.INNER_WALLS: lambda areas: areas.inner_walls,
    FormElement.STRIPS: lambda areas: areas.strips_m3,
}
AREA_ELEMENTS = tuple(_AREA_OF)
"""The parts that have an area or volume of their own, in the order of every output."""


@dataclass(frozen=True, slots=True)
class _Block:
    """What the kinds of building differ in; areas in m2.

    Attributes:
        front: metres of building along the long façades.
        long_facades: the façades in which the openings are.
        gables: the closed end walls, with the triangle under a pitched roof.
        party, inner: as built, net; None without.
        roof: as seen from outside; `roof_built` has overhang and skylights in it.
    """

    front: float
    height: float
    long_facades: float
    gables: float
    roof: float
    roof_built: float
    party: float | None = None
    inner: float | None = None
    strips_m3: float | None = None
    stairwells: float = 0.0
    homes_per_storey: int | None = None


def areas_of(form: Form) -> FormAreas:
    """The areas of a form.

    Raises:
        UnevenStoreysError: the homes of a gallery flat do not fill its storeys.
    """
    block = _BLOCKS[form.kind](form)
    depth, storeys = form[FormSize.DEPTH], form[FormSize.STOREYS]
    ground = block.front * depth
    floors = ground * (storeys - 1)
    openings = block.long_facades * form[FormSize.OPENINGS]
    facade = block.long_facades + block.gables
    net = form[FormSize.NET_FLOOR]
    amounts = {size.value: value for size, value in form.sizes.items()} | {
        "BVO": ground * storeys,
        "H": block.height,
        "Lb": block.front,
        "Bb": depth,
        "ground": ground * net,
        "floors": max(floors * net - block.stairwells, 0.0),
        "roof": block.roof_built,
        "facade_long": block.long_facades,
        "gable": block.gables,
        "openings": openings,
        "party": block.party or 0.0,
        "inner": block.inner or 0.0,
        "found_m3": block.strips_m3 or 0.0,
        "Hs": float(block.homes_per_storey or 0),
    }
    return FormAreas(
        gross_floor=ground * storeys,
        ground_floor=ground,
        upper_floors=floors,
        roof=block.roof,
        facade=facade,
        closed_facade=facade - openings,
        openings=openings,
        party_walls=block.party,
        inner_walls=block.inner,
        strips_m3=block.strips_m3,
        envelope=facade + block.roof + ground,
        usable_floor=ground * storeys * form[FormSize.USABLE_RATIO],
        amounts=amounts,
    )


def homes_per_storey(form: Form) -> int:
    """Homes on one storey of a gallery flat.

    Raises:
        UnevenStoreysError: they do not fill the storeys.
    """
    homes, storeys = round(form[FormSize.HOMES]), round(form[FormSize.STOREYS])
    if homes % storeys:
        raise UnevenStoreysError(f"{homes} homes on {storeys} storeys")
    return homes // storeys


def _flat_row(form: Form) -> _Block:
    homes, depth = form[FormSize.HOMES], form[FormSize.DEPTH]
    front, height = homes * form[FormSize.WIDTH], form[FormSize.STOREYS] * form[FormSize.STOREY_HEIGHT]
    walls = form[FormSize.INNER_WALLS] * form[FormSize.INNER_HEIGHT]
    return _Block(
        front,
        height,
        long_facades=2 * front * height,
        gables=2 * depth * height,
        roof=front * depth,
        roof_built=front * depth,
        party=(homes - 1) * depth * height,
        inner=homes * form[FormSize.STOREYS] * walls,
        strips_m3=_strips(form),
    )


def _strips(form: Form) -> float:
    """A strip under both long façades and one under every party wall and gable, m3."""
    homes = form[FormSize.HOMES]
    metres = 2 * homes * form[FormSize.WIDTH] + (homes + 1) * form[FormSize.DEPTH]
    return metres * form[FormSize.STRIP]


def _pitched_row(form: Form) -> _Block:
    """A row whose top storey is the attic: its façade ends at the knee wall, its party walls at the ridge."""
    homes, depth, below = form[FormSize.HOMES], form[FormSize.DEPTH], form[FormSize.STOREYS] - 1
    front = homes * form[FormSize.WIDTH]
    height = below * form[FormSize.STOREY_HEIGHT] + form[FormSize.KNEE]
    angle = math.radians(form[FormSize.PITCH])
    slope = depth / math.cos(angle)
    overhang = 2 * form[FormSize.OVERHANG]
    inside = max(depth - form[FormSize.FACADE_DEPTH], 0.0)
    party = inside * (below * form[FormSize.INNER_HEIGHT] + form[FormSize.KNEE])
    walls = below * form[FormSize.INNER_WALLS] * form[FormSize.INNER_HEIGHT] - form[FormSize.INNER_DOORS]
    return _Block(
        front,
        height,
        long_facades=2 * front * height,
        gables=2 * (depth * height + depth**2 * math.tan(angle) / 4),
        roof=front * slope,
        roof_built=max(front * (slope + overhang) - homes * form[FormSize.SKYLIGHTS], 0.0),
        party=(homes - 1) * (party + inside**2 * math.tan(angle) / 4),
        inner=homes * max(walls, 0.0),
        strips_m3=_strips(form),
        stairwells=homes * below * form[FormSize.STAIRWELL],
    )


def _gallery_flat(form: Form) -> _Block:
    per_storey, depth = homes_per_storey(form), form[FormSize.DEPTH]
    front, height = per_storey * form[FormSize.WIDTH], form[FormSize.STOREYS] * form[FormSize.STOREY_HEIGHT]
    return _Block(
        front,
        height,
        long_facades=2 * front * height,
        gables=2 * depth * height,
        roof=front * depth,
        roof_built=front * depth,
        party=(per_storey - 1) * depth * height,
        inner=form[FormSize.HOMES] * form[FormSize.INNER_WALLS] * form[FormSize.INNER_HEIGHT],
        homes_per_storey=per_storey,
    )


def _free_block(form: Form) -> _Block:
    front, depth = form[FormSize.WIDTH], form[FormSize.DEPTH]
    height = form[FormSize.STOREYS] * form[FormSize.STOREY_HEIGHT]
    return _Block(
        front,
        height,
        long_facades=2 * (front + depth) * height,
        gables=0.0,
        roof=front * depth,
        roof_built=front * depth,
    )


_BLOCKS = {
    FormKind.ROW_FLAT: _flat_row,
    FormKind.ROW_PITCHED: _pitched_row,
    FormKind.GALLERY_FLAT: _gallery_flat,
    FormKind.SCHOOL: _free_block,
    FormKind.OFFICE: _free_block,
}
