"""Names of files of others, however they are written, and words that mark them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.reference.name_words import NameWords, folded, words_of

_AIR = NameWords(frozenset({"lucht", "luchtspouw"}), beside=frozenset({"mm", "zwak"}))
_STUDS = NameWords(frozenset({"stud"}), ("regelwerk",), ("plaat",))


@pytest.mark.parametrize("name", ["NetVolume", "Net Volume", "net-volume", "NET_VOLUME", "nét volume"])
def test_one_name_however_it_is_written(name: str) -> None:
    assert folded(name) == "netvolume"


def test_words_are_found_in_every_way_of_writing() -> None:
    assert words_of("OriginCube_01") == words_of("origin cube") == ("origin", "cube")
    assert words_of("Hinterlüftung 40mm") == ("hinterluftung", "mm")
    assert words_of("12 / 40") == ()


@pytest.mark.parametrize(
    ("words", "name", "is_marked"),
    [
        (_AIR, "Lucht 40 mm", True),
        (_AIR, "lucht-spouw, zwak", True),
        (_AIR, "Lucht en folie", False),
        (_AIR, "40 mm", False),
        (_AIR, "", False),
        (_STUDS, "Wood - Stud layer", True),
        (_STUDS, "Houten regel-werk", True),
        (_STUDS, "Studio", False),
        (_STUDS, "Gipsplaat op regelwerk", False),
    ],
)
def test_a_list_marks_its_names_only(words: NameWords, name: str, is_marked: bool) -> None:
    assert words.mark(name) is is_marked


@given(st.text(max_size=50))
def test_any_text_has_an_answer(name: str) -> None:
    assert _AIR.mark(name) in (True, False)
    assert folded(folded(name)) == folded(name)
