"""Rules of the scorecard that no sum shows: who has which limit, and what an entry counts for."""

import datetime as dt
from dataclasses import fields, replace

from models.domain.outcome import Basis, Outcome, OutcomeStatus, Scorecard, Verdict, exactly
from models.domain.product import DataCategory
from models.domain.project import Assessment, Building, BuildingType, FunctionArea, JudgedLevel
from models.domain.quantities import SQUARE_METRE
from models.domain.requirement import Level, Operator, RequirementKind
from tests.models.calculation.bills import A1, A2, HOUSE, card_of, line, project_of, reference

_DATE = dt.date(2026, 8, 1)
_KNOWN = line(quantity=1000.0, mki_a1_eur_per_unit=1.0, service_life_years=75.0)


def _area(function: str, usable_floor_area_m2: float = 100.0) -> FunctionArea:
    return FunctionArea(function, usable_floor_area_m2)


def legal(outcome: Outcome) -> Verdict:
    return next(level.verdict for level in outcome.levels if level.level is Level.LEGAL)


def test_tojuli_is_for_dwellings() -> None:
    """A dwelling misses or meets it; elsewhere the source does not say; industry and public space have none."""
    entered = (Assessment("tojuli", 1.3),)
    cases = (
        (Building(type=BuildingType.GROUND_BOUND_DWELLING), Verdict.MISSES),
        (
            Building(type=BuildingType.NON_RESIDENTIAL, functions=(_area("winkelfunctie"), _area("woonfunctie"))),
            Verdict.MISSES,
        ),
        (Building(type=BuildingType.OFFICE), Verdict.CANNOT_SAY),
        (Building(type=BuildingType.NON_RESIDENTIAL, functions=(_area("industriefunctie"),)), Verdict.NO_LEVEL),
        (Building(type=BuildingType.NON_RESIDENTIAL), Verdict.CANNOT_SAY),
    )
    for building, wanted in cases:
        card = card_of(project_of([], building, entered, permit_application_date=_DATE))
        level = next(v for v in card.outcome("tojuli").levels if v.level is Level.LEGAL)
        assert level.verdict is wanted, building
        is_office = building.type is BuildingType.OFFICE
        assert (level.reason is not None and level.reason.code == "calc_tojuli_not_for_dwelling") is is_office


def test_office_parts_below_the_threshold_count_together() -> None:
    """Two office parts of 60 m2 are one of 120 m2; the control is one part of 60 m2."""
    lines = [replace(_KNOWN, quantity=50_000.0)]
    for parts, wanted in ((2, Verdict.MISSES), (1, Verdict.NO_LEVEL)):
        functions = tuple(_area("kantoorfunctie", 60.0) for _ in range(parts))
        building = Building(type=BuildingType.OFFICE, functions=functions, gross_floor_area_m2=150.0)
        card = card_of(project_of(lines, building, permit_application_date=dt.date(2025, 1, 1)))
        assert legal(card.outcome("mpg", A1)) is wanted


def test_public_space_has_no_legal_mpg() -> None:
    """With the control: an office of which the function follows from the type has one."""
    for building_type, wanted in (
        (BuildingType.PUBLIC_SPACE, Verdict.NO_LEVEL),
        (BuildingType.OFFICE, Verdict.MEETS),
    ):
        lines = [replace(_KNOWN, mki_a1_eur_per_unit=None, mki_a2_eur_per_unit=1.0)]
        building = Building(type=building_type, gross_floor_area_m2=120.0)
        card = card_of(project_of(lines, building, permit_application_date=_DATE))
        assert legal(card.outcome("mpg", A2)) is wanted


def test_a_stated_mpg_counts_with_the_calculated_one_beside_it() -> None:
    entered = (Assessment("mpg", 0.3, environmental_set=A1),)
    outcome = card_of(project_of([_KNOWN], assessments=entered)).outcome("mpg", A1)
    assert outcome.basis is Basis.STATED
    assert outcome.estimate == exactly(0.3)
    assert outcome.as_computed.basis is Basis.CALCULATED
    assert outcome.as_computed.estimate is not None
    assert outcome.as_computed.estimate.value == 1000.0 / (120.0 * 75.0)
    assert card_of(project_of([_KNOWN], assessments=entered)).outcome("mpg", A2).stated is None


