"""In "A met / incl. / excl. / op B" the first material wins; a material never gives way to a general name."""

import pytest

from app.importing.matching.matcher import MaterialMatcher
from tests.app.importing.matching.matching_kit import first, ids, match

CASES = [
    ("Kanaalplaatvloer 200 met druklaag 60", "m2", "kanaalplaatvloer"),
    ("Druklaag 60 op kanaalplaat", "m2", "druklaag-beton"),
    ("Betonvloer met vloerverwarming", "m2", "beton-gewapend"),
    ("Vloerverwarming in dekvloer", "m2", "vloerverwarming-pex"),
    ("Houten kozijnen meranti excl. beglazing", "m2", "kozijn-hardhout"),
    ("HR++ beglazing in houten kozijnen", "m2", "dubbelglas-hr"),
    ("Gevelmetselwerk incl. spouwankers", "m2", "gevelbaksteen"),
    ("Spouwankers rvs in metselwerk", "st", "spouwanker-rvs"),
    ("Stucwerk op gipsblokken", "m2", "gipspleister"),
    ("Gipsblokken 70 incl. stucwerk", "m2", "gipsblok"),
    ("PIR 140 mm op stalen dakplaat", "m2", "pir-pur"),
    ("Stalen dakplaat 106R met PIR", "m2", "stalen-dakplaat"),
    ("Tegels op zandbed 30x30", "m2", "betontegel-30x30"),
    ("Zandbed onder tegels", "m3", "zand"),
    ("Regelwerk vuren achter gevelbekleding", "m1", "naaldhout-gezaagd"),
    ("EPDM op multiplex", "m2", "epdm"),
    ("Wandtegels badkamer, excl. kitwerk", "m2", "wandtegel-keramisch"),
    ("Aanvullen met zand", "m3", "zand"),
    ("Isolatie van spouwmuren met PUR-platen 12 cm", "m2", "pir-pur"),
    ("Linoleum incl. plinten en egaline", "m2", "linoleum"),
    ("CLT-vloer 180 mm + dekvloer", "m2", "clt-kruislaaghout"),
    ("Anhydriet 60 mm op steenwol 20", "m2", "dekvloer-anhydriet"),
    ("Voordeur met zijlicht", "st", "voordeur"),
    ("Trap vuren met leuning", "st", "houten-trap"),
    ("Lichtmast incl. armatuur", "st", "lichtmast"),
    ("Keukenblok 2,1 m incl. apparatuur", "m", "keukenblok"),
    ("Metselwerk waalformaat (gevel) incl. voegwerk", "m2", "gevelbaksteen"),
    ("Dakpannen keramisch met tengels", "m2", "keramische-dakpan"),
]


@pytest.mark.parametrize(("text", "unit", "card"), CASES)
def test_the_first_material_wins(matcher: MaterialMatcher, text: str, unit: str, card: str) -> None:
    found = ids(match(matcher, text, unit))
    cards = [one for one in found if one in matcher._library.cards]
    assert cards[:1] == [card]


SPECIFIED = [
    ("Isolatie hellend dak PIR 120", "m2", "pir-pur"),
    ("Spouwisolatie EPS 120", "m2", "eps"),
    ("Gevelisolatie resol 100", "m2", "resolschuim"),
    ("Dakbedekking: keramische pannen", "m2", "keramische-dakpan"),
    ("Dakbedekking EPDM", "m2", "epdm"),
    ("Dakbedekking PVC 1,5", "m2", "pvc-dakbaan"),
    ("Kimlaag cellenbeton 200", "m2", "cellenbeton"),
    ("Kozijnen: aluminium", "m2", "kozijn-aluminium"),
    ("Goten aluminium", "m1", "aluminium-goot"),
    ("Schuifraam aluminium", "m2", "kozijn-aluminium"),
    ("Vensterbanken natuursteen", "m1", "vensterbank"),
    ("Riolering gres 250", "m1", "gresbuis"),
]


@pytest.mark.parametrize(("text", "unit", "card"), SPECIFIED)
def test_a_named_material_goes_before_the_usual_one(
    matcher: MaterialMatcher, text: str, unit: str, card: str
) -> None:
    assert first(matcher, text, unit) == card


def test_without_names_what_is_not_there(matcher: MaterialMatcher) -> None:
    assert first(matcher, "Kunststof kozijnen zonder glas", "m2") == "kozijn-pvc"
    with_glass = ids(match(matcher, "Kunststof kozijnen incl. HR++ glas", "m2"))[0]
    assert with_glass in ("raam-pvc-compleet", "ko-pvc-hr")


def test_a_second_material_is_never_taken(matcher: MaterialMatcher) -> None:
    found = match(matcher, "Qwrtz voorzieningen met gipsplaat 12,5", "m2")
    assert found.state != "taken"
    assert match(matcher, "Gipsplaat 12,5", "m2").state == "taken"
