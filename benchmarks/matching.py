"""Matching of a thousand different lines with the library, and the making of its index."""

import itertools
import time
from collections.abc import Callable

from app.importing.matching.matcher import MatchRow, MaterialMatcher
from app.paths import REFERENCE_DATA
from benchmarks.measure import median_seconds
from models.domain.quantities import METRE, PIECE, SQUARE_METRE, Unit
from models.reference.library.library import Library
from models.reference.reference import Reference

_WHAT: tuple[tuple[str, Unit], ...] = (
    ("Kalkzandsteen lijmelementen", SQUARE_METRE), ("Gevelmetselwerk waalformaat incl. voegwerk", SQUARE_METRE),
    ("Kanaalplaatvloer 200 mm", SQUARE_METRE), ("Heipalen prefab beton 290x290, lengte 12 m", PIECE),
    ("HSB-wand 140 mm + minerale wol", SQUARE_METRE), ("Houten kozijnen meranti excl. beglazing", SQUARE_METRE),
    ("Regelwerk vuren 50x50 hoh 600", METRE), ("Slopen bestaande binnenwanden", SQUARE_METRE),
    ("Riolering pvc ø110", METRE), ("Wandtegels 20x25 wit badkamer", SQUARE_METRE),
    ("Staalconstructie HEA200", METRE),
    ("Dakpannen keramisch met tengels en panlatten", SQUARE_METRE), ("Stelpost sanitair", PIECE),
    ("Zandcementdekvloer 70 mm", SQUARE_METRE), ("Binnendeuren opdek in stalen kozijn", PIECE),
    ("Steenwol spouwisolatie 150 mm", SQUARE_METRE), ("CLT-vloer 180 mm 5-laags", SQUARE_METRE),
    ("Kunststof kozijnen HR++ glas", SQUARE_METRE), ("Opsluitbanden 100x200", METRE),
    ("kanaalplaatvoer 26 cm", SQUARE_METRE),
)  # fmt: skip
_WHERE = ("voorgevel", "achtergevel", "begane grond", "1e verdieping", "zolder", "blok A", "kopgevel", "woning 12",
          "trappenhuis", "berging")  # fmt: skip
_HOW = ("", "leveren en aanbrengen", "type B", "volgens bestek", "incl. toebehoren")


def _rows() -> list[MatchRow]:
    return [
        MatchRow(f"{how} {text} {where}".strip(), 12.5, unit, unit.symbol)
        for how, where, (text, unit) in itertools.product(_HOW, _WHERE, _WHAT)
    ]


def matching(reference: Reference, line: Callable[[str, str, str], None]) -> None:
    """Prints how long a thousand lines take, first and again, beside a bare split of their words."""
    library = Library(REFERENCE_DATA, reference)
    library.read_all()
    rows = _rows()
    start = time.perf_counter()
    matcher = MaterialMatcher(library)
    matcher.match(rows[:1])
    index = time.perf_counter() - start
    start = time.perf_counter()
    matcher.match(rows)
    cold = time.perf_counter() - start
    warm = median_seconds(lambda: matcher.match(rows), 9)
    bare = median_seconds(lambda: [row.text.casefold().split() for row in rows], 9)
    line("make the index of 447 cards and 303 assemblies", f"{index * 1e3:.0f} ms", "aim: 150 ms")
    line(f"match {len(rows):,} different lines, first time", f"{cold * 1e3:.0f} ms", "aim: 100 ms")
    line(f"match {len(rows):,} different lines again", f"{warm * 1e3:.0f} ms", "aim: 100 ms")
    line("    bare split of their words", f"{bare * 1e3:.2f} ms", "")
    line("    ratio", f"{warm / bare:.0f} x", "")
