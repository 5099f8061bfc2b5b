"""An assembly as it is drawn: its layers in the order in which they stand, with their texts."""

import itertools
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from app.desktop.pages.library.assembly_texts import air_words, amount_text, unit_words
from app.reporting.wording.number_text import percent_text
from app.services.library.product_search import folded
from app.texts import Language, name_of
from models.calculation.library.assembly_figures import AssemblyFigures, LayerFigures
from models.domain.bill import nl_sfb_group
from models.domain.library.assembly import AirKind, Layer, LayerScope
from models.domain.library.card import LibraryCard
from models.domain.library.figure import LibraryUnit
from widgets.assembly.section import DrawnAssembly, DrawnPart

_ROOFS = frozenset({"27", "37", "47"})
_WALLS = frozenset({"21", "31", "41"})
_FLAT = frozenset({"11", "13", "16", "23", "33", "43", "45", "90"})
_COUNTED = frozenset({LibraryUnit.PIECE, LibraryUnit.KW, LibraryUnit.KWP, LibraryUnit.WP, LibraryUnit.KWH})
Cards = Mapping[str, LibraryCard]


def drawn_assembly(figures: AssemblyFigures, cards: Cards, language: Language) -> DrawnAssembly:
    """The drawing of an assembly; a roof stands with its outside above."""
    maker = _Maker(figures, cards, language)
    layers = [tuple(maker.part(number, layer) for number, layer in parts) for parts in maker.in_order()]
    group = nl_sfb_group(figures.assembly.nl_sfb)
    is_flipped = group in _ROOFS and not maker.is_by_mass
    top, bottom = _sides(group) if not maker.is_by_mass and figures.assembly.unit is LibraryUnit.M2 else ("", "")
    total = figures.thickness_mm
    return DrawnAssembly(
        layers=tuple(reversed(layers)) if is_flipped else tuple(layers),
        is_by_mass=maker.is_by_mass,
        is_flipped=is_flipped,
        top=bottom if is_flipped else top,
        bottom=top if is_flipped else bottom,
        total="" if total is None or maker.is_by_mass else f"{amount_text(total, language)} mm",
        text=_told(layers, top, bottom, is_by_mass=maker.is_by_mass),
    )


def layer_title(layer: Layer, cards: Cards, language: Language) -> str:
    """The name of the material of a layer, or of its air."""
    if layer.material is None:
        return air_words(layer.air or AirKind.UNVENTILATED)
    card = cards[layer.material.card_id]
    return f"{name_of(card, language)} {layer.material.size}".strip()


class _Maker:
    """Makes the parts of one drawing."""

    def __init__(self, figures: AssemblyFigures, cards: Cards, language: Language) -> None:
        self._layers = figures.assembly.layers
        self._cards, self._language = cards, language
        self._unit = figures.assembly.unit
        found = iter(figures.layers)
        self._figures = [None if layer.material is None else next(found) for layer in self._layers]
        self.is_by_mass = all(layer.thickness_mm is None for layer in self._layers)

    def in_order(self) -> list[list[tuple[int, Layer]]]:
        """The layers by what stands beside each other."""
        grouped = itertools.groupby(enumerate(self._layers), key=lambda each: each[1].order)
        return [list(parts) for _, parts in grouped]

    def part(self, number: int, layer: Layer) -> DrawnPart:
        found = self._figures[number]
        extent = layer.thickness_mm if not self.is_by_mass else None if found is None else found.mass_kg
        card = None if layer.material is None else self._cards[layer.material.card_id]
        name = layer_title(layer, self._cards, self._language)
        return DrawnPart(
            position=number,
            material_class="" if card is None else card.material_class,
            extent=extent,
            share=layer.share,
            amount=self._amount(layer, found),
            name=name[:1].upper() + name[1:],
            detail=self._detail(layer, name),
            is_ventilated=layer.air in (AirKind.WEAKLY_VENTILATED, AirKind.STRONGLY_VENTILATED),
        )

    def _amount(self, layer: Layer, found: LayerFigures | None) -> str:
        """Thickness and share, else the pieces, else the kilograms."""
        share = "" if layer.share >= 1 else f" · {percent_text(layer.share, self._language)}"
        if layer.thickness_mm is not None:
            return f"{amount_text(layer.thickness_mm, self._language)} mm{share}"
        if found is None:
            return share.removeprefix(" · ")
        if found.material.unit in _COUNTED:
            return f"{amount_text(found.quantity, self._language)} {unit_words(found.material.unit)}{share}"
        return f"{amount_text(found.mass_kg, self._language)} kg{share}"

    def _detail(self, layer: Layer, name: str) -> str:
        """What the makers call it, where that says more than its name, and that ground fill counts apart."""
        said = folded(layer.description)
        parts = [] if not said or said in folded(name) else [layer.description]
        if layer.scope is LayerScope.GROUND_FILL:
            parts.append(QCoreApplication.translate("Library", "grond, telt niet in de massa"))
        return ", ".join(parts)


def _sides(group: str) -> tuple[str, str]:
    """What is before the first and behind the last layer."""
    if group in _ROOFS or group in _WALLS:
        return QCoreApplication.translate("Library", "binnen"), QCoreApplication.translate("Library", "buiten")
    if group in _FLAT:
        return QCoreApplication.translate("Library", "boven"), QCoreApplication.translate("Library", "onder")
    return "", ""


def _told(layers: Sequence[Sequence[DrawnPart]], first: str, last: str, *, is_by_mass: bool) -> str:
    """The drawing in words, in the order of the layers."""
    if is_by_mass:
        head = QCoreApplication.translate("Library", "Onderdelen")
    elif first:
        head = QCoreApplication.translate("Library", "Lagen van {0} naar {1}").format(first, last)
    else:
        head = QCoreApplication.translate("Library", "Lagen")
    beside = QCoreApplication.translate("Library", " naast ")
    rows = (beside.join(_part_told(part) for part in parts) for parts in layers)
    return f"{head}: " + "; ".join(f"{number}. {row}" for number, row in enumerate(rows, start=1)) + "."


def _part_told(part: DrawnPart) -> str:
    detail = f" ({part.detail})" if part.detail else ""
    return f"{part.amount} {part.name}{detail}".strip()
