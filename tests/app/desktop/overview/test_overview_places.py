"""The place among other buildings and own projects on the page Overzicht."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot
from test_overview_page import open_project, shown_page

from app.desktop.pages.overview import overview_page
from app.desktop.session.workspace import Workspace
from models.domain.outcome import Estimate
from models.domain.place import Band
from models.domain.project import Project, Variant
from models.scorecard.own_projects import place_among_own


def test_a_bill_with_carbon_has_its_place_and_an_empty_project_none(
    workspace: Workspace, example: Callable[[str], Project], qtbot: QtBot
) -> None:
    project = example("rijwoning-beton-baksteen")
    open_project(workspace, project)
    page = shown_page(workspace, qtbot)
    qtbot.waitUntil(lambda: page.explanation.places.isVisibleTo(page), timeout=8000)
    told = [plot.accessibleName() for plot in page.explanation.places.plots]
    assert any("lager dan 7 van 10 Nederlandse rijwoningen" in sentence for sentence in told)
    open_project(workspace, Project("leeg", "Leeg", variants=(Variant("v1"),)))
    page.attach()
    qtbot.waitUntil(lambda: workspace.open is not None and workspace.open.report is not None, timeout=8000)
    qtbot.waitUntil(lambda: not page.explanation.places.isVisibleTo(page), timeout=8000)


def test_the_place_among_own_projects_comes_by_itself(
    workspace: Workspace, example: Callable[[str], Project], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def among(_store: object, _project: object, _variant: object, band: Band, _reference: object) -> object:
        return place_among_own(
            band, [Estimate(float(v), float(v), float(v), 1.0) for v in (100, 150, 200, 250, 300)]
        )

    monkeypatch.setattr(overview_page, "place_among_projects", among)
    open_project(workspace, example("rijwoning-beton-baksteen"))
    page = shown_page(workspace, qtbot)
    qtbot.waitUntil(
        lambda: any("eigen" in plot.accessibleName() for plot in page.explanation.places.plots), timeout=8000
    )
