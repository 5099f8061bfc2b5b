"""The page Projecten: find, open, create, import, archive, delete and restore projects."""

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.desktop.importing.window import ImportWindow
from app.desktop.pages.projects import ProjectsPage
from app.desktop.pages.projects.chips import CHIPS_ROLE
from app.desktop.pages.projects.head import Head
from app.desktop.pages.projects.table_model import ProjectsTableModel, Shown
from app.desktop.session.restore_dialog import put_back_and_reopen
from app.desktop.session.workspace import Notice, Workspace
from app.desktop.shell.dropped_files import DropDialog, DroppedFiles
from app.desktop.shell.main_window import MainWindow
from app.paths import EXAMPLES
from app.services.projects.backups import back_up
from app.services.projects.project_actions import Start, begun
from app.services.projects.project_list import list_projects
from models.domain.bill import Bill
from models.domain.project import Phase, Project
from models.storage.sqlite.store import utc_now

HOSTILE = (
    "<img src=file:///etc/passwd>",
    "x" * 300,
    "مشروع النخيل",
    "Groen 🌳 dak",
    "=HYPERLINK(1)",
    "regel\neen",
)
HOUSE = EXAMPLES / "rijwoning-beton-baksteen.xlsx"


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> ProjectsPage:
    made = ProjectsPage(workspace)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    return made


@pytest.fixture
def notices(workspace: Workspace) -> list[Notice]:
    heard: list[Notice] = []
    workspace.notice.connect(heard.append)
    return heard


def _store(workspace: Workspace, *names: str) -> list[str]:
    """Empty projects with these names, stored in this order."""
    made = [begun(Start(name="x")) for _ in names]
    for project, name in zip(made, names, strict=True):
        workspace.store.save_project(replace(project, name=name))
    workspace.projects_changed.emit()
    return [project.id for project in made]


def _names(page: ProjectsPage) -> list[str]:
    return [str(page.model.index(row, 0).data()) for row in range(page.model.rowCount())]


def _until(condition: Callable[[], object], seconds: float = 5.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        QTest.qWait(10)


def test_the_table_is_a_model_that_qt_can_trust(qtmodeltester: ModelTester, workspace: Workspace) -> None:
    _store(workspace, *HOSTILE)
    model = ProjectsTableModel("nl")
    model.show_projects(list_projects(workspace.store))
    qtmodeltester.check(model)
    model.narrow("groen", Shown.CURRENT)
    assert model.rowCount() == 1
    qtmodeltester.check(model)


def test_without_projects_the_page_says_how_to_begin_and_offers_four_examples(
    page: ProjectsPage, workspace: Workspace
) -> None:
    assert page.stack.currentWidget() is page.empty
    assert len(page.empty.example_buttons) == 4
    for button in page.empty.example_buttons:
        was = workspace.open
        button.click()
        _until(lambda was=was: workspace.open is not None and workspace.open is not was)
    assert len(workspace.store.list_projects()) == 4


def test_every_name_shows_as_typed_on_one_line(page: ProjectsPage, workspace: Workspace) -> None:
    _store(workspace, *HOSTILE)
    assert set(_names(page)) == {" ".join(name.split()) for name in HOSTILE}
    page.grab()
    for label in page.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText


def test_search_finds_every_word_without_accents_or_capitals(page: ProjectsPage, workspace: Workspace) -> None:
    _store(workspace, "Café de Linde", "Linde oost", "Schoolplein")
    page.head.search.setText("LINDE cafe")
    assert _names(page) == ["Café de Linde"]
    page.head.search.setText("nergens")
    assert page.stack.currentWidget() is not page.table
    QTest.keyClick(page.head.search, Qt.Key.Key_Escape)
    assert page.model.rowCount() == 3


def test_the_list_is_last_changed_first_and_sorts_by_any_column(page: ProjectsPage, workspace: Workspace) -> None:
    ids = _store(workspace, "b", "C", "a")
    assert _names(page) == ["a", "C", "b"]
    workspace.store.save_project(workspace.store.load_project(ids[0]))
    workspace.projects_changed.emit()
    assert _names(page) == ["b", "a", "C"]
    page.choose([ids[1]])
    page.table.sortByColumn(ProjectsTableModel.NAME, Qt.SortOrder.AscendingOrder)
    assert _names(page) == ["a", "b", "C"]
    assert [project.id for project in page.chosen()] == [ids[1]]


def test_enter_and_double_click_open(page: ProjectsPage, workspace: Workspace) -> None:
    ids = _store(workspace, "een", "twee")
    page.choose([ids[0]])
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert workspace.open is not None
    assert workspace.open.project.id == ids[0]
    page.choose([ids[1]])
    page.table.doubleClicked.emit(page.table.currentIndex())
    assert workspace.open.project.id == ids[1]


def test_status_stands_in_words_and_filters(
    page: ProjectsPage, workspace: Workspace, example: Callable[[str], Project]
) -> None:
    house = example("rijwoning-beton-baksteen")
    permit = replace(house, variants=(replace(house.variants[0], phase=Phase.PERMIT),))
    workspace.store.save_project(permit)
    _store(workspace, "leeg")
    status = page.model.index(1, ProjectsTableModel.STATUS)
    assert status.data() == "vergunning"
    assert [chip.text for chip in status.data(CHIPS_ROLE)] == ["vergunning"]
    page.head._chips.button(list(Shown).index(Shown.CONCEPT)).setChecked(True)
    assert _names(page) == ["leeg"]
    page.head._chips.button(list(Shown).index(Shown.PERMIT)).setChecked(True)
    assert _names(page) == [house.name]


def test_delete_and_its_undo_leave_the_store_as_it_was(
    page: ProjectsPage, workspace: Workspace, notices: list[Notice], open_example: Callable[[], Project]
) -> None:
    project = open_example()
    workspace.projects_changed.emit()
    before = workspace.store.list_projects()[0].content_hash
    page.choose([project.id])
    page.head.delete_button.click()
    assert workspace.open is None
    assert workspace.store.list_projects() == ()
    action = notices[-1].action
    assert action is not None
    action()
    assert workspace.store.list_projects()[0].content_hash == before
    assert page.model.rowCount() == 1


def test_archiving_the_open_project_is_a_step_of_the_list_and_not_of_the_project(
    page: ProjectsPage, workspace: Workspace, open_example: Callable[[], Project]
) -> None:
    project = open_example()
    workspace.projects_changed.emit()
    page.choose([project.id])
    page.head.archive_button.click()
    assert workspace.open is not None
    assert workspace.open.undo_stack.count() == 0
    assert workspace.store.load_project(project.id).is_archived
    assert page.model.rowCount() == 0
    workspace.list_undo.undo()
    assert not workspace.store.load_project(project.id).is_archived
    assert workspace.open.project == workspace.store.load_project(project.id)


def test_archived_projects_are_apart_and_come_back(page: ProjectsPage, workspace: Workspace) -> None:
    ids = _store(workspace, "oud", "nieuw")
    page.choose([ids[0]])
    page.head.archive_button.click()
    assert _names(page) == ["nieuw"]
    page.head._chips.button(list(Shown).index(Shown.ARCHIVED)).setChecked(True)
    assert _names(page) == ["oud"]
    page.choose([ids[0]])
    page.head.archive_button.click()
    page.head.reset()
    assert set(_names(page)) == {"oud", "nieuw"}


def test_a_copy_of_the_open_project_holds_its_last_edit(
    page: ProjectsPage, workspace: Workspace, open_example: Callable[[], Project]
) -> None:
    from app.services.editing.edits import change_project

    project = open_example()
    assert workspace.open is not None
    workspace.open.do("Gemeente", change_project(workspace.open.project, municipality="Zwolle"))
    workspace.projects_changed.emit()
    page.choose([project.id])
    page.head.duplicate_button.click()
    (copy,) = (p for p in list_projects(workspace.store) if p.id != project.id)
    assert copy.municipality == "Zwolle"
    assert [p.id for p in page.chosen()] == [copy.id]


def test_dropped_files_are_shown_first_and_addresses_of_elsewhere_are_not_taken(
    page: ProjectsPage, workspace: Workspace
) -> None:
    no_keys = Qt.KeyboardModifier.NoModifier
    elsewhere = QMimeData()
    elsewhere.setUrls([QUrl("http://voorbeeld.nl/staat.xlsx")])
    enter = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        elsewhere,
        Qt.MouseButton.LeftButton,
        no_keys,
    )
    enter.ignore()
    page.dragEnterEvent(enter)
    assert not enter.isAccepted()
    workspace.files_dropped.connect(DroppedFiles(workspace, page).offer)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(HOUSE))])
    drop = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, no_keys)
    page.dropEvent(drop)
    assert page.findChildren(ImportWindow) == []
    (choice,) = page.findChildren(DropDialog)
    choice.import_button.click()
    (window,) = page.findChildren(ImportWindow)
    assert [file.path for file in window.files] == [HOUSE]
    window.reject()
    assert workspace.store.list_projects() == ()


