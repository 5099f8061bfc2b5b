"""The page Rapport: the preview follows the project and the options, and files are written whole or not at all."""

import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage, QImageWriter
from pytestqt.qtbot import QtBot

from app.desktop.pages.report import ReportPage
from app.desktop.pages.report.documents import Question
from app.desktop.pages.report.logo import kept_logo, read_logo
from app.desktop.session.workspace import Notice, NoticeKind, Workspace
from app.documents import DOCUMENTS, OUTCOMES, PDF
from app.errors import UserError
from app.reporting.pdf.scorecard import scorecard_pdf
from app.reporting.report_options import USUAL_SECTIONS, ReportOptions, Section, left_out_text, sections_from
from app.services.editing.decisions import decide
from app.services.editing.edits import change_project, change_variant
from app.services.files import read_project_file
from app.services.outputs.reports import make_report
from app.settings import load_settings
from models.domain.bill import Bill
from models.domain.project import DecisionKind, Project, Variant

HOSTILE = "<img src=file:///etc/passwd>"


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot) -> ReportPage:
    made = ReportPage(workspace)
    qtbot.addWidget(made)
    made.resize(810, 560)
    made.show()
    return made


@pytest.fixture
def notices(workspace: Workspace) -> list[Notice]:
    told: list[Notice] = []
    workspace.notice.connect(told.append)
    return told


def previewed(page: ReportPage, qtbot: QtBot) -> bytes:
    def is_there() -> bool:
        question = page.question()
        made = page._pages
        is_new = question is not None and made is not None and question.is_same(made.question)
        return is_new and page.preview.image is not None

    page._make()
    qtbot.waitUntil(is_there, timeout=10_000)
    assert page._pages is not None
    return page._pages.data


def words(data: bytes) -> str:
    return "\n".join(part.extract_text() for part in PdfReader(io.BytesIO(data)).pages)


def picture(path: Path, kind: str, width: int = 60, height: int = 30) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    image.setText("Author", "geheim")
    assert QImageWriter(str(path), QByteArray(kind.lower().encode())).write(image)
    return path


def test_the_preview_is_the_pdf_itself(
    page: ReportPage, workspace: Workspace, open_example: Callable[..., Project], qtbot: QtBot
) -> None:
    page.attach()
    assert not page.buttons[PDF.id].isEnabled()
    open_example()
    page.attach()
    data = previewed(page, qtbot)
    assert workspace.open is not None
    asked = page.question()
    assert asked is not None
    assert asked.made_on is not None
    report = make_report(
        workspace.open.project, workspace.open.variant, workspace.reference, made_on=asked.made_on
    )
    assert data == scorecard_pdf(report, "nl")
    image = page.preview.image
    assert image is not None
    colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
    assert len(colours) > 10, "a page was drawn, not a blank sheet"


def test_an_edit_renews_the_preview_and_keeps_the_page(
    page: ReportPage, workspace: Workspace, open_example: Callable[..., Project], qtbot: QtBot
) -> None:
    open_example()
    page.attach()
    previewed(page, qtbot)
    page.preview.show_page(2)
    assert workspace.open is not None
    workspace.open.do("naam", change_project(workspace.open.project, name="Nieuwe naam"))
    assert "Nieuwe naam" in words(previewed(page, qtbot))
    assert page.preview.page == 2


def test_language_parts_and_name_are_printed_and_remembered(
    page: ReportPage, workspace: Workspace, open_example: Callable[..., Project], qtbot: QtBot
) -> None:
    open_example()
    page.attach()
    page.options.language_choice.setCurrentIndex(1)
    page.options.sections[Section.BILL].setChecked(False)
    page.options.organisation.setText(f"Stichting {HOSTILE}")
    page.options._keep()
    printed = words(previewed(page, qtbot))
    assert "Ambition scorecard" in printed or "AMBITION SCORECARD" in printed
    assert "Bill of materials" not in printed
    assert HOSTILE in printed
    kept = load_settings(workspace.session.data_folder)
    assert (kept.report_language, kept.report_left_out) == ("en", "bill")
    assert workspace.language == "nl"
    assert not ReportPage(workspace).options.sections[Section.BILL].isChecked()


