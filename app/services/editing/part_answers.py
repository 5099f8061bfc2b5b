"""Answers of a project to whether its building has the parts that no line of the bill is."""

from collections.abc import Iterable

from app.services.editing.edits import ProjectEdit, change_project
from models.domain.project import PartAnswer, Project


def answer_parts(project: Project, part_ids: Iterable[str], is_there: bool | None) -> ProjectEdit:
    """Gives these parts one answer, which replaces an earlier one; None takes the answer back."""
    chosen = tuple(dict.fromkeys(part_ids))
    kept = tuple(answer for answer in project.part_answers if answer.part_id not in chosen)
    fresh = () if is_there is None else tuple(PartAnswer(part_id, is_there) for part_id in chosen)
    return change_project(project, part_answers=(*kept, *fresh))
