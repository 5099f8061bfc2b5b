"""The contract of an open document, for the project, the library, and a third kind made of one class."""

import gc
import weakref
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Session
from app.desktop.session.open_document import OpenDocument
from app.desktop.session.open_library import OpenLibrary
from app.desktop.session.open_project import Change, OpenProject
from app.desktop.session.page_list import PageId, Scope
from app.desktop.session.saving import SaveState, Saving, SavingAtOnce
from app.desktop.session.workspace import Workspace
from app.desktop.shell.main_window import MainWindow
from app.errors import UserError
from app.services.editing.edit_contract import Edit
from app.services.editing.edits import (
    AnyProjectEdit,
    BillEdit,
    ProjectEdit,
    VariantEdit,
    change_building,
    change_lines,
    change_project,
    change_variant,
    delete_lines,
    insert_lines,
    move_lines,
)
from app.services.library.changes import LibraryEdit
from app.services.library.own_library import OWN_PREFIX
from models.domain.bill import Bill, BillLine
from models.domain.product import ProductCard
from models.domain.project import Project, Variant
from models.domain.quantities import KG
from models.domain.requirement import RequirementSet
from models.storage.sqlite.library import own_library
from models.storage.sqlite.store import Store

LINES = tuple(BillLine(f"r{number}", f"regel {number}", float(number), KG) for number in range(1, 4))
PLAN = Project("p", "Hof", variants=(Variant("a", bill=Bill(LINES)), Variant("b", bill=Bill(LINES[:1]))))

# The project ------------------------------------------------------------------------------------

Make = Callable[[OpenProject, int, str], AnyProjectEdit]


def _positions(opened: OpenProject, number: int) -> list[int]:
    count = len(opened.variant.bill)
    return [number % count] if count else []


def _without_shown_variant(opened: OpenProject, _: int, __: str) -> ProjectEdit:
    rest = tuple(variant for variant in opened.project.variants if variant.id != opened.variant.id)
    return change_project(opened.project, variants=rest or opened.project.variants)


MAKERS: dict[str, Make] = {
    "cells": lambda o, n, t: change_lines(o.variant, {p: {"note": t} for p in _positions(o, n)}),
    "insert": lambda o, n, t: insert_lines(
        o.variant, n % (len(o.variant.bill) + 1), [BillLine("", t, None, None)]
    ),
    "delete": lambda o, n, _: delete_lines(o.variant, [*_positions(o, n), *_positions(o, n + 2)]),
    "move": lambda o, n, _: move_lines(o.variant, _positions(o, n), 0),
    "variant": lambda o, _, t: change_variant(o.variant, name=t),
    "building": lambda o, n, _: change_building(o.variant, gross_floor_area_m2=float(n + 1)),
    "project": lambda o, _, t: change_project(o.project, name=t),
    "fewer": _without_shown_variant,
}
KINDS = {"cells": BillEdit, "variant": VariantEdit, "project": ProjectEdit}
ACTIONS = st.lists(
    st.tuples(st.sampled_from(sorted(MAKERS)), st.integers(0, 5), st.sampled_from(("", "x", "y")), st.booleans()),
    max_size=12,
)


def open_plan(kept: list[Project], *, read_only: bool = False) -> OpenProject:
    """A project on a store that keeps every state it is given."""
    store = SimpleNamespace(save_project=kept.append, read_only=read_only)
    return OpenProject(PLAN, cast(Store, store), Session().shipped_reference)


@settings(max_examples=60, deadline=None)
@given(actions=ACTIONS)
def test_undoing_all_restores_the_project_and_redoing_all_its_last_state(
    qapp: QApplication, actions: list[tuple[str, int, str, bool]]
) -> None:
    del qapp
    kept: list[Project] = []
    opened = open_plan(kept)
    for kind, number, text, is_typing in actions:
        opened.do(kind, MAKERS[kind](opened, number, text), kind if is_typing else "")
    last = opened.project
    opened.undo_stack.setIndex(0)
    assert opened.project == PLAN
    opened.undo_stack.setIndex(opened.undo_stack.count())
    assert opened.project == last
    assert opened.close()
    assert not actions or not opened.undo_stack.count() or kept[-1] == last
    opened.deleteLater()


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_of_edit_is_one_step_that_goes_back_and_forth(qapp: QApplication, kind: str) -> None:
    opened = open_plan([])
    edit = MAKERS[kind](opened, 1, "anders")
    assert type(edit) is KINDS[kind]
    assert not edit.is_empty
    told: list[Change] = []
    opened.changed.connect(told.append)
    opened.do("stap", edit)
    after = opened.project
    assert after != PLAN
    assert opened.undo_stack.undoText() == "stap"
    opened.undo_stack.undo()
    assert opened.project == PLAN
    opened.undo_stack.redo()
    assert opened.project == after
    assert [change.bill_edit is not None for change in told] == [kind == "cells"] * 3
    opened.do("niets", MAKERS[kind](opened, 1, "anders"))
    assert opened.undo_stack.count() == 1
    assert opened.close()


