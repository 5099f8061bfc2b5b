"""The legal rung against the source page: MPG per date, BENG per function, TOjuli."""

import datetime as dt
import itertools
import re
from pathlib import Path

import pytest

from models.domain.product import EnvironmentalSet
from models.domain.requirement import BengLimit, BengPiece, LegalMpg
from models.reference.reference import Reference

HOMES = ("woonfunctie", "woonfunctie_woongebouw", "woonfunctie_anders")
BENG_ROWS = [
    "woonfunctie_woongebouw", "woonfunctie_anders", "woonwagen", "drijvend_bouwwerk_nieuwe_ligplaats",
    "drijvend_bouwwerk_overig", "bijeenkomst_kinderopvang", "bijeenkomst_overig", "celfunctie",
    "gezondheidszorg_met_bed", "gezondheidszorg_overig", "kantoorfunctie", "logies_in_logiesgebouw",
    "logies_overig", "onderwijsfunctie", "sportfunctie", "winkelfunctie",
]  # fmt: skip


def _regime(reference: Reference, date: dt.date) -> LegalMpg:
    (found,) = (
        r for r in reference.legal.mpg if r.valid_from <= date and (r.valid_until is None or date <= r.valid_until)
    )
    return found


def _piece_value(piece: BengPiece, x: float) -> float:
    return piece.base_kwh_per_m2_year + piece.slope * (x - piece.origin)


def _beng1(limit: BengLimit, x: float) -> float:
    pieces = [p for p in limit.pieces if p.above_form_factor is None or p.above_form_factor < x]
    return _piece_value(pieces[-1], x)


@pytest.mark.parametrize(
    ("date", "which", "home", "office"),
    [
        (dt.date(2013, 1, 1), EnvironmentalSet.A1, None, None),
        (dt.date(2017, 12, 31), EnvironmentalSet.A1, None, None),
        (dt.date(2018, 1, 1), EnvironmentalSet.A1, 1.0, 1.0),
        (dt.date(2021, 6, 30), EnvironmentalSet.A1, 1.0, 1.0),
        (dt.date(2021, 7, 1), EnvironmentalSet.A1, 0.8, 1.0),
        (dt.date(2024, 1, 1), EnvironmentalSet.A1, 0.8, 1.0),
        (dt.date(2026, 6, 30), EnvironmentalSet.A1, 0.8, 1.0),
        (dt.date(2026, 7, 1), EnvironmentalSet.A2, 1.6, 1.55),
        (dt.date(2040, 1, 1), EnvironmentalSet.A2, 1.6, 1.55),
    ],
)
def test_mpg_limit_follows_the_permit_date(
    reference: Reference, date: dt.date, which: EnvironmentalSet, home: float | None, office: float | None
) -> None:
    regime = _regime(reference, date)
    assert regime.environmental_set is which
    assert {regime.limits_eur_per_m2_year.get(name) for name in HOMES} == {home}
    assert regime.limits_eur_per_m2_year.get("kantoorfunctie") == office
    assert regime.is_duty_only == (date < dt.date(2018, 1, 1))
    assert regime.is_area_weighted == (date >= dt.date(2026, 7, 1))


def test_no_gap_between_the_mpg_periods(reference: Reference) -> None:
    for earlier, later in itertools.pairwise(reference.legal.mpg):
        assert earlier.valid_until is not None
        assert later.valid_from - earlier.valid_until == dt.timedelta(days=1)


def test_other_functions_had_no_mpg_limit_before_2026(reference: Reference) -> None:
    for regime in reference.legal.mpg[1:4]:
        assert set(regime.limits_eur_per_m2_year) == {*HOMES, "kantoorfunctie"}
        assert {
            "winkelfunctie",
            "onderwijsfunctie",
            "woonwagen",
            "industriefunctie",
        } <= regime.unregulated_functions
        assert regime.min_usable_area_m2 == {"kantoorfunctie": 100.0}


def test_what_was_not_found_for_2026_is_absent(reference: Reference) -> None:
    regime = _regime(reference, dt.date(2026, 7, 1))
    for function in ("celfunctie", "woonwagen", "gezondheidszorg_met_bed", "logies_overig", "industriefunctie"):
        assert function not in regime.limits_eur_per_m2_year
        assert function not in regime.unregulated_functions
    uncertain = {f for f in regime.limits_eur_per_m2_year if not regime.sources[f].is_verified}
    assert {regime.limits_eur_per_m2_year[f] for f in uncertain} == {1.85}
    assert uncertain == {
        "bijeenkomst_kinderopvang", "bijeenkomst_overig", "onderwijsfunctie", "sportfunctie", "winkelfunctie",
    }  # fmt: skip


