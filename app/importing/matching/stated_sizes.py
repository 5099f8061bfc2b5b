"""Sizes as a text states them, in mm, before it is known what they are sizes of."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from app.importing.matching.tokens import Kind, Reading, Token

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_WITH_UNIT = re.compile(r"(\d+(?:\.\d+)?)\s?(mm|cm|m\b)?")
_MM = {"mm": 1.0, "cm": 10.0, "m": 1000.0}
_MOST_LEAVES = 4
_LAYER_WORDS = {"een": 1, "enkel": 1, "twee": 2, "dubbel": 2, "drie": 3}
_LAYERS = re.compile(
    r"\b(een|enkel|twee|dubbel|drie)\s?-?\s?(?:laags?e?|lagen|zijdig beplaat|beplaat|beplating)\b"
)


class Measure(NamedTuple):
    """A number in mm. `has_unit`: the text states its unit; else it stands as it was typed."""

    mm: float
    has_unit: bool
    unit: str = ""


Group = tuple[Measure, ...]
"""Sizes that belong together: "600x600x40"."""


@dataclass(slots=True)
class StatedSizes:
    """Every size of a text by the way in which it is written; empty or None when it has none."""

    thick: Group = ()
    leaves: Group = ()
    groups: tuple[Group, ...] = ()
    singles: Group = ()
    bare: tuple[float, ...] = ()
    diameters: Group = ()
    lengths: Group = ()
    widths: Group = ()
    heights: Group = ()
    profiles: tuple[str, ...] = ()
    kerbs: tuple[str, ...] = ()
    meshes: tuple[str, ...] = ()
    builds: tuple[str, ...] = ()
    layers: int | None = None
    boards: int | None = None
    power_kw: float | None = None
    litres: float | None = None
    flow_m3h: float | None = None
    codes: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """Whether there is any size at all."""
        return self is not NOTHING_STATED


NOTHING_STATED = StatedSizes()


def _measure(number: str, unit: str | None) -> Measure:
    value = float(number)
    if unit == "mm" and value < 10 and re.fullmatch(r"\d\.\d{3}", number):
        value *= 1000
    return Measure(value * _MM.get(unit or "mm", 1.0), unit is not None, unit or "")


def _measures(tokens: Iterable[Token]) -> Group:
    return tuple(_measure(m[1], m[2]) for t in tokens for m in _WITH_UNIT.finditer(t.text))


def _first(tokens: Iterable[Token]) -> float | None:
    for token in tokens:
        found = _NUMBER.search(token.text)
        if found:
            return float(found[0])
    return None


def _group(token: Token) -> Group:
    """The numbers of "1,2 x 1,5 m": one unit at the end holds for all."""
    found = [(m[1], m[2]) for m in _WITH_UNIT.finditer(token.text)]
    last = found[-1][1]
    if last == "mm" or any(len(n.partition(".")[2]) == 3 for n, _ in found):
        found = [(n.replace(".", "") if re.fullmatch(r"\d\.\d{3}", n) else n, u) for n, u in found]
    return tuple(_measure(number, unit or last) for number, unit in found)


def _is_leaves(token: Token, group: Group) -> int:
    """The number of leaves of "2x 120", 0 for a size of two directions."""
    first = _NUMBER.match(token.text)
    if first is None or len(group) != 2 or "." in first[0] or group[1].unit == "m":
        return 0
    count, size = float(first[0]), group[1].mm
    direct = _WITH_UNIT.match(token.text)
    if direct is not None and direct[2] is not None:
        return 0
    return int(count) if 1 <= count <= _MOST_LEAVES and size >= 9 else 0


def stated_sizes(reading: Reading) -> StatedSizes:
    """The sizes of a text."""
    if not reading.sizes:
        return NOTHING_STATED if "laag" not in reading.text and "dubbel" not in reading.text else _worded(reading)
    sizes = reading.sizes
    groups, leaves, boards = [], [], None
    for token in sizes.get(Kind.DIMS, ()):
        group = _group(token)
        count = _is_leaves(token, group)
        if count:
            leaves.extend([group[1]] * count)
            boards = count
        else:
            groups.append(group)
    for token in sizes.get(Kind.LEAVES, ()):
        found = _group(token)
        leaves.extend(found)
    for token in sizes.get(Kind.TRIPLE, ()):
        a, _, c = (Measure(float(n), False) for n in _NUMBER.findall(token.text)[:3])
        leaves.extend((a, c) if a == c else (a,))
    return StatedSizes(
        thick=_measures((*sizes.get(Kind.THICK, ()), *sizes.get(Kind.THICK_AFTER, ()))),
        leaves=tuple(leaves),
        groups=tuple(groups),
        singles=_measures(sizes.get(Kind.MILLIMETRES, ())),
        bare=tuple(float(t.text) for t in sizes.get(Kind.NUMBER, ())),
        diameters=_measures(sizes.get(Kind.DIAMETER, ())),
        lengths=_measures(sizes.get(Kind.LONG, ())),
        widths=_measures(sizes.get(Kind.WIDE, ())),
        heights=_measures(sizes.get(Kind.HIGH, ())),
        profiles=tuple(t.text for t in sizes.get(Kind.PROFILE, ())),
        kerbs=tuple(t.text for t in sizes.get(Kind.KERB, ())),
        meshes=tuple(t.text for t in sizes.get(Kind.MESH, ())),
        builds=tuple(t.text for t in sizes.get(Kind.BUILD, ())),
        layers=_layers(reading),
        boards=boards or _worded_number(reading.text),
        power_kw=_first(sizes.get(Kind.POWER, ())),
        litres=_first(sizes.get(Kind.LITRES, ())),
        flow_m3h=_first(sizes.get(Kind.FLOW, ())),
        codes=tuple(t.text for t in reading.tokens if t.kind is Kind.CODE),
    )


def _layers(reading: Reading) -> int | None:
    found = _first(reading.sizes.get(Kind.LAYERS, ()))
    return int(found) if found is not None else _worded_number(reading.text)


def _worded_number(text: str) -> int | None:
    found = _LAYERS.search(text)
    return None if found is None else _LAYER_WORDS[found[1]]


def _worded(reading: Reading) -> StatedSizes:
    number = _worded_number(reading.text)
    return NOTHING_STATED if number is None else StatedSizes(layers=number, boards=number)
