"""Sizes in every notation, and the kilograms that follow from them."""

import pytest

from app.importing.matching.matcher import MaterialMatcher
from app.importing.matching.stated_sizes import stated_sizes
from app.importing.matching.tokens import read
from models.domain.library.mass_rule import SizeName
from tests.app.importing.matching.matching_kit import first, kg, match

LEAVES = [
    ("Kalkzandsteen 100 mm", (100,)),
    ("kalkzandsteen dik 12cm", (120,)),
    ("kalkzandsteen d=214", (214,)),
    ("kalkzandsteen dikte: 150 mm", (150,)),
    ("kalkzandsteen 2x 120", (120, 120)),
    ("kalkzandsteen 2 x 120 mm", (120, 120)),
    ("kalkzandsteen 120+120", (120, 120)),
    ("kalkzandsteen 120-60-120", (120, 120)),
    ("KZS_100", (100,)),
    ("kzs 17,5 cm", (175,)),
    ("Kalkzandsteen 100mm dik", (100,)),
    ("kalkzandsteen", ()),
]


@pytest.mark.parametrize(("text", "leaves"), LEAVES)
def test_thickness_of_sand_lime(matcher: MaterialMatcher, text: str, leaves: tuple[float, ...]) -> None:
    found = match(matcher, text, "m2").proposals[0]
    assert found.id == "kalkzandsteen"
    assert found.sizes.thicknesses_mm == leaves
    assert found.mass_is_firm == bool(leaves)
    if leaves:
        assert found.mass_kg_per_unit == pytest.approx(1.75 * sum(leaves))


MASSES = [
    ("Steenwol 140+60 mm", "m2", 200 * 40 / 1000, 0.3),
    ("Betontegels 600x600x40", "m2", 40 * 2.35, 0.05),
    ("Betontegels 60x60x4 cm", "m2", 40 * 2.35, 0.05),
    ("Vuren regels 50x150", "m", 0.05 * 0.15 * 460, 0.1),
    ("Vuren regels 50 x 150 mm", "m", 0.05 * 0.15 * 460, 0.1),
    ("Heipalen prefab beton 290x290, lengte 12 m", "st", 210 * 12, 0.01),
    ("Heipalen prefab beton 29x29 cm L=12", "st", 210 * 12, 0.01),
    ("Riolering pvc ø110", "m1", 1.5, 0.01),
    ("Riolering pvc 160 mm", "m1", 2.75, 0.01),
    ("Kanaalplaatvloer 200", "m2", 307, 0.01),
    ("Kanaalplaatvloer 26 cm", "m2", 391, 0.01),
    ("Stalen balken HEA200", "m1", 42.3, 0.01),
    ("HE 200 A ligger", "m1", 42.3, 0.01),
    ("Ligger IPE 300 l=6,5 m", "st", 42.2 * 6.5, 0.01),
    ("Koker 100x100x5", "m1", 14.9, 0.05),
    ("Trottoirband 130/150x250", "m1", 82, 0.01),
    ("Opsluitband 10x20", "m1", 47, 0.01),
    ("Opsluitbanden 100x200 mm", "m1", 47, 0.01),
    ("Wapeningsnet #8-150", "m2", 5.3, 0.01),
    ("Dubbel glas HR++ 6-16-6", "m2", 30.5, 0.01),
    ("Stalen dakplaten 106R/750", "m2", 10, 0.01),
    ("Dakraam 780x1180", "st", 50, 0.3),
    ("Dakraam 78x118", "st", 50, 0.3),
    ("Gelamineerde ligger 160x480", "m1", 0.16 * 0.48 * 440, 0.1),
    ("Warmtepomp lucht/water 8 kW", "st", 145, 0.01),
    ("Kabel ymvk 3x2,5", "m1", 0.2, 0.01),
    ("Dekvloer zandcement 70 mm", "m2", 140, 0.05),
    ("Dekvloer zandcement 7 cm", "m2", 140, 0.05),
]


