"""The outcomes that a user can enter, and the edits that change them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from app.services.editing.edits import VariantEdit, change_variant
from models.domain.evidence import Evidence
from models.domain.outcome import Outcome, Scorecard
from models.domain.product import EnvironmentalSet
from models.domain.project import Assessment, Variant
from models.domain.requirement import AssessmentMode, Indicator, Theme

_EVIDENCE = frozenset(f.name for f in fields(Evidence))
_ORDER = (
    Theme.ENERGY,
    Theme.WATER,
    Theme.CLIMATE,
    Theme.MOBILITY,
    Theme.HEALTH,
    Theme.NATURE,
    Theme.MATERIALS,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An outcome that can be entered: an indicator, and for one with sets the EN 15804 set."""

    indicator: Indicator
    environmental_set: EnvironmentalSet | None = None

    def matches(self, assessment: Assessment) -> bool:
        """Whether an entered outcome is this one; the set counts only for an indicator with sets."""
        if assessment.indicator_id != self.indicator.id:
            return False
        return not self.indicator.has_sets or assessment.environmental_set is self.environmental_set


@dataclass(frozen=True, slots=True)
class EntryGroup:
    """The entries of a theme; `theme` None is for figures stated beside the bill."""

    theme: Theme | None
    entries: tuple[Entry, ...]


def entry_groups(indicators: Sequence[Indicator]) -> tuple[EntryGroup, ...]:
    """The themes with entered indicators, then the figures stated beside those of the bill."""
    entered = _entries(i for i in indicators if i.mode is not AssessmentMode.BILL)
    groups = [EntryGroup(theme, tuple(e for e in entered if e.indicator.theme is theme)) for theme in _ORDER]
    beside = _entries(i for i in indicators if i.mode is AssessmentMode.BILL)
    return (*(group for group in groups if group.entries), EntryGroup(None, beside))


def _entries(indicators: Iterable[Indicator]) -> tuple[Entry, ...]:
    return tuple(Entry(indicator, which) for indicator in indicators for which in indicator.sets)


def entered(variant: Variant, entry: Entry) -> Assessment | None:
    """The assessment of the variant for an entry; None without one."""
    return next((a for a in reversed(variant.assessments) if entry.matches(a)), None)


def is_answered(assessment: Assessment | None) -> bool:
    """Whether there is a value or a judged level; evidence alone does not count."""
    return assessment is not None and (assessment.value is not None or assessment.level is not None)


def change_entry(variant: Variant, entry: Entry, **values: Any) -> VariantEdit:
    """The edit that sets `value`, `level`, `note` or a field of the evidence; an emptied entry is removed.

    Raises:
        UserError: the variant is frozen.
        ValueError: the value is not finite.
    """
    held = entered(variant, entry) or Assessment(entry.indicator.id, environmental_set=entry.environmental_set)
    of_evidence = {name: value for name, value in values.items() if name in _EVIDENCE}
    own = {name: value for name, value in values.items() if name not in _EVIDENCE}
    new = replace(held, **own, evidence=replace(held.evidence, **of_evidence))
    return change_variant(variant, assessments=_with(variant.assessments, entry, new))


def _with(assessments: tuple[Assessment, ...], entry: Entry, new: Assessment) -> tuple[Assessment, ...]:
    says_nothing = not is_answered(new) and new.evidence == Evidence() and not new.note
    put = () if says_nothing else (new,)
    at = next((i for i, a in enumerate(assessments) if entry.matches(a)), len(assessments))
    before = assessments[:at]
    after = tuple(a for a in assessments[at:] if not entry.matches(a))
    return (*before, *put, *after)


def outcome_of(scorecard: Scorecard, entry: Entry) -> Outcome:
    """The outcome of an entry; every entered indicator has one."""
    if entry.environmental_set is not None:
        return scorecard.outcome(entry.indicator.id, entry.environmental_set)
    return next(o for o in scorecard.outcomes if o.indicator_id == entry.indicator.id)
