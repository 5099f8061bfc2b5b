"""A list that came back, compared with the project before anything is stored, and the edit that takes it in."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from app.formats.adviser_list import AdviserList, ListAnswer
from app.formats.adviser_questions import Asked, asked_by_key
from app.services.editing.edits import VariantEdit, change_variant
from models.domain.answers import EvidenceKind, InputValue, PointAnswer, PointState
from models.domain.evidence import Evidence, EvidenceStatus
from models.domain.project import Assessment, Project, Variant
from models.reference.reference import Reference
from models.storage.document.project_document import content_hash

_STATUS = {
    EvidenceKind.CALCULATION: EvidenceStatus.CALCULATED,
    EvidenceKind.MEASURED: EvidenceStatus.MEASURED,
}
"""Status of an entered figure by the kind of its evidence; any other document states it."""

Held = PointAnswer | InputValue | Assessment


class ChangeKind(StrEnum):
    """What an answer of a list does to the project.

    NEW: nothing was known, or the answer adds to what was. CONTRADICTS: something else was known. EVIDENCE: the
    same answer, with evidence that it did not have. SAME: it stood there already. STAYS: the list does not know,
    and what is known stays.
    """

    NEW = "new"
    CONTRADICTS = "contradicts"
    EVIDENCE = "evidence"
    SAME = "same"
    STAYS = "stays"

    @property
    def changes(self) -> bool:
        """Whether taking it in changes the project."""
        return self in (ChangeKind.NEW, ChangeKind.CONTRADICTS, ChangeKind.EVIDENCE)


class Belonging(StrEnum):
    """How a list belongs to a project.

    SAME: made of it as it is. CHANGED: made of it, and it was changed since. UNMARKED: the list has no mark of its
    project, but its name. OTHER: made of another project.
    """

    SAME = "same"
    CHANGED = "changed"
    UNMARKED = "unmarked"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """One answer of a list beside what the project holds; `new` is what it holds once the answer is taken in."""

    kind: ChangeKind
    asked: Asked
    answer: ListAnswer
    new: Held | None


def belonging(returned: AdviserList, project: Project) -> Belonging:
    """How the list belongs to a project."""
    if returned.content_hash and returned.content_hash == content_hash(project):
        return Belonging.SAME
    if returned.project_id:
        return Belonging.CHANGED if returned.project_id == project.id else Belonging.OTHER
    return Belonging.UNMARKED if returned.project_name == project.name else Belonging.OTHER


def variant_for(returned: AdviserList, project: Project) -> Variant | None:
    """The variant that the list was made of, by its mark, else by its name; None when it is not there any more."""
    for variant in project.variants:
        if returned.variant_id and variant.id == returned.variant_id:
            return variant
    named = [variant for variant in project.variants if variant.name == returned.variant_name]
    return named[0] if not returned.variant_id and len(named) == 1 else None


def changes_of(returned: AdviserList, variant: Variant, reference: Reference) -> tuple[AnswerChange, ...]:
    """Every answer of the list beside what the variant holds, in the order of the list."""
    asked = asked_by_key(reference)
    known = (answer for answer in returned.answers if answer.key in asked)
    return tuple(_change(asked[answer.key], answer, variant) for answer in known)


def edit_of(variant: Variant, changes: Iterable[AnswerChange]) -> VariantEdit:
    """One edit that takes the chosen answers in; those that change nothing are left out.

    Raises:
        UserError: the variant is frozen.
    """
    fresh = [change.new for change in changes if change.kind.changes]
    points = {each.point_id: each for each in fresh if isinstance(each, PointAnswer)}
    inputs = {each.key: each for each in fresh if isinstance(each, InputValue)}
    figures = {(e.indicator_id, e.environmental_set): e for e in fresh if isinstance(e, Assessment)}
    held = variant.answers
    kept_points = tuple(points.pop(each.point_id, each) for each in held.points)
    kept_inputs = tuple(inputs.pop(each.key, each) for each in held.inputs)
    kept = tuple(figures.pop((each.indicator_id, each.environmental_set), each) for each in variant.assessments)
    answers = replace(held, points=(*kept_points, *points.values()), inputs=(*kept_inputs, *inputs.values()))
    return change_variant(variant, answers=answers, assessments=(*kept, *figures.values()))


def _change(asked: Asked, answer: ListAnswer, variant: Variant) -> AnswerChange:
    if asked.point is not None:
        held_point = variant.answers.point(asked.point.id)
        return _point_change(asked, answer, held_point or PointAnswer(point_id=asked.point.id), held_point is None)
    if asked.input is not None:
        held_input = variant.answers.input(asked.input.id, asked.item)
        blank = InputValue(input_id=asked.input.id, item=asked.item)
        return _input_change(asked, answer, held_input or blank, held_input is None)
    found = (
        held
        for held in reversed(variant.assessments)
        if held.indicator_id == asked.indicator.id and held.environmental_set is asked.environmental_set
    )
    return _figure_change(asked, answer, next(found, None))


def _point_change(asked: Asked, answer: ListAnswer, old: PointAnswer, is_first: bool) -> AnswerChange:
    if answer.state is PointState.UNKNOWN and answer.value is None:
        if is_first:
            new = replace(old, state=PointState.UNKNOWN, reason=answer.note)
            return AnswerChange(ChangeKind.NEW, asked, answer, new)
        is_same = old.state is PointState.UNKNOWN and old.number is None
        return AnswerChange(ChangeKind.SAME if is_same else ChangeKind.STAYS, asked, answer, None)
    state = None if answer.state is PointState.UNKNOWN else answer.state
    known = None if old.state is PointState.UNKNOWN else old.state
    kind = _kind(((known, state), (old.number, answer.value)), old.evidence, answer.evidence)
    new = replace(
        old,
        state=state or known,
        number=old.number if answer.value is None else answer.value,
        number_source=answer.evidence.document if answer.value is not None else old.number_source,
        evidence=_evidence(kind, old.evidence, answer.evidence),
        evidence_kind=_evidence_kind(kind, old.evidence_kind, answer),
        reason=answer.note or ("" if kind is ChangeKind.CONTRADICTS else old.reason),
    )
    return AnswerChange(kind, asked, answer, new)


def _input_change(asked: Asked, answer: ListAnswer, old: InputValue, is_first: bool) -> AnswerChange:
    if answer.value is None and not answer.choice:
        if is_first:
            return AnswerChange(ChangeKind.NEW, asked, answer, old)
        is_same = old.value is None and not old.choice
        return AnswerChange(ChangeKind.SAME if is_same else ChangeKind.STAYS, asked, answer, None)
    pairs = ((old.value, answer.value), (old.choice or None, answer.choice or None))
    kind = _kind(pairs, old.evidence, answer.evidence)
    new = replace(
        old,
        value=old.value if answer.value is None else answer.value,
        choice=answer.choice or old.choice,
        evidence=_evidence(kind, old.evidence, answer.evidence),
    )
    return AnswerChange(kind, asked, answer, new)


def _figure_change(asked: Asked, answer: ListAnswer, held: Assessment | None) -> AnswerChange:
    if answer.value is None:
        return AnswerChange(ChangeKind.STAYS, asked, answer, None)
    old = held or Assessment(asked.indicator.id, environmental_set=asked.environmental_set)
    given = answer.evidence
    if given.document:
        given = replace(given, status=_STATUS.get(answer.evidence_kind, EvidenceStatus.STATED))
    kind = _kind(((old.value, answer.value),), old.evidence, given)
    new = replace(
        old,
        value=answer.value,
        evidence=_evidence(kind, old.evidence, given),
        note=answer.note or ("" if kind is ChangeKind.CONTRADICTS else old.note),
    )
    return AnswerChange(kind, asked, answer, new)


def _kind(pairs: Iterable[tuple[object, object]], old: Evidence, given: Evidence) -> ChangeKind:
    """The kind of a known answer; each pair is a part of it as held and as given, None where that is not said."""
    parts = [(held, said) for held, said in pairs if said is not None]
    if any(held is not None and held != said for held, said in parts):
        return ChangeKind.CONTRADICTS
    if any(held is None for held, _ in parts):
        return ChangeKind.NEW
    adds = bool(given.document) and (given.document, given.date) != (old.document, old.date)
    return ChangeKind.EVIDENCE if adds else ChangeKind.SAME


def _evidence(kind: ChangeKind, old: Evidence, given: Evidence) -> Evidence:
    """The evidence that belongs to the answer; that of a contradicted answer does not stay with the new one."""
    return given if given.document or kind is ChangeKind.CONTRADICTS else old


def _evidence_kind(kind: ChangeKind, old: EvidenceKind, answer: ListAnswer) -> EvidenceKind:
    is_given = answer.evidence_kind is not EvidenceKind.NONE
    return answer.evidence_kind if is_given or kind is ChangeKind.CONTRADICTS else old
