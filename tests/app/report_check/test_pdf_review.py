"""A Meetlat PDF under `meetlat review`: what changed comes first, and who signed is told apart from that."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
from certificates import PASSWORD, holder
from forgeries import attached_data, page_removed
from pdf_kit import checked, example, example_pdf, reference, with_page_text

from app.command_line.cli import main
from app.report_check.signatures import CERTIFICATE_FOLDER, sign_pdf
from app.reporting.pdf.scorecard import scorecard_pdf
from app.reporting.review.texts import report_check_lines
from app.services.outputs.reports import make_report
from app.services.review.reviewer import ReviewOptions, review_file
from models.review.headlines import changed_headlines

HOUSE = "rijwoning-houtskeletbouw"


def said_of(data: bytes, folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    path = folder / "rapport.pdf"
    path.write_bytes(data)
    assert main(["review", str(path), "--profile-dir", str(folder / "profiel")]) == 0
    return " ".join(capsys.readouterr().out.split())


def test_an_edited_number_stands_before_everything_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edited = with_page_text(example_pdf(HOUSE), 1, lambda content: content.replace(b"(56,9) Tj", b"(46,9) Tj"))
    said = said_of(edited, tmp_path, capsys)
    assert "1. De PDF is na het maken gewijzigd: pagina 2" in said
    assert said.index("46,9") < said.index("OPGEGEVEN TEGEN HERREKEND")
    untouched = said_of(example_pdf(HOUSE), tmp_path, capsys)
    assert "ongewijzigd sinds de export" in untouched
    assert "46,9" not in untouched


def test_edited_data_are_named_by_their_hash(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = said_of(attached_data(example_pdf(HOUSE), random.Random(3)), tmp_path, capsys)
    assert "1. De gegevens in de PDF horen niet bij de hash" in said


def test_the_folder_of_the_user_says_who_is_trusted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    signer = holder("Bureau Proef")
    data = sign_pdf(example_pdf(HOUSE), signer.pkcs12(), PASSWORD)
    assert "heel en vertrouwd" not in said_of(data, tmp_path, capsys)
    folder = tmp_path / "profiel" / CERTIFICATE_FOLDER
    folder.mkdir(parents=True)
    (folder / "bureau.pem").write_text(signer.pem, "utf-8")
    said = said_of(data, tmp_path, capsys)
    assert "Bureau Proef" in said
    assert "heel en vertrouwd" in said


def test_the_variant_of_the_report_is_reviewed(tmp_path: Path) -> None:
    first = example(HOUSE).variants[0]
    light = replace(first, id="licht", name="Licht", bill=replace(first.bill, lines=first.bill.lines[:9]))
    project = replace(example(HOUSE), variants=(first, light))
    path = tmp_path / "licht.pdf"
    path.write_bytes(scorecard_pdf(make_report(project, light, reference()), "nl"))
    reviewed = review_file(path, reference())
    assert reviewed.report is not None
    assert reviewed.report.variant == light
    assert review_file(path, reference(), ReviewOptions(first.name)).report.variant == first  # type: ignore[union-attr]


def test_a_page_that_is_missing_and_a_report_that_was_not_compared_are_no_edits(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = said_of(page_removed(example_pdf(HOUSE), random.Random(1)), tmp_path, capsys)
    assert "1. Uit de PDF is weggelaten: pagina" in said
    assert "zegt iets anders" not in said
    check = checked(example_pdf(HOUSE)).report_check
    assert check is not None
    unknown = replace(check, is_identical=False, pages=())
    assert list(changed_headlines(unknown)) == []
    assert "niet vergeleken" in report_check_lines(unknown, "nl")[0]


def test_another_version_is_no_proof_of_an_edit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    older = replace(make_report(example(HOUSE), example(HOUSE).variants[0], reference()), program_version="0.0.9")
    data = scorecard_pdf(older, "nl")
    edited = with_page_text(data, 0, lambda content: content.replace(b"(56,9) Tj", b"(46,9) Tj"))
    said = said_of(edited, tmp_path, capsys)
    assert "1. Pagina 1 van de PDF zegt iets anders" in said
    assert "0.0.9" in said
    assert "gewijzigd" not in said.partition("OPGEGEVEN")[0].replace("niet wie", "").replace("ongewijzigd", "")