def test_when_a_softer_mpg_limit_may_hold(reference: Reference) -> None:
    assert [bool(regime.softer) for regime in reference.legal.mpg] == [False, False, False, False, True]
    softer = _regime(reference, dt.date(2026, 7, 1)).softer
    assert {name: (s.below_usable_area_m2, s.above_form_factor) for name, s in softer.items()} == {
        "woonfunctie_anders": (80.0, None),
        "woonfunctie_woongebouw": (60.0, None),
        "kantoorfunctie": (None, 2.5),
    }
    assert not any(s.source.is_verified for s in softer.values())


def test_beng_2_and_3_as_in_the_source(reference: Reference, shared_domain: Path) -> None:
    page = (shared_domain / "methods.md").read_text("utf-8")
    table = page.split("| gebruiksfunctie | BENG1 max | BENG2 | BENG3 |")[1].split("Utility rows")[0]
    printed = re.findall(r"^\|([^|]+)\|([^|]+)\| (\d+) \| (\d+) \|$", table, re.MULTILINE)
    assert len(printed) == len(BENG_ROWS) == len(reference.legal.beng) == 16
    for function, (_, first, beng2, beng3) in zip(BENG_ROWS, printed, strict=True):
        limit = reference.legal.beng[function]
        assert (limit.beng2_kwh_per_m2_year, limit.beng3_pct) == (float(beng2), float(beng3)), function
        if slope := re.fullmatch(r" (\d+) \(\+(\d+)\) ", first):
            assert [p.base_kwh_per_m2_year for p in limit.pieces] == [float(slope[1])] * 2
            assert (limit.pieces[1].slope, limit.pieces[1].origin) == (float(slope[2]), 1.8)
    assert reference.legal.beng_unregulated_functions == {"industriefunctie", "overige_gebruiksfunctie"}


@pytest.mark.parametrize(
    ("function", "x", "limit"),
    [
        ("kantoorfunctie", 2.3, 105), ("onderwijsfunctie", 2, 196), ("woonfunctie_anders", 3.5, 125),
        ("woonfunctie_anders", 2, 70), ("woonfunctie_anders", 1.5, 55), ("woonfunctie_woongebouw", 1.83, 65),
        ("woonfunctie_woongebouw", 2, 70), ("woonfunctie_woongebouw", 4, 150), ("winkelfunctie", 1.5, 70),
        ("gezondheidszorg_met_bed", 9, 350), ("sportfunctie", 2.8, 55), ("woonwagen", 2, 100),
        ("woonwagen", 3, 130), ("drijvend_bouwwerk_overig", 2.5, 110), ("logies_overig", 3.5, 125),
    ],
)  # fmt: skip
def test_beng_1_worked_examples(reference: Reference, function: str, x: float, limit: float) -> None:
    assert _beng1(reference.legal.beng[function], x) == pytest.approx(limit, abs=1e-9)


def test_beng_1_has_no_jump_but_the_one_in_the_law(reference: Reference) -> None:
    jumps = {}
    for function, limit in reference.legal.beng.items():
        for before, after in itertools.pairwise(limit.pieces):
            assert after.above_form_factor is not None
            x = after.above_form_factor
            jump = _piece_value(after, x) - _piece_value(before, x)
            if abs(jump) > 1e-9:
                jumps[function, x] = round(jump, 9)
    assert jumps == {("woonfunctie_woongebouw", 1.83): -0.1}


def test_light_construction_only_for_three_functions(reference: Reference) -> None:
    surcharges = {f: b.light_construction_surcharge_kwh_per_m2_year for f, b in reference.legal.beng.items()}
    assert {f for f, s in surcharges.items() if s} == {
        "woonfunctie_woongebouw",
        "woonfunctie_anders",
        "logies_overig",
    }
    assert set(surcharges.values()) == {0.0, 5.0}


def test_tojuli_and_the_start_of_beng(reference: Reference) -> None:
    assert reference.legal.tojuli_max == 1.2
    assert reference.legal.tojuli_source.is_verified
    assert reference.legal.beng_valid_from == dt.date(2021, 1, 1)
    assert not reference.legal.beng_source.is_verified


def test_every_named_function_exists(reference: Reference) -> None:
    named = set(reference.legal.beng) | reference.legal.beng_unregulated_functions
    for regime in reference.legal.mpg:
        named |= set(regime.limits_eur_per_m2_year) | regime.unregulated_functions
    assert named <= set(reference.functions)
    assert {f.id for f in reference.functions.values() if f.is_dwelling} >= set(HOMES)
