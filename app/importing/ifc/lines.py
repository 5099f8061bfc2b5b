"""Makes bill lines from elements: one per element, or one per layer or share where the model divides it."""

import math
from dataclasses import dataclass
from decimal import Decimal

from app.formats.cell_text import MAX_NAME
from app.importing.ifc.findings import Tally
from app.importing.ifc.materials import Makeup, Materials, Part
from app.importing.ifc.nl_sfb import Code
from app.importing.ifc.quantities import Amount, Stated
from app.importing.ifc.units import UNIT_OF
from app.texts import Language, label
from models.domain.bill import BillLine
from models.domain.outcome import Param

_LANGUAGE: Language = "nl"


@dataclass(frozen=True, slots=True)
class Element:
    """The known facts of one element.

    Attributes:
        key: unique within the model, names the element in line ids.
        guid: as the model gives it.
        order: kinds of amount, best first.
        shape_m3: volume of a plain extrusion, None for any other shape.
        whole: name of the element that it is a part of, "" when it stands alone.
        code_of_whole: the NL-SfB code is that of the whole.
    """

    key: str
    guid: str
    ifc_class: str
    name: str
    type_name: str
    storey: str
    whole: str
    code: Code
    code_of_whole: bool
    stated: Stated
    materials: Materials
    shape_m3: float | None
    order: tuple[str, ...]

    def amount(self) -> Amount | None:
        """The amount that becomes the quantity of an undivided element; None when there is none."""
        for kind in self.order:
            if kind != "shape":
                found = self.stated.usable(kind)
            elif self.shape_m3 is not None:
                found = Amount("volume", "", "shape", self.shape_m3)
            else:
                found = None
            if found is not None:
                return found
        return None


def lines_of(element: Element, tally: Tally) -> list[BillLine]:
    """Makes the lines of one element; adds missing data to `tally`."""
    if element.materials.air_layers:
        tally.line("ifc_air_layers_left_out", _first_id(element))
    match element.materials.makeup:
        case Makeup.LAYERS:
            return [_layer_line(element, i, part, tally) for i, part in enumerate(element.materials.parts, 1)]
        case Makeup.SHARES:
            return [_share_line(element, i, part, tally) for i, part in enumerate(element.materials.parts, 1)]
        case _:
            return [_undivided_line(element, tally)]


def _first_id(element: Element) -> str:
    is_divided = element.materials.makeup in (Makeup.LAYERS, Makeup.SHARES)
    return f"{element.key}/1" if is_divided else element.key


def _undivided_line(element: Element, tally: Tally) -> BillLine:
    line_id, materials = element.key, element.materials
    if materials.makeup is Makeup.UNDIVIDED:
        tally.line("ifc_materials_undivided", line_id)
    thickness = materials.parts[0].thickness_m if materials.makeup is Makeup.SINGLE else None
    amount = element.amount()
    if thickness is not None and amount is not None and amount.kind not in ("volume", "mass"):
        made, note = _area_times_thickness(element, thickness)
        if made is not None:
            tally.line("ifc_area_times_thickness", line_id)
            return _line(element, line_id, _description(element), made, note, tally)
    if amount is None:
        tally.line(element.stated.reason() or "ifc_no_quantity", line_id)
    return _line(element, line_id, _description(element), amount, _origin_note(amount, line_id, tally), tally)


def _description(element: Element) -> str:
    names = " + ".join(part.material for part in element.materials.parts if part.material)
    return names[:MAX_NAME] or element.name or element.type_name or element.ifc_class


def _origin_note(amount: Amount | None, line_id: str, tally: Tally) -> str:
    if amount is None or amount.origin == "quantity":
        return ""
    if amount.origin == "shape":
        tally.line("ifc_amount_from_shape", line_id)
        return _note("ifc_note_shape")
    tally.line("ifc_amount_from_property", line_id)
    return _note("ifc_note_property", name=amount.name)


def _layer_line(element: Element, number: int, part: Part, tally: Tally) -> BillLine:
    line_id = f"{element.key}/{number}"
    made, note = None, ""
    if part.thickness_m is not None:
        made, note = _area_times_thickness(element, part.thickness_m)
    if made is None:
        tally.line(element.stated.reason() or "ifc_layers_without_area", line_id)
    else:
        tally.line("ifc_area_times_thickness", line_id)
    return _line(element, line_id, part.material or element.name or element.ifc_class, made, note, tally)


def _area_times_thickness(element: Element, thickness_m: float) -> tuple[Amount | None, str]:
    area = element.stated.usable("area")
    if area is None or area.value is None:
        return None, ""
    volume = _times(area.value, thickness_m)
    if volume is None:
        return None, ""
    note = _note("ifc_note_layer", name=area.name, area=area.value, thickness=thickness_m * 1000.0)
    return Amount("volume", area.name, area.origin, volume), note


def _times(amount: float, factor: float) -> float | None:
    """The product in decimal arithmetic, so that 10 x 0.14 is 1.4; None when it is zero or not finite."""
    product = float(Decimal(repr(amount)) * Decimal(repr(factor)))
    return product if 0.0 < product < math.inf else None


def _share_line(element: Element, number: int, part: Part, tally: Tally) -> BillLine:
    line_id = f"{element.key}/{number}"
    whole = element.stated.usable("volume") or element.stated.usable("mass")
    made, note = None, ""
    if whole is not None and whole.value is not None and part.fraction is not None:
        share = _times(whole.value, part.fraction)
        made = Amount(whole.kind, whole.name, whole.origin, share) if share is not None else None
        note = _note("ifc_note_share", name=whole.name, percent=part.fraction * 100.0)
    if made is None:
        tally.line(element.stated.reason() or "ifc_shares_without_amount", line_id)
    return _line(element, line_id, part.material or element.name or element.ifc_class, made, note, tally)


def _line(
    element: Element, line_id: str, description: str, amount: Amount | None, note: str, tally: Tally
) -> BillLine:
    _count_gaps(element, line_id, tally)
    return BillLine(
        id=line_id,
        description=description,
        quantity=amount.value if amount is not None else None,
        unit=UNIT_OF[amount.kind] if amount is not None else None,
        nl_sfb=element.code.code,
        note=note,
        extra=_extra(element),
    )


def _count_gaps(element: Element, line_id: str, tally: Tally) -> None:
    if not element.materials.is_known:
        tally.line("ifc_no_material", line_id)
    if not element.code.code:
        tally.line("ifc_no_nl_sfb", line_id)
    elif element.code_of_whole:
        tally.line("ifc_nl_sfb_of_whole", line_id)
    elif element.code.origin in ("name", "layer"):
        tally.line("ifc_nl_sfb_from_name", line_id)


def _extra(element: Element) -> tuple[tuple[str, str], ...]:
    columns = (
        ("ifc_guid", element.guid),
        ("ifc_klasse", element.ifc_class),
        ("ifc_naam", element.name),
        ("ifc_type", element.type_name),
        ("bouwlaag", element.storey),
        ("ifc_deel_van", element.whole),
        ("ifc_hoeveelheden", element.stated.written()),
    )
    return tuple((key, value) for key, value in columns if value)


def _note(code: str, **params: Param) -> str:
    return label(code, _LANGUAGE, **params)
