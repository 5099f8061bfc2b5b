"""Kilograms of one unit of a library card, by its mass rules and the sizes that are stated.

A size that nobody stated is filled with the rule's default, which makes the mass an indication; without a default
there is no mass, and the answer says which size is missing.
"""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from models.domain.library.card import LibraryCard
from models.domain.library.figure import LibraryUnit
from models.domain.library.mass_rule import (
    NO_SIZES,
    KnownMass,
    MassRule,
    MassRuleKind,
    SizeName,
    Sizes,
    SteelProfile,
    UnknownMass,
    size_key,
)
from models.domain.outcome import Message, Param
from models.domain.quantities import CUBIC_METRE, KG, LITRE, METRE, PIECE, SQUARE_METRE, Dimension, Unit, convert

Profiles = Mapping[str, SteelProfile]

_STEEL_KG_PER_MM2_M = 0.00785
"""Mass of 1 mm2 of steel over 1 m: 7850 kg/m3."""
_HOLLOW = re.compile(r"(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)(?:x(\d+(?:\.\d+)?))?", re.ASCII)
_OF_DIMENSION = {
    Dimension.MASS: (KG, LibraryUnit.KG),
    Dimension.VOLUME: (CUBIC_METRE, LibraryUnit.M3),
    Dimension.AREA: (SQUARE_METRE, LibraryUnit.M2),
    Dimension.LENGTH: (METRE, LibraryUnit.M),
    Dimension.COUNT: (PIECE, LibraryUnit.PIECE),
}


class _NoMassError(Exception):
    """There is no mass, because of `answer`; never leaves this module."""

    def __init__(self, reason: Message, note: str = "") -> None:
        super().__init__(reason.code)
        self.answer = UnknownMass(reason, note)


@dataclass(frozen=True, slots=True)
class _Case:
    """One question, with the defaults that its answer takes."""

    card: LibraryCard
    sizes: Sizes
    profiles: Profiles
    assumed: dict[SizeName, str] = field(default_factory=dict)


def mass_of_bill_unit(
    card: LibraryCard, unit: Unit, sizes: Sizes = NO_SIZES, profiles: Profiles | None = None
) -> KnownMass | UnknownMass:
    """Kilograms of one `unit` of a bill: as `mass_per_unit`, also for tonnes, litres and millimetres."""
    if unit == LITRE and _rules(card, LibraryUnit.LITRE):
        return mass_per_unit(card, LibraryUnit.LITRE, sizes, profiles)
    base, library_unit = _OF_DIMENSION[unit.dimension]
    found = mass_per_unit(card, library_unit, sizes, profiles)
    if isinstance(found, UnknownMass):
        return found
    return replace(found, kg_per_unit=found.kg_per_unit * convert(1.0, unit, base))


def mass_per_unit(
    card: LibraryCard, unit: LibraryUnit, sizes: Sizes = NO_SIZES, profiles: Profiles | None = None
) -> KnownMass | UnknownMass:
    """Kilograms of one `unit` of a card.

    Args:
        card: the card with its rules.
        unit: the unit of the quantity.
        sizes: the sizes that are stated; leaves of one thickness each add up.
        profiles: the steel profiles, for cards that are counted by profile.

    Returns:
        The mass with the rule and the defaults that it rests on, or the reason why there is none. A stated size of
        zero gives none: no product weighs nothing.
    """
    if unit is LibraryUnit.KG:
        return KnownMass(1.0, None)
    case = _Case(card, sizes, profiles or {})
    try:
        kg = _kg_per_unit(case, unit)
    except _NoMassError as unknown:
        return unknown.answer
    if kg == 0:
        return UnknownMass(Message("library_size_unknown", {"size": "0"}))
    return KnownMass(kg, _fitting(_rules(card, unit), sizes.thicknesses_mm), case.assumed)


def _rules(card: LibraryCard, unit: LibraryUnit) -> list[MassRule]:
    return [rule for rule in card.rules if rule.unit is unit]


def _kg_per_unit(case: _Case, unit: LibraryUnit) -> float:
    rules, leaves = _rules(case.card, unit), case.sizes.thicknesses_mm
    if not rules:
        raise _NoMassError(Message("library_no_mass_per_unit", {"unit": unit}))
    if len(leaves) > 1 and any(_is_by_thickness(rule) for rule in rules):
        return math.fsum(_kg_by_rule(case, _fitting(rules, (leaf,)), leaf) for leaf in leaves)
    return _kg_by_rule(case, _fitting(rules, leaves), math.fsum(leaves) if leaves else None)


