"""Limits that apply on the permit date, checked against the limits and verdicts that a file states."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from models.calculation.scoring import meets
from models.domain.outcome import LevelVerdict, Outcome, OutcomeStatus, Scorecard, Verdict
from models.domain.product import EnvironmentalSet
from models.domain.project import Building, Project, Variant
from models.domain.requirement import LegalRule, Level, Operator
from models.domain.review import Editions, LimitAgreement, LimitCheck, StatedClaim
from models.legal.legal_mpg import legal_mpg_limit, regime_of
from models.reference.reference import Reference

_SAME = 1e-6
_MOST_ELSEWHERE = 4
Title = tuple[str, str]


def editions(
    project: Project, variant: Variant, scorecard: Scorecard, claims: Sequence[StatedClaim], reference: Reference
) -> Editions:
    """The limits that apply, with those that the file states and the levels that it claims to meet.

    Args:
        project, variant: the plan in the file.
        scorecard: of that variant.
        claims: figures, limits and levels that the file states.
        reference: the reference data.
    """
    checker = _LimitChecker(project, variant.building, scorecard, reference)
    return Editions(
        project.permit_application_date,
        scorecard.legal_regime,
        scorecard.requirement_set_id,
        scorecard.requirement_edition,
        checker.checks(claims),
    )


class _LimitChecker:
    """Checks the limits and levels that one file states against those of its permit date."""

    def __init__(self, project: Project, building: Building, scorecard: Scorecard, reference: Reference) -> None:
        date = project.permit_application_date
        self.building, self.scorecard, self.reference = building, scorecard, reference
        self.regime = None if date is None else regime_of(date, reference.legal)
        self.by_regime = frozenset(i.id for i in reference.indicators if i.legal_rule is LegalRule.MPG)

    def checks(self, claims: Sequence[StatedClaim]) -> tuple[LimitCheck, ...]:
        """One row per stated limit or level, each once, and per legal limit of which the file says nothing."""
        rows: dict[tuple[object, ...], LimitCheck] = {}
        found = (*self._overrides(), *self._of_claims(claims), *self._legal_set_missing(claims))
        for row in found:
            key = (row.indicator_id, row.level, row.stated_set, row.stated_limit, row.claims_met)
            rows.setdefault(key, row)
        said = {(row.indicator_id, row.level) for row in rows.values()}
        unsaid = [row for row in self._legal() if (row.indicator_id, row.level) not in said]
        return tuple(sorted((*rows.values(), *unsaid), key=self._place))

    def _place(self, row: LimitCheck) -> tuple[bool, int, int]:
        """Sort key: wrong rows first, then in the order of indicators and levels."""
        ids = [outcome.indicator_id for outcome in self.scorecard.outcomes]
        return not row.is_wrong, ids.index(row.indicator_id), tuple(Level).index(row.level)

    def _legal(self) -> Iterator[LimitCheck]:
        """The legal limits that apply, one per indicator, as rows without a statement of the file."""
        for outcome in self.scorecard.outcomes:
            level = _level_of(outcome, Level.LEGAL)
            if level is None or level.limit is None or outcome.status is OutcomeStatus.NOT_APPLICABLE:
                continue
            if level.environmental_set in (None, outcome.environmental_set):
                yield _row(*_deciding(outcome, level), LimitAgreement.NOT_STATED)

    def _of_claims(self, claims: Iterable[StatedClaim]) -> Iterator[LimitCheck]:
        for claim in claims:
            if claim.is_total or (claim.limit is None and claim.level is None):
                continue
            for outcome in self._outcomes(claim.subject, claim.environmental_set):
                level = _level_meant(claim, outcome)
                if level is not None and (level.limit is not None or claim.limit is not None):
                    yield self._of_claim(claim, *_deciding(outcome, level))

    def _outcomes(self, indicator_id: str, which: EnvironmentalSet | None) -> list[Outcome]:
        found = [o for o in self.scorecard.outcomes if o.indicator_id == indicator_id]
        if len(found) > 1:
            wanted = which or (self.regime.environmental_set if self.regime is not None else EnvironmentalSet.A1)
            found = [o for o in found if o.environmental_set is wanted]
        return found

    def _of_claim(self, claim: StatedClaim, outcome: Outcome, level: LevelVerdict) -> LimitCheck:
        agreement = self._agreement(claim, outcome, level)
        row = replace(
            _row(outcome, level, agreement),
            stated_limit=claim.limit,
            stated_set=claim.environmental_set,
            claims_met=None if claim.level is None else True,
            where=claim.where,
        )
        if agreement in (LimitAgreement.OTHER_LIMIT, LimitAgreement.OTHER_SET) and claim.limit is not None:
            return replace(row, elsewhere=self._with_limit(outcome.indicator_id, claim.limit))
        return replace(row, elsewhere=self._where_met(claim, outcome, level)) if row.is_wrong else row

    def _agreement(self, claim: StatedClaim, outcome: Outcome, level: LevelVerdict) -> LimitAgreement:
        is_other_set = level.environmental_set not in (None, outcome.environmental_set)
        if claim.limit is None:
            return LimitAgreement.OTHER_SET if is_other_set else LimitAgreement.NOT_STATED
        if level.limit is None:
            return LimitAgreement.NO_LIMIT
        if not _is_same(claim.limit, level.limit):
            return LimitAgreement.OTHER_LIMIT
        return LimitAgreement.OTHER_SET if is_other_set else LimitAgreement.SAME

    def _with_limit(self, indicator_id: str, limit: float) -> tuple[Title, ...]:
        """Titles of the legal regimes and requirement sets that have this limit for such a building."""
        titles: list[Title] = []
        if indicator_id in self.by_regime:
            for regime in self.reference.legal.mpg:
                found = legal_mpg_limit(self.building, regime).limit
                if regime is not self.regime and found is not None and _is_same(found, limit):
                    titles.append((regime.title_nl, regime.title_en))
        for chosen in self.reference.requirement_sets.values():
            if chosen.replaced_by:
                continue
            rows = (r for r in chosen.requirements if r.quantity_id == indicator_id and r.limit is not None)
            if any(self.building.type in r.building_types and _is_same(r.limit or 0.0, limit) for r in rows):
                titles.append((chosen.title_nl, chosen.title_en))
        return tuple(dict.fromkeys(titles))[:_MOST_ELSEWHERE]

    def _where_met(self, claim: StatedClaim, outcome: Outcome, level: LevelVerdict) -> tuple[Title, ...]:
        """Titles of other legal regimes under which the claimed verdict would be right, in the figure's set."""
        if outcome.indicator_id not in self.by_regime or level.level is not Level.LEGAL or claim.level is None:
            return ()
        value = outcome.estimate.value if outcome.estimate is not None else claim.value
        if value is None:
            return ()
        titles = []
        for regime in self.reference.legal.mpg:
            limit = legal_mpg_limit(self.building, regime).limit
            is_other = regime is not self.regime and regime.environmental_set is outcome.environmental_set
            if is_other and limit is not None and meets(value, Operator.AT_MOST, limit):
                titles.append((regime.title_nl, regime.title_en))
        return tuple(titles)[-_MOST_ELSEWHERE:]

    def _legal_set_missing(self, claims: Sequence[StatedClaim]) -> Iterator[LimitCheck]:
        """A row for a file with MPG figures, none of which is in the EN 15804 set of the limit that applies."""
        if self.regime is None:
            return
        wanted = self.regime.environmental_set
        mpg = {o.environmental_set: o for o in self.scorecard.outcomes if o.indicator_id in self.by_regime}
        outcome = mpg.get(wanted)
        level = None if outcome is None else _level_of(outcome, Level.LEGAL)
        if outcome is None or level is None or level.limit is None or _has_figure(outcome, claims):
            return
        for which, other in mpg.items():
            if which is not wanted and _has_figure(other, claims):
                yield replace(_row(outcome, level, LimitAgreement.OTHER_SET), stated_set=which)

    def _overrides(self) -> Iterator[LimitCheck]:
        """Rows of an entered limit that replaces the legal one, with the legal one where that is known."""
        override = self.building.mpg_limit_override
        if override is None or self.regime is None:
            return
        lawful = legal_mpg_limit(replace(self.building, mpg_limit_override=None), self.regime)
        stated, stated_set = override.limit_eur_per_m2_year, override.environmental_set
        by_regime = (o for name in self.by_regime for o in self._outcomes(name, self.regime.environmental_set))
        for outcome in by_regime:
            level = _level_of(outcome, Level.LEGAL)
            if level is None:
                continue
            is_same = lawful.limit is not None and _is_same(stated, lawful.limit)
            agreement = LimitAgreement.SAME if is_same else LimitAgreement.OTHER_LIMIT
            if stated_set is not self.regime.environmental_set:
                agreement = LimitAgreement.OTHER_SET
            elif lawful.limit is None:
                agreement = LimitAgreement.NO_LIMIT
            row = replace(_row(outcome, level, agreement), limit=lawful.limit, stated_limit=stated)
            row = replace(row, stated_set=stated_set, environmental_set=self.regime.environmental_set)
            yield replace(row, elsewhere=() if is_same else self._with_limit(outcome.indicator_id, stated))


