"""Edits of answers to points, of inputs and of local norms; typing in one field is one undo step."""

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.desktop.session.field_edits import FieldEdits
from app.desktop.session.workspace import Workspace
from app.reporting.wording.outcome_texts import indicator_name
from app.services.editing.answers import (
    answer_points,
    choose_norm,
    clear_inputs,
    clear_norm,
    clear_points,
    give_inputs,
)
from app.services.editing.edits import AnyProjectEdit
from models.domain.answers import InputValue, NormChoice, NormOrigin, PointAnswer, PointLimit, PointState
from models.domain.evidence import Evidence
from models.domain.project import Variant
from models.domain.requirement import Indicator

_EVIDENCE = frozenset(field.name for field in fields(Evidence))


class AnswerEditing:
    """Makes the edits that the parts of one indicator ask for."""

    def __init__(self, workspace: Workspace, edits: FieldEdits, indicator: Indicator | None = None) -> None:
        """`indicator` names the undo steps, and is needed for a norm; None is for facts of the place."""
        self._workspace, self._edits, self._indicator = workspace, edits, indicator

    @property
    def _indicator_id(self) -> str:
        return "" if self._indicator is None else self._indicator.id

    def say(self, point_id: str, state: PointState | None) -> None:
        """Gives the answer to a point; None takes it away and keeps its number and evidence."""
        self._edits.finish()
        self._put(point_id, "", state=state)
        self._edits.finish()

    def change_point(self, point_id: str, values: dict[str, Any]) -> None:
        """Sets number, source, kind of evidence, reason or a field of the evidence of a point."""
        self._put(point_id, f"{point_id}/{'+'.join(sorted(values))}", **values)

    def give(self, input_id: str, item: str, value: object, *, is_known: bool = True) -> None:
        """Gives an input an amount or a choice; None takes it away, or says that it is not known."""
        key = f"{input_id}/{item}"
        if value is None and is_known:
            self._do(lambda v: clear_inputs(v, ((input_id, item),)), key)
            return

        def edit(variant: Variant) -> AnyProjectEdit:
            held = variant.answers.input(input_id, item) or InputValue(input_id=input_id, item=item)
            amount = float(value) if isinstance(value, int | float) else None
            choice = value if isinstance(value, str) else ""
            return give_inputs(variant, (replace(held, value=amount, choice=choice),))

        self._do(edit, key)

    def remove_item(self, input_ids: tuple[str, ...], item: str) -> None:
        """Takes one of several items away, such as a façade, from every input that has it."""
        self._edits.finish()
        self._do(lambda v: clear_inputs(v, ((input_id, item) for input_id in input_ids)))

    def choose_origin(self, origin: NormOrigin | None) -> None:
        """Chooses whose numbers hold; None goes back to the default numbers."""
        self._edits.finish()
        if origin is None:
            self._do(lambda v: clear_norm(v, self._indicator_id))
        else:
            self._change_norm("", origin=origin)
        self._edits.finish()

    def change_norm(self, **values: Any) -> None:
        """Sets the document or the date of the norm."""
        self._change_norm("+".join(sorted(values)), **values)

    def change_limit(self, point_id: str, number: float | None) -> None:
        """Sets the number of the norm for one point; None goes back to that of the reference data."""

        def limits(held: NormChoice) -> tuple[PointLimit, ...]:
            others = tuple(limit for limit in held.limits if limit.point_id != point_id)
            return others if number is None else (*others, PointLimit(point_id, number))

        def edit(variant: Variant) -> AnyProjectEdit:
            held = self._norm(variant)
            return choose_norm(variant, replace(held, limits=limits(held)))

        self._do(edit, f"limit/{point_id}")

    def _change_norm(self, key: str, **values: Any) -> None:
        self._do(lambda v: choose_norm(v, replace(self._norm(v), **values)), key and f"norm/{key}")

    def _norm(self, variant: Variant) -> NormChoice:
        held = variant.answers.norm(self._indicator_id)
        return held or NormChoice(indicator_id=self._indicator_id, origin=NormOrigin.OTHER)

    def _put(self, point_id: str, key: str, **values: Any) -> None:
        of_evidence = {name: value for name, value in values.items() if name in _EVIDENCE}
        own = {name: value for name, value in values.items() if name not in _EVIDENCE}

        def edit(variant: Variant) -> AnyProjectEdit:
            held = variant.answers.point(point_id) or PointAnswer(point_id=point_id)
            new = replace(held, **own, evidence=replace(held.evidence, **of_evidence))
            if new == PointAnswer(point_id=point_id):
                return clear_points(variant, (point_id,))
            return answer_points(variant, (new,))

        self._do(edit, key)

    def _do(self, edit_of: Callable[[Variant], AnyProjectEdit], key: str = "") -> None:
        opened = self._workspace.open
        if opened is None:
            return
        name = QCoreApplication.translate("AnswerEditing", "Gegevens")
        if self._indicator is not None:
            name = indicator_name(self._indicator, self._workspace.language)
        action = QCoreApplication.translate("AnswerEditing", "{0} beantwoorden").format(name)
        field = f"{self._indicator_id}/{key}" if key else ""
        self._workspace.attempt(lambda: self._edits.do(action, edit_of(opened.variant), field))
