"""The scorecard PDF: whole, the same again, with its data attached, in every state of a project."""

import datetime as dt
import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from report_fixture import INDICATORS, everything_unknown, level, make_report

from app.reporting.json.outcome import outcome_json
from app.reporting.pdf.recipe import RECIPE_NAME
from app.reporting.pdf.scorecard import ATTACHMENT_NAME, OUTCOME_NAME, scorecard_pdf
from app.reporting.report_options import ReportOptions
from app.texts import LANGUAGES, Language
from models.domain.bill import Bill
from models.domain.outcome import Message, Verdict
from models.domain.requirement import Level, Operator
from models.storage.document.project_document import canonical_json, document_of_bytes, from_document
from tests.places import ROOT

INDICATIVE = {
    "nl": "Indicatief: geen gevalideerde MPG-berekening",
    "en": "Indicative: not a validated MPG calculation",
}


def read(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data), strict=True)


def text_of(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in read(data).pages)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return scorecard_pdf(make_report(60), "nl")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_is_a4_and_says_what_it_is(lang: Language) -> None:
    pages = read(scorecard_pdf(make_report(60), lang)).pages
    assert len(pages) >= 4
    for number, page in enumerate(pages, start=1):
        words = page.extract_text()
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
        assert INDICATIVE[lang] in words
        assert "Meetlat 0.1.0" in words
        assert "2024" in words
        assert "3f9c00000000" in words
        assert f"{number} / {len(pages)}" in words


def test_page_one_concludes_in_a_sentence_and_names_every_indicator(pdf: bytes) -> None:
    words = read(pdf).pages[0].extract_text()
    for indicator in INDICATORS:
        assert indicator.short_nl.replace("CO2", "CO₂") in words
    for part in ("Woonhof De Linde", "Arnhem", "haalbaarheid", "1 augustus 2026", "Tabel 3 TBGO"):
        assert part in words
    assert "TOjuli mist wettelijk met 0,11" in words
    assert "10 van 33" in words


def test_page_two_has_every_indicator_with_its_verdict(pdf: bytes) -> None:
    words = read(pdf).pages[1].extract_text()
    assert words.count("niet beoordeeld") >= 20
    assert "mist wettelijk" in words
    assert "Alle 33 indicatoren" in words


def test_page_one_says_who_made_it_when(pdf: bytes) -> None:
    made = replace(make_report(), made_on=dt.date(2026, 11, 30))
    options = ReportOptions(organisation="Woonstichting", author="A. de Vries")
    words = read(scorecard_pdf(made, "nl", options)).pages[0].extract_text()
    assert "A. de Vries, Woonstichting" in words
    assert "30 november 2026" in words
    assert "Opgesteld door" not in read(pdf).pages[0].extract_text()


def test_a_figure_whose_rounding_would_decide_is_marked(pdf: bytes) -> None:
    first, words = (page.extract_text() for page in read(pdf).pages[:2])
    assert "54,9996†" in first
    assert "54,9996†" in words
    assert words.count("†") == 2
    assert "het onafgeronde cijfer beslist" in " ".join(words.split())


def test_the_same_report_gives_the_same_bytes(pdf: bytes) -> None:
    assert scorecard_pdf(make_report(60), "nl") == pdf
    assert scorecard_pdf(make_report(61), "nl") != pdf


def test_another_process_with_another_hash_seed_gives_the_same_bytes(pdf: bytes) -> None:
    code = (
        "import sys; from report_fixture import make_report; "
        "from app.reporting.pdf.scorecard import scorecard_pdf;"
        "sys.stdout.buffer.write(scorecard_pdf(make_report(60), 'nl'))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "4321", "PYTHONPATH": f"{ROOT}:{Path(__file__).parent}",
                   "LC_ALL": "C", "TZ": "Asia/Tokyo"}  # fmt: skip
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=environment, cwd=ROOT)
    assert made.stdout == pdf


def test_the_project_rides_along_and_comes_back_equal(pdf: bytes) -> None:
    attachments = read(pdf).attachments
    project = make_report(60).project
    assert (
        sorted(attachments)
        == [OUTCOME_NAME, ATTACHMENT_NAME, RECIPE_NAME]
        == ["meetlat-outcome.json", "meetlat-project.json", "meetlat-report.json"]
    )
    assert attachments[OUTCOME_NAME][0] == outcome_json(make_report(60), "nl")
    assert attachments[ATTACHMENT_NAME][0] == canonical_json(project)
    assert from_document(document_of_bytes(attachments[ATTACHMENT_NAME][0])) == project


def test_metadata_holds_the_title_and_nobody(pdf: bytes) -> None:
    metadata = read(pdf).metadata
    assert metadata is not None
    assert metadata.title == "Woonhof De Linde"
    assert not metadata.author
    assert "2000" in str(metadata.get("/CreationDate"))
    for secret in (str(Path.home()), "/tmp/", str(ROOT)):  # noqa: S108
        assert secret.encode() not in pdf


