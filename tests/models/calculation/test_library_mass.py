"""Kilograms of library cards: every default of the gathered rules, and what a stated size makes of them."""

import csv
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.calculation.library.mass import mass_of_bill_unit, mass_per_unit
from models.domain.library.figure import LibraryUnit
from models.domain.library.mass_rule import NO_SIZES, KnownMass, SizeName, Sizes, UnknownMass
from models.domain.quantities import GRAM, LITRE, MILLIMETRE, PIECE, SQUARE_METRE, TONNE
from models.reference.library.library import Library
from models.reference.loader import load_reference
from tests.places import ROOT, SHARED

LIBRARY = Library(ROOT / "reference_data", load_reference(ROOT / "reference_data"))
GATHERED = SHARED / "domain" / "library" / "to_mass.csv"


def mass(card: str, unit: LibraryUnit, sizes: Sizes = NO_SIZES) -> KnownMass | UnknownMass:
    return mass_per_unit(LIBRARY.cards[card], unit, sizes, LIBRARY.steel_profiles)


def known(card: str, unit: LibraryUnit, sizes: Sizes = NO_SIZES) -> KnownMass:
    found = mass(card, unit, sizes)
    assert isinstance(found, KnownMass), found
    return found


def unknown(card: str, unit: LibraryUnit, sizes: Sizes = NO_SIZES) -> str:
    found = mass(card, unit, sizes)
    assert isinstance(found, UnknownMass), found
    return found.reason.code


@pytest.mark.skipif(not GATHERED.is_file(), reason="the gathered rules are not beside the repository")
def test_every_gathered_rule_gives_the_mass_that_was_gathered() -> None:
    with GATHERED.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    compared = 0
    for row in rows:
        found = mass(row["card"], LibraryUnit(row["from_unit"]))
        if row["rule"] == "none":
            assert isinstance(found, UnknownMass), row
            assert row["note"] in found.note, row
        elif row["kg_per_unit"]:
            assert isinstance(found, KnownMass), row
            assert found.kg_per_unit == pytest.approx(float(row["kg_per_unit"]), rel=0.005), row
            compared += 1
    assert len(rows) == 1802
    assert compared == 798


def test_without_a_default_a_missing_size_is_named() -> None:
    assert unknown("beton-in-het-werk-gestort", LibraryUnit.M) == "library_needs_width_mm"
    assert unknown("beton-in-het-werk-gestort", LibraryUnit.PIECE) == "library_needs_three_sizes"
    assert unknown("constructiestaal-profiel", LibraryUnit.M) == "library_needs_profile"
    assert unknown("kanaalplaatvloer", LibraryUnit.M) == "library_needs_width_mm"
    assert unknown("beton-in-het-werk-gestort", LibraryUnit.KW) == "library_no_mass_per_unit"


def test_a_default_is_named_and_never_firm() -> None:
    by_default = known("beton-in-het-werk-gestort", LibraryUnit.M2)
    assert by_default.assumed == {SizeName.THICKNESS: "200"}
    assert not by_default.is_firm
    pile = known("heipaal-beton", LibraryUnit.PIECE)
    assert set(pile.assumed) == {SizeName.LENGTH, SizeName.SECTION_MM}
    stated = known("beton-in-het-werk-gestort", LibraryUnit.M2, Sizes(thicknesses_mm=(200,)))
    assert stated.is_firm
    assert stated.kg_per_unit == by_default.kg_per_unit == pytest.approx(480)


def test_the_mass_of_a_dwellings_share_is_never_firm() -> None:
    assert not known("elektra-installatie", LibraryUnit.PIECE).is_firm
    assert known("houten-trap", LibraryUnit.PIECE).is_firm, "the control: a fixed mass of one piece is firm"


