"""The page Bibliotheek: find, copy, edit, delete and undo; shipped cards and editions never change."""

import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from app.bootstrap import Session
from app.desktop.pages.library import LibraryPage
from app.desktop.pages.library.card_update_dialog import CardUpdateDialog
from app.desktop.pages.library.product_table_model import ProductTableModel
from app.desktop.pages.library.requirement_table_model import RequirementTableModel
from app.desktop.session.page_list import PageId
from app.desktop.session.typed_input import number_shower
from app.desktop.session.workspace import Notice, NoticeKind, Workspace
from app.desktop.shell.main_window import MainWindow
from app.services.library.card_update import CardChange
from app.services.library.own_library import has_own_limit
from app.services.library.product_search import ProductIndex, words_of_cards
from app.settings import Settings
from models.domain.card_difference import differing_fields, fingerprint
from models.domain.library.figure import FigureField
from models.domain.product import ProductCard
from models.domain.project import Project
from models.domain.quantities import KG
from models.domain.source import SourceStatus
from models.reference.own_items import is_own
from models.storage.sqlite.library import own_library, save_own_product
from models.storage.sqlite.store import open_store
from widgets.fields.parsed import ParsedField

NASTY = ("<img src=file:///etc/passwd>", "x" * 200, "خرسانة", "🌲 & <b>hout</b>", "=1+1")


@pytest.fixture(name="notices")
def _notices(workspace: Workspace) -> list[Notice]:
    told: list[Notice] = []
    workspace.notice.connect(told.append)
    return told


@pytest.fixture(name="page")
def _page(workspace: Workspace, qtbot: Any) -> LibraryPage:
    page = LibraryPage(workspace)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    return page


def names(page: LibraryPage) -> list[str]:
    model = page.products.model
    return [str(model.index(row, model.NAME).data()) for row in range(model.rowCount())]


def type_into(page: LibraryPage, field: str, text: str) -> ParsedField:
    """As a person does: the field, the text, Enter."""
    found = page.products.panel.fields[field]
    assert isinstance(found, ParsedField)
    line = found.line()
    line.setText(text)
    line.textEdited.emit(text)
    line.editingFinished.emit()
    return found


def choose(page: LibraryPage, name: str) -> ProductCard:
    page.products.search.setText(name)
    page.products.table.selectRow(0)
    card = page.products.panel.card
    assert card is not None
    return card


def test_the_models_hold_what_qt_asks_of_them(page: LibraryPage, qtmodeltester: Any) -> None:
    qtmodeltester.check(page.products.model)
    qtmodeltester.check(page.sets.model)


def test_typing_narrows_and_a_column_sorts_with_unknown_last(page: LibraryPage) -> None:
    everything = len(names(page))
    page.products.search.setText("beton PREF")
    assert 0 < len(names(page)) < everything
    assert "Prefab beton, algemeen" in names(page)
    called = words_of_cards(page.workspace.reference)
    for row in range(page.products.model.rowCount()):
        card = page.products.model.item_at(row)
        told = " ".join((card.name_nl, card.name_en, *called[card.id])).casefold()
        assert "beton" in told
        assert "pref" in told
    page.products.search.clear()
    model = page.products.model
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        model.sort(ProductTableModel.GWP, order)
        shown = [model.index(row, model.GWP).data(Qt.ItemDataRole.EditRole) for row in range(model.rowCount())]
        known = [value for value in shown if value is not None]
        assert known == sorted(known, reverse=order is Qt.SortOrder.DescendingOrder)
        assert shown == known + [None] * (len(shown) - len(known))


def test_a_card_says_what_is_estimated_or_borrowed_and_why_one_source_is_used(page: LibraryPage) -> None:
    panel = page.products.panel
    page.products.choose("xps")
    gwp = panel.fields["gwp_a1a3_kg_per_kg"].help()
    used = page.workspace.reference.library.cards["xps"].figure(FigureField.GWP_A1_A3)
    assert used is not None
    assert gwp.endswith(used.reason)
    assert "11,3" in panel.others.text()
    marks = {SourceStatus.OWN: "≈ schatting van Meetlat", SourceStatus.PROXY: "≈ van een verwant product"}
    for status, mark in marks.items():
        card, name = _with_status(page, status)
        page.products.choose(card.id)
        assert mark in panel.fields[name].help()
    page.products.choose("clt-kruislaaghout")
    assert "60 mm: MKI in set A1 0,81" in panel.sizes.text()
    panel.copy_button.click()
    assert (panel.sizes.text(), panel.others.text()) == ("", ""), "an own card stands on its own"


