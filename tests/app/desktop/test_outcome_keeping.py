"""Outcomes of the open project are kept a while after it was saved."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.desktop.session import outcome_keeping
from app.desktop.session.workspace import Desk
from app.services.editing.edits import change_project
from app.services.outcome_cache import reference_key
from app.version import VERSION
from models.domain.project import Project
from models.storage.outcome_cache import CacheKey, kept_outcomes
from models.storage.project_document import content_hash

Opener = Callable[[], Project]


def _kept(desk: Desk) -> set[str]:
    assert desk.open is not None
    whole = desk.open.project
    key = CacheKey(content_hash(whole), reference_key(desk.reference), VERSION)
    return set(kept_outcomes(desk.store, whole.id, key))


def test_they_are_kept_after_an_edit_was_saved(
    desk: Desk, open_example: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outcome_keeping, "_AFTER_THE_LAST_SAVE_MS", 10)
    open_example()
    assert desk.open is not None
    assert _kept(desk) == set()
    desk.open.do("Naam", change_project(desk.open.project, name="Anders"))
    qtbot.waitUntil(lambda: _kept(desk) == {variant.id for variant in desk.open.project.variants}, timeout=10_000)  # type: ignore[union-attr]


def test_closing_does_not_wait_for_them(desk: Desk, open_example: Opener) -> None:
    open_example()
    assert desk.open is not None
    desk.open.do("Naam", change_project(desk.open.project, name="Anders"))
    store = desk.store
    assert desk.open.close()
    assert store._connection.execute("SELECT count(*) FROM outcome").fetchone() == (0,)
