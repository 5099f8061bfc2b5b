"""Kinds of lines of strangers' bills: repeats, assemblies by their parts, strength classes, pieces by size."""

import pytest

from app.importing.matching.matcher import MatchState, MaterialMatcher
from tests.app.importing.matching.matching_kit import first, ids, is_left_out, match, row


def _second(matcher: MaterialMatcher, above: str, text: str, unit: str = "m2") -> str:
    return next(iter(ids(matcher.match([row(above, unit), row(text, unit)])[1])), "")


REPEATS = [
    ("gevelbekleding thermisch gemodificeerd fraké 21", "idem lariks 28 ruw", "lariks"),
    ("kozijnen hardhout", "idem kunststof", "kozijn-pvc"),
    ("spouwisolatie glaswol 140", "idem pir 100", "pir-pur"),
    ("kalkzandsteen 100", "idem 150", "kalkzandsteen"),
    ("galerijplaat prefab beton 200", "balkonplaat idem 180", "beton-prefab-normaal"),
]


@pytest.mark.parametrize(("above", "text", "card"), REPEATS)
def test_a_repeat_with_another_material_or_size(
    matcher: MaterialMatcher, above: str, text: str, card: str
) -> None:
    found = _second(matcher, above, text)
    assert found == card or found.startswith("prefab-betonvloer")


@pytest.mark.parametrize("text", ["idem", "dito voorgevel", "idem 2e verdieping"])
def test_a_repeat_without_a_material_keeps_that_above(matcher: MaterialMatcher, text: str) -> None:
    assert _second(matcher, "kozijnen hardhout", text) == "kozijn-hardhout"


def test_idem_under_nothing_is_no_material(matcher: MaterialMatcher) -> None:
    assert match(matcher, "idem", "m2").state is MatchState.NONE


ASSEMBLIES = [
    ("hsb bw 120 2x gv", "m2", "hsb-binnenwand"),
    ("binnendeur stomp + houten kozijn", "st", "dr-binnendeur-stomp-hout"),
    ("hout/alu kozijn 3v glas", "m2", "ko-houtalu-triple"),
    ("aluminium pui dubbel glas hr++", "m2", "ko-alu-hr"),
    ("Vloerbalken 71x221 hoh 400 + 22 mm underlayment", "m2", "vl-houten-balk-kaal"),
    ("hsb gevelelementen prefab, excl. bekleding", "m2", "hsb-wandelement"),
]


@pytest.mark.parametrize(("text", "unit", "found"), ASSEMBLIES)
def test_an_assembly_by_its_parts(matcher: MaterialMatcher, text: str, unit: str, found: str) -> None:
    assert first(matcher, text, unit) == found


@pytest.mark.parametrize(
    ("text", "unit", "card"),
    [
        ("binnendeurkozijn staal", "st", "binnendeurkozijn-staal"),
        ("HR++ beglazing 4-15-5 argon, in houten kozijnen", "m2", "dubbelglas-hr"),
        ("kozijnen aluminium", "m2", "kozijn-aluminium"),
        ("vloerbalken vuren 71x221", "m1", "naaldhout-kvh-c24"),
        ("gipsvezelplaat 12,5", "m2", "gipsvezelplaat"),
    ],
)
def test_one_part_of_it_stays_a_card(matcher: MaterialMatcher, text: str, unit: str, card: str) -> None:
    assert first(matcher, text, unit) == card


STRENGTHS = [
    ("Funderingsbalken C20/25", "m3", "beton-c20-25"),
    ("Houten liggers GL24h 180x720", "m3", "gelamineerd-hout-glulam"),
]
NO_STRENGTHS = [
    ("Funderingsbalken gewapend beton C20/25", "m3", "beton-gewapend"),
    ("Druklaag C20/25 60 mm", "m2", "druklaag-beton"),
    ("Werkvloer C12/15 dik 50", "m2", "werkvloer-stampbeton"),
    ("Houten liggers C24", "m3", "naaldhout-kvh-c24"),
]


@pytest.mark.parametrize(("text", "unit", "card"), STRENGTHS + NO_STRENGTHS)
def test_a_strength_class_chooses_among_kindred_cards(
    matcher: MaterialMatcher, text: str, unit: str, card: str
) -> None:
    assert first(matcher, text, unit) == card


def test_a_piece_of_an_assembly_per_square_metre_weighs_by_its_size(matcher: MaterialMatcher) -> None:
    small = match(matcher, "Hefschuifpui aluminium 3,0 x 2,4 m, triple", "st", 1.0).proposals[0]
    large = match(matcher, "Hefschuifpui aluminium 6,0 x 2,4 m, triple", "st", 1.0).proposals[0]
    assert small.id == large.id == "ko-schuifpui"
    assert small.mass_kg is not None
    assert large.mass_kg == pytest.approx(2 * small.mass_kg)


