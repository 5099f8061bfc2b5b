"""An assembly as it is drawn: its layers from top to bottom with their texts, and where each part of them stands.

Layers are drawn to scale by their thickness, and where no thickness is known by their mass. What has no thickness
of its own among layers that have, such as a foil, is a thin line at its place.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

THIN = 3.0
"""Height of a part without a thickness, in pixels."""

LEAST = 2.0
"""Least height of a part, in pixels."""

_PIXELS_PER_MM = 1.4
"""Largest scale, so that a single board is not drawn as a wall."""

_USUAL_HEIGHT = 210.0
_MODULES, _LEAST_PART = 3, 4.0
"""How often parts beside each other are repeated, and the least width of one in pixels."""


@dataclass(frozen=True, slots=True)
class DrawnPart:
    """One part of a layer.

    Attributes:
        position: of the layer in the assembly.
        material_class: of its card; "" for air.
        extent: thickness in mm, or kg in a drawing by mass; None for what has no thickness.
        share: of the area.
        amount, name, detail: the lines of its label; an empty one is left out.
        is_ventilated: whether it is a layer of air with moving air.
    """

    position: int
    material_class: str
    extent: float | None
    share: float
    amount: str
    name: str
    detail: str = ""
    is_ventilated: bool = False

    @property
    def is_air(self) -> bool:
        return not self.material_class


@dataclass(frozen=True, slots=True)
class DrawnAssembly:
    """The layers from top to bottom, each with its parts beside each other.

    Attributes:
        is_flipped: parts thinner than their layer lie at its bottom: the drawing runs from outside to inside.
        top, bottom: what is above and below; "" for nothing in particular.
        total: thickness of the whole as text; "" when it is not known.
        text: the same in words, for a screen reader.
    """

    layers: tuple[tuple[DrawnPart, ...], ...] = ()
    is_by_mass: bool = False
    is_flipped: bool = False
    top: str = ""
    bottom: str = ""
    total: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class PlacedPart:
    """A part with the boxes that it fills, the height where its leader starts, and its label."""

    part: DrawnPart
    boxes: tuple[QRectF, ...]
    leader_y: float
    label: QRectF


@dataclass(frozen=True, slots=True)
class Section:
    """The drawing in pixels.

    Attributes:
        body: the box of all layers.
        layers: the box of each layer.
        parts: every part, from top to bottom.
        height: of the drawing with its labels.
    """

    body: QRectF
    layers: tuple[QRectF, ...]
    parts: tuple[PlacedPart, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Frame:
    """Room for a drawing, in pixels: of the layers at the left, of the labels at the right."""

    left: float
    width: float
    labels_left: float
    labels_width: float
    top: float


def placed(drawn: DrawnAssembly, frame: Frame, label_height: Callable[[DrawnPart], float], gap: float) -> Section:
    """The places of all parts and labels.

    Args:
        drawn: the layers.
        frame: the room for them.
        label_height: height of the label of a part in the width of the labels, in pixels.
        gap: least distance between two labels.
    """
    heights = [label_height(part) for layer in drawn.layers for part in layer]
    labels = sum(heights) + gap * max(0, len(heights) - 1)
    tall = _layer_heights(drawn, max(_USUAL_HEIGHT, labels))
    boxes, top = list[QRectF](), frame.top
    for height in tall:
        boxes.append(QRectF(frame.left, top, frame.width, height))
        top += height
    body = QRectF(frame.left, frame.top, frame.width, top - frame.top)
    parts = [
        PlacedPart(part, tuple(rects), middle, QRectF())
        for layer, box in zip(drawn.layers, boxes, strict=True)
        for part, rects, middle in _placed_parts(layer, box, is_flipped=drawn.is_flipped)
    ]
    tops = _spread([p.leader_y for p in parts], heights, gap, (frame.top, max(body.bottom(), frame.top + labels)))
    labelled = tuple(
        replace(part, label=QRectF(frame.labels_left, top, frame.labels_width, height))
        for part, top, height in zip(parts, tops, heights, strict=True)
    )
    return Section(body, tuple(boxes), labelled, max(body.bottom(), frame.top + labels))


def _layer_heights(drawn: DrawnAssembly, room: float) -> list[float]:
    """The height of each layer; all with a thickness in one scale."""
    extents = [max((part.extent or 0.0 for part in layer), default=0.0) for layer in drawn.layers]
    thin = THIN * sum(1 for extent in extents if not extent)
    total = sum(extents)
    scale = max(0.0, room - thin) / total if total else 0.0
    if not drawn.is_by_mass:
        scale = min(scale, _PIXELS_PER_MM)
    return [max(LEAST, extent * scale) if extent else THIN for extent in extents]


def _placed_parts(
    layer: Sequence[DrawnPart], box: QRectF, *, is_flipped: bool
) -> Iterator[tuple[DrawnPart, list[QRectF], float]]:
    """Each part with its boxes and the height of its leader: the widest fills what the others leave."""
    deepest = max((part.extent or 0.0 for part in layer), default=0.0)
    rows = _rows(layer, box)
    for number, part in enumerate(layer):
        height = box.height() * part.extent / deepest if part.extent and deepest else box.height()
        top = box.bottom() - height if is_flipped else box.top()
        boxes = [QRectF(left, top, width, height) for left, width in rows[number]]
        yield part, boxes, top + height * (number + 0.5) / len(layer)


def _rows(layer: Sequence[DrawnPart], box: QRectF) -> list[list[tuple[float, float]]]:
    """Left side and width of every box of each part, repeated as studs are in a frame."""
    if len(layer) == 1:
        return [[(box.left(), box.width())]]
    total = sum(part.share for part in layer)
    narrowest = min(part.share for part in layer) / total * box.width()
    modules = max(1, min(_MODULES, int(narrowest / _LEAST_PART)))
    module = box.width() / modules
    widest = max(range(len(layer)), key=lambda number: layer[number].share)
    half = layer[widest].share / total * module / 2
    found: list[list[tuple[float, float]]] = [[] for _ in layer]
    for start in (box.left() + module * number for number in range(modules)):
        left = start + half
        found[widest].append((start, half))
        for number, part in enumerate(layer):
            if number != widest:
                width = part.share / total * module
                found[number].append((left, width))
                left += width
        found[widest].append((left, half))
    return found


def _spread(
    middles: Sequence[float], heights: Sequence[float], gap: float, ends: tuple[float, float]
) -> list[float]:
    """The tops of labels as near their middles as they can be without touching, between the two ends."""
    tops: list[float] = []
    least = ends[0]
    for middle, height in zip(middles, heights, strict=True):
        tops.append(max(least, middle - height / 2))
        least = tops[-1] + height + gap
    most = ends[1]
    for number in range(len(tops) - 1, -1, -1):
        tops[number] = min(tops[number], most - heights[number])
        most = tops[number] - gap
    return tops
