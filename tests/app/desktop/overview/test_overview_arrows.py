"""The arrows of the live scorecard: they compare with the last complete state, never with a half-filled one."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.desktop.score.panel import ScoreSide
from app.desktop.session.workspace import Workspace
from app.services.editing.edits import change_lines, delete_lines, insert_lines
from models.domain.bill import BillLine
from models.domain.project import Project
from widgets.outcome_rows.row import Movement, OutcomeRow

FIGURE = "material_intensity"


@pytest.fixture
def side(workspace: Workspace, open_example: Callable[[], Project], qtbot: QtBot) -> ScoreSide:
    open_example()
    made = ScoreSide(workspace)
    qtbot.addWidget(made)
    made.resize(300, 700)
    made.show()
    return made


def _row(side: ScoreSide, indicator_id: str = FIGURE) -> OutcomeRow:
    return next(row for row in side.model.rows if row.indicator_id == indicator_id)


def _type_a_line(workspace: Workspace, side: ScoreSide, quantity: float) -> list[tuple[str, Movement]]:
    """A line as it is typed: empty, with a quantity, then with all that an existing line has."""
    opened = workspace.open
    assert opened is not None
    model = next(line for line in opened.variant.bill.lines if line.product_id and line.unit is not None)
    place = len(opened.variant.bill)
    seen = []
    opened.do("x", insert_lines(opened.variant, place, [BillLine("", "", None, None, nl_sfb=model.nl_sfb)]))
    seen.append(_row(side))
    opened.do("x", change_lines(opened.variant, {place: {"quantity": quantity}}))
    seen.append(_row(side))
    whole = replace(model, id=opened.variant.bill.lines[place].id, quantity=quantity)
    fields = ("unit", "product_id", "description", "mass_kg_per_unit", "service_life_years")
    opened.do("x", change_lines(opened.variant, {place: {name: getattr(whole, name) for name in fields}}))
    seen.append(_row(side))
    return [(row.arrow, row.movement) for row in seen]


def test_a_line_that_is_being_typed_moves_nothing_until_it_is_whole(side: ScoreSide, workspace: Workspace) -> None:
    *typing, whole = _type_a_line(workspace, side, 5.0)
    assert all(arrow not in ("↑", "↓") for arrow, _ in typing)
    assert all(movement in (Movement.NONE, Movement.OTHER) for _, movement in typing)
    assert whole == ("↑", Movement.WORSE)


def test_a_half_filled_line_that_goes_again_leaves_no_arrow(side: ScoreSide, workspace: Workspace) -> None:
    opened = workspace.open
    assert opened is not None
    place = len(opened.variant.bill)
    opened.do("x", insert_lines(opened.variant, place, [BillLine("", "Half", 5.0, None, nl_sfb="21")]))
    opened.do("x", delete_lines(opened.variant, [place]))
    row = _row(side)
    assert row.arrow not in ("↑", "↓")
    assert row.movement in (Movement.NONE, Movement.OTHER)


def test_the_first_figure_says_that_there_was_none(side: ScoreSide, workspace: Workspace) -> None:
    opened = workspace.open
    assert opened is not None
    lines = opened.variant.bill.lines
    opened.do("x", delete_lines(opened.variant, range(len(lines))))
    side._forget()
    side._show(opened.scorecard)  # type: ignore[arg-type]
    assert not _row(side).arrow
    opened.undo_stack.undo()
    row = _row(side)
    assert row.arrow == "•"
    assert row.movement is Movement.OTHER
    assert "geen cijfer" in side._tool_tip(row.key)
