"""Every proposal says in words why it is there, in both languages, and never in percentages."""

import pytest

from app.importing.matching.matcher import MatchRow, MaterialMatcher
from app.texts import LANGUAGES, text
from tests.app.importing.matching.matching_kit import match, row

TEXTS = [
    ("Kalkzandsteen 100", "m2"),
    ("Kalkzandsteen", "m2"),
    ("kanaalplaatvoer 200", "m2"),
    ("Vuren regels 50x150", "m1"),
    ("Riolering pvc ø110", "m1"),
    ("Kanaalplaat", "post"),
    ("Kozijn hardhout", "kg"),
    ("HSB-wand 140", "m2"),
    ("CLT", "m1"),
]


def _codes(matcher: MaterialMatcher, typed: str, unit: str) -> set[str]:
    return {reason.code for proposal in match(matcher, typed, unit).proposals for reason in proposal.reasons}


@pytest.mark.parametrize(("typed", "unit"), TEXTS)
def test_every_reason_is_a_sentence(matcher: MaterialMatcher, typed: str, unit: str) -> None:
    for proposal in match(matcher, typed, unit).proposals:
        for reason in proposal.reasons:
            for lang in LANGUAGES:
                said = text(reason, lang)
                assert said.endswith(".")
                assert "{" not in said
                assert "%" not in said


def test_which_reason_when(matcher: MaterialMatcher) -> None:
    assert "matching_thickness" in _codes(matcher, "Kalkzandsteen 100", "m2")
    assert "matching_usual_size" in _codes(matcher, "Kalkzandsteen", "m2")
    assert "matching_usual_size" not in _codes(matcher, "Kalkzandsteen 100", "m3")
    assert "matching_section" in _codes(matcher, "Vuren regels 50x150", "m1")
    assert "matching_size" in _codes(matcher, "Riolering pvc ø110", "m1")
    assert "matching_unit_unknown" in _codes(matcher, "Kanaalplaat", "post")
    assert "matching_size_lacks" in _codes(matcher, "CLT", "m1")
    assert "matching_assembly_mass" in _codes(matcher, "HSB-wand 140", "m2")


def test_a_second_material_and_a_heading_are_said(matcher: MaterialMatcher) -> None:
    second = match(matcher, "Qwrtz met kalkzandsteen", "m2").proposals[0]
    assert second.reasons[0].code == "matching_words_side"
    under = matcher.match([row("Wanden", "m2", chapter="Kalkzandsteen")])[0].proposals[0]
    assert under.reasons[0].code == "matching_words_chapter"


def test_the_words_that_were_found(matcher: MaterialMatcher) -> None:
    found = matcher.match([MatchRow("Binnenspouwblad kalkzandsteen 100", 1.0)])[0].proposals[0]
    assert found.reasons[0].code == "matching_words_main"
    assert "kalkzandsteen" in str(found.reasons[0].params["words"])


def test_a_usual_length_is_told_apart_from_a_usual_size(matcher: MaterialMatcher) -> None:
    """A length is no size of the product, so that confirming the product does not confirm it."""
    assert "matching_usual_length" in _codes(matcher, "Heipalen prefab beton 290x290", "st")
    assert "matching_usual_length" not in _codes(matcher, "Heipalen prefab beton 290x290, lengte 12 m", "st")
    assert "matching_usual_size" in _codes(matcher, "Warmtepomp lucht/water", "st")
