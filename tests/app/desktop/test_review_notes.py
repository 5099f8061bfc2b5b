"""The reviewer's notes, ticks and decision: they stay with their point, are saved, and are read again."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from review_kit import Reading, files_of, read_as, refused, settle, three_errors

from app.desktop.reviewing.checklist_dialog import ChecklistDialog
from app.desktop.reviewing.merged_notes import with_saved
from app.desktop.reviewing.saving import ReviewSaving
from app.desktop.reviewing.window import ReviewWindow
from app.desktop.session.workspace import Workspace
from app.services.review.notes import saved_notes
from models.domain.project import Project
from models.domain.review import ReviewDecision, ReviewNotes
from models.presentation.marks import Mark


class Asked:
    """Stands in for the questions of the window: which path, and whether notes may be lost."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self.may_lose = True
        self.count = 0

    def ask_to_lose(self) -> bool:
        self.count += 1
        return self.may_lose


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    made = Asked()
    monkeypatch.setattr(ReviewSaving, "ask_path", lambda *_: made.path)
    monkeypatch.setattr(ReviewWindow, "ask_to_lose_notes", lambda _: made.ask_to_lose())
    return made


@pytest.fixture
def house(example: Callable[[str], Project]) -> Project:
    return example("rijwoning-beton-baksteen")


@pytest.fixture
def window(
    qtbot: QtBot,
    workspace: Workspace,
    tmp_path: Path,
    house: Project,
    asked: Asked,
    monkeypatch: pytest.MonkeyPatch,
) -> ReviewWindow:
    """Two submissions of one plan and a file that is refused."""
    results = {"tweede.xlsx": read_as(three_errors(house)), "eerste.xlsx": read_as(house), "kapot.xlsx": refused()}
    monkeypatch.setattr("app.services.review.reviewer.read_isolated", Reading(results))
    made = ReviewWindow(workspace)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.add(files_of(tmp_path, *results))
    settle(made)
    return made


def note(window: ReviewWindow, row: int, remark: str) -> str:
    """Types a note at a headline; gives its key."""
    page = window.page
    page.headlines.setCurrentIndex(page.headlines.headlines.index(row))
    page.note_bar.remark.clear()
    QTest.keyClicks(page.note_bar.remark, remark)
    return page.note_bar.key


def saved(window: ReviewWindow, asked: Asked, path: Path) -> bytes:
    asked.path = path
    window.json_button.click()
    settle(window)
    return path.read_bytes()


def test_a_note_stands_at_its_headline_and_its_row_and_stays_with_its_file(window: ReviewWindow) -> None:
    page = window.page
    key = note(window, 0, "vraag de A2-berekening op")
    assert page.headlines.headlines.shown[0].remark == "vraag de A2-berekening op"
    table = page.editions.table
    place = table.rows.place_of(key)
    assert table.rows.index(place, 0).data() == "✎"
    window.file_list.list.setCurrentRow(1)
    assert all(not shown.remark for shown in page.headlines.headlines.shown)
    assert page.note_bar.remark.text() == ""
    window.file_list.list.setCurrentRow(0)
    assert page.headlines.headlines.shown[0].remark == "vraag de A2-berekening op"


def test_the_space_bar_ticks_off_in_list_and_table(window: ReviewWindow) -> None:
    page, file = window.page, window.files[0]
    page.headlines.setCurrentIndex(page.headlines.headlines.index(0))
    QTest.keyClick(page.headlines, Qt.Key.Key_Space)
    key = page.headlines.headlines.shown[0].key
    assert file.notes.checked == {key}
    assert page.headlines.headlines.shown[0].mark is Mark.MET
    assert page.note_bar.checked.isChecked()
    page.editions.table.choose(key)
    QTest.keyClick(page.editions.table, Qt.Key.Key_Space)
    assert file.notes.checked == frozenset()