def test_typing_merges_only_what_continues_it_and_a_bill_keeps_every_line() -> None:
    (plan,) = (variant for variant in PLAN.variants if variant.id == "a")
    first = insert_lines(plan, 0, [BillLine("", "eerst", None, None)])
    after = first.apply(PLAN)
    second = insert_lines(after.variants[0], 0, [BillLine("", "daarna", None, None)])
    assert first.merged_with(second) is None, "one splice of both would lose the first line"
    typed = change_lines(after.variants[0], {0: {"description": "langer"}})
    merged = first.merged_with(typed)
    assert merged is not None
    assert merged.apply(PLAN) == typed.apply(after)
    assert merged.reverse().apply(merged.apply(PLAN)) == PLAN
    assert change_project(PLAN, name="x").merged_with(change_variant(plan, name="x")) is None


# The library ------------------------------------------------------------------------------------


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Session(profile_folder=tmp_path).open_store() as opened:
        yield opened


EDITION = next(iter(Session().shipped_reference.requirement_sets.values()))


def _card(number: int, note: str) -> ProductCard:
    return ProductCard(f"{OWN_PREFIX}{number}", f"Kaart {number}", f"Card {number}", KG, note=note)


def _edition(number: int, note: str) -> RequirementSet:
    return replace(EDITION, id=f"{OWN_PREFIX}{number}", title_nl=f"Set {number}{note}")


def _library_edit(opened: OpenLibrary, kind: str, number: int, note: str) -> LibraryEdit:
    is_card = kind.endswith("card")
    items: Any = opened.state.products if is_card else opened.state.requirement_sets
    after = _card(number, note) if is_card else _edition(number, note)
    before = next((item for item in items if item.id == after.id), None)
    return LibraryEdit(((before, after if kind.startswith("put") else None),))


LIBRARY_ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(("put card", "take card", "put edition", "take edition")),
        st.integers(0, 2),
        st.sampled_from(("", "x")),
    ),
    max_size=8,
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(actions=LIBRARY_ACTIONS)
def test_undoing_all_restores_the_library_and_every_step_is_stored(
    qapp: QApplication, store: Store, actions: list[tuple[str, int, str]]
) -> None:
    del qapp
    before = own_library(store)
    opened = OpenLibrary(before, store)
    for kind, number, note in actions:
        opened.do(kind, _library_edit(opened, kind, number, note))
        assert own_library(store) == opened.state
    last = opened.state
    opened.undo_stack.setIndex(0)
    assert opened.state == own_library(store) == before
    opened.undo_stack.setIndex(opened.undo_stack.count())
    assert opened.state == own_library(store) == last
    opened.deleteLater()


# A third kind -----------------------------------------------------------------------------------

Numbers = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Appending(Edit[Numbers]):
    """Adds numbers at the end, or takes as many away."""

    numbers: Numbers
    takes_away: bool = False

    def apply(self, state: Numbers) -> Numbers:
        return state[: len(state) - len(self.numbers)] if self.takes_away else (*state, *self.numbers)

    def reverse(self) -> "Appending":
        return replace(self, takes_away=not self.takes_away)

    @property
    def is_empty(self) -> bool:
        return not self.numbers


class OpenNumbers(OpenDocument[Numbers, Appending]):
    """Numbers, saved by `write`."""

    def __init__(self, write: Callable[[Numbers], object], *, at_once: bool = False) -> None:
        kind: type[Saving[Numbers]] = SavingAtOnce if at_once else Saving
        super().__init__((), kind(write, is_read_only=False), is_read_only=False)


