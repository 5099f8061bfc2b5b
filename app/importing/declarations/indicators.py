"""Assigns the indicators of a declaration a set, category and code by identifier, unit and standard.

The sets A1 and A2 share names, and for four indicators the unit too. Only then the standard of the declaration
decides; an indicator that stays ambiguous keeps its values and gets no category.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.importing.common.finding_list import FileRefusedError, FindingList
from app.importing.declarations.fields import shown
from models.domain.declaration import DeclaredImpact, DeclaredModule, ScenarioValues
from models.domain.product import EnvironmentalSet
from models.reference.declaration_rules import DeclarationRules, DeclaredIndicator

_STANDARD = re.compile(r"15804(:\d{4})?(\+?a2)?")
_KEYS = {
    key: module
    for module in DeclaredModule
    for key in (module.value.casefold(), module.value.replace("-", "").casefold())
} | {"a1a2a3": DeclaredModule.A1_A3, "a1-3": DeclaredModule.A1_A3, "a1to3": DeclaredModule.A1_A3}


@dataclass(frozen=True, slots=True)
class RawImpact:
    """One indicator as the file has it.

    Attributes:
        identifiers: (scheme, identifier) in the order in which they are tried.
    """

    identifiers: tuple[tuple[str, str], ...]
    name: str
    unit: str
    values: Mapping[DeclaredModule, float]
    scenarios: tuple[ScenarioValues, ...] = ()


def module_of(text: str) -> DeclaredModule | None:
    """The module that `A1-A3`, `a1a3` or `A1A2A3` names; None for a name that is not in EN 15804."""
    return _KEYS.get(text.strip().casefold())


def set_of_standard(text: str) -> EnvironmentalSet | None:
    """The set of a standard: A2 when it names that, A1 for EN 15804 without it, None for any other text."""
    found = _STANDARD.search(text.casefold().replace(" ", ""))
    if found is None:
        return None
    return EnvironmentalSet.A2 if found[2] else EnvironmentalSet.A1


def impacts_of_set(
    raw: Sequence[RawImpact], which: EnvironmentalSet, rules: DeclarationRules, findings: FindingList
) -> tuple[DeclaredImpact, ...]:
    """The indicators of a part of the file that is of one set; an indicator of the other set gets no category."""
    found = (_named(impact, which, rules, findings) for impact in raw)
    return tuple(
        impact
        if impact.environmental_set is which
        else replace(impact, environmental_set=which, category="", code="")
        for impact in found
    )


def named_impacts(
    raw: Sequence[RawImpact], stated: EnvironmentalSet | None, rules: DeclarationRules, findings: FindingList
) -> tuple[DeclaredImpact, ...]:
    """The indicators with their set and category, in the order of the file.

    Args:
        stated: the set of the declaration's standard. When the identifiers of all impacts are of the other set,
            the identifiers decide, with a finding.

    Raises:
        FileRefusedError: `epd_no_set`, neither the standard nor any indicator identifies the set.
    """
    certain = {which for impact in raw for which in _certain_sets(impact, rules)}
    if len(certain) > 1:
        findings.warning("epd_two_sets")
    (only,) = certain if len(certain) == 1 else (None,)
    if stated is not None and only is not None and stated is not only:
        findings.warning("epd_other_set_than_standard", stated=stated.value, found=only.value)
    decisive = only or stated
    if decisive is None and not certain:
        raise FileRefusedError("epd_no_set")
    return tuple(_named(impact, decisive, rules, findings) for impact in raw)


def _candidates(impact: RawImpact, rules: DeclarationRules) -> tuple[DeclaredIndicator, ...]:
    for scheme, identifier in impact.identifiers:
        found = rules.indicators.get(scheme, {}).get(identifier, ())
        if found:
            return found
    return ()


def _fitting(impact: RawImpact, rules: DeclarationRules) -> list[DeclaredIndicator]:
    return [
        indicator
        for indicator in _candidates(impact, rules)
        if indicator.environmental_set is None
        or not indicator.category
        or rules.factor(indicator.environmental_set, indicator.category, impact.unit) is not None
    ]


def _certain_sets(impact: RawImpact, rules: DeclarationRules) -> set[EnvironmentalSet]:
    sets = {indicator.environmental_set for indicator in _fitting(impact, rules)}
    return {which for which in sets if which is not None} if len(sets) == 1 else set()


def _named(
    impact: RawImpact, decisive: EnvironmentalSet | None, rules: DeclarationRules, findings: FindingList
) -> DeclaredImpact:
    indicator = _chosen(impact, decisive, rules, findings)
    return DeclaredImpact(
        indicator.environmental_set or decisive or EnvironmentalSet.A2,
        indicator.category,
        impact.name,
        impact.unit,
        impact.values,
        indicator.code,
        impact.scenarios,
    )


def _chosen(
    impact: RawImpact, decisive: EnvironmentalSet | None, rules: DeclarationRules, findings: FindingList
) -> DeclaredIndicator:
    candidates, fitting = _candidates(impact, rules), _fitting(impact, rules)
    if not candidates:
        findings.note("epd_unknown_indicator", indicator=shown(impact.name))
        return DeclaredIndicator(None, "", "")
    if not fitting:
        findings.warning("epd_unit_not_of_category", indicator=shown(impact.name), unit=shown(impact.unit))
        return DeclaredIndicator(candidates[0].environmental_set, "", candidates[0].code)
    if len(fitting) == 1:
        return fitting[0]
    of_set = [indicator for indicator in fitting if indicator.environmental_set is decisive]
    if not of_set:
        findings.warning("epd_ambiguous_indicator", indicator=shown(impact.name))
        return DeclaredIndicator(None, "", fitting[0].code)
    return of_set[0]
