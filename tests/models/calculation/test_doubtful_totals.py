"""Totals to which a surcharge or the factor for reuse cannot be applied, and totals beside a few module rows."""

import datetime as dt
import math
from dataclasses import replace
from typing import Any

import pytest

from models.domain.bill import Connection
from models.domain.outcome import Verdict
from models.domain.product import DataCategory, EnvironmentalSet, LifeCycleModule, ModuleProfile, ProductCard
from models.domain.quantities import SQUARE_METRE
from models.domain.requirement import Level
from models.indicators.detachability import mki_weights
from tests.models.calculation.bills import A1, A2, HOUSE, card_of, estimates, line, project_of, view_of

CODE = "calc_total_without_modules"
TOTAL = line(unit=SQUARE_METRE, quantity=10.0, service_life_years=75.0, mki_a2_eur_per_unit=4.0)
GWP = (
    ModuleProfile(A2, "climate_fossil", {**dict.fromkeys(LifeCycleModule, 0.0), LifeCycleModule.A1_A3: 10.0}),
    ModuleProfile(A2, "climate_luluc", {**dict.fromkeys(LifeCycleModule, 0.0), LifeCycleModule.A1_A3: 0.1}),
)
WHOLE = tuple(
    ModuleProfile(A2, "mki", {**dict.fromkeys(LifeCycleModule, 0.0), LifeCycleModule.A1_A3: amount})
    for amount in (3.0,)
)
PER_AREA = 120.0 * 75.0


def bounds(**values: Any) -> tuple[float, float, float]:
    """Lower bound, figure and upper bound of the MKI of one line in set A2, in EUR."""
    amounts = view_of(project_of([replace(TOTAL, **values)])).mki[A2]
    return float(amounts.lower[0]), float(amounts.value[0]), float(amounts.upper[0])


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, (40.0, 40.0, 40.0)),
        ({"data_category": DataCategory.C1}, (40.0, 40.0, 40.0)),
        ({"data_category": DataCategory.C3A}, (40.0, 40.0, 40.0)),
        ({"data_category": DataCategory.C3}, (40.0, 40.0, 52.0)),
        ({"data_category": DataCategory.C3, "mki_a2_eur_per_unit": -4.0}, (-40.0, -40.0, -28.0)),
        ({"data_category": DataCategory.C3, "service_life_years": 25.0}, (120.0, 120.0, 156.0)),
        ({"unforeseen_reuse": True}, (8.0, 40.0, 40.0)),
        ({"unforeseen_reuse": True, "mki_a2_eur_per_unit": -4.0}, (-40.0, -40.0, -8.0)),
        # The first of three costs 0.2 x 40 at least; where the total holds that, the two others cost 40 / 0.2.
        ({"unforeseen_reuse": True, "service_life_years": 25.0}, (88.0, 120.0, 440.0)),
        ({"unforeseen_reuse": True, "data_category": DataCategory.C3}, (8.0, 40.0, 52.0)),
        ({"unforeseen_reuse": True, "service_life_years": None}, (8.0, math.nan, math.inf)),
        ({"data_category": DataCategory.C3, "service_life_years": None}, (40.0, math.nan, math.inf)),
    ],
)
def test_a_total_counts_with_and_without_what_cannot_be_applied_to_it(
    values: dict[str, Any], expected: tuple[float, float, float]
) -> None:
    assert bounds(**values) == pytest.approx(expected, rel=1e-12, nan_ok=True)


@pytest.mark.parametrize(("category", "verdict"), [("3", Verdict.CANNOT_SAY), ("1", Verdict.MEETS)])
def test_a_verdict_that_the_surcharge_can_turn_is_not_given(category: str, verdict: Verdict) -> None:
    """17 lines of 75 EUR per m2: 1.4167 as stated, 1.8417 with the surcharge; the limit is 1.6."""
    dated = {"permit_application_date": dt.date(2026, 8, 1)}
    lines = [
        replace(TOTAL, id=str(i), mki_a2_eur_per_unit=75.0, data_category=DataCategory(category))
        for i in range(17)
    ]
    outcome = card_of(project_of(lines, HOUSE, **dated)).outcome("mpg", A2)
    assert outcome.estimate is not None
    assert outcome.estimate.lower == pytest.approx(1.4167, abs=5e-5)
    assert outcome.estimate.upper == pytest.approx(1.8417 if category == "3" else 1.4167, abs=5e-5)
    assert next(level.verdict for level in outcome.levels if level.level is Level.LEGAL) is verdict
    assert [reason.line_ids for reason in outcome.reasons if reason.code == CODE] == (
        [tuple(str(i) for i in range(17))] if category == "3" else []
    )