def test_one_class_each_makes_a_third_kind_of_document(qapp: QApplication) -> None:
    kept: list[Numbers] = []
    told: list[object] = []
    opened = OpenNumbers(kept.append)
    opened.changed.connect(told.append)
    opened.do("een", Appending((1.0,)))
    opened.do("twee", Appending((2.0, 3.0)), "typen")
    opened.do("niets", Appending(()))
    assert (opened.state, opened.undo_stack.count()) == ((1.0, 2.0, 3.0), 2)
    opened.undo_stack.undo()
    assert opened.state == (1.0,)
    opened.undo_stack.redo()
    assert opened.state == (1.0, 2.0, 3.0)
    assert told == [
        Appending((1.0,)),
        Appending((2.0, 3.0)),
        Appending((2.0, 3.0), takes_away=True),
        Appending((2.0, 3.0)),
    ]
    assert opened.saving.state is SaveState.SAVING
    assert opened.close()
    assert kept[-1] == opened.state


def test_the_steps_of_a_document_in_a_circle_are_whole_until_qt_deletes_its_stack(qapp: QApplication) -> None:
    """Steps that the garbage collector frees first are deleted twice, which ends the program."""
    opened = OpenNumbers(lambda _: None)
    opened.circle = opened  # type: ignore[attr-defined]
    opened.do("een", Appending((1.0,)))
    opened.do("twee", Appending((2.0,)))
    assert opened.close()
    document = weakref.ref(opened)
    steps = [weakref.ref(opened.undo_stack.command(number)) for number in range(2)]
    whole: list[bool] = []
    opened.destroyed.connect(lambda: whole.append(all(step() is not None for step in steps)))
    del opened
    gc.collect()
    assert document() is None
    assert whole == [True]
    gc.collect()
    assert not any(step() for step in steps)


def test_a_save_that_fails_keeps_the_change_and_holds_the_document_open(qtbot: QtBot) -> None:
    is_full = True

    def write(_: Numbers) -> None:
        if is_full:
            raise OSError(28, "full")

    opened = OpenNumbers(write)
    with qtbot.waitSignal(opened.unsaved) as told:
        opened.do("een", Appending((1.0,)))
        opened.saving.begin()
    assert told.args is not None
    assert told.args[0] is opened
    assert opened.state == (1.0,)
    assert not opened.close()
    is_full = False
    assert opened.close()


def test_what_is_refused_at_once_is_never_made_and_loses_no_step(qapp: QApplication) -> None:
    is_refused = False
    refused: list[object] = []

    def write(_: Numbers) -> None:
        if is_refused:
            raise UserError("library_card_without_name")

    opened = OpenNumbers(write, at_once=True)
    opened.refused.connect(refused.append)
    opened.do("een", Appending((1.0,)))
    opened.do("twee", Appending((2.0,)))
    opened.undo_stack.undo()
    is_refused = True
    with pytest.raises(UserError):
        opened.do("drie", Appending((3.0,)))
    assert (opened.state, opened.undo_stack.canRedo()) == ((1.0,), True)
    opened.undo_stack.undo()
    assert (opened.state, len(refused)) == ((1.0,), 1)


def test_the_window_undoes_and_tells_of_any_document_that_is_held(workspace: Workspace, qtbot: QtBot) -> None:
    is_full = False

    def write(_: Numbers) -> None:
        if is_full:
            raise OSError(28, "full")

    window = MainWindow(workspace)
    qtbot.addWidget(window)
    window.show_page(PageId.LIBRARY)
    opened = OpenNumbers(write)
    workspace.hold(Scope.LIBRARY, opened)
    opened.do("een", Appending((1.0,)))
    assert window.undo.undo_action.text() == "Ongedaan maken: een"
    window.undo.undo_action.trigger()
    assert opened.state == ()
    window.undo.redo_action.trigger()
    window.show_page(PageId.SETTINGS)
    window.undo.undo_action.trigger()
    assert opened.state == (1.0,)
    is_full = True
    with qtbot.waitSignal(workspace.notice, check_params_cb=lambda notice: notice.until_saved):
        opened.do("twee", Appending((2.0,)))
        opened.saving.begin()
    assert workspace.why_not_saved()
    assert not workspace.close_documents()
    is_full = False
    assert workspace.close_documents()
    assert not workspace.why_not_saved()


def test_a_document_that_is_only_read_takes_no_edit(qapp: QApplication) -> None:
    opened = open_plan([], read_only=True)
    opened.do("naam", change_project(PLAN, name="Anders"))
    assert (opened.project, opened.undo_stack.count()) == (PLAN, 0)
    assert opened.saving.state is SaveState.READ_ONLY
