"""An indication in terminal, PDF, workbook and CSV: in its own words, and only where proposals make it another."""

import csv
import io
from dataclasses import replace

from openpyxl import load_workbook
from pypdf import PdfReader

from app.bootstrap import Session
from app.reporting.csv.outcomes import outcome_csv
from app.reporting.pdf.scorecard import scorecard_pdf
from app.reporting.report import Report
from app.reporting.report_options import USUAL_SECTIONS, ReportOptions, Section
from app.reporting.terminal.scorecard import terminal_table
from app.reporting.wording.indication_text import indication_texts
from app.reporting.workbook.project import project_workbook_bytes
from app.services.outputs.reports import make_report
from models.domain.bill import Bill, BillLine, ProposalReason, ProvisionalProduct
from models.domain.outcome import Indication, IndicationVerdict, LevelVerdict, Outcome, OutcomeStatus, Verdict
from models.domain.product import ProductCard
from models.domain.project import Building, BuildingType, Project, Variant
from models.domain.quantities import CUBIC_METRE, KG
from models.domain.requirement import Level, Operator, RequirementKind
from models.presentation.indicated import has_own_indication, indicated

TIMBER = ProductCard("vuren", "Vuren <i>", "Spruce", KG, gwp_a1a3_kg_per_kg=0.1, biobased_fraction=1.0)
REASONS = (
    ProposalReason("matching_words_main", {"words": "<b>balken</b>"}),
    ProposalReason("matching_code_fits", {"code": "21"}),
    ProposalReason("a_code_of_a_file", {"words": "kwade woorden"}),
)
CONCRETE = BillLine("a", "Beton", 3000.0, KG, nl_sfb="23", co2_a1a5_kg_per_unit=5.0, biobased_fraction=0.0)
BEAMS = BillLine(
    "b", "Balken", 2.0, CUBIC_METRE, nl_sfb="21", provisional=ProvisionalProduct("vuren", 500.0, True, REASONS)
)


def report(*lines: BillLine) -> Report:
    building = Building(type=BuildingType.GROUND_BOUND_DWELLING, gross_floor_area_m2=100.0)
    variant = Variant("v", "Proef", building=building, bill=Bill(lines), products=(TIMBER,))
    project = Project("p", "Proef", variants=(variant,))
    return make_report(project, variant, Session().reference)


