"""A working day in a real window, by keyboard alone: begin, take in, change, undo, compare, print, come back."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from real_screen import RealScreen, missing_programs, wait_until

from app.bootstrap import Session
from app.paths import EXAMPLES
from models.domain.project import Project
from models.storage.sqlite.connection import is_in_use

pytestmark = pytest.mark.skipif(
    bool(missing_programs()), reason=f"a real window needs {', '.join(missing_programs())}"
)
HOUSE = EXAMPLES / "rijwoning-beton-baksteen.xlsx"


@pytest.fixture
def screen() -> Iterator[RealScreen]:
    with RealScreen() as made:
        yield made


def _projects(profile: Path) -> list[Project]:
    """What is stored; the window must be closed."""
    session = Session(profile)
    with session.open_store() as store:
        store.check()
        return [store.load_project(summary.id) for summary in store.list_projects()]


def _close(screen: RealScreen, profile: Path) -> None:
    screen.keys("alt+F4")
    screen.wait_until_gone("Meetlat")
    wait_until(lambda: not is_in_use(profile / "meetlat.db"), "the store stays locked after closing")


def _choose_file(screen: RealScreen, title: str, path: Path) -> None:
    screen.wait_for_window(title)
    screen.type_text(str(path))
    screen.keys("Return")
    screen.wait_until_gone(title)


def test_a_guided_start_makes_an_empty_project_that_is_there_the_next_time(
    screen: RealScreen, tmp_path: Path
) -> None:
    profile = tmp_path / "profiel"
    screen.start(profile)
    screen.keys("ctrl+n")
    time.sleep(2)
    screen.keys("shift+Tab", "shift+Tab", "space")
    screen.wait_for_window("Nieuw project")
    screen.type_text("Woonhof")
    screen.keys("Tab")
    screen.type_text("Arnhem")
    screen.keys("Return")
    screen.wait_for_window("Woonhof — Meetlat")
    _close(screen, profile)
    (project,) = _projects(profile)
    assert (project.name, project.municipality) == ("Woonhof", "Arnhem")
    assert project.variants[0].building.gross_floor_area_m2 is None
    assert list((profile / "meetlat-backups").glob("*.db"))
    screen.start(profile)
    screen.wait_for_window("Woonhof — Meetlat")


def test_import_edit_undo_compare_print_and_come_back(screen: RealScreen, tmp_path: Path) -> None:
    profile, paper = tmp_path / "profiel", tmp_path / "kaart.pdf"
    screen.start(profile)
    screen.keys("ctrl+o")
    _choose_file(screen, "Bestanden kiezen", HOUSE)
    screen.wait_for_window("Importeren")
    time.sleep(3)
    screen.keys("ctrl+Return")
    screen.wait_for_window("Voorbeeldstraat — Meetlat")
    _edit_three_quantities_and_undo_one(screen)
    screen.keys("ctrl+6")
    time.sleep(1.5)
    screen.keys("space")
    time.sleep(1.5)
    screen.keys("Return")
    time.sleep(1.5)
    screen.keys("ctrl+8")
    time.sleep(2)
    screen.keys(*["Tab"] * 13, "space")
    _choose_file(screen, "PDF", paper)
    wait_until(paper.exists, "no PDF was written")
    _close(screen, profile)
    (project,) = _projects(profile)
    assert [line.quantity for line in project.variants[0].bill.lines[:3]] == [11.0, 12.5, 3.86]
    assert len(project.variants) == 2
    assert project.variants[1].bill == project.variants[0].bill
    assert project.name in PdfReader(paper).pages[0].extract_text()
    screen.start(profile)
    screen.wait_for_window("Voorbeeldstraat — Meetlat")


def _edit_three_quantities_and_undo_one(screen: RealScreen) -> None:
    screen.keys("ctrl+3")
    time.sleep(2)
    screen.keys(*["Tab"] * 3)
    screen.keys("ctrl+f", "Escape")
    screen.keys("ctrl+Home", "Right", "Right", "Right")
    for typed in ("11", "12,5", "13"):
        screen.type_text(typed)
        screen.keys("Return")
    screen.keys("ctrl+z")
    time.sleep(0.5)
