"""The known facts of one element of a model, and the amount that becomes the quantity of its line."""

from dataclasses import dataclass

from app.importing.ifc.agreement import Agreement, Fit
from app.importing.ifc.materials import Makeup, Materials, Part
from app.importing.ifc.nl_sfb import Code
from app.importing.ifc.phases import FoundPhase
from app.importing.ifc.quantities import Amount, Stated
from models.reference.ifc_names import PIECE, SHAPE

_MEASURED = ("volume", "area")


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
        phase: what the work does with it.
        agreement: how its volume, area and thickness go together.
        size: width and height such as "930 x 2315 mm" of a piece, "" without them.
        is_flat: a wall, floor, roof or the like, which framing fills in part only.
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
    phase: FoundPhase
    agreement: Agreement
    size: str
    is_flat: bool

    @property
    def is_piece(self) -> bool:
        return PIECE in self.order

    @property
    def is_in_doubt(self) -> bool:
        """Whether the figures of the element contradict each other, so that none of them can be trusted."""
        return self.agreement.fit is Fit.CONTRADICTS and self.order[0] in _MEASURED and not self.is_piece

    def is_framing(self, part: Part) -> bool:
        """Whether a material is studs or joists that do not fill the volume of their layer or element."""
        return part.is_framing and (self.materials.makeup is Makeup.LAYERS or self.is_flat)

    def amount(self) -> Amount | None:
        """The amount that becomes the quantity of an undivided element; None when there is none."""
        return next((found for kind in self.order if (found := self._of_kind(kind)) is not None), None)

    def kinds_until(self, amount: Amount | None) -> tuple[str, ...]:
        """The kinds of amount that go before that of this one, and its own; all for None."""
        if amount is None:
            return self.order
        kind = amount.origin if amount.origin in (SHAPE, PIECE) else amount.kind
        return self.order[: self.order.index(kind) + 1]

    def _of_kind(self, kind: str) -> Amount | None:
        if kind == PIECE:
            return Amount("count", "", PIECE, 1.0)
        if kind == SHAPE:
            return Amount("volume", "", SHAPE, self.shape_m3) if self.shape_m3 is not None else None
        return self.stated.usable(kind)