def pdf_text(made: Report, options: ReportOptions | None = None) -> str:
    pages = PdfReader(io.BytesIO(scorecard_pdf(made, "nl", options))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_terminal_names_the_indication_and_what_it_covers_and_never_a_verdict() -> None:
    told = " ".join(terminal_table(report(CONCRETE, BEAMS), "nl").split()).replace("\xa0", " ")
    assert "indicatie 25, 100 % gedekt, waarvan 25 % voorlopig; waarschijnlijk gehaald: aanbevolen 21" in told
    part = told[told.index("Indicatie met voorlopige") : told.index("Extra cijfers")]
    assert "haalt" not in part
    assert "mist" not in part
    english = " ".join(terminal_table(report(CONCRETE, BEAMS), "en").split())
    assert "probably met: recommended 21" in english


def test_an_indication_of_nothing_confirmed_says_so_once() -> None:
    told = " ".join(terminal_table(report(BEAMS), "nl").split()).replace("\xa0", " ")
    assert "100 % gedekt, alles voorlopig" in told
    assert "waarvan 100 % voorlopig" not in told


def test_without_provisional_products_nothing_speaks_of_an_indication() -> None:
    """The control: the same bill with the product confirmed, and without it."""
    confirmed = replace(BEAMS, provisional=None, product_id="vuren", mass_kg_per_unit=500.0)
    for made in (report(CONCRETE, confirmed), report(CONCRETE, replace(BEAMS, provisional=None))):
        assert "ndicatie 2" not in terminal_table(made, "nl")
        assert "waarschijnlijk" not in terminal_table(made, "nl")
        assert "Voorlopige producten" not in pdf_text(made)


def test_the_pdf_shows_it_under_the_firm_figure_and_lists_the_lines_with_their_reasons() -> None:
    plain = pdf_text(report(CONCRETE, BEAMS)).replace("\xa0", " ")
    assert "waarschijnlijk" not in plain, "an indication is printed when somebody asked for it"
    asked = ReportOptions(USUAL_SECTIONS | {Section.INDICATION})
    told = pdf_text(report(CONCRETE, BEAMS), asked).replace("\xa0", " ")
    assert "Indicatie, geen oordeel" in told
    assert "waarschijnlijk gehaald: aanbevolen 21" in " ".join(told.split())
    assert "Zij haalt of mist geen niveau" in told
    assert "75 % 25 %" in told
    assert "Voorlopige producten, nog niet bevestigd" in told
    assert "Vuren <i>" in told
    assert "500 (aangenomen)" in told
    assert "De tekst noemt ‘<b>balken</b>’. NL-SfB 21 past bij dit materiaal." in told
    assert "kwade woorden" not in told


def test_workbook_and_csv_have_it_in_columns_of_its_own_behind_all_others() -> None:
    made = report(CONCRETE, BEAMS)
    rows = list(csv.DictReader(io.StringIO(outcome_csv(made).decode("utf-8-sig"), newline="")))
    row = next(r for r in rows if r["indicator"] == "biobased" and r["niveau"] == "recommended")
    assert (row["waarde"], row["uitkomst"]) == ("", "cannot_say")
    assert [float(row[f"indicatie{end}"]) for end in ("_laag", "", "_hoog")] == [25.0, 25.0, 25.0]
    assert (row["indicatie_dekking_pct"], row["indicatie_voorlopig_pct"]) == ("100.0", "25.0")
    assert row["indicatie_uitkomst"] == "probably_meets"
    without = next(r for r in rows if r["indicator"] == "beng1")
    assert {without[name] for name in without if name.startswith("indicatie")} == {""}
    book = load_workbook(io.BytesIO(project_workbook_bytes(made.project, made.variant, made.reference, made)))
    header = [cell.value for cell in book["Uitkomsten"][1]]
    assert header[-7:] == list(rows[0])[-7:]
    assert (header[-7], header[-1]) == ("indicatie_laag", "indicatie_geschat_pct")


def outcome(verdicts: dict[Level, IndicationVerdict], operator: Operator = Operator.AT_MOST) -> Outcome:
    limits = {Level.RECOMMENDED: 200.0, Level.AMBITIOUS: 140.0}
    levels = tuple(
        LevelVerdict(level, operator, limit, "", RequirementKind.REQUIREMENT, Verdict.CANNOT_SAY, None, "", "",
                     None, None, level.value)
        for level, limit in limits.items()
    )  # fmt: skip
    found = Indication(150.0, 160.0, 170.0, 0.9, 0.4, 0.5, verdicts=verdicts)
    return Outcome("embodied_carbon", OutcomeStatus.VALUE, "kg", levels=levels, indication=found)


def word(found: Outcome) -> str:
    indicator = next(i for i in Session().reference.indicators if i.id == "embodied_carbon")
    told = indication_texts(found, indicator, "nl")
    assert told is not None
    return told.verdict


def test_the_word_is_about_the_highest_probable_level_else_about_the_lowest_open_one() -> None:
    meets, misses, open_ = IndicationVerdict
    low, high = Level.RECOMMENDED, Level.AMBITIOUS
    assert word(outcome({low: meets, high: misses})) == "waarschijnlijk gehaald: aanbevolen 200"
    assert word(outcome({low: meets, high: meets})) == "waarschijnlijk gehaald: ambitieus 140"
    assert word(outcome({low: misses, high: misses})) == "waarschijnlijk niet: aanbevolen 200"
    assert word(outcome({low: open_, high: misses})) == "niet te zeggen: aanbevolen 200"
    at_least = Operator.AT_LEAST
    assert word(outcome({low: meets, high: open_}, at_least)) == "waarschijnlijk gehaald: aanbevolen 200"
    assert word(outcome({low: misses, high: misses}, at_least)) == "waarschijnlijk niet: aanbevolen 200"
    assert word(outcome({low: open_, high: open_}, at_least)) == "niet te zeggen: aanbevolen 200"
    assert word(outcome({})) == "indicatie"


def test_an_indication_that_no_proposal_changed_is_not_shown() -> None:
    shown = outcome({})
    assert has_own_indication(shown)
    assert shown.indication is not None
    same = replace(shown, indication=replace(shown.indication, provisional_share=0.0))
    assert not has_own_indication(same)
    assert not has_own_indication(replace(shown, indication=None))
    assert not has_own_indication(replace(shown, indication=Indication(provisional_share=0.4)))
    assert indicated(replace(shown, indication=None)) is None
