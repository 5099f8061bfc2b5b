"""Makes bill lines from elements: one per element, or one per layer or share where the model divides it."""

import math
from decimal import Decimal

from app.formats.cell_text import MAX_NAME
from app.importing.ifc.agreement import Fit
from app.importing.ifc.element import Element
from app.importing.ifc.findings import Tally
from app.importing.ifc.materials import Makeup, Part
from app.importing.ifc.quantities import Amount
from app.importing.ifc.units import UNIT_OF
from app.texts import Language, label
from models.domain.bill import ELEMENT_GUID, BillLine
from models.domain.outcome import Param
from models.reference.ifc_names import PIECE, SHAPE

_LANGUAGE: Language = "nl"
_SAID_ALWAYS = ("ifc_amount_twice", "ifc_amount_not_possible")
"""Reasons that are a fault of the model, also where another amount counts."""


def lines_of(element: Element, tally: Tally) -> list[BillLine]:
    """Makes the lines of one element; adds missing data to `tally`."""
    first = _first_id(element)
    if element.materials.air_layers:
        tally.line("ifc_air_layers_left_out", first)
    if element.phase.reason:
        tally.line(element.phase.reason, first, written=element.phase.written)
    _tell_disagreement(element, first, tally)
    match element.materials.makeup:
        case Makeup.LAYERS:
            _tell_unusable_behind_layers(element, first, tally)
            return [_layer_line(element, i, part, tally) for i, part in enumerate(element.materials.parts, 1)]
        case Makeup.SHARES:
            return [_share_line(element, i, part, tally) for i, part in enumerate(element.materials.parts, 1)]
        case _:
            return [_undivided_line(element, tally)]


def _first_id(element: Element) -> str:
    is_divided = element.materials.makeup in (Makeup.LAYERS, Makeup.SHARES)
    return f"{element.key}/1" if is_divided else element.key


def _tell_disagreement(element: Element, line_id: str, tally: Tally) -> None:
    """Says where the volume is not area times thickness, with the figures of the first element."""
    found = element.agreement
    if found.fit is Fit.AGREES or (found.fit is Fit.CONTRADICTS and not element.is_in_doubt):
        return
    tally.line(
        "ifc_volume_contradicts" if found.fit is Fit.CONTRADICTS else "ifc_volume_differs",
        line_id,
        element=_called(element),
        area=found.area_name,
        volume=found.volume_name,
        computed=found.computed_m3,
        stated=found.stated_m3,
    )


def _undivided_line(element: Element, tally: Tally) -> BillLine:
    line_id, materials = element.key, element.materials
    if materials.makeup is Makeup.UNDIVIDED:
        tally.line("ifc_materials_undivided", line_id)
    part = materials.parts[0] if materials.makeup is Makeup.SINGLE else None
    amount, description = element.amount(), _description(element)
    _tell_unusable(element, amount, line_id, tally)
    if part is not None and element.is_framing(part) and (amount is None or amount.kind != "mass"):
        return _framing_line(element, line_id, description, tally)
    if element.is_in_doubt and (amount is None or amount.kind in ("volume", "area")):
        return _line(element, line_id, description, None, _doubt(element), tally)
    if part is not None and part.thickness_m is not None and amount is not None and amount.kind == "area":
        made, note = _area_times_thickness(element, part.thickness_m)
        if made is not None:
            tally.line("ifc_area_times_thickness", line_id)
            return _line(element, line_id, description, made, note, tally)
    return _line(element, line_id, description, amount, _origin_note(amount, line_id, tally), tally)


def _tell_unusable(element: Element, amount: Amount | None, line_id: str, tally: Tally) -> None:
    """Says why there is no amount, or that another one counts in the place of one that cannot be used."""
    unusable = list(element.stated.unusable(element.kinds_until(amount)))
    for found in unusable:
        if amount is None or found.reason in _SAID_ALWAYS:
            _tell(element, found, line_id, tally)
    if amount is None and not unusable:
        tally.line("ifc_no_quantity", line_id)
    if amount is not None:
        _tell_zero(element, unusable, amount, line_id, tally)


def _tell_unusable_behind_layers(element: Element, line_id: str, tally: Tally) -> None:
    """Says what is wrong with the area or volume of an element whose layers are counted."""
    unusable, area = list(element.stated.unusable(("area", "volume"))), element.stated.usable("area")
    for found in unusable:
        if found.reason in _SAID_ALWAYS:
            _tell(element, found, line_id, tally)
    if area is not None:
        _tell_zero(element, unusable, area, line_id, tally)


