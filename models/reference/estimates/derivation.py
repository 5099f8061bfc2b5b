"""Derivation of the estimates from the weights and a raw extract: life-cycle sums of open data, and their factors.

An open life-cycle sum is production P (A1-A3) with A4, A5, C1-C4 and D; B is left out. What a set does not declare
is a share of P: the median of its group. Where the set A1 books biogenic uptake, P is A1-A3 + C3 + C4, which
closes it. Module D of wood from Germany is too rich for the Netherlands: it counts as a fixed share of P, and no
credit is larger than the rules allow. A set A2 that declares production alone takes over the shares of its set A1;
the six categories that it leaves out are a share of the thirteen that it has.

The factors are what the NMD published for products, divided by the open sum of their materials.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from models.domain.open_estimate import EstimateWay
from models.domain.product import EnvironmentalSet
from models.reference.estimates.extract import PRODUCTION, Amounts, Modules
from models.reference.estimates.inputs import (
    ALL_GROUPS,
    CategoryPart,
    Credit,
    DerivationInputs,
    Group,
    Material,
)

_A1, _A2 = EnvironmentalSet.A1, EnvironmentalSet.A2
Key = tuple[str, EnvironmentalSet]
Weights = Mapping[EnvironmentalSet, Mapping[str, float]]
"""EN 15804 set -> EUR per unit of each impact category."""


@dataclass(frozen=True, slots=True)
class LifeCycleSum:
    """The parts of an open life-cycle sum, in EUR per unit of the material."""

    production: float
    a4: float
    a5: float
    c: float
    d: float

    @property
    def total(self) -> float:
        return self.production + self.a4 + self.a5 + self.c + self.d


@dataclass(frozen=True, slots=True)
class OpenSum:
    """The open sum of one material in one set, EUR and kg CO2-eq per unit, and the categories that it lacks."""

    open_eur: float
    gwp_kg: float | None
    lacks: tuple[str, ...]


class Derivation:
    """One derivation; every sum is made once.

    Args:
        inputs: statistics, rules and calibration.
        materials: by id and set.
        extract: modules by material and set.
        weights: in EUR per unit of each impact category.
    """

    def __init__(
        self,
        inputs: DerivationInputs,
        materials: Mapping[Key, Material],
        extract: Mapping[Key, Modules],
        weights: Weights,
    ) -> None:
        self._inputs = inputs
        self._materials = materials
        self._extract = extract
        self._weights = weights
        self._sums: dict[Key, LifeCycleSum] = {}

    def open_sums(self) -> dict[Key, OpenSum]:
        """The open sum of every material and set that has one."""
        found = {key: self._of_set(key) for key, one in self._materials.items() if one.way is EstimateWay.SET}
        ratios = self._set_ratios(found)
        for key, one in self._materials.items():
            if one.way is EstimateWay.STAND_IN:
                found[key] = found[one.stand_in, key[1]]
            elif one.way is EstimateWay.RATIO:
                first = found[key[0], _A1]
                ratio = ratios.get(one.group, ratios[ALL_GROUPS])
                found[key] = OpenSum(first.open_eur * ratio, first.gwp_kg, first.lacks)
        return found

    def factors(self, sums: Mapping[Key, OpenSum]) -> dict[tuple[str, EnvironmentalSet], list[float]]:
        """Class and set -> published MKI over open sum of every product of the calibration that counts."""
        found: dict[tuple[str, EnvironmentalSet], list[float]] = {}
        for product in self._inputs.calibration:
            for which, published in product.nmd_eur.items():
                open_eur = math.fsum(amount * sums[card, which].open_eur for amount, card in product.parts[which])
                found.setdefault((product.factor_class, which), []).append(published / open_eur)
        return found

    def life_cycle(self, key: Key) -> LifeCycleSum:
        """The parts of the life-cycle sum of a material with a data set, before the six missing categories."""
        if key not in self._sums:
            self._sums[key] = self._a1(key) if key[1] is _A1 else self._a2(key)
        return self._sums[key]

    def _of_set(self, key: Key) -> OpenSum:
        which = key[1]
        production = self._extract[key][PRODUCTION]
        names = [one.name for one in self._inputs.categories[which] if one.part is CategoryPart.CORE]
        total = self.life_cycle(key).total
        if which is _A2:
            total *= 1.0 + self._six_missing(key, production)
        lacks = tuple(name for name in names if name not in production)
        return OpenSum(total, self._gwp(key), lacks)

    def _gwp(self, key: Key) -> float | None:
        modules = self._extract[key]
        names = ("GWPfossil", "GWPluluc") if key[1] is _A2 else ("GWP",)
        closing = ("C3", "C4") if key[1] is _A1 and self._materials[key].closes_uptake else ()
        chosen = [modules[module] for module in (PRODUCTION, *closing) if module in modules]
        if any(name not in amounts for amounts in chosen for name in names):
            return None
        return math.fsum(amounts[name] for amounts in chosen for name in names)

    def _a1(self, key: Key) -> LifeCycleSum:
        eur = self._eur_of(key)
        material = self._materials[key]
        group = self._group(material)
        declared = {module: eur(module) for module in ("A4", "A5", "C1", "C2", "C3", "C4", "D")}
        c3_c4 = [one for one in (declared["C3"], declared["C4"]) if one is not None]
        c1_c2 = [one for one in (declared["C1"], declared["C2"]) if one is not None]
        production = eur(PRODUCTION) or 0.0
        if material.closes_uptake:
            production += math.fsum(c3_c4)
            end = math.fsum(c1_c2) if c1_c2 else self._median("c1_c2", group, 0.0) * production
        else:
            end = math.fsum(c1_c2 + c3_c4) if c3_c4 else self._median("c1_c4", group, 0.0) * production
        a4, a5 = (
            self._median(name, group, self._rule(f"undeclared_{name}")) * production if found is None else found
            for name, found in (("a4", declared["A4"]), ("a5", declared["A5"]))
        )
        d = declared["D"]
        if d is None:
            has_end = bool(c1_c2 or c3_c4)
            d = 0.0 if has_end else self._median("d", group, 0.0) * production
        return LifeCycleSum(production, a4, a5, end, self._credit(d, production, material))

    def _a2(self, key: Key) -> LifeCycleSum:
        material = self._materials[key]
        eur = self._eur_of(key)
        production = eur(PRODUCTION) or 0.0
        shares = self._shares_of_a1(key[0]) or self._usual_shares(material)
        a4, a5, end, d = (share * production for share in shares)
        declared = eur("D")
        credit = self._credit(d if declared is None else declared, production, material)
        return LifeCycleSum(production, a4, a5, end, credit)

    def _shares_of_a1(self, card: str) -> tuple[float, float, float, float] | None:
        """The parts after production as shares of it; None without a set A1 that declares every category."""
        key = (card, _A1)
        if key not in self._extract or self._of_set(key).lacks:
            return None
        found = self.life_cycle(key)
        return tuple(part / found.production for part in (found.a4, found.a5, found.c, found.d))  # type: ignore[return-value]

    def _usual_shares(self, material: Material) -> tuple[float, float, float, float]:
        group = self._group(material)
        end = "c1_c2" if material.closes_uptake else "c1_c4"
        return (
            self._median("a4", group, self._rule("undeclared_a4")),
            self._median("a5", group, self._rule("undeclared_a5")),
            self._median(end, group, 0.0),
            self._median("d", group, 0.0),
        )

    def _credit(self, d: float, production: float, material: Material) -> float:
        credit = self._group(material).credit
        if credit is Credit.WOOD:
            return self._rule("wood_d") * production
        least = self._rule("d_least")
        if credit is Credit.PLASTIC:
            least = self._rule("plastic_d_least")
        if material.closes_uptake:
            least = max(least, self._rule("wood_d"))
        return min(max(d, least * production), self._rule("d_most") * production)

    def _six_missing(self, key: Key, production: Amounts) -> float:
        """The six categories as a share of the thirteen: declared by few, else the median of the group."""
        six = [one.name for one in self._inputs.categories[_A2] if one.part is CategoryPart.SIX]
        if all(name in production for name in six):
            core = self._weighted(_A2, production, CategoryPart.CORE)
            return self._weighted(_A2, production, CategoryPart.SIX) / core
        overall, _ = self._inputs.medians["six_missing", ALL_GROUPS]
        return self._median("six_missing", self._group(self._materials[key]), overall)

    def _set_ratios(self, sums: Mapping[Key, OpenSum]) -> dict[str, float]:
        """Group -> median of A2 over A1, of the groups with enough materials, and of all."""
        found: dict[str, list[float]] = {ALL_GROUPS: []}
        for (card, which), second in sums.items():
            first = sums.get((card, _A1))
            if which is _A2 and first is not None and first.open_eur > 0.0:
                ratio = second.open_eur / first.open_eur
                found[ALL_GROUPS].append(ratio)
                found.setdefault(self._materials[card, which].group, []).append(ratio)
        fewest = self._rule("fewest_sets")
        return {name: median(ratios) for name, ratios in found.items() if len(ratios) >= fewest}

    def _eur_of(self, key: Key) -> Callable[[str], float | None]:
        modules = self._extract[key]

        def eur(module: str) -> float | None:
            return self._weighted(key[1], modules[module], CategoryPart.CORE) if module in modules else None

        return eur

    def _weighted(self, which: EnvironmentalSet, amounts: Amounts, part: CategoryPart) -> float:
        weights = self._weights[which]
        return math.fsum(
            weights[one.category] * one.factor * amounts[one.name]
            for one in self._inputs.categories[which]
            if one.part is part and one.name in amounts
        )

    def _group(self, material: Material) -> Group:
        return self._inputs.groups[material.group]

    def _rule(self, name: str) -> float:
        return self._inputs.rules[name]

    def _median(self, quantity: str, group: Group, default: float) -> float:
        value, count = self._inputs.medians.get((quantity, group.band_group), (default, 0))
        return value if count >= self._rule("fewest_sets") else default


def band_of(ratios: Iterable[float], statistics: str) -> tuple[float, float, float]:
    """Low, middle and high of ratios.

    Args:
        statistics: "p10_median_p90" with linear interpolation, or "least_median_most".

    Raises:
        ValueError: other statistics.
    """
    ordered = sorted(ratios)
    if statistics == "least_median_most":
        return ordered[0], median(ordered), ordered[-1]
    if statistics == "p10_median_p90":
        return _percentile(ordered, 0.1), median(ordered), _percentile(ordered, 0.9)
    raise ValueError(f"no such statistics: {statistics!r}")


def _percentile(ordered: Sequence[float], fraction: float) -> float:
    place = fraction * (len(ordered) - 1)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