@pytest.mark.parametrize(("text", "unit", "mass", "within"), MASSES)
def test_kilograms_per_unit(matcher: MaterialMatcher, text: str, unit: str, mass: float, within: float) -> None:
    assert kg(matcher, text, unit) == pytest.approx(mass, rel=within)


def test_a_size_that_the_card_does_not_have_is_not_replaced(matcher: MaterialMatcher) -> None:
    assert kg(matcher, "Kanaalplaatvloer 200 mm", "m2") == pytest.approx(307)
    assert kg(matcher, "Kanaalplaatvloer 900 mm", "m2") is None
    assert kg(matcher, "Drainagebuis ø100", "m1") is not None
    assert kg(matcher, "Drainagebuis ø1000", "m1") is None


def test_a_usual_size_is_never_firm(matcher: MaterialMatcher) -> None:
    stated, usual = match(matcher, "Kalkzandsteen 100", "m2"), match(matcher, "Kalkzandsteen", "m2")
    assert stated.proposals[0].mass_is_firm
    assert not usual.proposals[0].mass_is_firm
    assert usual.proposals[0].mass_kg is not None


def test_mass_of_the_whole_row(matcher: MaterialMatcher) -> None:
    found = match(matcher, "CLT 140 mm", "m2", 12.5).proposals[0]
    assert found.mass_kg is not None
    assert found.mass_kg_per_unit is not None
    assert found.mass_kg == pytest.approx(12.5 * found.mass_kg_per_unit)
    assert found.biobased_kg == pytest.approx(found.mass_kg, rel=0.05)


def test_no_quantity_no_mass(matcher: MaterialMatcher) -> None:
    found = match(matcher, "CLT 140 mm", "m2", None).proposals[0]
    assert found.mass_kg is None
    assert found.biobased_kg is None
    assert found.mass_kg_per_unit is not None


NOT_SIZES = [
    "Dakelement Rc 6,3",
    "beton C30/37 XC3",
    "deur 30 minuten wbdbo",
    "glas U-waarde 1,1",
    "Ral 7016 kozijn",
    "24 woningen beton",
    "12 stuks",
    "isolatie lambda 0,022",
    "bouwjaar 1975",
]


@pytest.mark.parametrize("text", NOT_SIZES)
def test_figures_that_are_no_sizes(text: str) -> None:
    found = stated_sizes(read(text))
    assert not found.singles
    assert not found.bare
    assert not found.groups


def test_named_sizes(matcher: MaterialMatcher) -> None:
    found = match(matcher, "Warmtepomp lucht/water 6 kW", "st").proposals[0]
    assert found.sizes.named[SizeName.POWER] == "6"
    assert first(matcher, "Boilervat rvs 200 liter", "st") == "boilervat-rvs"


@pytest.mark.parametrize(
    ("text", "kg_each"),
    [
        ("Heipalen prefab beton 290x290, lengte 12 m", 2520.0),
        ("Heipalen prefab beton 400x400, lengte 12 m", 4800.0),
        ("Heipalen prefab beton 220x220, lengte 10 m", 1210.0),
    ],
)
def test_a_piece_by_its_length_has_the_section_that_the_text_states(
    matcher: MaterialMatcher, text: str, kg_each: float
) -> None:
    """Section and length are both stated, so the mass rests on no usual size."""
    (proposal, *_) = match(matcher, text, "st").proposals
    assert proposal.id == "heipaal-beton"
    assert proposal.mass_kg_per_unit == pytest.approx(kg_each)
    assert proposal.mass_is_firm


def test_a_piece_without_a_section_keeps_the_usual_one(matcher: MaterialMatcher) -> None:
    (proposal, *_) = match(matcher, "Heipalen prefab beton, lengte 12 m", "st").proposals
    assert proposal.mass_kg_per_unit == pytest.approx(2520.0)
    assert not proposal.mass_is_firm
