"""The goals of a variant on the ambition wheel: the level aimed at per indicator."""

from dataclasses import replace

from models.domain.outcome import Scorecard
from models.domain.project import JudgedLevel, Variant
from models.domain.requirement import Level
from models.presentation.wheel import Wedge, Wheel, ambition_wheel
from models.reference.reference import Reference

LEVEL_OF = {
    JudgedLevel.LEGAL: Level.LEGAL,
    JudgedLevel.RECOMMENDED: Level.RECOMMENDED,
    JudgedLevel.AMBITIOUS: Level.AMBITIOUS,
}
"""The level of a judgement or goal; a judgement of "none" has none."""


def targets_of(variant: Variant) -> dict[str, Level | None]:
    """The target level by indicator id; None for an own figure or no target; absent for the default."""
    return {aim.indicator_id: None if aim.level is None else LEVEL_OF.get(aim.level) for aim in variant.targets}


def target_of(variant: Variant, indicator_id: str) -> Level | None:
    """The target level of one indicator; None for an own figure or no target."""
    return targets_of(variant).get(indicator_id, Level.RECOMMENDED)


def wheel_of(
    scorecard: Scorecard, variant: Variant, reference: Reference, *, with_indication: bool = True
) -> Wheel:
    """The wheel with the targets of the variant outlined; an own figure or "none" outlines no ring."""
    targets = targets_of(variant)
    known = {key: level for key, level in targets.items() if level is not None}
    wheel = ambition_wheel(reference.indicators, scorecard.outcomes, known, with_indication=with_indication)
    without = targets.keys() - known.keys()
    if not without:
        return wheel
    return replace(wheel, wedges=tuple(_bare(w) if w.indicator_id in without else w for w in wheel.wedges))


def _bare(wedge: Wedge) -> Wedge:
    return replace(wedge, rings=tuple(replace(ring, is_target=False) for ring in wedge.rings))
