"""Estimates from open data for the bundled examples, against bands that were calculated apart."""

import csv
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from app.paths import REFERENCE_DATA
from models.calculation.estimates.materials import composition
from models.calculation.library.loader import load_with_products
from models.domain.band_narrowing import BandNarrowing
from models.domain.bill import Bill, BillLine
from models.domain.outcome import Indication, IndicationVerdict, Scorecard
from models.domain.product import EnvironmentalSet
from models.domain.project import Project
from models.domain.quantities import KG
from models.domain.requirement import Level
from models.reference.manifest import rewrite_hashes
from models.reference.reference import Reference
from models.scorecard.band_narrowing import band_narrowing
from models.scorecard.indication import indications_of
from models.scorecard.scorecard import bill_view, score
from tests.examples.example_files import read_example

CONCRETE, TIMBER, OFFICE = "rijwoning-beton-baksteen", "rijwoning-houtskeletbouw", "kantoor-beton-constructie"
HOUSES = (CONCRETE, TIMBER)
FOLDER = Path(__file__).parent / "estimates"
A1, A2 = EnvironmentalSet.A1, EnvironmentalSet.A2
COMPOSED = {  # kg per m2 of each material, in the order of the file
    "V1": (129.5, 480.0, 10.0),
    "V2": (129.5, 480.0, 10.0),
    "D1": (500.0,),
    "W1": (374.5, 4.0),
    "W2": (374.5, 4.0),
}