def _is_by_thickness(rule: MassRule) -> bool:
    return rule.kind is MassRuleKind.THICKNESS or rule.table_key is SizeName.THICKNESS


def _fitting(rules: list[MassRule], leaves: tuple[float, ...]) -> MassRule:
    """The rule whose range holds the first leaf; the first rule when no thickness is stated or none holds it."""
    return next((rule for rule in rules if leaves and rule.holds_for(leaves[0])), rules[0])


def _kg_by_rule(case: _Case, rule: MassRule, thickness: float | None) -> float:
    return _KINDS[rule.kind](case, rule, thickness)


def _needed(case: _Case, size: SizeName, stated: float | None, default: float | None) -> float:
    """The stated size, else the default, which is remembered."""
    if stated is not None:
        return stated
    if default is None:
        raise _NoMassError(Message(f"library_needs_{size}"))
    case.assumed[size] = f"{default:g}"
    return default


def _within(rule: MassRule, size: float) -> float:
    """The size itself, when the rule holds for it."""
    if rule.least is not None and rule.most is not None and not rule.holds_for(size):
        bounds: dict[str, Param] = {"size": size, "least": rule.least, "most": rule.most}
        raise _NoMassError(Message("library_size_out_of_range", bounds))
    return size


def _none(case: _Case, rule: MassRule, thickness: float | None) -> float:  # noqa: ARG001 - one shape for all
    raise _NoMassError(Message("library_no_mass_per_unit", {"unit": rule.unit}), rule.note)


def _fixed(case: _Case, rule: MassRule, thickness: float | None) -> float:  # noqa: ARG001
    """A stated mass, or the density of a cubic metre."""
    kg = rule.kg_per_unit if rule.kind is MassRuleKind.PER_UNIT else rule.density_kg_per_m3
    return math.nan if kg is None else kg


def _density(rule: MassRule) -> float:
    return math.nan if rule.density_kg_per_m3 is None else rule.density_kg_per_m3


def _by_thickness(case: _Case, rule: MassRule, thickness: float | None) -> float:
    mm = _needed(case, SizeName.THICKNESS, thickness, rule.default_thickness_mm)
    return _density(rule) * _within(rule, mm) / 1e3


def _by_section(case: _Case, rule: MassRule, thickness: float | None) -> float:
    """Two of width, height and thickness; a default only when none is stated, since it belongs to the other."""
    stated = [size for size in (case.sizes.width_mm, case.sizes.height_mm, thickness) if size is not None]
    if len(stated) >= 2:
        return _density(rule) * stated[0] * stated[1] / 1e6
    if stated:
        raise _NoMassError(Message(f"library_needs_{SizeName.HEIGHT}"))
    width = _needed(case, SizeName.WIDTH, None, rule.default_width_mm)
    return _density(rule) * width * _needed(case, SizeName.HEIGHT, None, rule.default_height_mm) / 1e6


def _by_volume(case: _Case, rule: MassRule, thickness: float | None) -> float:
    """Three of length, width, height and thickness, whichever are stated."""
    sizes = case.sizes
    stated = [s for s in (sizes.length_mm, sizes.width_mm, sizes.height_mm, thickness) if s is not None]
    if len(stated) < 3:
        raise _NoMassError(Message("library_needs_three_sizes"))
    return _density(rule) * math.prod(stated[:3]) / 1e9


def _by_area(case: _Case, rule: MassRule, thickness: float | None) -> float:  # noqa: ARG001
    """Two of width, height and length, with the mass of a square metre."""
    sizes = case.sizes
    stated = [size for size in (sizes.width_mm, sizes.height_mm, sizes.length_mm) if size is not None]
    if len(stated) == 1:
        raise _NoMassError(Message(f"library_needs_{SizeName.HEIGHT}"))
    if not stated:
        stated = [
            _needed(case, SizeName.WIDTH, None, rule.default_width_mm),
            _needed(case, SizeName.HEIGHT, None, rule.default_height_mm),
        ]
    return _kg_per_unit(case, LibraryUnit.M2) * stated[0] * stated[1] / 1e6


def _by_width(case: _Case, rule: MassRule, thickness: float | None) -> float:  # noqa: ARG001
    stated = case.sizes.width_mm if case.sizes.width_mm is not None else case.sizes.height_mm
    width = _needed(case, SizeName.WIDTH, stated, rule.default_width_mm)
    return _kg_per_unit(case, LibraryUnit.M2) * width / 1e3