def test_decision_name_and_notes_are_written_and_come_back(
    window: ReviewWindow, asked: Asked, tmp_path: Path
) -> None:
    page, file = window.page, window.files[0]
    key = note(window, 1, "komma verschoven?")
    decision = page.decision
    decision.general.setPlainText("Eerst de gevel aanvullen.")
    decision.choices.button(3).setChecked(True)
    QTest.keyClicks(decision.reviewer, "A. de Vries")
    decision.is_dated.setChecked(True)
    told = file.notes
    assert told.remarks == {key: "komma verschoven?"}
    assert told.decision is ReviewDecision.SUPPLEMENT
    path = tmp_path / "beoordeling.json"
    document = json.loads(saved(window, asked, path))
    assert document["notes"]["remarks"] == {key: "komma verschoven?"}
    assert document["notes"]["decision"] == "aanvullen"
    assert document["notes"]["reviewer"] == "A. de Vries"
    assert not file.has_unsaved_notes
    file.notes = file.kept_notes = ReviewNotes()
    window.take_notes_of(path)
    assert file.notes == told
    assert not file.has_unsaved_notes
    assert decision.general.toPlainText() == "Eerst de gevel aanvullen."


def test_of_a_review_of_another_file_only_the_remarks_are_taken(
    window: ReviewWindow, asked: Asked, tmp_path: Path
) -> None:
    note(window, 1, "komma verschoven?")
    window.page.decision.choices.button(1).setChecked(True)
    path = tmp_path / "beoordeling.json"
    saved(window, asked, path)
    window.file_list.list.setCurrentRow(1)
    window.take_notes_of(path)
    taken = window.files[1].notes
    assert list(taken.remarks.values()) == ["komma verschoven?"]
    assert taken.decision is None
    assert taken.checked == frozenset()
    assert "tweede.xlsx" in window.banner.accessibleName()


def test_what_was_noted_here_is_not_overwritten_by_what_comes_back() -> None:
    here = ReviewNotes(remarks={"a": "nieuw"}, decision=ReviewDecision.REJECTED)
    before = ReviewNotes(remarks={"a": "oud", "b": "blijft"}, decision=ReviewDecision.APPROVED, reviewer="X")
    both = with_saved(here, before, is_same_file=True)
    assert both.remarks == {"a": "nieuw", "b": "blijft"}
    assert both.decision is ReviewDecision.REJECTED
    assert both.reviewer == "X"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b'{"schema": "meetlat.review/1"}',
        b'{"schema": "meetlat.review/2", "file": {}, "notes": {}}',
        b'{"schema": "meetlat.review/1", "file": {}, "notes": []}',
        b'{"schema": "meetlat.review/1", "schema": "x", "file": {}, "notes": {}}',
        b'{"schema": "meetlat.review/1", "file": {}, "notes": {"general": NaN}}',
        b'{"schema": "meetlat.review/1", "file": {}, "notes": ' + b"[" * 5000 + b"]" * 5000 + b"}",
        b"\xff\xfe",
        b"%PDF-1.7",
    ],
)
def test_other_json_holds_no_notes(data: bytes) -> None:
    assert saved_notes(data) is None


def test_notes_of_a_strange_shape_are_cleaned() -> None:
    """The control of the test above, with values of other kinds and invisible characters."""
    notes = {
        "remarks": {"a": 3, "b": "x\u202ey" + "z" * 900, "c": ""},
        "checked": ["a", 4, None],
        "general": ["x"],
        "decision": "misschien",
        "reviewer": None,
        "signed_on": "31-12-2026",
    }
    document = {"schema": "meetlat.review/1", "file": {"name": "a", "sha256": "b"}, "notes": notes}
    found = saved_notes(json.dumps(document).encode())
    assert found is not None
    assert list(found.notes.remarks) == ["b"]
    assert found.notes.remarks["b"].startswith("xyz")
    assert len(found.notes.remarks["b"]) == 500
    assert found.notes.checked == {"a"}
    assert (found.notes.general, found.notes.decision, found.notes.signed_on) == ("", None, None)