def test_sections_are_kept_as_what_is_left_out() -> None:
    assert sections_from("") == USUAL_SECTIONS
    assert sections_from("bill, onbekend") == USUAL_SECTIONS - {Section.BILL}
    for section in Section:
        assert sections_from(left_out_text(USUAL_SECTIONS - {section})) == USUAL_SECTIONS - {section}


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_logo_is_taken_over_as_pixels_and_printed(
    page: ReportPage,
    workspace: Workspace,
    open_example: Callable[..., Project],
    qtbot: QtBot,
    tmp_path: Path,
    kind: str,
) -> None:
    open_example()
    page.attach()
    path = picture(tmp_path / "logo met naam.bin", kind)
    page.options.take_logo(path)
    path.unlink()
    data = previewed(page, qtbot)
    first = PdfReader(io.BytesIO(data)).pages[0]
    assert len(list(first.images)) == 1
    assert b"geheim" not in (kept_logo(workspace.session.data_folder) or b"")
    assert workspace.settings.logo_path == path.name
    page.options.no_logo_button.click()
    assert not list(PdfReader(io.BytesIO(previewed(page, qtbot))).pages[0].images)


def test_what_is_no_picture_or_too_large_is_refused(tmp_path: Path) -> None:
    fake = tmp_path / "logo.png"
    fake.write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    with pytest.raises(UserError, match="report_logo_not_read"):
        read_logo(fake)
    fake.write_bytes(picture(tmp_path / "bmp", "BMP").read_bytes())
    with pytest.raises(UserError, match="report_logo_not_read"):
        read_logo(fake)
    fake.write_bytes(picture(tmp_path / "png", "PNG").read_bytes()[:60])
    with pytest.raises(UserError, match="report_logo_not_read"):
        read_logo(fake)
    fake.write_bytes(b"\0" * (5 * 1024 * 1024 + 1))
    with pytest.raises(UserError, match="report_logo_too_large"):
        read_logo(fake)
    fake.write_bytes(picture(tmp_path / "breed", "PNG", 13_000, 2).read_bytes())
    with pytest.raises(UserError, match="report_logo_too_large"):
        read_logo(fake)
    assert QImage.fromData(read_logo(picture(tmp_path / "groot", "PNG", 3000, 300))).width() == 1200


def test_the_same_choices_give_the_same_bytes(
    workspace: Workspace, open_example: Callable[..., Project], tmp_path: Path
) -> None:
    open_example()
    assert workspace.open is not None
    report = make_report(workspace.open.project, workspace.open.variant, workspace.reference)
    options = ReportOptions(USUAL_SECTIONS, "Stichting", read_logo(picture(tmp_path / "a.png", "PNG")))
    first = scorecard_pdf(report, "nl", options)
    assert scorecard_pdf(report, "nl", options) == first
    assert scorecard_pdf(report, "nl") != first
    assert len(PdfReader(io.BytesIO(scorecard_pdf(report, "nl", ReportOptions(frozenset())))).pages) == 2


