"""The requirements that decide nothing of a building that stood there before the work: they are for new buildings.

The legal limits (Bbl) and the levels of sums over the building, such as the MPG, were read for new buildings. What
holds for renovation and transformation was not read; shares of the material that comes in keep their levels.
"""

from models.domain.requirement import Level
from models.indicators.registry import BILL_INDICATORS
from models.legal.reasons import LIMIT_OF_NEW_BUILD
from models.legal.requirements import ENTERED_LIMIT, Applied, AppliedById
from models.reference.reference import Reference


def for_standing_building(applied: AppliedById, reference: Reference) -> AppliedById:
    """The requirements with those for new buildings undecided; a limit that the user entered holds."""
    ruled = {indicator.id for indicator in reference.indicators if indicator.legal_rule is not None}
    return {
        indicator_id: tuple(
            entry.deciding_nothing(LIMIT_OF_NEW_BUILD.message())
            if _is_for_new_build(entry, indicator_id in ruled)
            else entry
            for entry in rows
        )
        for indicator_id, rows in applied.items()
    }


def _is_for_new_build(entry: Applied, is_ruled: bool) -> bool:
    """Whether a limit is one for new buildings; `is_ruled` says whether the Bbl limits its indicator."""
    row = entry.requirement
    if row.id == ENTERED_LIMIT:
        return False
    if is_ruled and row.level is Level.LEGAL:
        return True
    indicator = BILL_INDICATORS.get(row.indicator_id)
    is_sum = indicator is not None and indicator.total is not None and indicator.total.is_burden
    return is_sum and row.limit is not None
