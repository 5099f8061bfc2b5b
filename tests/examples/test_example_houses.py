"""The terraced house in concrete and brick, and the same house in timber frame."""

import csv
import math
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.paths import REFERENCE_DATA
from models.audit.audit import audit
from models.domain.bill import Bill, BillLine
from models.domain.evidence import EvidenceStatus
from models.domain.outcome import Basis, Estimate, Outcome, Scorecard, Severity, Verdict, exactly
from models.domain.product import EnvironmentalSet, ProductCard
from models.domain.project import BuildingType, Project
from models.domain.quantities import Dimension
from models.domain.requirement import Level
from models.presentation.plausibility import Fit, plausibility
from models.reference.detachability import DetachabilityOption
from models.reference.reference import Reference
from models.scorecard.scorecard import bill_view, score
from tests.examples.example_files import EXAMPLES, read_example

CONCRETE, TIMBER = "rijwoning-beton-baksteen", "rijwoning-houtskeletbouw"
HOUSES = (CONCRETE, TIMBER)
# Lowest and highest of ten Dutch row houses, kg CO2-eq/m2 (Embodied Carbon of European Buildings Database v1).
ROW_HOUSES_KG_PER_M2 = (224.0, 299.0)
BRICK_AND_CONCRETE_KG_PER_M2 = (900.0, 1500.0)
ECB = REFERENCE_DATA.parent.parent / "shared" / "domain" / "nl_ecb_buildings.csv"
_NOTE_ROW = re.compile(r"^\| (?P<id>[A-Z]\d+) \|.*\| (?P<quantity>[\d,]+) (?P<unit>\w+) \|[^|]*\|[^|]*\|$")


@pytest.fixture(scope="module", params=HOUSES)
def house(request: pytest.FixtureRequest, reference: Reference) -> tuple[str, Project]:
    return request.param, read_example(request.param, reference)


@pytest.fixture(scope="module")
def cards(reference: Reference) -> dict[str, Scorecard]:
    projects = {name: read_example(name, reference) for name in HOUSES}
    return {name: score(project, project.variants[0], reference) for name, project in projects.items()}


def _estimate(outcome: Outcome) -> Estimate:
    assert outcome.estimate is not None
    return outcome.estimate


def _value(card: Scorecard, indicator: str) -> float:
    value = _estimate(card.outcome(indicator)).value
    assert value is not None
    return value


def test_carbon_of_the_conventional_house_is_that_of_real_row_houses(cards: dict[str, Scorecard]) -> None:
    carbon = _estimate(cards[CONCRETE].outcome("embodied_carbon"))
    low, high = ROW_HOUSES_KG_PER_M2
    assert carbon.lower is not None
    assert carbon.value is not None
    assert carbon.upper is not None
    assert low <= carbon.lower < carbon.value < carbon.upper <= high
    assert carbon.coverage_fraction == 1.0


def test_the_range_is_that_of_the_database() -> None:
    if not ECB.exists():
        pytest.skip("the database of European buildings is not beside the repository")
    with ECB.open(encoding="utf-8", newline="") as stream:
        rows = [float(r["A1A5_kg_m2_total"]) for r in csv.DictReader(stream) if r["subtype"] == "Row house"]
    assert len(rows) == 10
    assert (round(min(rows) + 1e-9), round(max(rows) + 1e-9)) == pytest.approx(ROW_HOUSES_KG_PER_M2, abs=1)


def test_mass_of_the_conventional_house(cards: dict[str, Scorecard]) -> None:
    low, high = BRICK_AND_CONCRETE_KG_PER_M2
    assert low <= _value(cards[CONCRETE], "material_intensity") <= high


def test_a_decimal_slip_in_one_heavy_line_leaves_both_ranges(reference: Reference) -> None:
    project = read_example(CONCRETE, reference)
    variant = project.variants[0]
    lines = tuple(_ten_times(line) if line.id == "V1" else line for line in variant.bill)
    card = score(project, replace(variant, bill=Bill(lines)), reference)
    assert _value(card, "embodied_carbon") > ROW_HOUSES_KG_PER_M2[1]
    assert _value(card, "material_intensity") > BRICK_AND_CONCRETE_KG_PER_M2[1]