def test_every_kind_of_file_is_written_whole(
    page: ReportPage,
    workspace: Workspace,
    open_example: Callable[..., Project],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    project = open_example()
    page.attach()
    told: list[str] = []
    workspace.notice.connect(lambda notice: told.append(notice.text))
    monkeypatch.setattr(page, "ask_path", lambda document, _question: tmp_path / f"uit{document.ending}")
    for count, document in enumerate(DOCUMENTS, start=1):
        page.buttons[document.id].click()
        qtbot.waitUntil(lambda expected=count: len(told) == expected, timeout=10_000)  # type: ignore[misc]
    assert all(words.startswith("Geschreven") for words in told)
    lost = [words for words in told if "uit.lcax.json" in words]
    assert len(lost[0]) > len(f"Geschreven: {tmp_path / 'uit.lcax.json'}"), "what LCAx cannot hold is said"
    assert (tmp_path / "uit.pdf").read_bytes().startswith(b"%PDF")
    assert json.loads((tmp_path / "uit.json").read_text())["schema"] == "meetlat.outcome/2"
    again = read_project_file(tmp_path / "uit.xlsx", workspace.reference).project
    assert again is not None
    assert len(again.variants[0].bill) == len(project.variants[0].bill)


def test_a_folder_that_is_not_there_is_told_and_not_made(
    page: ReportPage, open_example: Callable[..., Project], qtbot: QtBot, tmp_path: Path, notices: list[Notice]
) -> None:
    open_example()
    page.attach()
    question = page.question()
    assert question is not None
    page.exports.write(question, OUTCOMES, tmp_path / "weg" / "uit.json")
    qtbot.waitUntil(lambda: any(n.kind is NoticeKind.PROBLEM for n in notices), timeout=5000)
    assert not (tmp_path / "weg").exists()
    assert page.buttons[OUTCOMES.id].isEnabled()


def large(example: Callable[[str], Project]) -> Project:
    project = example("rijwoning-beton-baksteen")
    lines = project.variants[0].bill.lines
    bill = Bill(tuple(replace(lines[i % len(lines)], id=f"r{i}") for i in range(10_000)))
    return replace(project, variants=(Variant("a", HOSTILE, bill=bill),))


def test_stopping_leaves_the_old_file(
    page: ReportPage,
    workspace: Workspace,
    example: Callable[[str], Project],
    qtbot: QtBot,
    tmp_path: Path,
    notices: list[Notice],
) -> None:
    project = large(example)
    path = tmp_path / "uit.pdf"
    path.write_bytes(b"oud")
    question = Question(project, project.variants[0], workspace.reference, "nl", ReportOptions())
    page.exports.write(question, PDF, path)
    assert page.stop_button.isVisible()
    page.stop_button.click()
    assert not page.exports.is_running
    assert "Gestopt" in notices[-1].text
    qtbot.wait(300)
    assert path.read_bytes() == b"oud"
    assert not page.stop_button.isVisible()


def test_decisions_are_printed_with_their_reason(workspace: Workspace, example: Callable[[str], Project]) -> None:
    project = example("rijwoning-beton-baksteen")
    lines = project.variants[0].bill.lines
    doubled = replace(project.variants[0], bill=Bill((*lines, replace(lines[0], id="dubbel"))))
    project = replace(project, variants=(doubled,))
    finding = make_report(project, doubled, workspace.reference).findings[0]
    reason = f"Twee gevels {HOSTILE}"
    after = decide(doubled, [finding.key], DecisionKind.ACCEPTED, reason).apply(project)
    printed = words(scorecard_pdf(make_report(after, after.variants[0], workspace.reference), "nl"))
    assert "Afgehandelde bevindingen" in printed
    assert f"Reden:{reason}".replace(" ", "") in "".join(printed.split())
    before = words(scorecard_pdf(make_report(project, doubled, workspace.reference), "nl"))
    assert "Afgehandelde bevindingen" not in before


def test_an_empty_project_has_a_preview(page: ReportPage, workspace: Workspace, qtbot: QtBot) -> None:
    project = Project("leeg", "", variants=(Variant("v"),))
    workspace.store.save_project(project)
    workspace.open_project("leeg")
    page.attach()
    assert "Naamloos project" in words(previewed(page, qtbot))
    assert workspace.open is not None
    workspace.open.do("naam", change_variant(workspace.open.variant, name="x"))
    workspace.close_project()
    page.attach()
    assert page.preview.image is None


def test_estimated_figures_that_are_not_printed_are_said_beside_their_tick(
    page: ReportPage, workspace: Workspace, qtbot: QtBot
) -> None:
    """The bundled bill of a contractor has provisional products; an empty project has nothing to print."""
    workspace.store.save_project(Project("leeg", "Leeg", variants=(Variant("v"),)))
    assert workspace.open_project("leeg")
    page.attach()
    note, tick = page.options.indication_note, page.options.sections[Section.INDICATION]
    assert not note.isVisibleTo(page)
    page.options.show_indication(True)
    assert note.isVisibleTo(page)
    tick.setChecked(True)
    assert not note.isVisibleTo(page)


def test_the_focus_is_on_the_button_again_after_writing(
    page: ReportPage,
    workspace: Workspace,
    open_example: Callable[..., Project],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    open_example()
    page.attach()
    told: list[str] = []
    workspace.notice.connect(lambda notice: told.append(notice.text))
    monkeypatch.setattr(page, "ask_path", lambda document, _question: tmp_path / f"uit{document.ending}")
    button = page.buttons[OUTCOMES.id]
    button.setFocus()
    button.click()
    assert not button.isEnabled()
    qtbot.waitUntil(lambda: bool(told) and button.isEnabled(), timeout=10_000)
    assert button.hasFocus()
