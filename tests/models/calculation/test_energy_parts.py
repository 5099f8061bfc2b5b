"""Three scopes of one bill: a mark on a line says which figures count it, and without marks nothing changes."""

from dataclasses import replace

import pytest

from models.domain.bill import BillLine, Connection, EnergyPart
from models.domain.outcome import Scorecard
from models.domain.product import EnvironmentalSet
from models.domain.quantities import KG
from tests.models.calculation.bills import HOUSE, card_of, project_of, view_of

BEYOND, SUPPLY = EnergyPart.PV_BEYOND_BBL, EnergyPart.EXTERNAL_SUPPLY
LOOSE, FIXED = Connection(1.0, 1.0, 1.0, 1.0), Connection(0.1, 0.1, 0.1, 0.1)


def _line(line_id: str, mass: float, mki: float, connection: Connection, recycled: float) -> BillLine:
    return BillLine(
        line_id, line_id, mass, KG, mass_kg_per_unit=1.0, service_life_years=75.0, mki_a1_eur_per_unit=mki / mass,
        co2_a1a5_kg_per_unit=1.0, connection=connection, recycled_fraction=recycled, reused_fraction=0.0,
        biobased_fraction=0.0,
    )  # fmt: skip


WALL = _line("wand", 1000.0, 900.0, FIXED, 0.0)
PV = _line("pv", 100.0, 90.0, LOOSE, 1.0)
NET = _line("net", 100.0, 90.0, LOOSE, 1.0)


def _value(card: Scorecard, indicator: str, which: EnvironmentalSet | None = None) -> float:
    estimate = card.outcome(indicator, which).estimate
    assert estimate is not None
    assert estimate.value is not None
    return estimate.value


def _figures(pv: EnergyPart | None, net: EnergyPart | None) -> tuple[float, float, float, float]:
    lines = (WALL, replace(PV, energy_part=pv), replace(NET, energy_part=net))
    card = card_of(project_of(lines, HOUSE))
    mpg = _value(card, "mpg", EnvironmentalSet.A1) * 120.0 * 75.0
    return mpg, _value(card, "embodied_carbon"), _value(card, "material_origin"), _value(card, "detachability")


@pytest.mark.parametrize(
    ("pv", "net", "mki", "origin", "detachability"),
    [
        (None, None, 1080.0, 200 / 1200, (900 * 0.1 + 180 * 1.0) / 1080),
        (BEYOND, None, 990.0, 100 / 1100, (900 * 0.1 + 90 * 1.0) / 990),
        (None, SUPPLY, 1080.0, 200 / 1200, (900 * 0.1 + 90 * 1.0) / 990),
        (BEYOND, SUPPLY, 990.0, 100 / 1100, 0.1),
    ],
)
def test_each_figure_counts_its_own_scope(
    pv: EnergyPart | None, net: EnergyPart | None, mki: float, origin: float, detachability: float
) -> None:
    found = _figures(pv, net)
    assert found[0] == pytest.approx(mki)
    assert found[1] == pytest.approx(1200.0 / 120.0), "embodied carbon counts every line"
    assert found[2] == pytest.approx(100 * origin)
    assert found[3] == pytest.approx(100 * detachability)


def test_a_figure_says_what_it_leaves_out() -> None:
    lines = (WALL, replace(PV, energy_part=BEYOND), replace(NET, energy_part=SUPPLY))
    card = card_of(project_of(lines, HOUSE))
    said = {
        indicator: {reason.code: reason.line_ids for reason in card.outcome(indicator).reasons}
        for indicator in ("mpg", "material_origin", "detachability", "embodied_carbon")
    }
    assert said["mpg"]["calc_pv_beyond_bbl"] == ("pv",)
    assert said["material_origin"]["calc_pv_beyond_bbl"] == ("pv",)
    assert said["detachability"]["calc_energy_supply_left_out"] == ("pv", "net")
    assert not {"calc_pv_beyond_bbl", "calc_energy_supply_left_out"} & said["embodied_carbon"].keys()


def test_what_is_unknown_of_a_line_left_out_widens_nothing() -> None:
    unknown = replace(PV, mki_a1_eur_per_unit=None, recycled_fraction=None, connection=Connection())
    lines = (WALL, replace(unknown, energy_part=BEYOND))
    card = card_of(project_of(lines, HOUSE))
    assert _value(card, "mpg", EnvironmentalSet.A1) == pytest.approx(900.0 / (120.0 * 75.0))
    assert _value(card, "material_origin") == 0.0
    assert _value(card, "detachability") == pytest.approx(10.0)


def test_a_bill_of_nothing_but_such_pv_has_no_mpg() -> None:
    card = card_of(project_of((replace(PV, energy_part=BEYOND),), HOUSE))
    assert card.outcome("mpg", EnvironmentalSet.A1).estimate is None


def test_contributions_follow_the_scope() -> None:
    from models.scorecard.contributions import contributions

    lines = (WALL, replace(PV, energy_part=BEYOND))
    found = {each.subject: each for each in contributions(view_of(project_of(lines, HOUSE)))}
    assert found["mpg_a1"].value == pytest.approx((900.0, 0.0))
    assert found["embodied_carbon"].value == pytest.approx((1000.0, 100.0))
