"""Lines in the short hand of Dutch and Flemish builders: dots, hyphens, dropped vowels, two-letter words."""

import re

import pytest

from app.importing.matching.abbreviations import Abbreviations
from app.importing.matching.matcher import MaterialMatcher
from models.domain.library.words import PartKind, WordPart
from models.reference.library.library import Library
from tests.app.importing.matching.matching_kit import first, is_left_out, match

MATERIALS = [
    ("wapstaal fund", "kg", "wapeningsstaal"),
    ("bst.mat #8-150 bov.net", "m2", "wapeningsnet"),
    ("btegel 30x30x4,5", "m2", "betontegel-30x30"),
    ("bstraatsteen kf grijs", "m2", "betonstraatsteen"),
    ("opsl.bd 100x200", "m1", "opsluitband-beton"),
    ("raamdrpl bet.", "m1", "raamdorpel-beton"),
    ("gev.drager thvz 150x150", "m1", "geveldrager-staal"),
    ("sp.ankers rvs 4/m2", "st", "spouwanker-rvs"),
    ("wslag alu gemoff. br 180", "m1", "aluminium-waterslag"),
    ("vensterb. kst.st. 20 mm", "m1", "vensterbank"),
    ("hv plaat 60 winddicht", "m2", "houtvezelplaat"),
    ("gkbi 12,5 badk", "m2", "gipskartonplaat-vochtwerend"),
    ("gkp rf 15", "m2", "gipskartonplaat-brandwerend"),
    ("gvp 12,5", "m2", "gipsvezelplaat"),
    ("vz.wand ms50", "m2", "voorzetwand"),
    ("koz. mhh", "m2", "kozijn-hardhout"),
    ("b.dr opdek", "st", "binnendeur-hout"),
    ("h&s pkvw per won", "st", "hang-en-sluitwerk"),
    ("e-inst won compl", "won", "elektra-installatie"),
    ("vvw verd. 6 gr.", "st", "vloerverwarming-verdeler"),
    ("zr-roost.", "m1", "ventilatierooster"),
    ("led arm. opb.", "st", "ledarmatuur-kantoor"),
    ("rookm 230v gek.", "st", "melder-beveiliging"),
    ("hp prefab bet. 320x320", "st", "heipaal-beton"),
    ("leun. rvs 42 tr.huis", "m1", "leuning"),
    ("golfpl 6,5 mm vezelcem.", "m2", "vezelcement-golfplaat"),
]


@pytest.mark.parametrize(("text", "unit", "card"), MATERIALS)
def test_short_hand_is_read(matcher: MaterialMatcher, text: str, unit: str, card: str) -> None:
    assert first(matcher, text, unit) == card


@pytest.mark.parametrize(("text", "unit", "card"), MATERIALS)
def test_without_its_short_words_a_line_says_less(
    matcher: MaterialMatcher, library: Library, text: str, unit: str, card: str
) -> None:
    """The control: at least one word of each line is an abbreviation that the list knows."""
    assert Abbreviations(library.word_parts).in_full(text.casefold()) != text.casefold()
    assert match(matcher, text, unit).proposals[0].id == card


OUT = [
    "abk (keet, hek)",
    "tek.werk constr + wap.tek.",
    "sloop best. garageboxen incl afv.",
    "asb.san. golfpl boxen, verwijd. + stort",
    "btegels achterpad opn. + afv.",
    "ontgr. put, grond in depot",
    "grond afv.",
    "oplev.schoonm. won",
    "onvz 3%",
    "stelp. keuken",
    "fietsenrek terugplts",
    "bomen handh.",
]


@pytest.mark.parametrize("text", OUT)
def test_short_lines_without_material(matcher: MaterialMatcher, text: str) -> None:
    assert is_left_out(matcher, text)


@pytest.mark.parametrize(
    "text",
    ["afv. pvc 110", "btegel 30x30 nw", "pref. trap", "hwa afv. pvc 80", "verw. radiator", "golfpl boxen"],
)
def test_short_materials_are_not_left_out(matcher: MaterialMatcher, text: str) -> None:
    assert not is_left_out(matcher, text, "m1")


_PARTS = [
    WordPart("koz", PartKind.SHORT, ("kozijn",)),
    WordPart("st.", PartKind.SHORT, ("stalen",)),
    WordPart("e-inst", PartKind.SHORT, ("elektra", "installatie")),
    WordPart("vvw verd", PartKind.SHORT, ("vloerverwarming", "verdeler")),
    WordPart("kozijn", PartKind.PART),
]
_FULL = [
    ("koz", "kozijn"),
    ("koz.", "kozijn"),
    ("st. koz.", "stalen kozijn"),
    ("st.koz.", "stalen kozijn "),
    ("12 st koz", "12 st kozijn"),
    ("e-inst", "elektra installatie"),
    ("vvw verd. 6 gr", "vloerverwarming verdeler 6 gr"),
    ("koz/raam", "kozijn/raam"),
    ("3v glas", "drievoudig  glas"),
]


@pytest.mark.parametrize(("text", "full"), _FULL)
def test_in_full(text: str, full: str) -> None:
    assert Abbreviations(_PARTS).in_full(text) == full


@pytest.mark.parametrize(
    "text", ["kozijn", "inst", "verd vvw", "e inst", "kozak", "3 vakken", "st", "5v glas", "", "..."]
)
def test_other_texts_stay(text: str) -> None:
    assert Abbreviations(_PARTS).in_full(text) == text


def test_no_abbreviation_is_a_word_of_the_name_of_a_card(library: Library) -> None:
    """Else the card would no longer be found by its own name."""
    items = (*library.cards.values(), *library.assemblies.values())
    named = {word for item in items for word in re.findall(r"[a-z]+", item.name_nl.casefold())}
    short = {part.part for part in library.word_parts if part.kind is PartKind.SHORT}
    assert {"gkp", "btegel", "e-inst"} <= short
    assert not named & short
