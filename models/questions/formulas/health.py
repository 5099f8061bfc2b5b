"""Noise and ventilation: F19 and F22."""

from models.domain.outcome import Estimate
from models.questions.comparing import interval
from models.questions.facts import Facts
from models.questions.formulas.green import Figures

_ROOM_MINIMUM = "extraction_"
"""A fixed number is named by this and the room."""


def noise(facts: Facts) -> Figures:
    """F19: the loudest façade; a lower bound while one is unknown. Decibels are never added or averaged."""
    facades = facts.items("facade_lden_db")
    known = [level for level in facades.values() if level is not None]
    if not known:
        return {}
    loudest = max(known)
    is_whole = len(known) == len(facades)
    bound = loudest if is_whole else None
    return {"noise": Estimate(bound, loudest, bound, len(known) / len(facades))}


def extraction(facts: Facts) -> Figures:
    """F22: smallest ratio of a room to its minimum; a kitchen that does not extract to the outside has none."""
    ratios = room_ratios(facts)
    if not ratios or None in ratios.values():
        return {}
    least = min(ratio for ratio in ratios.values() if ratio is not None)
    outside = facts.is_said("kitchen_extracts_outside")
    if outside is False:
        return {"extraction": interval(0.0, 0.0)}
    return {"extraction": interval(least if outside else 0.0, least)}


def room_ratios(facts: Facts) -> dict[str, float | None]:
    """Room -> extraction over its minimum; None for an unknown one. A room without a minimum is left out."""
    found = {}
    for room, amount in facts.items("extraction_dm3_s").items():
        term = facts.questions.terms.get(f"{_ROOM_MINIMUM}{room.casefold().split()[0] if room.split() else ''}")
        if term is not None:
            found[room] = None if amount is None else amount / term.value
    return found