def rows_of(name: str) -> dict[str, dict[str, str]]:
    with (FOLDER / f"lines_{name}.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def with_lines(project: Project, lines: list[BillLine]) -> Project:
    variant = replace(project.variants[0], bill=Bill(tuple(lines)))
    return replace(project, variants=(variant,))


def all_estimated(project: Project) -> Project:
    """The project without its stated MKI, so that every line takes its estimate."""
    lines = [
        replace(line, mki_a1_eur_per_unit=None, mki_a2_eur_per_unit=None)
        for line in project.variants[0].bill.lines
    ]
    return with_lines(project, lines)


def office_of_materials(project: Project) -> Project:
    """The office with a line in kg for each material that its floors and walls were composed of by hand."""
    lines = []
    for line in project.variants[0].bill.lines:
        materials = rows_of(OFFICE)[line.id]["kaart"].split(";")
        for place, material in enumerate(materials):
            kg = (line.quantity or 0.0) * COMPOSED.get(line.id, (1.0,))[place]
            made = BillLine(
                f"{line.id}-{place}", "", kg, KG, line.nl_sfb, material, service_life_years=line.service_life_years
            )
            lines.append(made)
    return with_lines(project, lines)


def indication(card: Scorecard, indicator: str, which: EnvironmentalSet | None = None) -> Indication:
    found = card.outcome(indicator, which).indication
    assert found is not None
    return found


def band(found: Indication) -> tuple[float, float, float]:
    assert found.low is not None
    assert found.middle is not None
    assert found.high is not None
    return found.low, found.middle, found.high


def scored(project: Project, reference: Reference) -> Scorecard:
    return score(project, project.variants[0], reference)


def narrowing(project: Project, reference: Reference) -> dict[str, BandNarrowing]:
    return {one.subject: one for one in band_narrowing(bill_view(project, project.variants[0], reference))}


@pytest.mark.parametrize(
    ("name", "a1", "a2"),
    [(CONCRETE, (0.20, 0.55, 0.91), (0.39, 0.77, 1.31)), (TIMBER, (0.17, 0.44, 0.76), (0.32, 0.64, 1.08))],
)
def test_bands_of_the_houses_with_estimates_of_all_lines(
    name: str, a1: tuple[float, ...], a2: tuple[float, ...], reference: Reference
) -> None:
    card = scored(all_estimated(read_example(name, reference)), reference)
    for which, printed in ((A1, a1), (A2, a2)):
        found = indication(card, "mpg", which)
        assert tuple(round(figure, 2) for figure in band(found)) == printed
        assert (found.covered_share, found.firm_share, found.estimated_share) == (1.0, 0.0, 1.0)


@pytest.mark.parametrize(("name", "printed"), [(CONCRETE, (23, 34, 53)), (TIMBER, (29, 43, 59))])
def test_detachability_with_estimates_of_all_lines(
    name: str, printed: tuple[int, ...], reference: Reference
) -> None:
    card = scored(all_estimated(read_example(name, reference)), reference)
    assert tuple(round(figure) for figure in band(indication(card, "detachability"))) == printed


def test_the_structure_of_the_office_by_its_materials(reference: Reference) -> None:
    project = office_of_materials(read_example(OFFICE, reference))
    view = indications_of(bill_view(project, project.variants[0], reference)).estimated
    for which, printed in ((A1, (0.09, 0.26, 0.31)), (A2, (0.17, 0.30, 0.37))):
        amounts = view.mki[which]
        sums = (amounts.lower.sum(), amounts.value.sum(), amounts.upper.sum())
        assert tuple(round(float(eur) / 4580.0 / 50.0, 2) for eur in sums) == printed


def test_the_office_stays_a_lower_bound_that_meets_nothing(reference: Reference) -> None:
    outcome = scored(read_example(OFFICE, reference), reference).outcome("mpg", A1)
    found = outcome.indication
    assert found is not None
    assert found.low == pytest.approx(0.2015, abs=5e-5)
    assert found.high is None
    assert IndicationVerdict.PROBABLY_MEETS not in found.verdicts.values()


@pytest.mark.parametrize(
    ("name", "a1", "index"),
    [
        (CONCRETE, (0.215, 0.444, 0.762), (25.1, 37.6, 51.9)),
        (TIMBER, (0.187, 0.421, 0.721), (30.5, 44.2, 56.9)),
    ],
)
def test_what_the_program_shows_where_a_stated_mki_replaces_its_estimate(
    name: str, a1: tuple[float, ...], index: tuple[float, ...], reference: Reference
) -> None:
    card = scored(read_example(name, reference), reference)
    found = indication(card, "mpg", A1)
    assert band(found) == pytest.approx(a1, abs=0.003)
    assert 0.0 < found.firm_share < 1.0
    assert found.firm_share + found.estimated_share == pytest.approx(1.0)
    assert band(indication(card, "detachability")) == pytest.approx(index, abs=0.1)


def test_words_of_the_houses(reference: Reference) -> None:
    concrete, timber = (scored(read_example(name, reference), reference) for name in HOUSES)
    for card in (concrete, timber):
        words = indication(card, "mpg", A1).verdicts
        assert words[Level.LEGAL] is IndicationVerdict.PROBABLY_MEETS
        assert words[Level.RECOMMENDED] is IndicationVerdict.CANNOT_SAY
    assert indication(concrete, "detachability").verdicts[Level.RECOMMENDED] is IndicationVerdict.PROBABLY_MISSES
    assert indication(timber, "detachability").verdicts[Level.RECOMMENDED] is IndicationVerdict.CANNOT_SAY


@pytest.mark.parametrize("name", HOUSES)
def test_each_line_takes_the_material_and_the_figures_of_the_golden(name: str, reference: Reference) -> None:
    project = all_estimated(read_example(name, reference))
    view = indications_of(bill_view(project, project.variants[0], reference)).estimated
    rows = rows_of(name)
    assert len(view.columns) == len(rows)
    for place, line in enumerate(view.columns.lines):
        found = composition(line.product_id, reference.library)
        row = rows[line.id]
        assert found is not None
        assert [material.material_id for material in found.materials] == [row["kaart"]]
        for which in EnvironmentalSet:
            amounts = view.mki[which]
            ours = (amounts.lower[place], amounts.value[place], amounts.upper[place])
            key = f"mki_{which.lower()}"
            theirs = [float(row[f"{key}_{end}"]) for end in ("laag", "midden", "hoog")]
            slack = 0.12 if row["kaart"] == "zink" else 0.004
            assert ours == pytest.approx(theirs, rel=slack, abs=0.006), (line.id, which)


def test_a_solar_panel_with_its_own_co2_takes_its_estimate_times_the_ratio(reference: Reference) -> None:
    project = read_example(CONCRETE, reference)
    with_rule = band(indication(scored(project, reference), "mpg", A1))
    lines = [
        replace(line, co2_a1a5_kg_per_unit=None) if line.id == "I17" else line
        for line in project.variants[0].bill.lines
    ]
    without = band(indication(scored(with_lines(project, lines), reference), "mpg", A1))
    assert without[1] - with_rule[1] == pytest.approx(0.069, abs=0.001)


@pytest.mark.parametrize(
    ("is_all", "printed"), [(True, {5: 54, 10: 39, 20: 20}), (False, {5: 50, 10: 35, 20: 16})]
)
def test_what_narrows_the_concrete_house_most(is_all: bool, printed: dict[int, int], reference: Reference) -> None:
    project = read_example(CONCRETE, reference)
    found = narrowing(all_estimated(project) if is_all else project, reference)["mpg_a1"]
    shares = {count: share for count, share in found.remaining.items() if share is not None}
    assert {count: round(share * 100) for count, share in shares.items()} == printed
    assert found.lines[0].line_id == "I17"
    assert [line.width for line in found.lines] == sorted(
        (line.width or 0.0 for line in found.lines), reverse=True
    )
    if is_all:
        assert found.lines[0].share == pytest.approx(0.21, abs=0.005)


def test_a_stated_mki_replaces_an_estimate_at_once_and_a_quantity_moves_the_band(reference: Reference) -> None:
    project = read_example(CONCRETE, reference)
    before = indication(scored(project, reference), "mpg", A1)
    brick = next(line for line in project.variants[0].bill.lines if line.id == "G2")

    def changed(**values: float) -> Indication:
        lines = [replace(line, **values) if line.id == "G2" else line for line in project.variants[0].bill.lines]
        return indication(scored(with_lines(project, lines), reference), "mpg", A1)

    assert brick.quantity is not None
    doubled = changed(quantity=brick.quantity * 2)
    row = rows_of(CONCRETE)["G2"]
    per_m2_year = 123.12 * 75.0
    for after, ours, end in zip(band(doubled), band(before), ("laag", "midden", "hoog"), strict=True):
        assert after - ours == pytest.approx(float(row[f"mki_a1_{end}"]) / per_m2_year, rel=0.001)
    stated = changed(mki_a1_eur_per_unit=4.0)
    assert stated.estimated_share < before.estimated_share
    assert band(stated)[2] - band(before)[2] == pytest.approx(
        (4.0 * brick.quantity - float(row["mki_a1_hoog"])) / per_m2_year, rel=0.001
    )


def test_firm_figures_do_not_read_an_estimate(reference: Reference) -> None:
    project = read_example(CONCRETE, reference)
    outcome = scored(project, reference).outcome("mpg", A2)
    assert outcome.estimate is None
    assert outcome.indication is not None
    assert outcome.indication.middle is not None


def test_another_shipped_estimate_moves_the_band(tmp_path: Path, reference: Reference) -> None:
    folder = tmp_path / "reference_data"
    shutil.copytree(REFERENCE_DATA, folder, ignore=shutil.ignore_patterns("examples"))
    path = folder / "estimates" / "estimates.csv"
    ours = reference.estimates.by_material["gevelbaksteen", A1]
    written = f",{ours.open_eur:.7g},"
    text = path.read_text("utf-8")
    assert text.count(written) == 1
    path.write_text(text.replace(written, f",{2 * ours.open_eur:.7g},"), "utf-8", newline="\n")
    rewrite_hashes(folder)
    project = read_example(CONCRETE, reference)
    before = band(indication(scored(project, reference), "mpg", A1))
    after = band(indication(scored(project, load_with_products(folder)), "mpg", A1))
    row = rows_of(CONCRETE)["G2"]
    for new, old, end in zip(after, before, ("laag", "midden", "hoog"), strict=True):
        assert new - old == pytest.approx(float(row[f"mki_a1_{end}"]) / 123.12 / 75.0, rel=0.001)