def _ten_times(line: BillLine) -> BillLine:
    assert line.quantity is not None
    return replace(line, quantity=10 * line.quantity)


def test_carbon_is_mass_times_library_figure_with_spread(house: tuple[str, Project], reference: Reference) -> None:
    """Added up here by hand from its cards: no factor of the calculation is bent for the example."""
    variant = house[1].variants[0]
    area = variant.building.gross_floor_area_m2
    assert area is not None
    share = reference.factors.a4_a5_share[BuildingType.GROUND_BOUND_DWELLING]
    spread: tuple[tuple[str, float], ...] = (
        ("lower", share.lower),
        ("value", share.middle),
        ("upper", share.upper),
    )
    carbon = _estimate(score(house[1], variant, reference).outcome("embodied_carbon"))
    held = {card.id: card for card in variant.products}
    for bound, extra in spread:
        total = math.fsum(_carbon_kg(line, held, extra) for line in variant.bill)
        assert getattr(carbon, bound) == pytest.approx(total / area, rel=1e-9)


def _carbon_kg(line: BillLine, cards: dict[str, ProductCard], a4_a5_share: float) -> float:
    assert line.quantity is not None
    if line.co2_a1a5_kg_per_unit is not None:
        return line.quantity * line.co2_a1a5_kg_per_unit
    card = cards[line.product_id]
    assert card.gwp_a1a3_kg_per_kg is not None
    return line.quantity * _mass_kg_per_unit(line, card) * card.gwp_a1a3_kg_per_kg * (1 + a4_a5_share)


def _mass_kg_per_unit(line: BillLine, card: ProductCard) -> float:
    assert line.unit is not None
    if line.mass_kg_per_unit is not None:
        return line.mass_kg_per_unit
    if line.unit.dimension is Dimension.MASS:
        return 1.0
    assert line.unit.dimension is Dimension.VOLUME
    assert card.density_kg_per_m3 is not None
    return card.density_kg_per_m3


def test_mpg_has_a_lower_bound_only(cards: dict[str, Scorecard]) -> None:
    """Most lines have no published MKI that fits; unknown must not count as zero."""
    for card in cards.values():
        mpg = _estimate(card.outcome("mpg", EnvironmentalSet.A1).as_computed)
        assert mpg.value is None
        assert mpg.upper is None
        assert mpg.lower is not None
        assert mpg.lower > 0


def test_the_stated_mpg_gives_the_firm_verdict(cards: dict[str, Scorecard]) -> None:
    """The report is invented and says so; its figure counts all the same, in its own EN 15804 set alone."""
    for name, figure, wanted in (
        (CONCRETE, 0.62, {Level.LEGAL: Verdict.MEETS, Level.RECOMMENDED: Verdict.MISSES}),
        (TIMBER, 0.48, {Level.LEGAL: Verdict.MEETS, Level.RECOMMENDED: Verdict.MISSES}),
    ):
        outcome = cards[name].outcome("mpg", EnvironmentalSet.A1)
        assert outcome.basis is Basis.STATED
        assert outcome.estimate == exactly(figure)
        assert outcome.reasons == ()
        verdicts = {level.level: level.verdict for level in outcome.levels}
        assert {level: verdicts[level] for level in wanted} == wanted
        assert cards[name].outcome("mpg", EnvironmentalSet.A2).basis is not Basis.STATED
        check = plausibility(outcome, 2)
        assert check is not None
        assert check.computed is not None
        assert check.computed.fit is Fit.NOT_CONTRADICTED
        assert check.indication is not None
        assert check.indication.fit is Fit.FITS


def test_timber_emits_less_stores_more_and_holds_more_biobased(cards: dict[str, Scorecard]) -> None:
    brick, timber = cards[CONCRETE], cards[TIMBER]
    assert _value(timber, "embodied_carbon") < _value(brick, "embodied_carbon")
    assert _value(timber, "material_intensity") < _value(brick, "material_intensity")
    for indicator in ("stored_carbon", "biobased", "material_origin"):
        assert _value(timber, indicator) > _value(brick, indicator)


def test_nothing_is_missing_and_nothing_is_wrong(house: tuple[str, Project], reference: Reference) -> None:
    project = house[1]
    variant = project.variants[0]
    findings = audit(project, variant, bill_view(project, variant, reference), reference)
    assert not [(f.code, f.where.line_id) for f in findings if f.severity is not Severity.NOTE]