def _length_m(case: _Case, rule: MassRule) -> float:
    return _within(rule, _needed(case, SizeName.LENGTH, case.sizes.length_mm, rule.default_length_mm)) / 1e3


def _by_length(case: _Case, rule: MassRule, thickness: float | None) -> float:  # noqa: ARG001
    return _kg_per_unit(case, LibraryUnit.M) * _length_m(case, rule)


def _by_table(case: _Case, rule: MassRule, thickness: float | None) -> float:
    """The row of the stated size; between rows of numbers a straight line, within the range of the rule alone."""
    key = _table_size(case, rule, thickness)
    for size, kg in rule.table:
        if size_key(size) == size_key(key):
            return kg
    rows = [(_number(size), kg) for size, kg in rule.table]
    points = sorted((number, kg) for number, kg in rows if number is not None)
    wanted = _number(key)
    if wanted is None or len(points) < max(len(rows), 2):
        raise _NoMassError(Message("library_size_unknown", {"size": key}))
    if rule.least is None:
        rule = replace(rule, least=points[0][0], most=points[-1][0])
    return _on_line(points, _within(rule, wanted))


def _table_size(case: _Case, rule: MassRule, thickness: float | None) -> str:
    """The stated size that the table goes by, else its default, which is remembered."""
    sizes, name = case.sizes, rule.table_key or SizeName.TYPE
    measures = {
        SizeName.THICKNESS: thickness,
        SizeName.WIDTH: sizes.width_mm,
        SizeName.HEIGHT: sizes.height_mm,
        SizeName.LENGTH: sizes.length_mm,
    }
    measure = measures.get(name)
    if measure is not None:
        return f"{measure:g}"
    if name in sizes.named:
        return sizes.named[name]
    if not rule.default_key:
        raise _NoMassError(Message(f"library_needs_{name}"))
    case.assumed[name] = rule.default_key
    return rule.default_key


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _on_line(points: list[tuple[float, float]], size: float) -> float:
    """The value on the line through the two points around `size`, or through the two nearest beyond the ends."""
    after = next((i for i, (x, _) in enumerate(points) if x >= size), len(points) - 1)
    (x0, y0), (x1, y1) = points[max(after, 1) - 1], points[max(after, 1)]
    return y0 + (y1 - y0) * (size - x0) / (x1 - x0)


def _profile_kg(case: _Case) -> float:
    name = case.sizes.named.get(SizeName.PROFILE)
    if name is None:
        raise _NoMassError(Message(f"library_needs_{SizeName.PROFILE}"))
    profile = case.profiles.get(size_key(name))
    return profile.kg_per_m if profile is not None else _hollow_kg(name)


def _by_profile(case: _Case, rule: MassRule, thickness: float | None) -> float:  # noqa: ARG001
    return _profile_kg(case)


def _by_profile_length(case: _Case, rule: MassRule, thickness: float | None) -> float:  # noqa: ARG001
    return _profile_kg(case) * _length_m(case, rule)


def _hollow_kg(name: str) -> float:
    """Mass per m of a hollow section by its sizes: "100x100x5" (walls of a rectangle) or "60.3x3.2" (a tube)."""
    found = _HOLLOW.search(size_key(name))
    if found is None:
        raise _NoMassError(Message("library_size_unknown", {"size": name}))
    outer, second, third = float(found[1]), float(found[2]), float(found[3] or 0)
    wall = third or second
    if not 0 < 2 * wall < min(outer, second if third else outer):
        raise _NoMassError(Message("library_size_unknown", {"size": name}))
    steel_mm2 = 2 * wall * (outer + second - 2 * wall) if third else math.pi * (outer - wall) * wall
    return steel_mm2 * _STEEL_KG_PER_MM2_M


_KINDS: Mapping[MassRuleKind, Callable[[_Case, MassRule, float | None], float]] = {
    MassRuleKind.NONE: _none,
    MassRuleKind.DENSITY: _fixed,
    MassRuleKind.PER_UNIT: _fixed,
    MassRuleKind.THICKNESS: _by_thickness,
    MassRuleKind.SECTION: _by_section,
    MassRuleKind.VOLUME: _by_volume,
    MassRuleKind.TABLE: _by_table,
    MassRuleKind.AREA: _by_area,
    MassRuleKind.WIDTH: _by_width,
    MassRuleKind.LENGTH: _by_length,
    MassRuleKind.PROFILE: _by_profile,
    MassRuleKind.PROFILE_LENGTH: _by_profile_length,
    MassRuleKind.HOLLOW_SECTION: _by_profile,
}
