"""The drawing of a draft bill's building, with its measures in words."""

import math

from PySide6.QtCore import QCoreApplication

from app.reporting.wording.early_text import form_name
from app.reporting.wording.number_text import number_text
from app.texts import Language
from models.domain.library.form import FormKind, FormSize, FormTick
from models.early_design.areas import homes_per_storey
from models.early_design.draft_bill import DesignChoice, DraftBill
from widgets.building_sketch import Sketch

_BAY = 5.0
"""Width in metres at which a school or office is drawn in bays; the drawing only."""


def sketch_of(draft: DraftBill, choice: DesignChoice, language: Language, numbers: Language) -> Sketch:
    """The drawing of a building.

    Args:
        draft: its form.
        choice: for the panels on its roof.
        language: of the words.
        numbers: of the measures.
    """
    form = draft.form
    width, depth, storeys = form[FormSize.WIDTH], form[FormSize.DEPTH], round(form[FormSize.STOREYS])
    bays = _bays(draft)
    front = bays * width if form.kind.has_homes else width
    ridge = depth / 2 * math.tan(math.radians(form[FormSize.PITCH])) if FormSize.PITCH in form else 0.0
    whole = _metres(front, numbers)
    name = form_name(draft, language)
    told = QCoreApplication.translate("BuildingSketch", "{0}: {1} lang, {2} diep, {3} bouwlagen")
    return Sketch(
        bays=bays,
        bay_width=front / bays,
        depth=depth,
        storeys=storeys,
        facade_height=draft.areas.amounts["H"],
        ridge=ridge,
        openings=form[FormSize.OPENINGS],
        has_solar=FormTick.SOLAR in choice.ticks,
        has_doors=form.kind.is_row,
        has_galleries=form.kind is FormKind.GALLERY_FLAT,
        has_bay_measure=form.kind.has_homes,
        bay_text=_metres(width, numbers) if form.kind.has_homes else whole,
        front_text=f"{name} · {whole}" if form.kind.has_homes else name,
        depth_text=_metres(depth, numbers),
        words=told.format(name, whole, _metres(depth, numbers), storeys),
    )


def _bays(draft: DraftBill) -> int:
    form = draft.form
    if form.kind.is_row:
        return round(form[FormSize.HOMES])
    if form.kind is FormKind.GALLERY_FLAT:
        return homes_per_storey(form)
    return max(1, round(form[FormSize.WIDTH] / _BAY))


def _metres(length: float, numbers: Language) -> str:
    return f"{number_text(length, 2, numbers)} m"