def test_a_figure_that_somebody_changed_in_a_card_is_pointed_out(reference: Reference) -> None:
    """The control is the example itself, whose cards are those of an earlier edition of the library."""
    project = read_example(CONCRETE, reference)
    variant = project.variants[0]
    first, *others = variant.products
    assert first.density_kg_per_m3 is not None
    changed = replace(variant, products=(replace(first, density_kg_per_m3=first.density_kg_per_m3 / 2), *others))
    before, after = (
        {f.code for f in audit(project, chosen, bill_view(project, chosen, reference), reference)}
        for chosen in (variant, changed)
    )
    assert after - before == {"audit_card_density"}
    assert not any(code.startswith("audit_card") for code in before)


@pytest.mark.parametrize("group", ["21", "27", "31"])
def test_the_audit_would_see_a_missing_element(group: str, reference: Reference) -> None:
    project = read_example(CONCRETE, reference)
    variant = project.variants[0]
    merged = {"27": ("27", "47")}.get(group, (group,))
    bill = Bill(tuple(line for line in variant.bill if line.nl_sfb_group not in merged))
    changed = replace(variant, bill=bill)
    findings = audit(project, changed, bill_view(project, changed, reference), reference)
    assert "audit_element_missing" in {f.code for f in findings}


def test_every_code_is_in_the_table_and_every_line_is_complete(
    house: tuple[str, Project], reference: Reference
) -> None:
    for line in house[1].variants[0].bill:
        assert line.nl_sfb in reference.nl_sfb, line.id
        assert line.service_life_years is not None, line.id
        assert None not in line.connection.scores(), line.id
        assert line.source, line.id
        assert "Aanname" in line.note, line.id


def test_each_score_is_an_option_of_the_method(house: tuple[str, Project], reference: Reference) -> None:
    for line in house[1].variants[0].bill:
        for (name, options), found in zip(_options(reference), line.connection.scores(), strict=True):
            assert found in {option.score for option in options}, (line.id, name)


def _options(reference: Reference) -> list[tuple[str, tuple[DetachabilityOption, ...]]]:
    names = ("connection_type", "accessibility", "crossings", "edge_confinement")
    return [(name, reference.detachability[name]) for name in names]


def test_entered_figures_are_marked_as_invented(house: tuple[str, Project]) -> None:
    assessments = house[1].variants[0].assessments
    assert {"beng1", "beng2", "beng3", "tojuli"} <= {a.indicator_id for a in assessments}
    for assessment in assessments:
        is_mpg = assessment.indicator_id == "mpg"
        assert assessment.evidence.status is (EvidenceStatus.STATED if is_mpg else EvidenceStatus.ASSUMED)
        assert ("verzonnen" if is_mpg else "Voorbeeldwaarde") in assessment.evidence.document
        assert assessment.evidence.date is not None


def test_some_indicators_are_left_open(cards: dict[str, Scorecard]) -> None:
    for card in cards.values():
        assert sum(outcome.status == "not_assessed" for outcome in card.outcomes) >= 5


def test_both_houses_share_geometry_and_services(reference: Reference) -> None:
    brick, timber = (read_example(name, reference).variants[0] for name in HOUSES)
    assert replace(timber.building, is_light_construction=False) == brick.building

    def of_kind(keep: Callable[[BillLine], bool], lines: Bill) -> list[BillLine]:
        return [line for line in lines if keep(line)]

    def is_service(line: BillLine) -> bool:
        return line.id.startswith(("I", "O"))

    assert of_kind(is_service, brick.bill) == of_kind(is_service, timber.bill)


def test_the_note_derives_every_quantity(house: tuple[str, Project]) -> None:
    name, project = house
    noted = _quantities_in_note(EXAMPLES / f"{name}.md")
    written = {line.id: (line.quantity, line.unit and line.unit.symbol) for line in project.variants[0].bill}
    assert noted == written


def _quantities_in_note(path: Path) -> dict[str, tuple[float, str]]:
    found = (_NOTE_ROW.match(line) for line in path.read_text("utf-8").splitlines())
    return {m["id"]: (float(m["quantity"].replace(",", ".")), m["unit"]) for m in found if m is not None}