def test_a_set_on_another_indicator_than_mpg_says_nothing() -> None:
    entered = (Assessment("tojuli", 1.0, environmental_set=A1),)
    outcome = card_of(project_of([], assessments=entered, permit_application_date=_DATE)).outcome("tojuli")
    assert outcome.status is OutcomeStatus.VALUE
    assert legal(outcome) is Verdict.MEETS


def test_a_judged_level_decides_words_and_never_a_number() -> None:
    entered = (Assessment("heat", level=JudgedLevel.AMBITIOUS), Assessment("beng1", level=JudgedLevel.AMBITIOUS))
    card = card_of(project_of([], replace(HOUSE, form_factor=1.5), entered, permit_application_date=_DATE))
    assert {v.verdict for v in card.outcome("heat").levels} <= {Verdict.MEETS, Verdict.NO_LEVEL}
    assert Verdict.MEETS in {v.verdict for v in card.outcome("heat").levels}
    assert {v.verdict for v in card.outcome("beng1").levels} <= {Verdict.CANNOT_SAY, Verdict.NO_LEVEL}


def test_stored_carbon_is_a_target_and_never_a_requirement() -> None:
    for building_type in (BuildingType.GROUND_BOUND_DWELLING, BuildingType.STACKED_DWELLING):
        building = replace(HOUSE, type=building_type)
        levels = card_of(project_of([], building)).outcome("stored_carbon").levels
        limits = [level for level in levels if level.limit is not None]
        assert limits
        assert {level.kind for level in limits} == {RequirementKind.TARGET}


def test_what_only_works_on_modules_is_reported_for_a_total() -> None:
    for lines, wanted in (([replace(_KNOWN, data_category=DataCategory.C3)], True), ([_KNOWN], False)):
        outcome = card_of(project_of(lines)).outcome("mpg", A1)
        assert ("calc_total_without_modules" in {reason.code for reason in outcome.reasons}) is wanted
        assert outcome.estimate is not None
        assert outcome.estimate.value == 1000.0 / (120.0 * 75.0)


def test_there_is_one_outcome_per_indicator_two_for_mpg_and_no_total() -> None:
    card = card_of(project_of([_KNOWN]))
    names = [outcome.indicator_id for outcome in card.outcomes]
    wanted = [indicator.id for indicator in reference().indicators]
    assert len(wanted) == 33
    assert names == ["mpg", *wanted]
    assert not {f.name for f in fields(Scorecard)} & {"total", "score", "grade", "overall"}


def test_a_bill_that_lacks_elements_gives_a_lower_bound_that_may_miss_but_never_meets() -> None:
    """With the control: the same amounts in a bill that lacks nothing meet."""
    office = Building(type=BuildingType.OFFICE, gross_floor_area_m2=100.0, service_life_years=50.0)
    whole = ("16", "23", "41", "27", "31", "56")

    def verdicts(codes: tuple[str, ...], mki: float) -> tuple[Outcome, Verdict]:
        lines = [
            replace(_KNOWN, id=code, nl_sfb=code, mki_a1_eur_per_unit=mki / len(codes), co2_a1a5_kg_per_unit=0.01)
            for code in codes
        ]
        card = card_of(project_of(lines, office, permit_application_date=dt.date(2025, 1, 1)))
        estimates = [card.outcome(name).estimate for name in ("embodied_carbon", "material_intensity")]
        assert {e is not None and e.upper is None for e in estimates} == {codes != whole}
        return card.outcome("mpg", A1), legal(card.outcome("mpg", A1))

    complete, verdict = verdicts(whole, 2.0)
    assert verdict is Verdict.MEETS
    lacking, verdict = verdicts(("23", "27"), 2.0)
    assert verdict is Verdict.CANNOT_SAY
    assert complete.estimate is not None
    assert lacking.estimate is not None
    assert (lacking.estimate.value, lacking.estimate.upper) == (complete.estimate.value, None)
    assert {level.margin for level in lacking.levels} == {None}
    assert verdicts(("23", "27"), 6.0)[1] is Verdict.MISSES