def test_every_font_is_embedded_and_no_image_or_link_is_used(pdf: bytes) -> None:
    for page in read(pdf).pages:
        for font in page["/Resources"]["/Font"].values():
            assert "/FontFile2" in font.get_object()["/FontDescriptor"]
        assert not list(page.images)
        assert "/Annots" not in page
    assert b"/URI" not in pdf


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_project_with_nothing_known_prints_no_figure_and_no_verdict(lang: Language) -> None:
    words = text_of(scorecard_pdf(everything_unknown(), lang))
    first = read(scorecard_pdf(everything_unknown(), lang)).pages[0].extract_text()
    assert "Leeg project" in words
    second = read(scorecard_pdf(everything_unknown(), lang)).pages[1].extract_text()
    assert not re.search(r"(haalt|mist|meets|misses) (aanbevolen|wettelijk|ambitieus|recommended|legal|ambitious)",
                         first + second)  # fmt: skip
    assert second.count("niet beoordeeld" if lang == "nl" else "not assessed") == 33
    assert "0 van 33" in first or "0 of 33" in first
    assert ("Er is nog niets ingevuld." if lang == "nl" else "Nothing has been filled in yet.") in first


def test_a_project_without_name_variant_or_bill_says_so() -> None:
    report = make_report()
    bare = replace(report.variant, name=" ", bill=Bill())
    nameless = replace(report, project=replace(report.project, name="", variants=(bare,)), variant=bare,
                       contributions=())  # fmt: skip
    words = text_of(scorecard_pdf(nameless, "nl"))
    for sentence in ("Naamloos project", "Naamloze variant", "Er is nog geen materiaalstaat"):
        assert sentence in words


def test_a_thousand_lines_are_all_there_under_a_repeated_header() -> None:
    report = make_report(1000)
    pages = [page.extract_text() for page in read(scorecard_pdf(report, "nl")).pages]
    bill_pages = [page for page in pages if "Omschrijving" in page and "Massa kg" in page]
    printed = "\n".join(bill_pages)
    found = set(re.findall(r"^(r\d+) ", printed, re.MULTILINE))
    assert found >= {line.id for line in report.variant.bill}
    assert len(bill_pages) >= 10


def test_a_line_without_an_amount_prints_a_dash_and_never_zero() -> None:
    words = text_of(scorecard_pdf(make_report(60), "nl")).splitlines()
    header = next(i for i, line in enumerate(words) if line.endswith("CO₂ kg Bron"))
    row = next(line for line in words[header:] if line.startswith("r8 "))
    assert row.endswith("16,5 kg – – – – 1")
    sources = words[words.index("Bronnen van de regels") :]
    assert "1 NMD cat. 3" in sources or sources[1:3] == ["1", "NMD cat. 3"]


def test_stated_stands_beside_calculated_and_unverified_sources_are_marked() -> None:
    words = text_of(scorecard_pdf(make_report(), "nl"))
    part = words[words.index("Opgegeven cijfers en oordelen") :]
    assert (
        part.index("0,47") < part.index("0,44") < part.index("MPG-berekening v3.pdf, 1 februari 2025, opgegeven")
    )
    assert "niet geverifieerd" in words
    assert "1 van 3 bronnen" in words


def test_a_figure_with_a_reservation_is_marked_and_explained() -> None:
    report = make_report()
    reserved = tuple(
        replace(o, reasons=(Message("report_and_more", {"count": 3}),)) if o.indicator_id == "biobased" else o
        for o in report.scorecard.outcomes
    )
    marked = scorecard_pdf(replace(report, scorecard=replace(report.scorecard, outcomes=reserved)), "nl")
    assert "38‡" in text_of(marked)
    assert "zie Hoe zeker is dit" in text_of(marked)
    assert "‡" not in text_of(scorecard_pdf(report, "nl"))


def test_a_limit_that_follows_from_something_unknown_prints_a_question_mark() -> None:
    report = make_report()
    unknown = level(Level.LEGAL, None, Verdict.CANNOT_SAY, operator=Operator.AT_MOST, text="")
    outcomes = tuple(
        replace(o, levels=(unknown, *o.levels[1:])) if o.indicator_id == "beng1" else o
        for o in report.scorecard.outcomes
    )
    changed = replace(report, scorecard=replace(report.scorecard, outcomes=outcomes))
    assert "≤ ?" in text_of(scorecard_pdf(changed, "nl"))


def test_no_overall_grade_is_printed() -> None:
    assert "Geen totaalscore" in text_of(scorecard_pdf(make_report(), "nl"))


def test_a_long_source_or_description_is_printed_whole_and_no_word_is_cut() -> None:
    report = make_report(3)
    source = "Productkaart van de bibliotheek; hoeveelheid afgeleid in de notitie naast dit bestand"
    words = "Woningscheidende wand, eigen bladen kalkzandsteen 120 mm met lijmmortel en ankerloze spouw, 2 x 57 m2"
    lines = Bill(tuple(replace(line, source=source, description=words) for line in report.variant.bill))
    project = replace(report, variant=replace(report.variant, bill=lines))
    printed = " ".join(text_of(scorecard_pdf(project, "nl")).split())
    assert source in printed
    assert words in printed
    cut = [part.split()[-1] for part in printed.split("…")[:-1] if part.split()]
    whole = {*words.split(), *(word for indicator in INDICATORS for word in indicator.unit.split())}
    assert cut
    assert not set(cut) - whole


def test_what_the_pages_leave_out_is_said_to_be_in_the_attachment() -> None:
    report = make_report(3)
    finding = replace(report.findings[0], message=Message("report_no_bill"))
    many = tuple(replace(finding, where=replace(finding.where, row=row)) for row in range(1, 99))
    words = " ".join(text_of(scorecard_pdf(replace(report, findings=many), "nl")).split())
    assert "JSON-uitvoer" not in words
    assert "Nog 38 bevindingen staan in de bijlage meetlat-outcome.json" in words
