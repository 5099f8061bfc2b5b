"""Texts of strangers: as long, as odd and as ill-meant as may be, in bounded time."""

import time

import pytest

from app.importing.matching.matcher import MatchRow, MatchState, MaterialMatcher
from app.importing.matching.tokens import MOST_CHARACTERS
from models.domain.quantities import SQUARE_METRE
from tests.app.importing.matching.matching_kit import first, match

LONG = 100_000
_MOST_SECONDS = 2.0

HOSTILE = [
    "a" * LONG,
    "kalkzandsteen " * (LONG // 14),
    "1" * LONG,
    "1x" * (LONG // 2),
    "12 x 34 x " * (LONG // 10),
    "(" * LONG,
    "+ " * (LONG // 2),
    "1.000," * (LONG // 6),
    "-" * LONG,
    "steen" * (LONG // 5),
    "\u0301" * LONG,
    "ﬁ" * LONG,
    "\x00" * LONG,
    "ø" * LONG,
    "i.h.w." * (LONG // 6),
    "2x120+140+160+" * (LONG // 14),
    "idem " * (LONG // 5),
    "١٢٣" * (LONG // 3),
    "½" * LONG,
    "hea" * (LONG // 3),
    "c30/37" * (LONG // 6),
    " " * LONG,
    "\n" * LONG,
    "|" * LONG,
    "dik dik dik " * (LONG // 12),
]


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:6].encode("unicode_escape").decode() for text in HOSTILE])
def test_long_texts_end(matcher: MaterialMatcher, text: str) -> None:
    match(matcher, "kalkzandsteen", "m2")
    start = time.perf_counter()
    match(matcher, text, "m2")
    matcher.match([MatchRow("x", 1.0, SQUARE_METRE, text, text, text)])
    assert time.perf_counter() - start < _MOST_SECONDS


def test_only_the_beginning_of_a_long_text_counts(matcher: MaterialMatcher) -> None:
    assert first(matcher, "Kalkzandsteen 100 mm " + "x " * LONG, "m2") == "kalkzandsteen"
    assert first(matcher, "x " * MOST_CHARACTERS + "kalkzandsteen 100 mm", "m2") == ""


ODD = [
    "=SUM(A1:A9)",
    "@kalkzandsteen",
    "<script>alert(1)</script>",
    "'; DROP TABLE--",
    "../../etc/passwd",
    "%s %d {0}",
    "\ud800",
    "𝟏𝟎𝟎 mm",
    "١٠٠ mm",
    "1e309 mm",
    "0 mm",
    "0x0x0",
    "99999999999999999999 mm",
    "-5 mm",
    "NaN",
    "inf m2",
    "²³¹",
    "ß",
    "İ",
    "ŉ",
    "ﬃ",
    "2x",
    "x2",
    "x",
    "//",
    "1/2/3/4/5",
    "....",
    "a.b.c.d.e.f.",
    "ø",
    "#",
    "# #",
    "dik",
    "dik dik 5",
]


@pytest.mark.parametrize("text", ODD)
@pytest.mark.parametrize("unit", ["m2", "m1", "st", "kg", "m3", "post", ""])
def test_odd_texts_give_an_answer(matcher: MaterialMatcher, text: str, unit: str) -> None:
    assert match(matcher, text, unit) is not None
    assert match(matcher, f"kalkzandsteen {text}", unit) is not None


@pytest.mark.parametrize("quantity", [0.0, -1.0, 1e300, float("nan"), float("inf"), None])
def test_odd_quantities(matcher: MaterialMatcher, quantity: float | None) -> None:
    assert match(matcher, "Kalkzandsteen 100", "m2", quantity).proposals


def test_words_are_not_kept_forever(matcher: MaterialMatcher) -> None:
    """What is remembered of words and headings is bounded, however many bills pass."""
    lexicon = matcher._index.lexicon
    before = len(lexicon._read)
    matcher.match(
        [MatchRow(f"qz{n:06d}woord".translate(_DIGITS), 1.0, None, "", "", f"kop {n}") for n in range(30_000)]
    )
    assert len(lexicon._read) <= max(before, 20_000) + 1
    assert len(matcher._chapters) <= 2_001


_DIGITS = str.maketrans("0123456789", "abcdefghij")


@pytest.mark.parametrize(
    ("text", "unit"), [("Vuren balk 0x196 mm", "m1"), ("Balk 0x0x0", "st"), ("Kanaalplaat 0x0", "st")]
)
def test_a_size_of_zero_is_no_mass_of_zero(matcher: MaterialMatcher, text: str, unit: str) -> None:
    found = match(matcher, text, unit)
    assert all(proposal.mass_kg_per_unit != 0 for proposal in found.proposals)
    assert found.state is not MatchState.TAKEN
