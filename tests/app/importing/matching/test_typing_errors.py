"""Typing errors of a letter or two, and words that only look like a material."""

import pytest

from app.importing.matching.matcher import MaterialMatcher
from models.domain.library.words import WordKind
from models.reference.library.library import Library
from tests.app.importing.matching.matching_kit import first, match

CASES = [
    ("kalkzandsten 100", "m2", "kalkzandsteen"),
    ("kanaalplaatvoer 200", "m2", "kanaalplaatvloer"),
    ("gevelmetselwrek", "m2", "gevelbaksteen"),
    ("zandcemntdekvloer 70", "m2", "dekvloer-zandcement"),
    ("steenwoll 140", "m2", "steenwol"),
    ("kunstof kozijnen", "m2", "kozijn-pvc"),
    ("wandtegles", "m2", "wandtegel-keramisch"),
    ("betonstraatstenne 80", "m2", "betonstraatsteen"),
    ("zonnepanlen", "st", "pv-paneel"),
    ("inbouwresevoir", "st", "inbouwreservoir"),
    ("gipsblokkn 70", "m2", "gipsblok"),
    ("raamdorpelstenne", "m1", "raamdorpelsteen"),
    ("funderingsbalkne gewapend beton", "m3", "beton-gewapend"),
    ("dakpanen keramisch", "m2", "keramische-dakpan"),
]


@pytest.mark.parametrize(("text", "unit", "card"), CASES)
def test_typing_errors(matcher: MaterialMatcher, text: str, unit: str, card: str) -> None:
    assert first(matcher, text, unit) == card


def test_an_error_that_was_mended_is_said(matcher: MaterialMatcher) -> None:
    found = match(matcher, "kanaalplaatvoer 200", "m2").proposals[0]
    assert ("matching_typing_error", {"typed": "kanaalplaatvoer"}) in [(r.code, r.params) for r in found.reasons]
    right = match(matcher, "kanaalplaatvloer 200", "m2").proposals[0]
    assert all(reason.code != "matching_typing_error" for reason in right.reasons)


@pytest.mark.parametrize("text", ["loods", "parken", "stellage", "planten van bollen", "betaling", "kantoor"])
def test_words_that_look_alike_are_left(matcher: MaterialMatcher, text: str) -> None:
    assert match(matcher, text, "m2").state != "taken"


def test_the_gathered_typing_errors(matcher: MaterialMatcher, library: Library) -> None:
    """The library's own list of errors is read by likeness, without being a list of words."""
    errors = [
        (text, entry.card_id) for entry in library.words if entry.kind is WordKind.TYPO for text in entry.words
    ]
    units = {card: library.cards[card].unit.bill_unit for _, card in errors}
    right = [
        card for text, card in errors if first(matcher, text, units[card].symbol if units[card] else "m2") == card
    ]
    assert len(errors) > 30
    assert len(right) >= 0.85 * len(errors)
