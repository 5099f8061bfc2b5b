"""The sizes of a card among those that a text states: which number is the thickness, which the section."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from app.importing.matching.stated_sizes import Group, Measure, StatedSizes
from models.domain.library.card import LibraryCard
from models.domain.library.figure import LibraryUnit
from models.domain.library.mass_rule import MassRule, MassRuleKind, SizeName, Sizes, SteelProfile, size_key

_NUMBERS = re.compile(r"\d+(?:\.\d+)?")
_THINNEST, _THICKEST = 2.0, 800.0
_PROFILE_NAME = re.compile(r"(hea|heb|hem|ipe|inp|unp|upe|ina|he|koker|kokerprofiel|k|shs|rhs|chs|l)\s?-?\s?(.*)")
_SECTION_TOLERANCE = 0.08


def card_sizes(
    card: LibraryCard, unit: LibraryUnit | None, stated: StatedSizes, profiles: Mapping[str, SteelProfile]
) -> Sizes:
    """The stated sizes in the roles that the card's rules for the unit need.

    Args:
        card: the card with its rules.
        unit: the unit of the row; None when it is not known, then those of an area.
        stated: the sizes of the text.
        profiles: the steel profiles by name.

    A piece that has its mass by its length takes the other sizes of a metre of the same card.
    """
    rules = [r for r in card.rules if r.unit is unit] or [r for r in card.rules if r.unit is LibraryUnit.M2]
    if not stated.any or not rules:
        return Sizes()
    sizes = _Roles(rules, stated, profiles, unit or LibraryUnit.M2).sizes()
    of_metre = [r for r in card.rules if r.unit is LibraryUnit.M]
    if rules[0].kind is MassRuleKind.LENGTH and of_metre:
        section = _Roles(of_metre, stated, profiles, LibraryUnit.M).sizes()
        return replace(section, length_mm=sizes.length_mm)
    return sizes


def piece_sizes(stated: StatedSizes) -> Sizes:
    """Width and height of a piece of some area; none without two sizes together that are above zero."""
    for group in stated.groups:
        if len(group) == 2:
            width, height = _of_piece(group)
            return Sizes(width_mm=width, height_mm=height) if width > 0 and height > 0 else Sizes()
    return Sizes()


class _Roles:
    """One card and one text."""

    def __init__(
        self, rules: list[MassRule], stated: StatedSizes, profiles: Mapping[str, SteelProfile], unit: LibraryUnit
    ) -> None:
        self._rules = rules
        self._rule = rules[0]
        self._stated = stated
        self._profiles = profiles
        self._unit = unit

    def sizes(self) -> Sizes:
        kind = self._rule.kind
        if kind is MassRuleKind.THICKNESS or self._rule.table_key is SizeName.THICKNESS:
            return Sizes(thicknesses_mm=self._leaves())
        if kind is MassRuleKind.SECTION:
            return self._section()
        if kind is MassRuleKind.VOLUME:
            return self._volume()
        if kind in (MassRuleKind.AREA, MassRuleKind.WIDTH):
            return self._area()
        if kind is MassRuleKind.LENGTH:
            return Sizes(length_mm=self._length())
        if kind is MassRuleKind.TABLE:
            return self._table()
        if kind in (MassRuleKind.PROFILE, MassRuleKind.PROFILE_LENGTH, MassRuleKind.HOLLOW_SECTION):
            return Sizes(length_mm=self._length(), named=self._profile())
        return Sizes(thicknesses_mm=self._leaves())

    def _leaves(self) -> tuple[float, ...]:
        """The thickness, one entry a leaf: what is called so, then leaves, single sizes, the least of a group."""
        stated = self._stated
        if stated.thick:
            return self._fits(stated.thick[:1]) or (stated.thick[0].mm,)
        if stated.leaves and (found := self._fits(stated.leaves)):
            return found
        for single in stated.singles:
            if single.unit != "m" and (found := self._fits((single,))):
                return found
        for group in stated.groups:
            if found := self._fits(_thinnest(group)):
                return found
        numbers = sorted(stated.bare, key=lambda n: not self._is_common(n))
        for number in numbers:
            if found := self._fits((Measure(number, False),)):
                return found
        return tuple(s.mm for s in stated.singles[:1] if s.unit == "mm")

    def _is_common(self, number: float) -> bool:
        return any(number in rule.common_thicknesses_mm for rule in self._rules)

    def _fits(self, leaves: Iterable[Measure]) -> tuple[float, ...]:
        """The thicknesses that a rule holds for, numbers without a unit also as centimetres; else none."""
        found = []
        for leaf in leaves:
            size = next((mm for mm in self._readings(leaf) if self._holds(mm)), None)
            if size is None:
                return ()
            found.append(size)
        return tuple(found)

    def _readings(self, leaf: Measure) -> tuple[float, ...]:
        return (leaf.mm,) if leaf.has_unit else (leaf.mm, leaf.mm * 10)

    def _holds(self, mm: float) -> bool:
        for rule in self._rules:
            if rule.least is not None or rule.most is not None:
                return any(r.holds_for(mm) for r in self._rules if r.least is not None or r.most is not None)
        least, most = _table_bounds(self._rule) or (_THINNEST, _THICKEST)
        return least <= mm <= most

    def _section(self) -> Sizes:
        """Width and height of a metre: the two least sizes of a group, else two single ones."""
        for group in self._stated.groups:
            two = sorted(_in_mm(group, 40))[:2]
            if len(two) == 2:
                return Sizes(width_mm=two[0], height_mm=two[1])
        width, height = _only(self._stated.widths), _only(self._stated.heights)
        thick = _only(self._stated.thick) or next((s.mm for s in self._stated.singles if s.unit != "m"), None)
        if sum(size is not None for size in (width, height, thick)) >= 2:
            return Sizes((thick,) if thick is not None else (), width, height)
        return Sizes()

    def _volume(self) -> Sizes:
        for group in self._stated.groups:
            if len(group) >= 3:
                a, b, c = _in_mm(group, 40)[:3]
                return Sizes(width_mm=a, height_mm=b, length_mm=c)
            length = self._length()
            if len(group) == 2 and length is not None:
                a, b = _in_mm(group, 40)
                return Sizes(width_mm=a, height_mm=b, length_mm=length)
            thick = _only(self._stated.thick) or next((s.mm for s in self._stated.singles if s.unit != "m"), None)
            if len(group) == 2 and thick is not None:
                a, b = _in_mm(group, 40)
                return Sizes((thick,), width_mm=a, height_mm=b)
        return Sizes()

    def _area(self) -> Sizes:
        """Width and height of a piece; numbers below ten without a unit are metres. The thickness goes with it."""
        leaves: tuple[float, ...] = ()
        if self._unit is LibraryUnit.PIECE:
            leaves = tuple(s.mm for s in self._stated.thick[:1])
        for group in self._stated.groups:
            if len(group) == 2:
                a, b = _of_piece(group)
                return Sizes(leaves, width_mm=a, height_mm=b)
            if len(group) == 3:
                a, b, c = sorted(_of_piece(group), reverse=True)
                return Sizes((c,), width_mm=b, height_mm=a)
        width, height = _only(self._stated.widths), _only(self._stated.heights)
        if self._rule.kind is MassRuleKind.WIDTH and width is None:
            width = next((s.mm for s in self._stated.singles if s.mm >= 100), None)
        if width is not None or height is not None:
            return Sizes(leaves, width_mm=width, height_mm=height)
        return Sizes(leaves)

    def _length(self) -> float | None:
        stated = self._stated
        if stated.lengths:
            length = stated.lengths[0]
            return length.mm if length.has_unit or length.mm >= 100 else length.mm * 1000
        for single in stated.singles:
            if single.unit == "m" and single.mm >= 300:
                return single.mm
        for group in stated.groups:
            longest = max(_in_mm(group, 1))
            if len(group) >= 3 and longest >= 1000:
                return longest
        return None

    def _table(self) -> Sizes:
        key = self._rule.table_key
        if key is SizeName.HEIGHT:
            return Sizes(height_mm=self._in_table(self._stated.heights))
        if key is SizeName.WIDTH:
            return Sizes(width_mm=self._in_table(self._stated.widths))
        if key is None:
            return Sizes()
        found = self._named(key)
        return Sizes(named={key: found}) if found else Sizes()

    def _named(self, key: SizeName) -> str | None:
        stated = self._stated
        if key is SizeName.DIAMETER:
            size = self._in_table(stated.diameters) or _only(stated.diameters) or self._other_diameter()
            return None if size is None else f"{size:g}"
        if key is SizeName.SECTION_MM:
            return self._pile()
        if key is SizeName.SECTION_CM:
            return self._kerb()
        if key is SizeName.MESH:
            return next(("-".join(_NUMBERS.findall(m)) for m in stated.meshes), None)
        if key is SizeName.PROFILE:
            size = self._in_table(
                (*(Measure(float(n), False) for c in stated.codes for n in _NUMBERS.findall(c)[:1]),)
            )
            return None if size is None else f"{size:g}"
        numbers = {
            SizeName.LAYERS: stated.layers,
            SizeName.BOARDS: stated.boards,
            SizeName.BOARDS_PER_SIDE: stated.boards,
            SizeName.POWER: stated.power_kw,
            SizeName.VOLUME: stated.litres,
            SizeName.FLOW: stated.flow_m3h,
        }
        if key in numbers:
            number = numbers[key]
            return None if number is None else f"{number:g}"
        return self._by_text(key)

    def _other_diameter(self) -> float | None:
        """A number that can only be a diameter, though the table has none like it: then there is no mass."""
        return next((n for n in self._stated.bare if 40 <= n <= 2000), None)

    def _by_text(self, key: SizeName) -> str | None:
        """A cable "3x2.5" or the build of glass "4-4", where the table has that row."""
        rows = {size_key(size) for size, _ in self._rule.table}
        if key is SizeName.BUILD:
            texts = ["-".join(re.split(r"[-/]", build)[::2]) for build in self._stated.builds]
        else:
            texts = ["x".join(f"{m.mm:g}" for m in group) for group in self._stated.groups]
            texts += [f"{len(self._stated.leaves)}x{self._stated.leaves[0].mm:g}"] if self._stated.leaves else []
            texts += [f"{number:g}" for number in self._stated.bare]
        return next((text for text in texts if text in rows), None)

    def _in_table(self, labelled: Group) -> float | None:
        """A size within the table: the labelled one, else a single, a bare number or one of a group."""
        least, most = _table_bounds(self._rule) or (0.0, 0.0)
        stated = self._stated
        others = (
            *stated.singles,
            *(Measure(n, False) for n in stated.bare),
            *(m for g in stated.groups for m in g),
        )
        for measure in (*labelled, *others):
            for mm in (
                (measure.mm, measure.mm * 1000) if not measure.has_unit and measure.mm < 10 else (measure.mm,)
            ):
                if least * 0.9 <= mm <= most * 1.1:
                    return min(max(mm, least), most)
        return None

    def _pile(self) -> str | None:
        """The side of a square pile; "29x29" is in centimetres."""
        for group in self._stated.groups:
            if len(group) == 2 and group[0].mm == group[1].mm:
                mm = group[0].mm
                return f"{mm * 10 if mm < 60 else mm:g}"
        size = self._in_table(())
        return None if size is None else f"{size:g}"

    def _kerb(self) -> str | None:
        """The row of the table with these sizes in centimetres: "130/150x250" is "13/15x25"."""
        texts = [_NUMBERS.findall(kerb) for kerb in self._stated.kerbs]
        texts += [[f"{m.mm:g}" for m in group] for group in self._stated.groups]
        for numbers in texts:
            typed = [float(n) for n in numbers][:3]
            if max(typed) > 60:
                typed = [n / 10 for n in typed]
            for size, _ in self._rule.table:
                row = [float(n) for n in _NUMBERS.findall(size)]
                if _alike(row, typed) or _alike(row, [typed[-1], typed[0]]) or _alike([row[0], row[-1]], typed):
                    return size
        return None

    def _profile(self) -> dict[SizeName, str]:
        for text in self._stated.profiles:
            found = _PROFILE_NAME.match(text)
            if found is None:
                continue
            name = size_key(found[1] + found[2].removesuffix("mm"))
            turned = re.sub(r"^he(\d+)([abm])$", r"he\2\1", name)
            for known in (turned, name, size_key(found[2].removesuffix("mm"))):
                if known in self._profiles:
                    return {SizeName.PROFILE: self._profiles[known].name}
            if "x" in found[2]:
                return {SizeName.PROFILE: size_key(found[2].removesuffix("mm"))}
        return {}


def _table_bounds(rule: MassRule) -> tuple[float, float] | None:
    """Least and most of the sizes of a table that are numbers; None when it has none."""
    numbers = [float(size) for size, _ in rule.table if _NUMBERS.fullmatch(size)]
    return (min(numbers), max(numbers)) if numbers else None


def _thinnest(group: Group) -> Group:
    """The least of three sizes, or of two when it is much less than the other; none of a square."""
    least = min(group, key=lambda m: m.mm)
    if len(group) >= 3 or (len(group) == 2 and least.mm * 2.5 <= max(m.mm for m in group)):
        return (least,)
    return ()


def _only(group: Group) -> float | None:
    return group[0].mm if group else None


def _in_mm(group: Group, centimetres_below: float) -> list[float]:
    """Sizes in mm. Without a unit, a group of small numbers is in centimetres."""
    factor = 10 if max(m.mm for m in group) <= centimetres_below and not _has_unit(group) else 1
    return [m.mm * factor for m in group]


def _of_piece(group: Group) -> list[float]:
    """Sizes of a piece of some area, in mm: without a unit below ten in metres, up to 300 in centimetres."""
    most = max(m.mm for m in group)
    factor = 1 if _has_unit(group) else 1000 if most < 10 else 10 if most <= 300 else 1
    return [m.mm * factor for m in group]


def _has_unit(group: Group) -> bool:
    return any(m.has_unit for m in group)


def _alike(row: list[float], typed: list[float]) -> bool:
    return len(row) == len(typed) and all(
        abs(a - b) <= _SECTION_TOLERANCE * a for a, b in zip(row, typed, strict=True)
    )
