"""Lines without new material are left out and say what they are; lines with material never are."""

import pytest

from app.importing.matching.matcher import MatchState, MaterialMatcher
from models.domain.library.words import NotMaterialKind as Kind
from tests.app.importing.matching.matching_kit import is_left_out, match, row

LEFT_OUT = [
    (
        Kind.SITE,
        [
            "Algemene bouwplaatskosten",
            "Steigerwerk gevels",
            "Bouwkraan 26 weken",
            "Keet en loodsen",
            "Bronbemaling",
            "Verkeersmaatregelen",
            "Huur rijplaten",
            "Werfinrichting",
            "Containerhuur",
        ],
    ),
    (
        Kind.LABOUR,
        [
            "Inregelen warmtepomp",
            "CLT beproeven",
            "Testen sprinklerinstallatie",
            "Manuren timmerman",
            "Koppensnellen",
            "Heien palen",
            "Gevelreiniging",
            "Opleveren en schoonmaken",
            "Reinigen riool",
            "Afpersen leidingen",
        ],
    ),
    (
        Kind.DEMOLITION,
        [
            "Slopen binnenwanden",
            "Verwijderen dakpannen",
            "Dakpannen verwijderen",
            "Demonteren radiatoren",
            "Opbreken bestrating",
            "Sloop kozijnen incl. afvoer",
            "Uitbreken vloer",
            "Rooien bomen",
            "Frezen asfalt 40 mm",
            "Afbraakwerken dak",
            "Asbest saneren golfplaten",
            "Uitbraak binnenmuren",
        ],
    ),
    (
        Kind.PROVISIONAL,
        [
            "Stelpost sanitair",
            "Onvoorzien 3%",
            "Winst en risico",
            "Algemene kosten",
            "CAR-verzekering",
            "Leges omgevingsvergunning",
            "Stelpost keukens per woning",
            "Keukens, stelpost € 6.500",
        ],
    ),
    (
        Kind.STUDY,
        [
            "Grondonderzoek",
            "Tekenwerk constructeur",
            "Werkvoorbereiding",
            "Keuring lift",
            "Stabiliteitsstudie",
            "Veiligheidscoördinatie",
            "Blowerdoortest",
            "As-built dossier",
        ],
    ),
    (
        Kind.EARTHWORKS,
        [
            "Ontgraven bouwput",
            "Grondverzet",
            "Graven sleuven riool",
            "Afvoer overtollige grond",
            "Grondwerken uitgraving",
        ],
    ),
    (Kind.TRANSPORT, ["Transport CLT", "Vrachtkosten", "Laden en lossen"]),
    (
        Kind.KEPT,
        ["Bestaande gevel handhaven", "Bestaande vloer", "Betontrappen handhaven", "Kozijnen te handhaven"],
    ),
    (Kind.REUSE, ["Straatwerk opnemen en herleggen", "Dakpannen terugleggen", "Hekwerk herplaatsen"]),
    (Kind.TOTAL, ["Subtotaal ruwbouw", "Totaal hoofdstuk 22", "Eindtotaal", "Totaal bouwkosten"]),
]


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in LEFT_OUT for text in texts])
def test_lines_without_new_material(matcher: MaterialMatcher, kind: Kind, text: str) -> None:
    found = match(matcher, text, "post")
    assert found.state is MatchState.LEFT_OUT
    assert found.left_out in _ALIKE.get(kind, {kind})
    assert not found.proposals


_ALIKE = {
    Kind.LABOUR: {Kind.LABOUR, Kind.STUDY},
    Kind.STUDY: {Kind.STUDY, Kind.LABOUR},
    Kind.DEMOLITION: {Kind.DEMOLITION, Kind.EARTHWORKS},
    Kind.REUSE: {Kind.REUSE, Kind.DEMOLITION},
    Kind.TRANSPORT: {Kind.TRANSPORT, Kind.PROVISIONAL},
    Kind.EARTHWORKS: {Kind.EARTHWORKS, Kind.DEMOLITION},
    Kind.PROVISIONAL: {Kind.PROVISIONAL, Kind.SITE},
}
"""Kinds that a line may belong to as well."""

