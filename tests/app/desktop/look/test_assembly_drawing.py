"""The drawing of an assembly: to scale, every part labelled beside it, and materials that differ in grey."""

from collections.abc import Iterable
from functools import cache
from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.bootstrap import Session
from app.desktop.pages.library.assembly_drawn import drawn_assembly
from app.services.library.assemblies import figures_of
from models.domain.library.assembly import Assembly
from widgets.assembly.drawing import AssemblyDrawing
from widgets.assembly.looks import LOOKS, UNKNOWN_LOOK, MaterialLook, look_of
from widgets.assembly.section import DrawnAssembly, DrawnPart
from widgets.assembly.tiles import paint_material
from widgets.colours import colours

SHIPPED = Session().shipped_reference
SIDE = 48


def drawn(assembly: Assembly) -> DrawnAssembly:
    return drawn_assembly(figures_of(assembly, SHIPPED), SHIPPED.library.cards, "nl")


@cache
def by_id(assembly_id: str) -> DrawnAssembly:
    return drawn(SHIPPED.library.assemblies[assembly_id])


def parts_of(shown: DrawnAssembly) -> Iterable[DrawnPart]:
    return (part for layer in shown.layers for part in layer)


@pytest.fixture(name="drawing")
def _drawing(qtbot: QtBot) -> AssemblyDrawing:
    made = AssemblyDrawing()
    qtbot.addWidget(made)
    return made


def show(drawing: AssemblyDrawing, shown: DrawnAssembly, width: int = 380) -> None:
    drawing.show_assembly(shown)
    drawing.resize(width, drawing.heightForWidth(width))


def test_every_class_of_material_has_a_look_of_its_own() -> None:
    classes = {card.material_class for card in SHIPPED.library.cards.values()}
    assert classes == set(LOOKS)
    assert len(set(LOOKS.values())) == len(LOOKS)
    assert look_of("nothing like it") is UNKNOWN_LOOK


@pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])
def test_materials_differ_in_grey(is_dark: bool, qapp: object) -> None:
    """With the control: the same look twice does not differ."""
    del qapp
    greys = {name: grey_of(look, is_dark=is_dark) for name, look in LOOKS.items()}
    assert difference(greys["beton"], grey_of(LOOKS["beton"], is_dark=is_dark)) == 0
    for first, second in combinations(greys, 2):
        assert difference(greys[first], greys[second]) > 5, f"{first} and {second}"


def grey_of(look: MaterialLook, *, is_dark: bool) -> bytes:
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_material(painter, QRectF(0, 0, SIDE, SIDE), look, colours(is_dark=is_dark))
    painter.end()
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return bytes(grey.constBits())


def difference(first: bytes, second: bytes) -> float:
    """Mean difference of the pixels, 0 to 255."""
    return sum(abs(a - b) for a, b in zip(first, second, strict=True)) / len(first)


def test_layers_have_one_scale_and_parts_their_share(drawing: AssemblyDrawing) -> None:
    show(drawing, by_id("ge-hsb235-cellulose-hout"))
    placed = {part.part.position: part for part in drawing.section().parts}
    boxes = {position: part.boxes for position, part in placed.items()}
    board, osb, studs, wool = boxes[0][0], boxes[1][0], boxes[3], boxes[4]
    assert board.height() / osb.height() == pytest.approx(12.5 / 12)
    assert wool[0].height() / osb.height() == pytest.approx(235 / 12)
    width = drawing.section().body.width()
    assert sum(box.width() for box in studs) / width == pytest.approx(0.12)
    assert sum(box.width() for box in wool) / width == pytest.approx(0.88)
    assert all(stud.top() == wool[0].top() for stud in studs), "beside each other"


def test_every_shipped_assembly_is_drawn_with_labels_that_do_not_touch(drawing: AssemblyDrawing) -> None:
    for assembly in SHIPPED.library.assemblies.values():
        shown = drawn(assembly)
        for width in (260, 420):
            show(drawing, shown, width)
            section = drawing.section()
            assert len(section.parts) == len(assembly.layers), assembly.id
            for above, below in pairwise(section.parts):
                assert above.label.bottom() < below.label.top() + 0.01, assembly.id
            assert section.parts[-1].label.bottom() <= drawing.height(), assembly.id
            assert all(part.boxes and part.boxes[0].height() > 0 for part in section.parts), assembly.id


def test_a_roof_stands_with_its_outside_above_and_a_wall_begins_inside() -> None:
    roof, wall, floor = by_id("da-hsb-betonpan-rc63"), by_id("ge-hsb235-cellulose-hout"), by_id("bg-opzand-woning")
    assert (roof.top, roof.bottom, roof.is_flipped) == ("buiten", "binnen", True)
    assert roof.layers[0][0].name == "Betondakpan"
    assert (wall.top, wall.bottom) == ("binnen", "buiten")
    assert (floor.top, floor.bottom) == ("boven", "onder")
    assert roof.text.startswith("Lagen van binnen naar buiten: 1. 11 mm Spaanplaat")


def test_what_has_no_thickness_is_drawn_by_mass_and_says_so(drawing: AssemblyDrawing) -> None:
    shown = by_id("ins-allelectric-lucht")
    assert (shown.is_by_mass, shown.total, shown.top) == (True, "", "")
    show(drawing, shown)
    section = drawing.section()
    heaviest = max(section.parts, key=lambda part: part.part.extent or 0)
    assert heaviest.boxes[0].height() == max(part.boxes[0].height() for part in section.parts)


def test_the_text_says_everything_that_is_drawn(drawing: AssemblyDrawing) -> None:
    for assembly in SHIPPED.library.assemblies.values():
        shown = drawn(assembly)
        for part in parts_of(shown):
            assert part.name in shown.text
            assert part.amount in shown.text
    show(drawing, by_id("bg-opzand-woning"))
    assert "150 mm" in drawing.accessibleDescription()
    assert "telt niet in de massa" in drawing.accessibleDescription()


def test_a_click_on_a_layer_or_its_label_names_the_layer(drawing: AssemblyDrawing, qtbot: QtBot) -> None:
    show(drawing, by_id("ge-hsb235-cellulose-hout"))
    wool = next(part for part in drawing.section().parts if part.part.position == 4)
    for at in (wool.boxes[0].center(), wool.label.center()):
        with qtbot.waitSignal(drawing.part_clicked) as clicked:
            QTest.mouseClick(drawing, Qt.MouseButton.LeftButton, pos=at.toPoint())
        assert clicked.args == [4]
    with qtbot.assertNotEmitted(drawing.part_clicked):
        QTest.mouseClick(drawing, Qt.MouseButton.LeftButton, pos=QPointF(1, 1).toPoint())


def test_a_name_of_any_length_stays_inside(drawing: AssemblyDrawing) -> None:
    long = DrawnPart(0, "hout", 100.0, 1.0, "100 mm", "x" * 300, "<b>&amp;" + "y" * 200)
    show(drawing, DrawnAssembly(((long,),), text="x"), 260)
    (part,) = drawing.section().parts
    assert part.label.right() <= drawing.width()
    assert part.label.height() > 5 * drawing.fontMetrics().height()
    drawing.grab()
