"""Capitals, spaces, hyphens and accents of a text change nothing, whatever the text."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.importing.matching.matcher import MatchRow, MatchState, MaterialMatcher, RowMatch
from app.paths import REFERENCE_DATA
from models.calculation.library.loader import load_with_products
from models.domain.quantities import KG, METRE, PIECE, SQUARE_METRE
from models.reference.library.library import Library

_MATCHER = MaterialMatcher(Library(REFERENCE_DATA, load_with_products(REFERENCE_DATA)))
_WORDS = st.sampled_from(
    [
        "kalkzandsteen",
        "lijmelement",
        "beton",
        "gewapend",
        "wand",
        "vloer",
        "100",
        "mm",
        "2x",
        "120",
        "met",
        "incl.",
        "excl.",
        "op",
        "van",
        "zand",
        "isolatie",
        "steenwol",
        "pir",
        "dak",
        "gevel",
        "metselwerk",
        "hout",
        "vuren",
        "balk",
        "71x171",
        "clt",
        "slopen",
        "leveren",
        "tegel",
        "keramisch",
        "stuc",
        "glas",
        "hr++",
        "kozijn",
        "aluminium",
        "hea200",
        "c30/37",
        "idem",
        "totaal",
        "stelpost",
        "qwrtz",
        "bestaand",
        "vervangen",
        "ø110",
        "pvc",
        "riolering",
        "trap",
        "deur",
        "+",
        "/",
        "(",
        ")",
        ",",
        ":",
        "rc",
        "6,3",
    ]
)
_TEXTS = st.lists(_WORDS, min_size=1, max_size=9).map(" ".join)
_UNITS = st.sampled_from(
    [(SQUARE_METRE, "m2"), (METRE, "m1"), (PIECE, "st"), (KG, "kg"), (None, "post"), (None, "")]
)


def _match(text: str, unit: tuple[object, str] = (SQUARE_METRE, "m2")) -> RowMatch:
    return _MATCHER.match([MatchRow(text, 3.0, unit[0], unit[1])])[0]  # type: ignore[arg-type]


def _said(found: RowMatch) -> object:
    """A result without the words of its reasons."""
    return found.state, found.left_out, [(p.id, p.score, p.mass_kg, p.sizes) for p in found.proposals]


@settings(max_examples=150)
@given(_TEXTS, _UNITS)
def test_capitals_and_spaces(text: str, unit: tuple[object, str]) -> None:
    plain = _said(_match(text, unit))
    assert _said(_match(text.upper(), unit)) == plain
    assert _said(_match(f"  {text.capitalize()}  ", unit)) == plain
    assert _said(_match(text.replace(" ", "  "), unit)) == plain


@pytest.mark.parametrize(
    "text",
    [
        "kalkzandsteen lijmelement 100",
        "houten kozijn meranti",
        "zand cement dekvloer 70",
        "pvc riolering 110",
        "stalen binnendeur kozijn",
        "hsb wand 140",
        "minerale wol 160",
        "vloer verwarming leidingen",
    ],
)
def test_hyphens_and_compounds(text: str) -> None:
    plain = _match(text).proposals[0].id
    assert _match(re.sub(r"(?<=[a-z]) (?=[a-z])", "-", text)).proposals[0].id == plain
    assert _match(text.replace(" ", "_")).proposals[0].id == plain


def test_accents() -> None:
    assert _said(_match("Geïsoleerde ribbenvloer")) == _said(_match("Geisoleerde ribbenvloer"))
    assert _said(_match("Dämmung EPS 100")) == _said(_match("Dammung EPS 100"))


@settings(max_examples=100)
@given(_TEXTS, _UNITS)
def test_what_every_answer_keeps(text: str, unit: tuple[object, str]) -> None:
    found = _match(text, unit)
    assert len(found.proposals) <= 3
    assert bool(found.proposals) == (found.state in (MatchState.TAKEN, MatchState.PROPOSED))
    assert (found.left_out is not None) == (found.state is MatchState.LEFT_OUT)
    for proposal in found.proposals:
        assert 0 < proposal.score <= 1
        assert proposal.reasons
        assert proposal.mass_kg is None or proposal.mass_kg >= 0
        assert (proposal.mass_kg is None) == (proposal.mass_kg_per_unit is None)
        assert not proposal.mass_is_firm or proposal.mass_kg_per_unit is not None
        assert proposal.biobased_kg is None or proposal.biobased_kg <= (proposal.mass_kg or 0) + 1e-9
    if found.state is MatchState.TAKEN:
        assert found.proposals[0].mass_kg is not None


@settings(max_examples=30)
@given(st.lists(_TEXTS.filter(lambda t: "idem" not in t), min_size=2, max_size=12), st.randoms())
def test_order_of_rows(texts: list[str], chance: random.Random) -> None:
    rows = [MatchRow(text, 2.0, SQUARE_METRE, "m2") for text in dict.fromkeys(texts)]
    straight = dict(zip(rows, _MATCHER.match(rows), strict=True))
    chance.shuffle(rows)
    assert dict(zip(rows, _MATCHER.match(rows), strict=True)) == {row: straight[row] for row in rows}


@settings(max_examples=200)
@given(st.text(max_size=200), st.text(max_size=12), st.text(max_size=12), st.text(max_size=40), st.floats())
def test_no_text_is_too_strange(text: str, unit: str, code: str, chapter: str, quantity: float) -> None:
    found = _MATCHER.match([MatchRow(text, quantity, None, unit, code, chapter)])
    assert len(found) == 1
