"""Bills matched with the library: what counts provisionally, what is left out, and what stays as it was read."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.command_line.cli import main
from app.paths import REFERENCE_DATA
from app.services.files import read_project_file
from app.services.matching.provisional_bill import BillMatching, matching_with
from models.domain.bill import Bill, BillLine, Phase
from models.domain.library.words import NotMaterialKind
from models.domain.project import Variant
from models.domain.quantities import CUBIC_METRE, KG, PIECE, SQUARE_METRE
from models.reference.library.library import Library
from models.scorecard.indication import as_if_confirmed
from tests.models.calculation.bills import reference

MATCHING: BillMatching = matching_with(Library(REFERENCE_DATA, reference()), reference())
WALL = BillLine("1", "Kalkzandsteen lijmelementen 150 mm", 20.0, SQUARE_METRE, nl_sfb="22.11")
BEAMS = BillLine("2", "Vuren balken", 1.5, CUBIC_METRE, nl_sfb="23.11")
LABOUR = BillLine("3", "Arbeid timmerman", 40.0, None)
NONSENSE = BillLine("4", "Zzxq wvutsrq", 3.0, PIECE)
WEIGHED = BillLine("5", "Iets met eigen gegevens", 100.0, KG, co2_a1a5_kg_per_unit=1.0)


def variant_of(*lines: BillLine) -> Variant:
    return Variant("v", bill=Bill(lines))


def test_a_line_gets_a_provisional_product_with_its_card_mass_and_reasons() -> None:
    made = MATCHING.matched(variant_of(WALL))
    (line,) = made.variant.bill.lines
    assert line.provisional is not None
    assert line.product_id == ""
    assert line.provisional.product_id in {card.id for card in made.variant.products}
    assert line.provisional.mass_kg_per_unit == pytest.approx(0.150 * 1750, rel=0.1)
    assert not line.provisional.is_mass_assumed
    assert line.provisional.reasons
    assert made.provisional_count == 1


@pytest.mark.parametrize("phase", [phase for phase in Phase if not phase.comes_in])
def test_no_product_is_sought_for_a_line_that_does_not_come_in(phase: Phase) -> None:
    """The control: reused, it gets one. Labour that is said to be demolished stays, as nobody asked what it is."""
    for said, count in ((phase, 0), (Phase.REUSED, 1)):
        made = MATCHING.matched(variant_of(replace(WALL, phase=said), replace(LABOUR, phase=phase)))
        assert (made.provisional_count, made.open_count) == (count, 0)
        assert [line.id for line in made.variant.bill] == ["1", "3"]
        assert made.left_out == ()


def test_two_sizes_of_one_material_keep_their_own_mass() -> None:
    thin = replace(WALL, id="9", description="Kalkzandsteen lijmelementen 100 mm")
    lines = MATCHING.matched(variant_of(WALL, thin)).variant.bill.lines
    masses = [line.provisional.mass_kg_per_unit for line in lines if line.provisional is not None]
    assert masses[0] == pytest.approx(1.5 * (masses[1] or 0.0), rel=0.05)


def test_a_confirmed_line_keeps_no_mass_that_rests_on_a_usual_size() -> None:
    """The card of a line has the mass of a usual size nowhere: only the proposal has it."""
    made = MATCHING.matched(variant_of(replace(WALL, description="Kalkzandsteen")))
    (line,) = made.variant.bill.lines
    assert line.provisional is not None
    assert line.provisional.is_mass_assumed
    (card,) = made.variant.products
    assert card.mass_kg_per_unit is None
    assert as_if_confirmed(line).mass_kg_per_unit is not None


def test_what_is_no_material_is_taken_out_and_told() -> None:
    made = MATCHING.matched(variant_of(WALL, LABOUR, BEAMS))
    assert [line.id for line in made.variant.bill] == ["1", "2"]
    assert [(each.line.id, each.kind) for each in made.left_out] == [("3", NotMaterialKind.LABOUR)]


@pytest.mark.parametrize("figure", ["mki_a1_eur_per_unit", "mki_a2_eur_per_unit", "co2_a1a5_kg_per_unit"])
def test_a_line_with_an_impact_of_its_own_is_never_taken_out_for_its_words(figure: str) -> None:
    """A firm figure would become better by what a text seems to say; the same line without it is taken out."""
    stated = replace(LABOUR, id="8", description="Sloopwerk bestaande gevel", **{figure: 60.0})
    made = MATCHING.matched(variant_of(stated, replace(stated, id="9", **{figure: None})))
    assert made.variant.bill.lines == (stated,)
    assert [each.line.id for each in made.left_out] == ["9"]


def test_nothing_is_said_rather_than_something_wrong() -> None:
    made = MATCHING.matched(variant_of(NONSENSE))
    assert made.variant.bill.lines == (NONSENSE,)
    assert made.open_count == 1


def test_own_figures_and_products_stay_as_they_are() -> None:
    chosen = replace(WALL, id="7", product_id="eigen")
    made = MATCHING.matched(variant_of(WEIGHED, chosen))
    assert made.variant.bill.lines == (WEIGHED, chosen)
    assert (made.provisional_count, made.open_count) == (0, 0)


def test_the_same_bill_gives_the_same_answer_every_time() -> None:
    first, second = (MATCHING.matched(variant_of(WALL, BEAMS, NONSENSE)) for _ in range(2))
    assert first == second


@pytest.fixture
def bill(tmp_path: Path) -> Path:
    path = tmp_path / "staat.csv"
    path.write_text(
        "omschrijving;hoeveelheid;eenheid\nKalkzandsteen lijmelementen 150 mm;20;m2\nVuren balken;1,5;m3\n"
        "Arbeid timmerman;40;uur\nElektra installatie;1;post\n",
        "utf-8",
    )
    return path


def test_a_file_that_was_read_is_matched_by_its_rows(bill: Path) -> None:
    result = MATCHING.completed(read_project_file(bill, reference()))
    assert result.project is not None
    lines = result.project.variants[0].bill.lines
    assert [line.description for line in lines] == [
        "Kalkzandsteen lijmelementen 150 mm", "Vuren balken", "Elektra installatie",
    ]  # fmt: skip
    codes = [finding.code for finding in result.findings]
    assert "matching_provisional_lines" in codes
    assert "matching_left_out_labour" in codes


def scored(capsysbinary: pytest.CaptureFixture[bytes], *words: str) -> dict[str, dict[str, float]]:
    assert main(["score", *words, "--bvo", "10", "--json", "-"]) == 0
    document = json.loads(capsysbinary.readouterr().out)
    return {o["indicator"]: o["indication"] for o in document["outcomes"] if o["indication"] is not None}


def test_the_command_line_counts_provisionally_and_can_be_told_not_to(
    bill: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    counted, plain = scored(capsysbinary, str(bill)), scored(capsysbinary, str(bill), "--no-matching")
    assert counted["material_intensity"]["provisional_share"] > 0.5
    assert plain["material_intensity"]["provisional_share"] == 0.0
    assert plain["material_intensity"]["middle"] is None


@pytest.mark.parametrize("suffix", ["json", "xlsx"])
def test_a_project_as_it_was_saved_is_not_matched_anew(suffix: str, bill: Path, tmp_path: Path) -> None:
    profile = ["--profile-dir", str(tmp_path / "profiel")]
    assert main(["import", str(bill), "--no-matching", *profile]) == 0
    saved = tmp_path / f"uit.{suffix}"
    assert main(["export", "staat", "-o", str(saved), *profile]) == 0
    result = read_project_file(saved, reference())
    assert MATCHING.completed(result) == result
