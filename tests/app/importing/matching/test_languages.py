"""Flemish, English, German, and the names that modellers give."""

import pytest

from app.importing.matching.matcher import MaterialMatcher
from tests.app.importing.matching.matching_kit import ids, match

FLEMISH = [
    ("Holle betonwelfsels 16 cm", "m2", "kanaalplaatvloer"),
    ("Predallen 5 cm", "m2", "breedplaatvloer"),
    ("Zuiverheidsbeton 5 cm", "m2", "werkvloer-stampbeton"),
    ("Chape 8 cm", "m2", "dekvloer-zandcement"),
    ("Dragend metselwerk in snelbouwsteen 14 cm", "m2", "binnenmuurbaksteen-hol"),
    ("Paramentmetselwerk", "m2", "gevelbaksteen"),
    ("Ramen pvc wit", "m2", "kozijn-pvc"),
    ("Buitenschrijnwerk aluminium", "m2", "kozijn-aluminium"),
    ("Dorpels arduin 5 cm", "m1", "binnendorpel"),
    ("Roofing 2 lagen", "m2", "bitumen-dakbaan"),
    ("Plafonds in gipskarton op metalen profielen", "m2", "gipsplafond"),
    ("Binnenbepleistering muren", "m2", "gipspleister"),
    ("Inkomdeur", "st", "voordeur"),
    ("Sectionale poort 2,5x2,2", "st", "overheaddeur"),
    ("Kleipannen", "m2", "keramische-dakpan"),
    ("Septische put 3000 l", "st", "hemelwaterput"),
    ("Betonboordstenen 10x20", "m1", "trottoirband-beton"),
    ("Crepi op EPS-isolatie 14 cm", "m2", "etics-afwerking-mineraal"),
    ("Houten roostering 63/175", "m2", "naaldhout-kvh-c24"),
]
ENGLISH = [
    ("Reinforced concrete slab 250 mm", "m2", "beton-gewapend"),
    ("Concrete - Cast in situ", "m3", "beton-in-het-werk-gestort"),
    ("Hollow core slab 200", "m2", "kanaalplaatvloer"),
    ("Glued laminated timber GL28h", "m3", "gelamineerd-hout-glulam"),
    ("Gypsum board 12.5 mm", "m2", "gipskartonplaat"),
    ("Insulation - rigid PIR 140", "m2", "pir-pur"),
    ("Mineral wool batt 160", "m2", "minerale-wol"),
    ("Clay roof tiles", "m2", "keramische-dakpan"),
    ("Screed 70mm", "m2", "dekvloer-zandcement"),
    ("Curtain wall aluminium", "m2", "vliesgevel-aluminium"),
    ("Aluminium windows", "m2", "kozijn-aluminium"),
    ("Handrail", "m1", "leuning"),
]
GERMAN = [
    ("Stahlbetondecke 220", "m2", "beton-gewapend"),
    ("Kalksandstein 175", "m2", "kalkzandsteen"),
    ("Brettsperrholz 140", "m2", "clt-kruislaaghout"),
    ("Mineralwolle 180", "m2", "minerale-wol"),
    ("Zementestrich 65", "m2", "dekvloer-zandcement"),
    ("Gipskartonplatte 12,5", "m2", "gipskartonplaat"),
    ("Dämmung Steinwolle 160", "m2", "steenwol"),
    ("Bewehrungsstahl", "kg", "wapeningsstaal"),
    ("Dachziegel", "m2", "keramische-dakpan"),
]
MODELLERS = [
    ("KZS_100", "m2", "kalkzandsteen"),
    ("NL-SfB_21.11 KZS_214", "m2", "kalkzandsteen"),
    ("FL_CLT_180", "m2", "clt-kruislaaghout"),
    ("WA_ext_HSB_140", "m2", "hsb-wandelement"),
    ("IW_gips_blok_70", "m2", "gipsblok"),
    ("Wood - Western Red Cedar", "m2", "western-red-cedar"),
    ("21.11_Brick_Common_100", "m2", "gevelbaksteen"),
    ("InsulationPIR_120", "m2", "pir-pur"),
    ("Steel_S355_HEB200", "kg", "constructiestaal-profiel"),
    ("Concrete_Precast_HollowCore_200", "m2", "kanaalplaatvloer"),
    ("OSB_18", "m2", "osb"),
    ("dekvloer_70", "m2", "dekvloer-zandcement"),
    ("Baksteen_WF_rood", "m2", "gevelbaksteen"),
    ("EPDM_1.5", "m2", "epdm"),
]


@pytest.mark.parametrize(("text", "unit", "card"), FLEMISH + ENGLISH + GERMAN + MODELLERS)
def test_the_same_library_for_every_language(matcher: MaterialMatcher, text: str, unit: str, card: str) -> None:
    assert card in ids(match(matcher, text, unit))[:2]


@pytest.mark.parametrize(
    "text", ["Basic Wall: Generic", "Default", "Air gap 40", "Room 101", "By Category", "Opening"]
)
def test_names_that_are_no_material(matcher: MaterialMatcher, text: str) -> None:
    assert not match(matcher, text, "m2").proposals
