"""Whether law and requirement set count the MPG in different EN 15804 sets, so that each judges its own figure."""

import datetime as dt
from collections.abc import Iterable

from models.domain.outcome import Message
from models.domain.requirement import Level
from models.legal.legal_mpg import regime_of
from models.legal.requirements import Applied
from models.reference.reference import Reference


def other_regime(applied_to_mpg: Iterable[Applied], date: dt.date | None, reference: Reference) -> Message | None:
    """The message that names both sets; None without a permit date, or when the set's levels are in the law's set.

    The levels of Het Nieuwe Normaal, 1.2 included, rest on set A1; the law takes A2 from 1-7-2026.
    """
    regime = regime_of(date, reference.legal) if date is not None else None
    if regime is None or date is None or not reference.possible["permit_year"].holds(date.year):
        return None
    rows = (a.requirement for a in applied_to_mpg if a.requirement.level is not Level.LEGAL)
    others = {row.environmental_set for row in rows if row.limit is not None and row.environmental_set is not None}
    others -= {regime.environmental_set}
    if not others:
        return None
    return Message(
        "calc_other_regime",
        {"law": regime.environmental_set.value, "levels": ", ".join(sorted(each.value for each in others))},
    )
