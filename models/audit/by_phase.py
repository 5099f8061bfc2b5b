"""Findings about what the work does with the material, one for each phase that does not count as new."""

from collections.abc import Iterator

from models.domain.bill import Phase
from models.domain.outcome import Finding, Message, Place, Severity
from models.domain.phases import MaterialByPhase, PhasePart
from models.domain.project import BuildingWork
from models.indicators.bill_view import BillView
from models.scorecard.phases import amounts_of, material_by_phase


def by_phase(view: BillView) -> Iterator[Finding]:
    """The findings about the phases of a bill and the kind of work that they speak for."""
    phases = view.once(material_by_phase)
    for part in phases.parts:
        if part.phase is not None and not part.phase.comes_in:
            yield _finding(Severity.NOTE, f"audit_phase_{part.phase.value}", part, **amounts_of(part))
    reused = phases.part(Phase.REUSED)
    if reused.without_share_count:
        yield _finding(Severity.NOTE, "audit_reused_without_share", reused, without=reused.without_share_count)
    yield from _kind_of_work(phases)


def _kind_of_work(phases: MaterialByPhase) -> Iterator[Finding]:
    """A bill with material that stays in a building of which nobody said that it is rebuilt."""
    if not phases.stays.line_count:
        return
    if phases.work is None:
        yield _of_building("audit_work_not_said", phases.stays)
    elif phases.work is BuildingWork.NEW_BUILD:
        yield _of_building("audit_new_build_with_standing", phases.stays)


def _of_building(code: str, part: PhasePart) -> Finding:
    """A finding that a field of the building mends, so that its place is no line."""
    return Finding(Severity.WARNING, Message(code, {"count": part.line_count}, part.line_ids))


def _finding(severity: Severity, code: str, part: PhasePart, **params: str | int) -> Finding:
    message = Message(code, {"count": part.line_count, **params}, part.line_ids)
    return Finding(severity, message, Place(line_id=part.line_ids[0]))