def test_a_sum_too_large_to_count_in_is_not_calculable() -> None:
    """With the control: an amount below what a float holds is a value."""
    for quantity, wanted in ((1e308, OutcomeStatus.NOT_CALCULABLE), (1e300, OutcomeStatus.VALUE)):
        huge = replace(
            _KNOWN, quantity=quantity, co2_a1a5_kg_per_unit=1.0, unit=SQUARE_METRE, mass_kg_per_unit=1.0
        )
        card = card_of(project_of([huge, replace(huge, id="2"), replace(huge, id="3")]))
        for name in ("mpg", "embodied_carbon", "material_intensity"):
            outcome = card.outcome(name, A1 if name == "mpg" else None)
            assert outcome.status is wanted, name
            is_told = "calc_sum_too_large" in {reason.code for reason in outcome.reasons}
            assert is_told is (wanted is OutcomeStatus.NOT_CALCULABLE), name


def test_a_value_does_not_decide_a_level_in_words() -> None:
    """The reason asks for a judgement; without a value there is nothing yet to compare."""
    for entry, code in (
        (Assessment("parking", 0.4), "calc_text_level_needs_judgement"),
        (Assessment("parking"), "calc_nothing_to_compare"),
    ):
        levels = card_of(project_of([], assessments=(entry,))).outcome("parking").levels
        words = [level for level in levels if level.operator is Operator.TEXT]
        assert words
        assert {level.reason.code for level in words if level.reason is not None} == {code}
        assert {level.verdict for level in words} == {Verdict.CANNOT_SAY}


def test_a_value_that_cannot_be_decides_nothing() -> None:
    """With the controls: a negative BENG 2 and a BENG 3 above 100 % can be."""
    cases = (
        ("beng1", -5.0, False), ("tojuli", -0.1, False), ("adaptability", 250.0, False), ("noise", 141.0, False),
        ("beng1", 5.0, True), ("beng2", -5.0, True), ("beng3", 104.0, True), ("tojuli", 0.0, True),
    )  # fmt: skip
    for name, value, is_possible in cases:
        card = card_of(
            project_of(
                [], replace(HOUSE, form_factor=1.5), (Assessment(name, value),), permit_application_date=_DATE
            )
        )
        outcome = card.outcome(name)
        levels = [v for v in outcome.levels if v.limit is not None and v.limit_unit]
        assert levels or name == "adaptability", name
        for verdict in levels:
            is_decided = verdict.verdict in (Verdict.MEETS, Verdict.MISSES)
            assert is_decided is is_possible, (name, value)
            assert is_possible or verdict.margin is None
            assert is_possible or (verdict.reason is not None and verdict.reason.code == "calc_value_out_of_range")


def test_a_sum_open_on_both_sides_is_not_calculable_and_says_why() -> None:
    """Two unknown quantities, one of a credit; the control knows the quantity of the credit."""
    burden = replace(_KNOWN, quantity=None)
    for quantity, wanted in ((None, OutcomeStatus.NOT_CALCULABLE), (1.0, OutcomeStatus.VALUE)):
        credit = replace(_KNOWN, id="2", quantity=quantity, mki_a1_eur_per_unit=-1.0)
        outcome = card_of(project_of([burden, credit, replace(_KNOWN, id="3")])).outcome("mpg", A1)
        assert outcome.status is wanted
        codes = [reason.code for reason in outcome.reasons]
        assert ("calc_sum_without_bounds" in codes) is (quantity is None)
        assert "calc_quantity_unknown" in codes
