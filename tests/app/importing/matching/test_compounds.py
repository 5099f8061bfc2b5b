"""Compounds, inflections and the order of words make no difference to what a line is."""

import pytest

from app.importing.matching.lexicon import UNKNOWN, inflections
from app.importing.matching.matcher import MaterialMatcher
from tests.app.importing.matching.matching_kit import first

SAME = [
    (
        "kalkzandsteen",
        "m2",
        [
            "kalkzandsteenlijmelement 100 mm",
            "Kalkzandsteen lijmelementen 100 mm",
            "kalkzandsteen-lijm-elementen 100",
            "lijmelementen kalkzandsteen dik 100",
            "binnenspouwblad van kalkzandsteen 100 mm",
            "kalkzandsteenwand 100mm",
        ],
    ),
    (
        "heipaal-beton",
        "m",
        [
            "prefab betonnen heipalen 250x250",
            "heipalen prefab beton 250x250",
            "prefab-betonpalen 250 x 250",
            "betonpaal prefab 250x250",
            "Heipaal, prefab beton, 250x250",
        ],
    ),
    (
        "binnendeurkozijn-staal",
        "stuk",
        [
            "stalen binnendeurkozijnen",
            "Binnendeurkozijnen staal",
            "binnendeurkozijn van staal",
            "stalen binnen-deur-kozijn",
        ],
    ),
    (
        "betondakpan-betonsteen",
        "m2",
        ["betonpannen", "betonnen dakpannen", "dakpannen van beton", "beton-dakpannen"],
    ),
    (
        "dekvloer-zandcement",
        "m2",
        [
            "zandcementdekvloer 70 mm",
            "zand-cement dekvloer 70",
            "dekvloer van zandcement d=70",
            "zandcement dekvloeren 70mm",
        ],
    ),
    (
        "betonstraatsteen",
        "m2",
        ["betonstraatstenen 80 mm", "straatstenen van beton 8 cm", "beton straatsteen 80mm"],
    ),
    (
        "naaldhout-kvh-c24",
        "m3",
        ["vurenhouten balken", "balken van vuren", "houten balklaag vuren", "vuren balkhout"],
    ),
    ("zinken-goot", "m", ["zinken bakgoot", "bakgoot van zink", "bakgoten zink", "zinken goten"]),
    (
        "clt-kruislaaghout",
        "m2",
        [
            "kruislaaghouten wanden 120 mm",
            "wanden van kruislaaghout 120",
            "CLT-wand 120mm",
            "massief houten wand 120 mm",
        ],
    ),
]


@pytest.mark.parametrize(
    ("card", "unit", "text"), [(card, unit, text) for card, unit, texts in SAME for text in texts]
)
def test_other_forms_of_the_same(matcher: MaterialMatcher, card: str, unit: str, text: str) -> None:
    assert first(matcher, text, unit) == card


OTHER = [
    ("kalkzandsteenlijm", "kalkzandsteen", "lijmmortel"),
    ("dakpanvogelschroot", "keramische-dakpan", ""),
    ("gipsblokkenlijm", "gipsblok", ""),
    ("betonplex 18 mm", "beton-in-het-werk-gestort", "betonplex"),
    ("steenwolplaten 100 mm", "natuursteen-graniet", "steenwol"),
    ("houtwolcementplaten 25 mm", "naaldhout-kvh-c24", "houtwolcementplaat"),
    ("glasvliesbehang", "vlakglas", "behang"),
    ("verzinkt stalen dakplaten", "zink", "stalen-dakplaat"),
]


@pytest.mark.parametrize(("text", "never", "card"), OTHER)
def test_a_part_of_a_compound_is_not_the_whole(matcher: MaterialMatcher, text: str, never: str, card: str) -> None:
    found = first(matcher, text, "m2")
    assert found != never
    if card:
        assert found == card


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("plaat", "platen"),
        ("blok", "blokken"),
        ("wand", "wanden"),
        ("raam", "ramen"),
        ("buis", "buizen"),
        ("tegel", "tegels"),
        ("steen", "stenen"),
        ("beton", "betonnen"),
        ("folie", "folies"),
        ("kei", "keien"),
    ],
)
def test_inflections(word: str, form: str) -> None:
    assert form in set(inflections(word))


def test_a_short_vowel_stays_short() -> None:
    assert "platen" not in set(inflections("plat"))
    assert "platten" in set(inflections("plat"))


def test_parts_of_words(matcher: MaterialMatcher) -> None:
    lexicon = matcher._index.lexicon
    assert lexicon.read("kalkzandsteenlijmelementen").parts == ("kalkzandsteen", "lijm", "element")
    assert lexicon.read("binnendeurkozijnen").parts == ("binnen", "deur", "kozijn")
    assert (
        lexicon.read("zandcementdekvloer").parts
        == lexicon.read("zandcement").parts + lexicon.read("dekvloer").parts
    )
    assert lexicon.read("sanitairruimten").parts == ("ruimten",)
    assert lexicon.read("qwrtypsdf").parts == (UNKNOWN + "qwrtypsdf",)