@pytest.mark.parametrize(
    ("own", "of_card", "highest"),
    [(None, "3", 52.0), ("1", "3", 40.0), ("3", "1", 52.0), (None, "1", 40.0), (None, None, 40.0)],
)
def test_the_total_of_a_card_has_the_category_of_the_line_else_of_the_card(
    own: str | None, of_card: str | None, highest: float
) -> None:
    product = ProductCard(
        "k", "Kaart", "Card", SQUARE_METRE, mki_a2_eur_per_unit=4.0, service_life_years=75.0,
        data_category=None if of_card is None else DataCategory(of_card),
    )  # fmt: skip
    category = None if own is None else DataCategory(own)
    bare = replace(TOTAL, mki_a2_eur_per_unit=None, product_id="k", data_category=category)
    assert view_of(project_of([bare], products=(product,))).mki[A2].upper[0] == pytest.approx(highest)
    stated = replace(TOTAL, product_id="k", data_category=category)
    wanted = 52.0 if own == "3" else 40.0
    assert view_of(project_of([stated], products=(product,))).mki[A2].upper[0] == pytest.approx(wanted)


def test_module_rows_that_are_not_whole_leave_a_total_as_it_is() -> None:
    """Rows of global warming alone give the carbon; the controls: no total, and rows that are whole."""
    beside = project_of([replace(TOTAL, module_profiles=GWP, biobased_fraction=0.0)])
    found = estimates(card_of(beside))
    assert found["mpg.A2"].is_exact
    assert found["mpg.A2"].value == pytest.approx(40.0 / PER_AREA)
    assert found["embodied_carbon"].value == pytest.approx(101.0 / 120.0)
    assert not [r for r in card_of(beside).outcome("mpg", A2).reasons if r.code == "calc_modules_not_declared"]
    alone = estimates(card_of(project_of([replace(TOTAL, mki_a2_eur_per_unit=None, module_profiles=GWP)])))
    assert "mpg.A2" not in alone or not alone["mpg.A2"].is_exact
    whole = replace(TOTAL, module_profiles=WHOLE, data_category=DataCategory.C1)
    assert estimates(card_of(project_of([whole])))["mpg.A2"].value == pytest.approx(30.0 / PER_AREA)


@pytest.mark.parametrize("missing", [m for m in LifeCycleModule if m is not LifeCycleModule.B5])
def test_rows_are_whole_only_with_every_module_that_counts(missing: LifeCycleModule) -> None:
    (whole,) = WHOLE
    without = {module: amount for module, amount in whole.values.items() if module is not missing}
    rows = (replace(whole, values=without),)
    lacking = replace(TOTAL, module_profiles=rows, data_category=DataCategory.C1)
    assert estimates(card_of(project_of([lacking])))["mpg.A2"].value == pytest.approx(40.0 / PER_AREA)
    without_b5 = {m: amount for m, amount in whole.values.items() if m is not LifeCycleModule.B5}
    fixed = replace(lacking, module_profiles=(replace(whole, values=without_b5),))
    assert estimates(card_of(project_of([fixed])))["mpg.A2"].value == pytest.approx(30.0 / PER_AREA)


def test_rows_on_a_card_that_are_not_whole_leave_its_total_as_it_is() -> None:
    entry = line(unit=SQUARE_METRE, quantity=10.0, product_id="k", data_category=DataCategory.C1)
    for profiles, amount in ((GWP, 40.0), (WHOLE, 30.0)):
        product = ProductCard(
            "k", "Kaart", "Card", SQUARE_METRE, mki_a2_eur_per_unit=4.0, service_life_years=75.0,
            module_profiles=profiles,
        )  # fmt: skip
        found = estimates(card_of(project_of([entry], products=(product,))))["mpg.A2"]
        assert found.value == pytest.approx(amount / PER_AREA)
        assert found.is_exact


def test_detachability_is_weighed_between_the_bounds_of_the_mki() -> None:
    """Indices 1.0 and 0.1 with weights 40-52 and 40; the control weighs 40 and 40."""
    loose, fixed = Connection(1.0, 1.0, 1.0, 1.0), Connection(0.1, 0.1, 0.1, 0.1)
    for category, highest in ((DataCategory.C3, 52.0), (DataCategory.C1, 40.0)):
        lines = [
            replace(TOTAL, connection=loose, data_category=category),
            replace(TOTAL, id="2", connection=fixed, data_category=DataCategory.C1),
        ]
        outcome = card_of(project_of(lines)).outcome("detachability")
        assert outcome.estimate is not None
        assert outcome.estimate.lower == pytest.approx(100 * (40.0 + 4.0) / 80.0)
        assert outcome.estimate.upper == pytest.approx(100 * (highest + 4.0) / (highest + 40.0))
        codes = [reason.code for reason in outcome.reasons]
        assert ("calc_mki_weight_in_interval" in codes) is (category is DataCategory.C3)


def test_a_credit_weighs_nothing_at_either_end() -> None:
    lines = [replace(TOTAL, mki_a2_eur_per_unit=-4.0, data_category=DataCategory.C3)]
    weights = mki_weights(view_of(project_of(lines)).mki[EnvironmentalSet.A2])
    assert weights.lower.tolist() == [0.0]
    assert weights.upper is not None
    assert weights.upper.tolist() == [0.0]


def test_the_other_set_is_not_in_doubt() -> None:
    found = estimates(card_of(project_of([replace(TOTAL, mki_a1_eur_per_unit=2.0)])))
    assert found["mpg.A1"].is_exact
    assert view_of(project_of([replace(TOTAL, module_profiles=GWP)])).mki[A1].known.tolist() == [False]