def _row(outcome: Outcome, level: LevelVerdict, agreement: LimitAgreement) -> LimitCheck:
    return LimitCheck(
        indicator_id=outcome.indicator_id,
        level=level.level,
        limit=level.limit,
        unit=outcome.unit,
        environmental_set=level.environmental_set,
        agreement=agreement,
        verdict=level.verdict,
        source=level.source,
        basis=outcome.basis,
    )


def _deciding(outcome: Outcome, level: LevelVerdict) -> tuple[Outcome, LevelVerdict]:
    """The outcome and verdict that a reviewer needs of one level: the stated one, unless only the bill decides it.

    A level that the bill misses is told, whatever figure the file states.
    """
    computed = outcome.as_computed
    found = next((its for its in computed.levels if its.requirement_id == level.requirement_id), level)
    is_open = level.verdict not in (Verdict.MEETS, Verdict.MISSES)
    if found.verdict is Verdict.MISSES or (is_open and found.verdict is Verdict.MEETS):
        return computed, found
    return outcome, level


def _level_of(outcome: Outcome, wanted: Level) -> LevelVerdict | None:
    return next((level for level in outcome.levels if level.level is wanted), None)


def _level_meant(claim: StatedClaim, outcome: Outcome) -> LevelVerdict | None:
    """The verdict at the level of a claim: the level it names, the one with its limit, else the legal one."""
    if claim.level is not None:
        return _level_of(outcome, claim.level)
    same = [lv for lv in outcome.levels if lv.limit is not None and _is_same(lv.limit, claim.limit or math.nan)]
    return same[0] if same else _level_of(outcome, Level.LEGAL)


def _has_figure(outcome: Outcome, claims: Iterable[StatedClaim]) -> bool:
    if outcome.estimate is not None:
        return True
    if outcome.stated is not None and outcome.stated.value is not None:
        return True
    return any(
        claim.subject == outcome.indicator_id
        and claim.value is not None
        and claim.environmental_set is outcome.environmental_set
        for claim in claims
    )


def _is_same(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=_SAME)


def contradicted(row: LimitCheck) -> bool:
    """Whether the file claims a level that the recomputed figure misses."""
    return row.claims_met is True and row.verdict is Verdict.MISSES