def test_a_file_without_notes_says_so_and_changes_nothing(window: ReviewWindow, tmp_path: Path) -> None:
    path = tmp_path / "iets.json"
    path.write_bytes(b"{}")
    window.take_notes_of(path)
    assert "iets.json" in window.banner.accessibleName()
    assert window.files[0].notes == window.files[0].kept_notes


def test_closing_asks_about_notes_that_are_not_saved_and_about_no_others(
    window: ReviewWindow, asked: Asked, tmp_path: Path
) -> None:
    note(window, 0, "nog vragen")
    asked.may_lose = False
    window.close()
    assert (window.isVisible(), asked.count) == (True, 1)
    saved(window, asked, tmp_path / "b.json")
    window.close()
    assert (window.isVisible(), asked.count) == (False, 1)


def test_the_reviewed_file_and_the_store_are_never_written_over(
    window: ReviewWindow, asked: Asked, workspace: Workspace
) -> None:
    for path in (window.files[0].path, workspace.store.path):
        before = path.read_bytes()
        asked.path = path
        window.json_button.click()
        settle(window)
        assert path.read_bytes() == before
        assert window.banner.property("role") == "banner-error"
        window.banner.hide()


def test_the_checklist_is_shown_and_saved_with_the_note(
    window: ReviewWindow, asked: Asked, tmp_path: Path, qtbot: QtBot
) -> None:
    note(window, 0, "vraag de A2-berekening op")
    asked.path = tmp_path / "checklist.pdf"
    window.checklist_button.click()
    (dialog,) = window.findChildren(ChecklistDialog)
    qtbot.waitUntil(lambda: dialog.preview.image is not None, timeout=20_000)
    assert dialog.checklist is not None
    assert len(dialog.checklist.sizes) <= 2
    dialog.save_button.click()
    settle(window)
    words = " ".join(page.extract_text() for page in PdfReader(asked.path).pages)
    assert "vraag de A2-berekening op" in " ".join(words.split())


def test_one_workbook_tells_of_every_file(window: ReviewWindow, asked: Asked, tmp_path: Path) -> None:
    asked.path = tmp_path / "overzicht.xlsx"
    window.file_list.summary_button.click()
    settle(window)
    sheet = load_workbook(BytesIO(asked.path.read_bytes())).worksheets[0]
    names = [str(row[0]) for row in sheet.iter_rows(min_row=2, values_only=True) if row[0]]
    assert [name for name in names if name.endswith(".xlsx")] == ["tweede.xlsx", "eerste.xlsx", "kapot.xlsx"]


def test_two_submissions_are_compared_line_by_line(window: ReviewWindow, house: Project) -> None:
    tab = window.page.comparison
    offered = [tab.others.itemText(place) for place in range(tab.others.count())]
    assert offered == ["eerste.xlsx"]
    tab.compare_with(window.files[1])
    settle(window)
    assert tab.comparison is not None
    facade = [line for line in house.variants[0].bill if line.nl_sfb_group in ("21", "41")]
    places = [tab.lines.rows.row(row).cells[0] for row in range(tab.lines.rows.rowCount())]
    assert "≈ V1" in places
    assert {f"− {line.id}" for line in facade} <= set(places)
    assert sum(place.startswith("−") for place in places) == len(facade)
    changed = tab.lines.rows.row(places.index("≈ V1"))
    assert "→ 707,6" in changed.cells[1]
    assert "CO₂" in changed.cells[2]
    window.file_list.list.setCurrentRow(1)
    assert tab.comparison is None


def test_an_earlier_submission_is_read_and_then_compared(
    window: ReviewWindow, house: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.services.review.reviewer.read_isolated", Reading({"nul.xlsx": read_as(house)}))
    window.compare_with(files_of(tmp_path, "nul.xlsx")[0])
    settle(window)
    assert window.page.comparison.comparison is not None
    assert window.page.comparison.comparison.first.name == "nul.xlsx"
    assert window.current is window.files[0]
