"""What only the whole bill shows: "idem", headings, and that nothing else depends on other rows."""

import random

from app.importing.matching.matcher import MatchState, MaterialMatcher
from tests.app.importing.matching.matching_kit import ids, row


def test_idem_repeats_the_row_above(matcher: MaterialMatcher) -> None:
    found = matcher.match([row("Kalkzandsteen 100 mm", "m2"), row("idem 150 mm", "m2"), row("idem 214", "m2")])
    assert [ids(one)[0] for one in found] == ["kalkzandsteen"] * 3
    assert [one.proposals[0].sizes.thicknesses_mm for one in found] == [(100,), (150,), (214,)]


def test_other_words_for_idem(matcher: MaterialMatcher) -> None:
    rows = [
        row("Gipsblokken 70 mm", "m2"),
        row("dito 100 mm", "m2"),
        row("Als boven, 100", "m2"),
        row("Idem", "m2"),
    ]
    assert [ids(one)[0] for one in matcher.match(rows)] == ["gipsblok"] * 4


def test_idem_with_nothing_above(matcher: MaterialMatcher) -> None:
    assert matcher.match([row("idem 100", "m2")])[0].state is MatchState.NONE


def test_a_word_that_begins_like_idem(matcher: MaterialMatcher) -> None:
    found = matcher.match(
        [row("Kalkzandsteen 100", "m2"), row("Dom hardhout", "m2"), row("Douglas delen 22 mm", "m2")]
    )
    assert ids(found[2])[0] == "douglas"


def test_the_heading_helps_a_row_that_names_nothing(matcher: MaterialMatcher) -> None:
    alone = matcher.match([row("Wanden 100 mm", "m2")])[0]
    under = matcher.match([row("Wanden 100 mm", "m2", chapter="22 Kalkzandsteen lijmwerk")])[0]
    assert not alone.proposals
    assert "kalkzandsteen" in ids(under)
    assert under.state is MatchState.PROPOSED
    assert "matching_words_chapter" in {reason.code for reason in under.proposals[0].reasons}


def test_the_heading_does_not_overrule_the_row(matcher: MaterialMatcher) -> None:
    found = matcher.match([row("Steenwol 140 mm", "m2", chapter="Kalkzandsteen")])[0]
    assert ids(found)[0] == "steenwol"


def test_order_of_rows_changes_nothing(matcher: MaterialMatcher) -> None:
    rows = [
        row(text, "m2", code=code)
        for text, code in (
            ("Kalkzandsteen 100", "21.11"),
            ("Wandtegels", "42.11"),
            ("Kanaalplaat 200", "23.21"),
            ("Slopen vloer", "23"),
            ("Steenwol 140", "21.11"),
            ("Gipsblok 70", "22.11"),
            ("Onbekend ding", ""),
            ("Dakpannen keramisch", "47.11"),
        )
    ]
    straight = dict(zip(rows, matcher.match(rows), strict=True))
    shuffled = random.Random(7).sample(rows, len(rows))
    assert {one: straight[one] for one in shuffled} == dict(zip(shuffled, matcher.match(shuffled), strict=True))


def test_an_empty_bill_and_empty_rows(matcher: MaterialMatcher) -> None:
    assert matcher.match([]) == ()
    found = matcher.match([row("", "m2"), row("   ", "m2"), row("kalkzandsteen 100", "m2")])
    assert [one.state for one in found] == [MatchState.NONE, MatchState.NONE, MatchState.TAKEN]
