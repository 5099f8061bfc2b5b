"""The unit and the NL-SfB code as evidence, when they are what they look like."""

import pytest

from app.importing.matching.code_system import group_of, is_nl_sfb
from app.importing.matching.matcher import MatchRow, MaterialMatcher
from tests.app.importing.matching.matching_kit import first, ids, match, row

BY_UNIT = [
    ("Timber - Frame 38x184", "m3", "naaldhout-kvh-c24"),
    ("Zand", "m3", "zand"),
    ("Beton", "m3", "beton-in-het-werk-gestort"),
    ("Badkamer wandtegels", "m2", "wandtegel-keramisch"),
    ("Staal", "kg", "constructiestaal-profiel"),
]


@pytest.mark.parametrize(("text", "unit", "card"), BY_UNIT)
def test_a_material_that_makes_the_unit_work(matcher: MaterialMatcher, text: str, unit: str, card: str) -> None:
    assert first(matcher, text, unit) == card


def test_an_area_needs_a_thickness(matcher: MaterialMatcher) -> None:
    found = match(matcher, "Isolatie", "m2")
    assert found.state != "taken"
    firm = match(matcher, "Steenwol 140", "m2").proposals[0]
    assert firm.mass_is_firm


def test_an_assembly_only_in_its_own_unit(matcher: MaterialMatcher) -> None:
    assert not any(p.is_assembly for p in match(matcher, "HSB-wand 140", "m3").proposals)
    assert any(p.is_assembly for p in match(matcher, "HSB-wand 140", "m2").proposals)


def _bill(codes: list[str]) -> list[MatchRow]:
    texts = [
        ("Heipalen prefab beton 290x290", "m"),
        ("Kalkzandsteen 100", "m2"),
        ("Gevelmetselwerk", "m2"),
        ("Kanaalplaatvloer 200", "m2"),
        ("Wandtegels", "m2"),
        ("Stucwerk wanden", "m2"),
        ("Plafonds systeem", "m2"),
        ("Isolatie 150", "m2"),
    ]
    return [row(text, unit, code=code) for (text, unit), code in zip(texts, codes, strict=True)]


NL_SFB = ["17.21", "21.11", "21.12", "23.21", "42.11", "42.11", "45.11", "47.11"]
STABU = ["20.31", "22.32", "22.31", "21.44", "41.31", "40.32", "44.31", "33.32"]


def test_nl_sfb_counts_when_the_bill_shows_it(matcher: MaterialMatcher) -> None:
    found = matcher.match(_bill(NL_SFB))
    assert "matching_code_fits" in {reason.code for one in found for p in one.proposals for reason in p.reasons}


def test_a_stabu_chapter_is_no_nl_sfb(matcher: MaterialMatcher) -> None:
    found = matcher.match(_bill(STABU))
    codes = {reason.code for one in found for p in one.proposals for reason in p.reasons}
    assert not {"matching_code_fits", "matching_code_differs"} & codes


def test_codes_of_other_forms() -> None:
    assert group_of("21.11") == "21"
    assert group_of("(22)") == "22"
    assert group_of("21") == "21"
    assert group_of("124.05.01.02x9") is None
    assert group_of("A-12") is None
    assert group_of("") is None


def test_few_rows_show_nothing() -> None:
    clear = [("21.11", ["21.11"]), ("22.11", ["22"]), ("23", ["23.21"])]
    assert is_nl_sfb(clear, 3)
    assert not is_nl_sfb(clear[:2], 8)
    assert not is_nl_sfb([(code, ["99"]) for code, _ in clear], 3)


def test_a_code_is_evidence(matcher: MaterialMatcher) -> None:
    texts = [
        ("Heipalen prefab beton 290x290", "m", "17.21"),
        ("Kalkzandsteen 100", "m2", "21.11"),
        ("Kanaalplaat 200", "m2", "23.21"),
    ]
    rows = [row(t, u, code=c) for t, u, c in texts]
    as_wall = matcher.match([*rows, row("Tegels keramisch", "m2", code="42.11")])[-1]
    as_pile = matcher.match([*rows, row("Tegels keramisch", "m2", code="17.11")])[-1]
    assert ids(as_wall) == ids(as_pile)
    assert as_wall.proposals[0].score > as_pile.proposals[0].score
    assert "matching_code_differs" in {reason.code for reason in as_pile.proposals[0].reasons}