def test_leaves_add_up() -> None:
    one = known("kalkzandsteen", LibraryUnit.M2, Sizes(thicknesses_mm=(120,))).kg_per_unit
    two = known("kalkzandsteen", LibraryUnit.M2, Sizes(thicknesses_mm=(120, 120))).kg_per_unit
    assert one == pytest.approx(210)
    assert two == pytest.approx(420)
    assert known("kanaalplaatvloer", LibraryUnit.M2, Sizes(thicknesses_mm=(150, 200))).kg_per_unit == 253 + 307


def test_each_leaf_must_lie_in_the_range_not_their_sum() -> None:
    assert known("kalkzandsteen", LibraryUnit.M2, Sizes(thicknesses_mm=(214, 214))).is_firm
    assert unknown("kalkzandsteen", LibraryUnit.M2, Sizes(thicknesses_mm=(428,))) == "library_size_out_of_range"
    assert unknown("kalkzandsteen", LibraryUnit.M2, Sizes(thicknesses_mm=(120, 20))) == "library_size_out_of_range"


def test_of_two_rules_the_range_decides() -> None:
    """A plank of 60 mm is the shell, 240 mm is the whole floor."""
    assert known("breedplaatvloer", LibraryUnit.M2, Sizes(thicknesses_mm=(60,))).kg_per_unit == 155.4
    whole = known("breedplaatvloer", LibraryUnit.M2, Sizes(thicknesses_mm=(240,))).kg_per_unit
    assert whole == pytest.approx(0.240 * 2450)
    assert unknown("breedplaatvloer", LibraryUnit.M2, Sizes(thicknesses_mm=(115,))) == "library_size_out_of_range"


def test_between_the_rows_of_a_table_is_a_straight_line_within_its_range() -> None:
    between = known("kanaalplaatvloer", LibraryUnit.M2, Sizes(thicknesses_mm=(175,))).kg_per_unit
    assert between == pytest.approx((253 + 307) / 2)
    beyond_the_rows = known("beton-wand-ihw", LibraryUnit.M2, Sizes(thicknesses_mm=(400,))).kg_per_unit
    assert beyond_the_rows == pytest.approx(715.5 + 2 * (715.5 - 596.3), abs=0.2)
    assert unknown("kanaalplaatvloer", LibraryUnit.M2, Sizes(thicknesses_mm=(149,))) == "library_size_out_of_range"
    pile = Sizes(named={SizeName.SECTION_MM: "170"})
    assert unknown("heipaal-beton", LibraryUnit.M, pile) == "library_size_out_of_range"


def test_a_variant_by_name() -> None:
    net = Sizes(named={SizeName.MESH: "8 - 150"})
    assert known("wapeningsnet", LibraryUnit.M2, net).kg_per_unit == 5.3
    cable = Sizes(named={SizeName.TYPE: "3 × 2,5"})
    assert known("kabel-3-aderig", LibraryUnit.M, cable).kg_per_unit == 0.2
    assert unknown("wapeningsnet", LibraryUnit.M2, Sizes(named={SizeName.MESH: "9-999"})) == "library_size_unknown"


def test_sections_areas_and_volumes() -> None:
    beam = Sizes(width_mm=400, height_mm=500)
    assert known("beton-gewapend", LibraryUnit.M, beam).kg_per_unit == pytest.approx(490)
    assert unknown("beton-gewapend", LibraryUnit.M, Sizes(width_mm=400)) == "library_needs_height_mm"
    block = Sizes(thicknesses_mm=(200,), width_mm=500, height_mm=300)
    assert known("beton-in-het-werk-gestort", LibraryUnit.PIECE, block).kg_per_unit == pytest.approx(72)
    window = Sizes(width_mm=1000, height_mm=2000)
    per_m2 = known("kozijn-hout", LibraryUnit.M2).kg_per_unit
    assert known("kozijn-hout", LibraryUnit.PIECE, window).kg_per_unit == pytest.approx(2 * per_m2)
    slab = Sizes(thicknesses_mm=(200,), width_mm=1200)
    assert known("kanaalplaatvloer", LibraryUnit.M, slab).kg_per_unit == pytest.approx(1.2 * 307)