def _tell_zero(element: Element, unusable: list[Amount], used: Amount, line_id: str, tally: Tally) -> None:
    """Says that one amount is zero and another one counts."""
    zero = next((found for found in unusable if found.reason == "ifc_amount_not_above_zero"), None)
    if zero is not None:
        written = _note(f"ifc_note_{used.origin}") if used.origin in (SHAPE, PIECE) else used.written()
        tally.line("ifc_other_amount", line_id, element=_called(element), zero=zero.written(), used=written)


def _tell(element: Element, unusable: Amount, line_id: str, tally: Tally) -> None:
    tally.line(unusable.reason, line_id, element=_called(element), written=unusable.written())


def _tell_why(element: Element, otherwise: str, line_id: str, tally: Tally) -> None:
    """Says why a layer or share has no amount: for one that cannot be used, else for want of one."""
    found = next(element.stated.unusable(element.stated.amounts), None)
    if found is None:
        tally.line(otherwise, line_id)
    else:
        _tell(element, found, line_id, tally)


def _called(element: Element) -> str:
    return element.name or element.key


def _description(element: Element) -> str:
    names = " + ".join(part.material for part in element.materials.parts if part.material)
    if not element.is_piece:
        return names[:MAX_NAME] or element.name or element.type_name or element.ifc_class
    what = element.name or element.type_name or element.ifc_class
    parts = (what, names if names.casefold() not in what.casefold() else "", _new_size(element.size, what))
    return ", ".join(part for part in parts if part)[:MAX_NAME]


def _new_size(size: str, name: str) -> str:
    """The size, unless the name says it already."""
    figures = size.removesuffix(" mm").split(" x ")
    return "" if all(figure in name for figure in figures) else size


def _origin_note(amount: Amount | None, line_id: str, tally: Tally) -> str:
    if amount is None or amount.origin == "quantity":
        return ""
    if amount.origin == SHAPE:
        tally.line("ifc_amount_from_shape", line_id)
        return _note("ifc_note_shape")
    if amount.origin == PIECE:
        tally.line("ifc_counted_as_piece", line_id)
        return _note("ifc_note_piece")
    tally.line("ifc_amount_from_property", line_id)
    return _note("ifc_note_property", name=amount.name)


def _layer_line(element: Element, number: int, part: Part, tally: Tally) -> BillLine:
    line_id = f"{element.key}/{number}"
    description = part.material or element.name or element.ifc_class
    if element.is_framing(part):
        return _framing_line(element, line_id, description, tally)
    if element.is_in_doubt:
        return _line(element, line_id, description, None, _doubt(element), tally)
    if part.may_be_framing:
        tally.line("ifc_timber_as_solid", line_id, material=description)
    made, note = None, ""
    if part.thickness_m is not None:
        made, note = _area_times_thickness(element, part.thickness_m)
    if made is not None:
        tally.line("ifc_area_times_thickness", line_id)
    else:
        _tell_why(element, "ifc_layers_without_area", line_id, tally)
    return _line(element, line_id, description, made, note, tally)


def _framing_line(element: Element, line_id: str, description: str, tally: Tally) -> BillLine:
    """Studs, joists or battens: how much of their layer they fill is not in the model."""
    tally.line("ifc_framing_unknown", line_id, material=description)
    return _line(element, line_id, description, None, _note("ifc_note_framing"), tally)


def _doubt(element: Element) -> str:
    found = element.agreement
    names = {"area": found.area_name, "volume": found.volume_name}
    return _note("ifc_note_doubt", computed=found.computed_m3, stated=found.stated_m3, **names)


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
    is_volume = whole is not None and whole.kind == "volume"
    description = part.material or element.name or element.ifc_class
    if element.is_in_doubt and is_volume:
        return _line(element, line_id, description, None, _doubt(element), tally)
    made, note = None, ""
    if whole is not None and whole.value is not None and part.fraction is not None:
        share = _times(whole.value, part.fraction)
        made = Amount(whole.kind, whole.name, whole.origin, share) if share is not None else None
        note = _note("ifc_note_share", name=whole.name, percent=part.fraction * 100.0)
    if made is None:
        _tell_why(element, "ifc_shares_without_amount", line_id, tally)
    return _line(element, line_id, description, made, note, tally)


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
        phase=element.phase.phase,
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
        (ELEMENT_GUID, element.guid),
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