def test_a_backup_put_back_brings_the_list_of_then(page: ProjectsPage, workspace: Workspace) -> None:
    _store(workspace, "toen")
    backup = back_up(workspace.store, workspace.session.backup_folder, utc_now())
    _store(workspace, "daarna")
    assert put_back_and_reopen(workspace, backup.path)
    assert _names(page) == ["toen"]
    _store(workspace, "nu")
    assert len(workspace.store.list_projects()) == 2
    workspace.store.close()


def test_read_only_everything_that_changes_is_off_and_says_why(qtbot: QtBot, workspace: Workspace) -> None:
    _store(workspace, "een")
    workspace.store.close()
    workspace.session.database_file.chmod(0o444)
    store = workspace.session.open_store(read_only=True)
    workspace.use_store(store)
    page = ProjectsPage(workspace)
    qtbot.addWidget(page)
    page.table.selectRow(0)
    assert page.note.text()
    head: Head = page.head
    buttons = (head.new_button, head.import_button, head.duplicate_button, head.archive_button, head.delete_button)
    assert not any(button.isEnabled() for button in buttons)
    assert head.open_button.isEnabled()
    store.close()


def test_ten_thousand_lines_are_listed_without_reading_the_bill(
    page: ProjectsPage, workspace: Workspace, example: Callable[[str], Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    house = example("rijwoning-beton-baksteen")
    variant = house.variants[0]
    line = variant.bill.lines[0]
    bill = Bill(tuple(replace(line, id=f"r{number}") for number in range(10_000)))
    workspace.store.save_project(replace(house, variants=(replace(variant, bill=bill),)))
    monkeypatch.setattr(workspace.store, "load_project", lambda _: pytest.fail("the list reads no project"))
    page.show_all()
    assert page.model.index(0, ProjectsTableModel.LINES).data(Qt.ItemDataRole.EditRole) == 10_000


def test_nothing_is_cut_off_on_a_small_screen(qtbot: QtBot, workspace: Workspace) -> None:
    _store(workspace, *HOSTILE)
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    window.resize(1024, 640)
    window.show()
    assert window.width() == 1024
    page = window.findChild(ProjectsPage)
    assert page is not None
    head = page.head
    for button in (head.new_button, *head.selection_buttons()):
        right = button.mapTo(window, QPoint(button.width(), 0)).x()
        assert right <= window.width()
        assert button.width() >= button.sizeHint().width()
