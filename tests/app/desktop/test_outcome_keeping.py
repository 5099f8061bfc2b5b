"""Caching the outcomes of the open project after a save."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.desktop.session import outcome_keeping
from app.desktop.session.workspace import Workspace
from app.services.editing.edits import change_project
from app.services.outcome_cache import reference_key
from app.version import VERSION
from models.domain.project import Project
from models.storage.document.project_document import content_hash
from models.storage.sqlite.outcome_cache import CacheKey, kept_outcomes

Opener = Callable[[], Project]


def _kept(workspace: Workspace) -> set[str]:
    assert workspace.open is not None
    whole = workspace.open.project
    key = CacheKey(content_hash(whole), reference_key(workspace.reference), VERSION)
    return set(kept_outcomes(workspace.store, whole.id, key))


def test_they_are_kept_after_an_edit_was_saved(
    workspace: Workspace, open_example: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outcome_keeping, "_AFTER_THE_LAST_SAVE_MS", 10)
    open_example()
    assert workspace.open is not None
    assert _kept(workspace) == set()
    workspace.open.do("Naam", change_project(workspace.open.project, name="Anders"))
    qtbot.waitUntil(
        lambda: _kept(workspace) == {variant.id for variant in workspace.open.project.variants}, timeout=10_000
    )  # type: ignore[union-attr]


def test_closing_does_not_wait_for_them(workspace: Workspace, open_example: Opener) -> None:
    open_example()
    assert workspace.open is not None
    workspace.open.do("Naam", change_project(workspace.open.project, name="Anders"))
    store = workspace.store
    assert workspace.open.close()
    assert store._connection.execute("SELECT count(*) FROM outcome").fetchone() == (0,)