def test_piles_and_profiles_by_length() -> None:
    pile = Sizes(length_mm=14_000, named={SizeName.SECTION_MM: "250"})
    assert known("heipaal-beton", LibraryUnit.PIECE, pile).kg_per_unit == pytest.approx(14 * 156)
    assert known("heipaal-beton", LibraryUnit.PIECE, pile).is_firm
    beam = Sizes(length_mm=6_000, named={SizeName.PROFILE: "hea200"})
    per_m = known("constructiestaal-profiel", LibraryUnit.M, beam).kg_per_unit
    assert per_m == pytest.approx(42.3, abs=0.1)
    assert known("constructiestaal-profiel", LibraryUnit.PIECE, beam).kg_per_unit == pytest.approx(6 * per_m)
    too_long = Sizes(length_mm=40_000, named={SizeName.SECTION_MM: "250"})
    assert unknown("heipaal-beton", LibraryUnit.PIECE, too_long) == "library_size_out_of_range"


@pytest.mark.parametrize(
    ("name", "kg"),
    [
        ("koker 100x100x5", 4 * 5 * 95 * 0.00785),
        ("203x91x6", 2 * 6 * (203 + 91 - 12) * 0.00785),
        ("buis 61,3x3,2", math.pi * (61.3 - 3.2) * 3.2 * 0.00785),
    ],
)
def test_hollow_sections_by_their_sizes(name: str, kg: float) -> None:
    found = known("staal-koker", LibraryUnit.M, Sizes(named={SizeName.PROFILE: name}))
    assert found.kg_per_unit == pytest.approx(kg, rel=0.03), "listed sections have rounded corners"


@pytest.mark.parametrize("name", ["koker", "100x100x50", "100x0x0", "20x20", "10x40x5"])
def test_an_impossible_hollow_section_has_no_mass(name: str) -> None:
    assert unknown("staal-koker", LibraryUnit.M, Sizes(named={SizeName.PROFILE: name})) == "library_size_unknown"


def test_units_of_a_bill() -> None:
    concrete, tank = LIBRARY.cards["beton-in-het-werk-gestort"], LIBRARY.cards["boilervat-rvs"]
    for card, unit, kg in (
        (concrete, TONNE, 1000.0), (concrete, GRAM, 0.001), (concrete, LITRE, 2.4), (tank, LITRE, 0.3),
    ):  # fmt: skip
        found = mass_of_bill_unit(card, unit)
        assert isinstance(found, KnownMass)
        assert found.kg_per_unit == pytest.approx(kg)
    beam = mass_of_bill_unit(concrete, MILLIMETRE, Sizes(width_mm=400, height_mm=500))
    assert isinstance(beam, KnownMass)
    assert beam.kg_per_unit == pytest.approx(0.48)
    assert isinstance(mass_of_bill_unit(concrete, PIECE), UnknownMass)


@given(
    card=st.sampled_from(sorted(LIBRARY.cards)),
    unit=st.sampled_from([SQUARE_METRE, PIECE]),
    leaves=st.lists(st.floats(0.5, 600), max_size=3),
    width=st.none() | st.floats(1, 6000),
    height=st.none() | st.floats(1, 6000),
)
def test_a_mass_is_a_number_above_zero_or_a_reason(
    card: str, unit: object, leaves: list[float], width: float | None, height: float | None
) -> None:
    sizes = Sizes(tuple(leaves), width, height)
    found = mass_of_bill_unit(LIBRARY.cards[card], unit, sizes, LIBRARY.steel_profiles)  # type: ignore[arg-type]
    if isinstance(found, KnownMass):
        assert 0 < found.kg_per_unit < math.inf
        assert found.rule in LIBRARY.cards[card].rules
    else:
        assert found.reason.code
