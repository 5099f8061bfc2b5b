"""Facts that every figure rests on, what a verdict rests on, and which of several causes is named."""

import datetime as dt
import math
from dataclasses import replace

import pytest
from planted import A2_DATE, example, review_project, sentences, with_lines, with_variant

from app.reporting.review.review import Review
from app.reporting.review.terminal import review_text
from models.domain.bill import BillLine
from models.domain.outcome import Basis, Finding, Verdict
from models.domain.product import DataCategory, EnvironmentalSet
from models.domain.project import Assessment, Building, Project
from models.domain.quantities import KG, TONNE, Unit

HOUSE = "rijwoning-beton-baksteen"
PRICES = {"m3": 14.0, "m2": 2.2, "kg": 0.08, "m": 0.35}
"""MKI per unit in EUR, invented: the tests are about what follows from them."""

PER_PIECE = 18.0


def plan(which: EnvironmentalSet = EnvironmentalSet.A2, date: dt.date = A2_DATE) -> Project:
    """The bundled house with an MKI at every line, in one set."""
    return with_lines(replace(example(HOUSE), permit_application_date=date), lambda line: _priced(line, which))


def _priced(line: BillLine, which: EnvironmentalSet) -> BillLine:
    price = PRICES.get(line.unit.symbol if line.unit is not None else "", PER_PIECE)
    a1, a2 = (price, None) if which is EnvironmentalSet.A1 else (None, price)
    return replace(line, mki_a1_eur_per_unit=a1, mki_a2_eur_per_unit=a2, source="opgave")


def in_building(project: Project, **facts: float) -> Project:
    variant = project.variants[0]
    return with_variant(project, replace(variant, building=replace(variant.building, **facts)))  # type: ignore[arg-type]


def stating(project: Project, mpg: float, which: EnvironmentalSet = EnvironmentalSet.A2) -> Project:
    """The plan with another entered MPG."""
    variant = project.variants[0]
    others = tuple(entered for entered in variant.assessments if entered.indicator_id != "mpg")
    entered = Assessment("mpg", value=mpg, environmental_set=which)
    return with_variant(project, replace(variant, assessments=(*others, entered)))


def building(project: Project) -> Building:
    return project.variants[0].building


def whole(project: Project) -> float:
    """The MKI over 75 years, summed by hand: each line as often as 75 years hold its service life."""
    return math.fsum(
        (line.quantity or 0.0)
        * (line.mki_a2_eur_per_unit or 0.0)
        * max(1.0, 75.0 / (line.service_life_years or 75.0))
        for line in project.variants[0].bill
    )


def codes(review: Review) -> list[str]:
    return [line.message.code for line in review.headlines]


def test_a_clean_plan_has_no_such_headline() -> None:
    project = plan()
    right = round(whole(project) / (building(project).gross_floor_area_m2 or 0.0) / 75.0, 3)
    assert codes(review_project(stating(project, right))) == []


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"service_life_years": 50.0}, "review_head_building_life"),
        ({"gross_floor_area_m2": 101.0, "usable_floor_area_m2": 101.0}, "review_head_usable_is_gross"),
    ],
)
def test_a_fact_that_moves_every_figure_is_a_headline(facts: dict[str, float], code: str) -> None:
    project = plan()
    assert code in codes(review_project(in_building(project, **facts)))
    assert code not in codes(review_project(project))


def test_a_quantity_beyond_numbers_is_a_headline() -> None:
    project = with_lines(plan(), lambda line: replace(line, quantity=1e308) if line.id == "G2" else line)
    found = review_project(project)
    assert [
        line.message.line_ids for line in found.headlines if line.message.code == "review_head_amount_beyond"
    ] == [("G2",)]
    assert "review_head_amount_beyond" not in codes(review_project(plan()))


@pytest.mark.parametrize(("unit", "code"), [(TONNE, "review_slip_mass_band_ton"), (KG, "review_slip_mass_band")])
def test_tons_for_kilograms_are_named_beside_the_moved_comma(unit: Unit, code: str) -> None:
    """420 t of reinforcement where 420 kg was meant; the same mass in kg can only be a moved comma."""
    amount = 420_000.0 / unit.factor
    project = with_lines(
        plan(), lambda line: replace(line, quantity=amount, unit=unit) if line.id == "F2" else line
    )
    assert code in codes(review_project(project))
    assert ("kg is bedoeld" in " ".join(sentences(review_project(project)))) is (unit is TONNE)


def test_a_surcharge_that_cannot_be_applied_is_a_headline() -> None:
    project = with_lines(
        plan(), lambda line: replace(line, data_category=DataCategory.C3) if line.id == "W1" else line
    )
    assert "calc_total_without_modules" in codes(review_project(project))
    assert "calc_total_without_modules" not in codes(review_project(plan()))


def test_a_verdict_on_a_stated_figure_is_not_called_recomputed() -> None:
    """An MPG in set A2 over a bill with A1 values only cannot be recomputed, so its verdict is the author's."""
    stated = review_project(stating(plan(EnvironmentalSet.A1), 0.69))
    recomputed = review_project(plan())
    for review, basis, word in (
        (stated, Basis.STATED, "haalt, opgegeven"),
        (recomputed, Basis.CALCULATED, "herrekend"),
    ):
        assert review.editions is not None
        row = next(row for row in review.editions.limits if row.indicator_id == "mpg")
        assert (row.verdict, row.basis) == (Verdict.MEETS, basis)
        said = next(line for line in review_text(review, "nl", 500).splitlines() if "grens 1,60" in line)
        assert word in said


def test_the_wrong_area_goes_before_a_line_that_fits_by_accident() -> None:
    """Divided by the usable area, the stated MPG also fits one of the 75 lines times ten."""
    project = plan()
    stated = round(whole(project) / 101.0 / 75.0, 3)
    first = sentences(review_project(stating(project, stated)))[0]
    assert "101 m²" in first
    assert first.index("101 m²") < first.find("× 10") or "× 10" not in first


def test_totals_over_the_life_of_the_building_are_no_finding() -> None:
    """The author counts replacements in the printed totals; a moved comma among them is still found."""

    def with_total(line: BillLine, factor: float = 1.0) -> BillLine:
        once = (line.quantity or 0.0) * (line.mki_a2_eur_per_unit or 0.0)
        times = max(1.0, 75.0 / (line.service_life_years or 75.0))
        return replace(line, printed_total=once * times * factor)

    right = with_lines(plan(), with_total)
    wrong = with_lines(plan(), lambda line: with_total(line, 10.0 if line.id == "G1" else 1.0))
    assert all(not f.code.startswith("audit_total") for f in _findings(right))
    assert [f.where.line_id for f in _findings(wrong) if f.code.startswith("audit_total")] == ["G1"]


def _findings(project: Project) -> tuple[Finding, ...]:
    report = review_project(project).report
    assert report is not None
    return report.findings