def _with_status(page: LibraryPage, status: SourceStatus) -> tuple[ProductCard, str]:
    for card in page.workspace.reference.products.values():
        for name, source in card.sources.items():
            if source.status is status and name in page.products.panel.fields:
                return card, name
    raise AssertionError(status)


def test_cards_of_the_project_are_compared_first_and_taken_over_in_one_step(
    page: LibraryPage, open_example: Callable[..., Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the control: a dialog that is cancelled changes nothing."""
    page.products.show_all()
    assert not page.products.update_button.isEnabled()
    open_example("kantoor-beton-constructie")
    page.products.show_all()
    opened = page.workspace.open
    assert opened is not None
    held = opened.variant.products
    shown: list[CardUpdateDialog] = []

    def answered(dialog: CardUpdateDialog, answer: QDialog.DialogCode) -> QDialog.DialogCode:
        shown.append(dialog)
        first = dialog.tree.topLevelItem(0)
        assert first is not None
        assert first.childCount() > 0
        first.setCheckState(0, Qt.CheckState.Unchecked)
        return answer

    for answer in (QDialog.DialogCode.Rejected, QDialog.DialogCode.Accepted):
        monkeypatch.setattr(CardUpdateDialog, "exec", lambda dialog, answer=answer: answered(dialog, answer))
        page.products.update_button.click()
        if answer is QDialog.DialogCode.Rejected:
            assert opened.variant.products == held
    known = page.workspace.reference.products
    assert opened.variant.products == (held[0], known[held[1].id])
    opened.undo_stack.undo()
    assert opened.variant.products == held
    assert len(shown) == 2


def test_substances_are_entered_on_an_own_card_and_compared(page: LibraryPage, qtbot: Any) -> None:
    """Toxicity and healthy materials follow from these three."""
    shipped = choose(page, "Prefab beton, algemeen")
    page.products.panel.copy_button.click()
    copy = page.products.panel.card
    assert copy is not None
    fields = page.products.panel.fields
    fields["is_free_of_toxic"].edited.emit(True)
    type_into(page, "substance_list", " SVHC ")
    fields["has_health_certificate"].edited.emit(False)
    (kept,) = own_library(page.workspace.store).products
    assert (kept.is_free_of_toxic, kept.substance_list, kept.has_health_certificate) == (True, "SVHC", False)
    same_figures = replace(kept, is_free_of_toxic=None, substance_list="", has_health_certificate=None)
    assert differing_fields(shipped, same_figures) == (), "the control"
    assert fingerprint(shipped) == fingerprint(same_figures) != fingerprint(kept)
    told = differing_fields(kept, same_figures)
    assert told == ("is_free_of_toxic", "substance_list", "has_health_certificate")
    dialog = CardUpdateDialog([CardChange(kept, same_figures, told)], "nl")
    qtbot.addWidget(dialog)
    first = dialog.tree.topLevelItem(0)
    assert first is not None
    items = [item for row in range(first.childCount()) if (item := first.child(row)) is not None]
    rows = [[item.text(column) for column in (1, 2)] for item in items]
    assert rows == [["ja", "onbekend"], ["SVHC", "onbekend"], ["nee", "onbekend"]]


def test_nothing_found_says_what_to_do(page: LibraryPage) -> None:
    page.products.search.setText("zzzz")
    assert page.products.empty.isVisible()
    assert page.products.empty.text()
    page.products.search.clear()
    page.products.which.setCurrentIndex(1)
    assert "eigen" in page.products.empty.text()


def test_a_shipped_card_is_shown_with_sources_and_cannot_be_typed_in(page: LibraryPage) -> None:
    card = choose(page, "Prefab beton, algemeen")
    density = page.products.panel.fields["density_kg_per_m3"]
    assert isinstance(density, ParsedField)
    assert density.line().text() == "2.500"
    assert density.help().startswith("Bron: ")
    assert all(
        field.line().isReadOnly() if isinstance(field, ParsedField) else not field.editor.isEnabled()
        for field in page.products.panel.fields.values()
    )
    type_into(page, "density_kg_per_m3", "1")
    assert own_library(page.workspace.store).products == ()
    assert page.workspace.reference.products[card.id] == card


def test_copy_change_delete_and_take_back(page: LibraryPage, notices: list[Notice]) -> None:
    shipped = choose(page, "Prefab beton, algemeen")
    page.products.panel.copy_button.click()
    copy = page.products.panel.card
    assert copy is not None
    assert is_own(copy.id)
    type_into(page, "density_kg_per_m3", "1234,5")
    changed = page.workspace.reference.products[copy.id]
    assert changed.density_kg_per_m3 == 1234.5
    assert own_library(page.workspace.store).products == (changed,)
    assert "niet geverifieerd" in page.products.panel.fields["density_kg_per_m3"].help()
    assert notices[-1].action is not None
    notices[-1].action()
    assert page.workspace.reference.products[copy.id] == copy
    page.products.panel.delete_button.click()
    assert copy.id not in page.workspace.reference.products
    assert notices[-1].action is not None
    notices[-1].action()
    assert page.workspace.reference.products[copy.id] == copy
    assert page.workspace.reference.products[shipped.id] == shipped


REFUSED = (
    ("density_kg_per_m3", "0"),
    ("density_kg_per_m3", "-1"),
    ("density_kg_per_m3", "veel"),
    ("density_kg_per_m3", "1.5"),
    ("biobased_fraction", "101"),
    ("biogenic_c_kg_per_kg", "-0,1"),
    ("name_nl", "EPS (piepschuim)"),
    ("name_nl", " "),
)


def test_what_cannot_be_is_told_at_the_field_and_not_stored(page: LibraryPage) -> None:
    choose(page, "Prefab beton, algemeen")
    page.products.panel.copy_button.click()
    before = own_library(page.workspace.store)
    for field, typed in REFUSED:
        assert type_into(page, field, typed).error(), (field, typed)
        assert own_library(page.workspace.store) == before
        card = page.products.panel.card
        page.products.panel.show_card(None)
        page.products.panel.show_card(card)
    type_into(page, "density_kg_per_m3", "1")
    assert own_library(page.workspace.store) != before, "the control"


def test_a_share_is_typed_in_percent_and_an_emptied_figure_is_unknown(page: LibraryPage) -> None:
    page.products.new_button.click()
    card = page.products.panel.card
    assert card is not None
    type_into(page, "biobased_fraction", "12,5")
    type_into(page, "density_kg_per_m3", "450")
    type_into(page, "density_kg_per_m3", "")
    stored = page.workspace.reference.products[card.id]
    assert (stored.biobased_fraction, stored.density_kg_per_m3) == (0.125, None)


def test_a_card_that_no_longer_fits_the_search_stays_in_sight(page: LibraryPage) -> None:
    choose(page, "Prefab beton, algemeen")
    page.products.panel.copy_button.click()
    type_into(page, "name_nl", "Hennepkalk")
    assert page.products.panel.title.text() == "Hennepkalk"
    assert page.products.search.text() == ""


def test_own_source_and_note_are_kept(page: LibraryPage) -> None:
    page.products.new_button.click()
    type_into(page, "source", "Opgave van de leverancier, 2026")
    type_into(page, "note", "voor de kap")
    (stored,) = own_library(page.workspace.store).products
    source = stored.source_of("density_kg_per_m3")
    assert source is not None
    assert (source.document, stored.note) == ("Opgave van de leverancier, 2026", "voor de kap")


def test_nasty_names_show_as_typed(page: LibraryPage) -> None:
    for number, name in enumerate(NASTY):
        card = ProductCard(f"eigen-{number}", name, f"{name[:190]} en", KG)
        save_own_product(page.workspace.store, card)
    page.workspace.reload_reference()
    assert set(NASTY) <= set(names(page))
    page.products.choose("eigen-0")
    assert page.products.panel.title.text() == NASTY[0]
    assert page.products.panel.title.textFormat() is Qt.TextFormat.PlainText
    page.grab()


def test_the_arrow_leads_from_the_search_to_the_table(page: LibraryPage, qapp: QApplication) -> None:
    page.products.search.setText("hout")
    down = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
    qapp.sendEvent(page.products.search, down)
    assert page.products.table.currentIndex().row() == 0
    escape = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    qapp.sendEvent(page.products.search, escape)
    assert page.products.search.text() == ""


def test_a_limit_of_an_own_edition_is_typed_in_its_cell(page: LibraryPage, notices: list[Notice]) -> None:
    sets = page.sets
    sets.choose("hnn-1.0")
    assert not any(
        sets.model.may_edit(sets.model.index(row, RequirementTableModel.LIMIT))
        for row in range(sets.model.rowCount())
    ), "a shipped edition"
    sets.copy_button.click()
    copy = sets.edition
    assert copy is not None
    row = next(row for row, r in enumerate(copy.requirements) if has_own_limit(r))
    cell = sets.model.index(row, RequirementTableModel.LIMIT)
    for typed, expected in (("0,321", 0.321), ("0.9", 0.321), ("veel", 0.321), ("", 0.321)):
        cell = sets.model.index(row, RequirementTableModel.LIMIT)
        type_limit(sets.table, cell, typed)
        stored = page.workspace.reference.requirement_sets[copy.id].requirements[row]
        assert stored.limit == expected
    assert notices[-1].action is not None
    notices[-1].action()
    assert page.workspace.reference.requirement_sets[copy.id] == copy


def type_limit(table: Any, cell: Any, typed: str) -> None:
    """Through the cell's own editor, without waiting for the view to open it."""
    delegate = table.itemDelegateForIndex(cell)
    editor = delegate.createEditor(table.viewport(), None, cell)
    assert isinstance(editor, QLineEdit)
    editor.setText(typed)
    delegate.setModelData(editor, table.model(), cell)
    editor.deleteLater()


def test_an_own_edition_is_renamed_and_deleted_and_comes_back(page: LibraryPage, notices: list[Notice]) -> None:
    sets = page.sets
    sets.choose("tbgo-tabel-3")
    sets.copy_button.click()
    copy = sets.edition
    assert copy is not None
    line = sets.title.line()
    for typed, is_taken in (("Het Nieuwe Normaal, gebouw nieuwbouw", False), ("Onze eisen", True)):
        line.setText(typed)
        line.textEdited.emit(typed)
        line.editingFinished.emit()
        assert (page.workspace.reference.requirement_sets[copy.id].title_nl == typed) is is_taken
    sets.delete_button.click()
    assert copy.id not in page.workspace.reference.requirement_sets
    assert notices[-1].action is not None
    notices[-1].action()
    assert page.workspace.reference.requirement_sets[copy.id].title_nl == "Onze eisen"


def test_an_edition_that_a_project_uses_stays(page: LibraryPage, notices: list[Notice], example: Any) -> None:
    page.sets.choose("hnn-1.0")
    page.sets.copy_button.click()
    edition = page.sets.edition
    assert edition is not None
    project = replace(example("rijwoning-houtskeletbouw"), requirement_set_id=edition.id)
    page.workspace.store.save_project(project)
    page.sets.delete_button.click()
    assert notices[-1].kind is NoticeKind.PROBLEM
    assert edition.id in page.workspace.reference.requirement_sets
    assert page.workspace.open_project(project.id)


def test_another_limit_scores_the_open_project_anew(page: LibraryPage, open_example: Any) -> None:
    project = open_example()
    opened = page.workspace.open
    assert opened is not None
    page.sets.choose(project.requirement_set_id)
    page.sets.copy_button.click()
    edition = page.sets.edition
    assert edition is not None
    assert edition.id in opened.reference.requirement_sets


def test_a_read_only_store_shows_everything_and_changes_nothing(
    qtbot: Any, workspace: Workspace, tmp_path: Path
) -> None:
    first = LibraryPage(workspace)
    qtbot.addWidget(first)
    first.show()
    first.products.new_button.click()
    workspace.store.close()
    copy = tmp_path / "copy.db"
    shutil.copy(workspace.store.path, copy)
    with open_store(copy, read_only=True) as store:
        session = Session(profile_folder=tmp_path / "other")
        session.include_own(store)
        page = LibraryPage(Workspace(session, store, Settings()))
        qtbot.addWidget(page)
        page.show()
        page.products.which.setCurrentIndex(1)
        page.products.table.selectRow(0)
        panel = page.products.panel
        assert panel.card is not None
        assert panel.note.text()
        assert not panel.copy_button.isEnabled()
        assert not page.products.new_button.isEnabled()
        assert not page.sets.copy_button.isEnabled()


@pytest.mark.parametrize("size", [(816, 560), (1182, 700)])
def test_nothing_is_wider_than_its_room(page: LibraryPage, size: tuple[int, int]) -> None:
    page.resize(*size)
    choose(page, "Prefab beton, algemeen")
    page.products.panel.copy_button.click()
    assert page.minimumSizeHint().width() <= size[0]
    for button in (page.products.panel.copy_button, page.products.panel.delete_button, page.products.new_button):
        assert button.width() >= button.sizeHint().width()
    for number, table in enumerate((page.products.table, page.assemblies.table, page.sets.table)):
        page.tabs.setCurrentIndex(number)
        assert table.horizontalScrollBar().maximum() == 0


def test_a_keystroke_over_20_000_cards_costs_a_few_bare_scans() -> None:
    """Search and table together; a bare scan of 20,000 texts takes about 1 ms on a slow laptop."""
    cards = [ProductCard(str(n), f"Vuren balk nummer {n}", f"Spruce beam {n}", KG) for n in range(20_000)]
    index, model, show = ProductIndex(cards), ProductTableModel(), number_shower("nl")
    texts = [card.name_nl.lower() + card.name_en.lower() for card in cards]

    def keystroke(text: str) -> None:
        model.show_items(index.cards, index.positions(text), "nl", show)

    def least(action: Any, text: str) -> float:
        times = []
        for _ in range(7):
            start = time.perf_counter()
            action(text)
            times.append(time.perf_counter() - start)
        return min(times)

    for text in ("v", "vuren 19", "zzz"):
        assert least(keystroke, text) < 30 * least(lambda wanted: [t for t in texts if wanted in t], text)


def test_every_change_of_the_library_is_a_step_that_goes_back_and_forth(
    page: LibraryPage, workspace: Workspace
) -> None:
    states = [own_library(workspace.store)]
    choose(page, "Prefab beton, algemeen")
    page.products.panel.copy_button.click()
    states.append(own_library(workspace.store))
    type_into(page, "density_kg_per_m3", "2400")
    states.append(own_library(workspace.store))
    page.products.panel.delete_button.click()
    states.append(own_library(workspace.store))
    page.sets.copy_button.click()
    states.append(own_library(workspace.store))
    stack = workspace.library.undo_stack
    assert stack.count() == len(states) - 1
    for wanted in reversed(states[:-1]):
        stack.undo()
        assert own_library(workspace.store) == wanted
    for wanted in states[1:]:
        stack.redo()
        assert own_library(workspace.store) == wanted


def test_undo_leaves_alone_what_it_did_not_change(page: LibraryPage, workspace: Workspace) -> None:
    page.products.new_button.click()
    other = ProductCard("eigen-erbij", "Ingevoerd", "Imported", KG)
    save_own_product(workspace.store, other)
    workspace.library.undo_stack.undo()
    assert own_library(workspace.store).products == (other,)


def test_in_the_window_the_keys_undo_the_library_on_its_page(workspace: Workspace, qtbot: Any) -> None:
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    window.show_page(PageId.LIBRARY)
    page = window.page(PageId.LIBRARY)
    assert isinstance(page, LibraryPage)
    assert not window.top_bar.undo_button.isEnabled()
    page.products.new_button.click()
    assert window.undo.undo_action.text() == "Ongedaan maken: Nieuw product"
    window.undo.undo_action.trigger()
    assert own_library(workspace.store).products == ()
    window.undo.redo_action.trigger()
    assert len(own_library(workspace.store).products) == 1
    window.show_page(PageId.SETTINGS)
    assert not window.top_bar.undo_button.isEnabled()
    window.undo.undo_action.trigger()
    assert len(own_library(workspace.store).products) == 1