MATERIAL = [
    ("Balkonhekken vervangen", "m1"),
    ("Vervangen dakbedekking bitumen 2-laags", "m2"),
    ("Kozijnen vervangen door kunststof", "m2"),
    ("Dakgoten vernieuwen zink", "m1"),
    ("Muren van kalkzandsteen 100", "m2"),
    ("Deuren binnen opdek", "st"),
    ("Kantplanken beton", "m1"),
    ("Galerijplaten prefab beton 180 mm", "m2"),
    ("Inspectieputten beton", "st"),
    ("Afvoerleiding pvc 110", "m1"),
    ("Bekistingsplaatvloer 60 mm", "m2"),
    ("Steigerhout vlonder", "m2"),
    ("Hemelwaterafvoer zink", "m1"),
    ("Ondergrondse afvalcontainer", "st"),
    ("Noodtrap staal", "st"),
    ("Montagekozijn staal", "st"),
    ("Bouwstaalmat 8-150", "m2"),
    ("Sparingskader", "st"),
    ("Gordingen vh C18 71x196", "m3"),
    ("Loodslabben 20 lbs, spouw", "kg"),
    ("Wandtegels 200x250, stelpost € 27,50/m2 aankoop", "m2"),
    ("Aanbrengen zandbed 300 mm", "m2"),
    ("Leveren en monteren systeemplafond", "m2"),
    ("Hang- en sluitwerk bestaande deuren", "st"),
    ("Nieuwe leiding aansluiten op bestaand riool pvc 125", "m1"),
    ("Gevelmetselwerk, bestaand werk aansluiten", "m2"),
    ("Boompalen", "st"),
    ("Kapconstructie vuren", "m3"),
    ("Opsluitbanden 10x20", "m1"),
    ("Leveren grond teelaarde", "m3"),
]


@pytest.mark.parametrize(("text", "unit"), MATERIAL)
def test_material_is_never_left_out(matcher: MaterialMatcher, text: str, unit: str) -> None:
    assert not is_left_out(matcher, text, unit)


UNKNOWN = ["Aanbrengen thermoplastische markering", "Kruipluik geïsoleerd", "Vogelvides"]


@pytest.mark.parametrize("text", UNKNOWN)
def test_an_unknown_product_is_not_left_out(matcher: MaterialMatcher, text: str) -> None:
    assert match(matcher, text, "st").state is not MatchState.LEFT_OUT


@pytest.mark.parametrize("unit", ["uur", "uren", "dag", "wk", "%", "mnd"])
def test_units_of_time_and_percentages(matcher: MaterialMatcher, unit: str) -> None:
    assert is_left_out(matcher, "Kalkzandsteen 100", unit)
    assert not is_left_out(matcher, "Kalkzandsteen 100", "m2")


@pytest.mark.parametrize("unit", ["post", "set", "TP", "pm", "stel", "won"])
def test_units_without_a_mass_leave_nothing_out(matcher: MaterialMatcher, unit: str) -> None:
    found = match(matcher, "Ventilatiekanalen staal verzinkt", unit)
    assert found.state is MatchState.PROPOSED
    assert found.proposals[0].id == "ventilatiekanaal-staal"
    assert found.proposals[0].mass_kg is None


def test_headings_of_a_bill(matcher: MaterialMatcher) -> None:
    """A row with neither quantity nor unit is a heading where the others have them, and a material elsewhere."""
    bill = [row("Metselwerk", quantity=None), row("Kalkzandsteen 100", "m2"), row("Gipsblok 70", "m2")]
    assert matcher.match(bill)[0].left_out is Kind.HEADING
    names = [row("Metselwerk", quantity=None), row("Kalkzandsteen 100", quantity=None)]
    assert all(found.state is not MatchState.LEFT_OUT for found in matcher.match(names))


def test_lines_under_demolition(matcher: MaterialMatcher) -> None:
    under = matcher.match([row("Dakpannen keramisch", "m2", chapter="Sloopwerken")])[0]
    assert under.left_out is Kind.DEMOLITION
    new = matcher.match([row("Nieuwe dakpannen keramisch", "m2", chapter="Sloopwerken")])[0]
    assert new.state is not MatchState.LEFT_OUT
    other = matcher.match([row("Dakpannen keramisch", "m2", chapter="Dakwerken")])[0]
    assert other.state is MatchState.TAKEN


@pytest.mark.parametrize(
    ("chapter", "is_out"),
    [
        ("Sloopwerken", True),
        ("02 Sloop en afvoer", True),
        ("ALG + SLOOP + GROND", False),
        ("Sloop- en betonwerk", False),
        ("Sloop / fundering", False),
    ],
)
def test_a_heading_with_other_work_beside_demolition_says_nothing_of_a_row(
    matcher: MaterialMatcher, chapter: str, is_out: bool
) -> None:
    found = matcher.match([row("Zand voor aanvulling", "m3", chapter=chapter)])[0]
    assert (found.state is MatchState.LEFT_OUT) is is_out
