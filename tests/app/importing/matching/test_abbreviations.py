"""Abbreviations of the trade, strength classes and profiles."""

import pytest

from app.importing.matching.matcher import MaterialMatcher
from tests.app.importing.matching.matching_kit import first, ids, match

CASES = [
    ("kzs 100", "m2", "kalkzandsteen"),
    ("KZS lijmelm. 120", "m2", "kalkzandsteen"),
    ("kalkz.st. 100 bi.sp.bl.", "m2", "kalkzandsteen"),
    ("gew. beton fund.", "m3", "beton-gewapend"),
    ("gevelmetselw. wf", "m2", "gevelbaksteen"),
    ("gips pl. 12,5 mm", "m2", "gipskartonplaat"),
    ("gb 70", "m2", "gipsblok"),
    ("zcd 60 mm", "m2", "dekvloer-zandcement"),
    ("hwa pvc 80", "m1", "pvc-hemelwaterafvoer"),
    ("riol. pvc 110", "m1", "pvc-riolering"),
    ("wtw unit", "st", "wtw-unit-woning"),
    ("lbk 8000 m3/h", "st", "luchtbehandelingskast"),
    ("mv-box", "st", "mv-box"),
    ("koz. hh", "m2", "kozijn-hardhout"),
    ("kst kozijnen", "m2", "kozijn-pvc"),
    ("alu pui", "m2", "kozijn-aluminium"),
    ("ker. dakpannen", "m2", "keramische-dakpan"),
    ("schilderw. binnen", "m2", "verf-watergedragen"),
    ("wd.tegels", "m2", "wandtegel-keramisch"),
    ("vl.tegels", "m2", "vloertegel-keramisch"),
    ("kpl 200", "m2", "kanaalplaatvloer"),
    ("bet. tegels 30x30", "m2", "betontegel-30x30"),
    ("spouwisol. glaswol 140", "m2", "glaswol"),
    ("vh gordingen 71x196", "m3", "naaldhout-kvh-c24"),
    ("isol.glas hr++", "m2", "dubbelglas-hr"),
    ("sls 38x89", "m1", "naaldhout-kvh-c24"),
]


@pytest.mark.parametrize(("text", "unit", "card"), CASES)
def test_abbreviations(matcher: MaterialMatcher, text: str, unit: str, card: str) -> None:
    assert first(matcher, text, unit) == card


STRENGTHS = [
    ("Beton C30/37", "m3", "beton-in-het-werk-gestort"),
    ("Beton C20/25", "m3", "beton-c20-25"),
    ("Gelamineerd hout GL24h", "m3", "gelamineerd-hout-glulam"),
    ("Constructiehout C24", "m3", "naaldhout-kvh-c24"),
    ("Wapening B500B", "kg", "wapeningsstaal"),
    ("Staal S355 HEB 200", "kg", "constructiestaal-profiel"),
    ("PVC SN8 250 mm riolering", "m1", "pvc-riolering"),
    ("Druklaag C20/25 60 mm", "m2", "druklaag-beton"),
]


@pytest.mark.parametrize(("text", "unit", "card"), STRENGTHS)
def test_strength_classes_say_how_strong(matcher: MaterialMatcher, text: str, unit: str, card: str) -> None:
    assert first(matcher, text, unit) == card


def test_a_strength_class_alone_is_proposed_at_most(matcher: MaterialMatcher) -> None:
    assert match(matcher, "C30/37", "m3").state != "taken"
    assert match(matcher, "Beton C30/37", "m3").state == "taken"


@pytest.mark.parametrize("text", ["HEA 200", "HEB240 kolom", "IPE 300", "UNP 120 rand", "ligger HE200A"])
def test_profiles(matcher: MaterialMatcher, text: str) -> None:
    found = match(matcher, text, "m1")
    assert ids(found)[0] == "constructiestaal-profiel"
    assert found.proposals[0].mass_is_firm