@pytest.mark.parametrize("text", ["Kanaalplaatvloer 1200x200", "Hefschuifpui aluminium 0x0", "HSB wand 140x3000"])
def test_other_pieces_of_square_metres_have_no_mass_by_two_sizes(matcher: MaterialMatcher, text: str) -> None:
    found = match(matcher, text, "st").proposals
    assert not [p for p in found if p.is_assembly and p.mass_kg is not None and p.sizes.width_mm is not None]
    assert all(p.mass_kg != 0 for p in found)


def test_a_piece_without_a_size_has_no_mass_of_square_metres(matcher: MaterialMatcher) -> None:
    found = match(matcher, "Hefschuifpui aluminium", "st").proposals
    assert not [p for p in found if p.is_assembly and p.mass_kg is not None]


@pytest.mark.parametrize(
    ("text", "card"),
    [
        ("Isolatie onder vloerplaat XPS 10 cm", "xps"),
        ("Isolatie op dak PIR 120", "pir-pur"),
        ("Curtain wall infill glass 4-15-4", "dubbelglas-hr"),
        ("Voegvulling kanaalplaten mortel K70", "metselmortel-cement"),
        ("plat dak overlagen pir 140 en bitumen", "re-plat-dak-overlagen"),
    ],
)
def test_the_specification_holds_the_material(matcher: MaterialMatcher, text: str, card: str) -> None:
    assert first(matcher, text, "m2") == card


@pytest.mark.parametrize("text", ["Isolatie op betonvloer", "Isolatie onder stalen dakplaat"])
def test_what_insulation_lies_on_is_not_its_material(matcher: MaterialMatcher, text: str) -> None:
    assert match(matcher, text, "m2").state is not MatchState.TAKEN
    assert first(matcher, text, "m2") not in ("beton-in-het-werk-gestort", "beton-gewapend", "stalen-dakplaat")


@pytest.mark.parametrize(
    ("text", "unit", "card"),
    [("leunig rvs", "m1", "leuning"), ("kozjin hardhout", "m2", "kozijn-hardhout")],
)
def test_typing_errors_of_short_words(matcher: MaterialMatcher, text: str, unit: str, card: str) -> None:
    assert first(matcher, text, unit) == card


@pytest.mark.parametrize("text", ["balie", "tekst", "hotel", "markt", "parken", "brandt"])
def test_another_short_word_is_no_typing_error_that_counts(matcher: MaterialMatcher, text: str) -> None:
    assert match(matcher, text, "m2").state is not MatchState.TAKEN


OUT = [
    "Opleverschoonmaak incl. beglazing",
    "afvoer sloophout bestaande kassen",
    "Peilmaat en uitzetten",
    "Machinehuur week 12",
    "CAR-verzekering 0,35%",
    "Sonderingen en legplan",
    "Keuringen installaties",
    "bouw- en sloopafval",
]


@pytest.mark.parametrize("text", OUT)
def test_work_that_brings_no_material(matcher: MaterialMatcher, text: str) -> None:
    assert is_left_out(matcher, text)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Binnenschilderwerk wanden, arbeid en verf", "m2"),
        ("Welfsels 20 cm VH + druklaag 5 cm", "m2"),
        ("Houten vloer in depot leveren eiken", "m2"),
        ("Schoonmaakkast staal", "st"),
        ("Valbeveiliging ankers", "st"),
    ],
)
def test_a_material_beside_such_words_is_never_left_out(matcher: MaterialMatcher, text: str, unit: str) -> None:
    assert not is_left_out(matcher, text, unit)


def _under(matcher: MaterialMatcher, chapter: str, text: str) -> MatchState:
    return matcher.match([row(text, "m3", chapter=chapter)])[0].state


@pytest.mark.parametrize("chapter", ["ALG + SLOOP + GROND", "Sloop- en grondwerk", "Sloopwerk / fundering"])
def test_a_material_under_a_heading_of_demolition_and_more_stays(matcher: MaterialMatcher, chapter: str) -> None:
    assert _under(matcher, chapter, "aanvulzand") is not MatchState.LEFT_OUT
    assert _under(matcher, chapter, "slopen houten kozijnen") is MatchState.LEFT_OUT


@pytest.mark.parametrize("chapter", ["Sloopwerk", "Sloop- en stripwerk", "Slopen, afvoeren en storten"])
def test_under_a_heading_of_demolition_alone_everything_goes(matcher: MaterialMatcher, chapter: str) -> None:
    assert _under(matcher, chapter, "houten kozijnen") is MatchState.LEFT_OUT


GERMAN = [
    ("Fertigteilpfahl 350x350", "m1", "heipaal-beton"),
    ("GK-Wand CW75 einfach beplankt", "m2", "bw-metalstud75"),
    ("Abgehängte Decke Mineralfaser 600x600", "m2", "systeemplafond"),
    ("Stahlbetontreppe Fertigteil", "st", "prefab-betontrap"),
    ("Stehfalzdeckung Titanzink 0,8", "m2", "zinken-dak"),
    ("Trockenbauwand CW100", "m2", "bw-metalstud100"),
]


@pytest.mark.parametrize(("text", "unit", "card"), GERMAN)
def test_german_models(matcher: MaterialMatcher, text: str, unit: str, card: str) -> None:
    assert first(matcher, text, unit) == card
