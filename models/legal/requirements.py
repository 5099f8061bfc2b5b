"""The requirements that apply to a building on a permit date, legal limits included.

The legal level follows the date of the permit application: where the Bbl limits an indicator, the legal rows that
an edition prints are not used. A limit that depends on a fact that cannot be right is unknown.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from models.calculation.fact_checks import FactDoubt, fact_doubts, first_about
from models.calculation.scoring import Subject, judge
from models.domain.outcome import LevelVerdict, Message, Verdict
from models.domain.product import EnvironmentalSet
from models.domain.project import Building, BuildingType
from models.domain.requirement import (
    Direction,
    Indicator,
    LegalMpg,
    LegalRule,
    LegalRules,
    Level,
    Operator,
    Requirement,
    RequirementKind,
    RequirementSet,
)
from models.domain.source import SourceRef, SourceStatus
from models.legal.beng import LegalLimit, beng_limit, legal_functions, tojuli_limit
from models.legal.legal_mpg import legal_mpg_limit, regime_of
from models.legal.reasons import (
    CIVIL_WORK_MISSING,
    LEVEL_OF_FUNCTION,
    LIMIT_BETWEEN_YEARS,
    PERMIT_DATE_MISSING,
)
from models.reference.reference import Reference

_OF_EVERY_RULE = frozenset({"permit_application_date", "functions"})
LIMIT_FIELDS: Mapping[LegalRule, frozenset[str]] = {
    **dict.fromkeys(LegalRule, _OF_EVERY_RULE),
    LegalRule.BENG1: _OF_EVERY_RULE | {"form_factor", "is_light_construction"},
}
"""Fields of `Project` and `Building` that every limit of a legal rule depends on."""

_ALL_TYPES = frozenset(BuildingType)
_ENTERED = "override"
ENTERED_LIMIT = f"bbl/{_ENTERED}/mpg"
"""Id of the requirement whose limit the user entered."""


@dataclass(frozen=True, slots=True)
class Applied:
    """A requirement that applies to a building.

    Attributes:
        reason: why its limit is unknown; None when it is known.
        unanswered: its verdict on an indicator without a value or judged level.
        softer: why a figure that misses the limit may still be allowed; None otherwise.
        others: the same requirement with the limits that it may have as well, because a fact was not said.
        undecided: the reason that names that fact; None without.
    """

    requirement: Requirement
    reason: Message | None
    unanswered: LevelVerdict
    softer: Message | None = None
    others: tuple[Requirement, ...] = ()
    undecided: Message | None = None

    def verdict_on(self, subject: Subject) -> LevelVerdict:
        """The verdict on a figure or judged level; CANNOT_SAY with the reason when the limit is unknown."""
        if subject.estimate is None and subject.judged_level is None and subject.environmental_set is None:
            return self.unanswered
        verdict = _with_reason(judge(subject, self.requirement), self.reason)
        if any(judge(subject, other).verdict is not verdict.verdict for other in self.others):
            return _with_reason(verdict, self.undecided if verdict.reason is None else verdict.reason)
        return _with_reason(verdict, self.softer) if verdict.verdict is Verdict.MISSES else verdict

    def deciding_nothing(self, reason: Message) -> "Applied":
        """The requirement with another reason why its limit decides nothing."""
        return replace(self, reason=reason, unanswered=_with_reason(self.unanswered, reason))


def _applied(requirement: Requirement, reason: Message | None = None, softer: Message | None = None) -> Applied:
    nothing = Subject(None, None, None, 0)
    return Applied(requirement, reason, _with_reason(judge(nothing, requirement), reason), softer)


def _with_reason(verdict: LevelVerdict, reason: Message | None) -> LevelVerdict:
    if reason is None or verdict.operator in (Operator.NONE, Operator.MEASURE):
        return verdict
    return replace(verdict, verdict=Verdict.CANNOT_SAY, reason=reason, margin=None, rounding_matters=False)


AppliedById = Mapping[str, tuple[Applied, ...]]
_kept: dict[tuple[str, Building, dt.date | None], tuple[RequirementSet, Reference, AppliedById]] = {}
_KEPT_AT_MOST = 64


def applied_requirements(
    requirement_set: RequirementSet, building: Building, date: dt.date | None, reference: Reference
) -> AppliedById:
    """Id of an indicator or extra figure -> the requirements that apply to it, from legal to ambitious.

    Without a `date` those with a period apply with a reason. Results are kept, because the building stays the same
    while its bill is edited.
    """
    key = (requirement_set.id, building, date)
    held = _kept.get(key)
    if held is not None and held[0] is requirement_set and held[1] is reference:
        return held[2]
    if len(_kept) >= _KEPT_AT_MOST:
        _kept.clear()
    found = _find(requirement_set, building, date, reference)
    _kept[key] = (requirement_set, reference, found)
    return found


def printed_at(applied: AppliedById, indicator_id: str) -> tuple[Applied, ...]:
    """The requirements that an edition prints at an indicator, also those that limit another figure."""
    own = applied.get(indicator_id, ())
    others = (a for rows in applied.values() for a in rows if a.requirement.figure_id)
    return (*own, *(a for a in others if a.requirement.indicator_id == indicator_id))


def _find(
    requirement_set: RequirementSet, building: Building, date: dt.date | None, reference: Reference
) -> AppliedById:
    dwellings = frozenset(name for name, function in reference.functions.items() if function.is_dwelling)
    doubts = fact_doubts(building, date, reference)
    no_date = first_about(doubts, {"permit_application_date"})
    rung = _LegalRung(building, date, reference.legal, dwellings, doubts)
    chosen = {
        indicator.id: [rung.applied(indicator, indicator.legal_rule)]
        for indicator in reference.indicators
        if indicator.legal_rule is not None
    }
    ruled = frozenset(chosen)
    rows = [r for r in requirement_set.requirements if _applies_to(r, building)]
    for row in _without_superseded(rows):
        if row.level is Level.LEGAL and row.indicator_id in ruled:
            continue
        in_time = _in_time(row, date if no_date is None else None)
        if in_time is None:
            reason = PERMIT_DATE_MISSING.message() if no_date is None else no_date
            chosen.setdefault(row.quantity_id, []).append(_applied(row, reason))
        elif in_time:
            chosen.setdefault(row.quantity_id, []).append(_until_next(row, _applied(row, _unsaid(row, building))))
    order = {level: i for i, level in enumerate(Level)}
    return {key: tuple(sorted(found, key=lambda a: order[a.requirement.level])) for key, found in chosen.items()}


def _applies_to(row: Requirement, building: Building) -> bool:
    if building.type is None:
        return row.building_types == _ALL_TYPES
    if row.works and building.civil_work is not None and building.civil_work not in row.works:
        return False
    named = {function.function for function in building.functions}
    if row.functions and named and not named & row.functions:
        return False
    if row.max_gross_floor_area_m2 is not None:
        area, count = building.gross_floor_area_m2, building.dwelling_count
        if area is None or not count or area / count >= row.max_gross_floor_area_m2:
            return False
    return building.type in row.building_types


def _unsaid(row: Requirement, building: Building) -> Message | None:
    """Why it is not known whether a requirement is for this building; None when it is."""
    if row.works and building.civil_work is None:
        return CIVIL_WORK_MISSING.message(scope=row.scope)
    if row.functions and not building.functions:
        return LEVEL_OF_FUNCTION.message(scope=row.scope)
    return None


def _until_next(row: Requirement, applied: Applied) -> Applied:
    """The requirement with both limits, at the start and the end of its period, where none lies between."""
    if row.end_limit is None:
        return applied
    undecided = LIMIT_BETWEEN_YEARS.message(start=row.limit or 0.0, end=row.end_limit)
    return replace(applied, others=(replace(row, limit=row.end_limit),), undecided=undecided)


def _without_superseded(rows: list[Requirement]) -> list[Requirement]:
    """The rows without those that a row for small dwellings of the same indicator and level replaces."""
    small = {(r.quantity_id, r.level) for r in rows if r.max_gross_floor_area_m2 is not None}
    return [r for r in rows if r.max_gross_floor_area_m2 is not None or (r.quantity_id, r.level) not in small]


def _in_time(row: Requirement, date: dt.date | None) -> bool | None:
    if row.valid_from is None and row.valid_until is None:
        return True
    if date is None:
        return None
    return (row.valid_from is None or row.valid_from <= date) and (
        row.valid_until is None or date <= row.valid_until
    )


@dataclass(frozen=True, slots=True)
class _LegalRung:
    """The legal level of one building on one permit date."""

    building: Building
    date: dt.date | None
    rules: LegalRules
    dwelling_functions: frozenset[str]
    doubts: tuple[FactDoubt, ...] = ()

    def applied(self, indicator: Indicator, rule: LegalRule) -> Applied:
        """The legal requirement on an indicator that the Bbl limits."""
        is_mpg, override = rule is LegalRule.MPG, self.building.mpg_limit_override
        if is_mpg and override is not None:
            source = SourceRef(override.source, "", "", SourceStatus.UNVERIFIED)
            limit = LegalLimit(override.limit_eur_per_m2_year)
            return self._row(indicator, limit, source, override.environmental_set, _ENTERED)
        if self.date is None:
            missing = LegalLimit(None, PERMIT_DATE_MISSING.message())
            return self._row(indicator, missing, self.rules.beng_source, None, "no-date")
        no_date = first_about(self.doubts, {"permit_application_date"})
        if no_date is not None:
            return self._row(indicator, LegalLimit(None, no_date), self.rules.beng_source, None, "no-date")
        if is_mpg:
            return self._mpg(indicator, self.date)
        if self.date < self.rules.beng_valid_from:
            return self._row(indicator, _NO_LIMIT, self.rules.beng_source, None, "none")
        if rule is LegalRule.TOJULI:
            tojuli = tojuli_limit(self.building, self.rules, self.dwelling_functions)
            return self._row(indicator, tojuli, self.rules.tojuli_source, None, "bbl")
        limit = beng_limit(rule, self.building, self.rules, self.dwelling_functions)
        doubt = first_about(self.doubts, LIMIT_FIELDS[rule])
        if doubt is not None and not limit.is_absent:
            limit = LegalLimit(None, doubt)
        return self._row(indicator, limit, self.rules.beng_source, None, "bbl")

    def _mpg(self, indicator: Indicator, date: dt.date) -> Applied:
        regime = regime_of(date, self.rules)
        if regime is None:
            return self._row(indicator, _NO_LIMIT, self.rules.beng_source, None, "none")
        limit = legal_mpg_limit(self.building, regime)
        return self._row(indicator, limit, self._mpg_source(regime), regime.environmental_set, regime.id)

    def _mpg_source(self, regime: LegalMpg) -> SourceRef:
        """The source of the limits of the building's functions; an unverified one goes first, so that it shows."""
        functions = sorted(f.function for f in legal_functions(self.building))
        sources = [regime.sources[f] for f in functions if f in regime.sources]
        sources = sources or list(regime.sources.values())
        return next((s for s in sources if not s.is_verified), sources[0])

    def _row(
        self,
        indicator: Indicator,
        limit: LegalLimit,
        source: SourceRef,
        which: EnvironmentalSet | None,
        regime: str,
    ) -> Applied:
        number = Operator.AT_LEAST if indicator.direction is Direction.HIGHER else Operator.AT_MOST
        row = Requirement(
            id=f"bbl/{regime}/{indicator.id}",
            indicator_id=indicator.id,
            level=Level.LEGAL,
            scope="",
            building_types=_ALL_TYPES,
            part="",
            operator=Operator.NONE if limit.is_absent else number,
            limit=limit.limit,
            printed_limit="",
            limit_unit=indicator.unit,
            kind=RequirementKind.REQUIREMENT,
            environmental_set=which,
            text="",
            source=source,
        )
        applied = _applied(row, limit.reason, limit.softer)
        if limit.undecided is None:
            return applied
        others = tuple(replace(row, limit=other) for other in limit.others)
        return replace(applied, others=others, undecided=limit.undecided)


_NO_LIMIT = LegalLimit(None, is_absent=True)
