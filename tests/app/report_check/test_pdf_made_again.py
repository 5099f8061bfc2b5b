"""A report is made again from what rides along in it, whatever was chosen for it, and by any version."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from pdf_kit import (
    attachment,
    checked,
    codes,
    example,
    example_pdf,
    is_detected,
    reference,
    with_attachment,
    with_page_text,
)
from PIL import Image

from app.importing.common.read_request import ReadRequest
from app.isolation.run import read_isolated
from app.report_check import remade_report as pdf_again
from app.report_check.reader import read
from app.report_check.signatures import sign_pdf
from app.reporting.pdf.recipe import RECIPE_NAME, parse_recipe
from app.reporting.pdf.scorecard import OUTCOME_NAME, scorecard_pdf
from app.reporting.report import Report
from app.reporting.report_options import ReportOptions, Section
from app.services.outputs.reports import make_report
from app.texts import LANGUAGES, Language
from models.domain.outcome import Finding, Message, Place, Severity
from models.domain.product import EnvironmentalSet
from models.domain.project import Project
from models.storage.document.project_document import content_hash

HOUSE = "rijwoning-houtskeletbouw"


def logo() -> bytes:
    target = io.BytesIO()
    Image.new("RGBA", (60, 20), (200, 30, 30, 128)).save(target, "PNG")
    return target.getvalue()


def report_of(project: Project, *findings: Finding) -> Report:
    return make_report(project, project.variants[0], reference(), findings)


CHOICES = (
    ReportOptions(),
    ReportOptions(frozenset()),
    ReportOptions(frozenset((Section.BILL, Section.METHODS)), "Bureau Ærø & Zn <b>"),
    ReportOptions(organisation="Gemeente X", logo_png=logo()),
)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("choice", range(len(CHOICES)))
def test_every_choice_comes_back_as_the_same_bytes(choice: int, lang: Language) -> None:
    result = checked(scorecard_pdf(report_of(example()), lang, CHOICES[choice]))
    assert codes(result) == {"pdf_unchanged"}
    assert result.project == example()
    assert result.report_check is not None
    assert result.report_check.stated_hash == result.report_check.recomputed_hash == content_hash(example())


def test_the_findings_of_the_import_come_back() -> None:
    where = Place("staat.xlsx", "Materialen", 7, "D", "r7")
    found = (
        Finding(Severity.WARNING, Message("report_and_more", {"count": 3}, ("r1", "r2")), where),
        Finding(Severity.NOTE, Message("import_named_after_file", {"name": "Huis <b>"}), Place("staat.xlsx")),
        Finding(Severity.WARNING, Message("import_named_after_file", {"name": 0.5}), where),
    )
    data = scorecard_pdf(report_of(example(), *found), "nl")
    assert codes(checked(data)) == {"pdf_unchanged"}
    assert parse_recipe(attachment(data, RECIPE_NAME)).findings() == found


def test_the_variant_of_the_report_is_the_one_that_is_made_again() -> None:
    one = example(HOUSE)
    other = replace(one.variants[0], id="v-2", name="Variant B", bill=replace(one.variants[0].bill))
    project = replace(one, variants=(*one.variants, other))
    data = scorecard_pdf(make_report(project, other, reference()), "nl")
    result = checked(data)
    assert codes(result) == {"pdf_unchanged"}
    assert result.project == project
    assert result.reported_variant_id == "v-2"


def test_the_figures_that_the_report_states_are_given() -> None:
    stated = {(f.subject, f.environmental_set): f for f in checked(example_pdf(HOUSE)).stated}
    beng = stated["beng1", None]
    assert (beng.value, beng.level, beng.limit) == (56.9, "wettelijk", 66.9)
    assert beng.where == Place("rapport.pdf", OUTCOME_NAME)
    assert stated["mass", None].value == pytest.approx(71240.93844)
    assert stated["mpg", EnvironmentalSet.A1].value == 0.48
    assert ("mpg", EnvironmentalSet.A2) not in stated


def test_a_figure_that_page_two_prints_otherwise_is_the_stated_one() -> None:
    row = b"(56,9) Tj"
    data = example_pdf(HOUSE)
    forged = with_page_text(data, 1, lambda content: content.replace(row, b"(46,9) Tj"))
    assert forged != data
    result = checked(forged)
    before = {(f.subject, f.environmental_set): f for f in checked(data).stated}
    after = {(f.subject, f.environmental_set): f for f in result.stated}
    assert after.pop(("beng1", None)).value == 46.9
    assert before.pop(("beng1", None)).value == 56.9
    assert before == after
    assert result.report_check is not None
    assert [page.state.value for page in result.report_check.pages].count("changed") == 1
    ((found, anew),) = result.report_check.pages[1].differences
    assert ("46,9" in found, "56,9" in anew) == (True, True)


# --- other versions


@pytest.fixture
def of_an_older_program() -> Report:
    return replace(report_of(example(HOUSE)), program_version="0.0.9")


def test_a_report_of_another_version_with_the_same_texts(of_an_older_program: Report) -> None:
    data = scorecard_pdf(of_an_older_program, "nl")
    assert codes(checked(data)) == {"pdf_unchanged"}
    blue = with_page_text(data, 0, lambda content: content.replace(b".309804 .372549 .356863 rg", b"0 0 1 rg", 1))
    result = checked(blue)
    assert codes(result) == {"pdf_other_version"}
    assert is_detected(result)
    assert result.report_check is not None
    assert not result.report_check.same_program_version
    assert {page.state.value for page in result.report_check.pages} == {"same"}


def test_a_number_in_a_report_of_another_version_is_compared(of_an_older_program: Report) -> None:
    data = scorecard_pdf(of_an_older_program, "nl")
    forged = with_page_text(data, 0, lambda content: content.replace(b"(56,9) Tj", b"(46,9) Tj"))
    result = checked(forged)
    assert "pdf_other_version_differs" in codes(result)
    assert result.report_check is not None
    assert [page.number for page in result.report_check.pages if page.differences] == [1]


def test_a_changed_version_of_the_program_does_not_hide_an_edit() -> None:
    """The control: claiming to be older makes the check no softer on texts."""
    data = example_pdf(HOUSE)
    older = attachment(data, RECIPE_NAME).replace(b'"0.1.0"', b'"0.0.9"')
    forged = with_attachment(data, RECIPE_NAME, older)
    forged = with_page_text(forged, 0, lambda content: content.replace(b"(56,9) Tj", b"(46,9) Tj"))
    assert "pdf_other_version_differs" in codes(checked(forged))


def test_other_reference_data_are_named() -> None:
    other = replace(report_of(example()), reference_hash="0" * 64)
    assert codes(checked(scorecard_pdf(other, "nl"))) == {"pdf_unchanged", "pdf_other_reference_data"}


def test_a_bill_that_cannot_be_laid_out_in_time_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_again, "_MOST_LINES", 5)
    result = checked(example_pdf())
    assert result.project == example()
    assert codes(result) == {"pdf_too_many_lines"}
    assert is_detected(result)


# --- in the process of its own, and on the command line


@pytest.mark.parametrize("is_signed", [False, True])
def test_the_isolated_process_finds_the_same(is_signed: bool) -> None:
    from certificates import PASSWORD, holder

    signer = holder("Bureau")
    data = sign_pdf(example_pdf(), signer.pkcs12(), PASSWORD) if is_signed else example_pdf()
    request = ReadRequest("rapport.pdf", trusted_certificates=(signer.pem,))
    result = read_isolated(data, request, reference())
    assert result == read(data, request, reference())
    assert codes(result) == ({"pdf_unchanged", "pdf_signature_trusted"} if is_signed else {"pdf_unchanged"})


def test_the_command_line_signs_and_reads_what_it_signed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from certificates import PASSWORD, holder

    from app.command_line.cli import main
    from app.paths import EXAMPLES

    certificate, secret, target = tmp_path / "eigen.p12", tmp_path / "wachtwoord", tmp_path / "uit.pdf"
    certificate.write_bytes(holder("Bureau").pkcs12())
    secret.write_text(f"{PASSWORD}\n", "utf-8")
    ask = ["report", str(EXAMPLES / f"{HOUSE}.xlsx"), "-o", str(target), "--profile-dir", str(tmp_path / "p"),
           "--sign", str(certificate)]  # fmt: skip
    assert main([*ask, "--sign-password-file", str(secret)]) == 0
    result = checked(target.read_bytes())
    assert {"pdf_unchanged", "pdf_signature_unknown"} == codes(result)
    target.unlink()
    monkeypatch.setenv("MEETLAT_SIGN_PASSWORD", "fout")
    assert main(ask) == 2
    assert not target.exists()
    assert "wachtwoord klopt niet" in capsys.readouterr().err
    monkeypatch.delenv("MEETLAT_SIGN_PASSWORD")
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert main(ask) == 2
    assert not target.exists()
