"""The place of a project among own projects: the same kind, phase and requirement set alone, from five on."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.bootstrap import Session
from app.services.outcome_cache import keep_outcomes_of
from app.services.projects.own_figures import place_among_projects
from models.domain.bill import Bill
from models.domain.place import Counts
from models.domain.project import BuildingType, Phase, Project
from models.scorecard.place import band_of
from models.scorecard.scorecard import score
from models.storage.sqlite.store import Store
from tests.models.calculation.bills import HOUSE, line, project_of

REFERENCE = Session().reference


@pytest.fixture(name="store")
def _store(tmp_path: Path) -> Iterator[Store]:
    with Session(profile_folder=tmp_path / "profiel").open_store() as opened:
        yield opened


def project(number: int, kg_per_m2: float, phase: Phase = Phase.PERMIT) -> Project:
    """A house with every element, of which the carbon per m2 is stated by its lines."""
    groups = ("16", "21", "22", "23", "27", "31", "37", "52", "56")
    kg = kg_per_m2 * 120.0 / len(groups)
    lines = tuple(line(g, quantity=1.0, co2_a1a5_kg_per_unit=kg, mass_kg_per_unit=kg, nl_sfb=g) for g in groups)
    made = project_of(list(lines), HOUSE)
    variant = replace(made.variants[0], id=f"v{number}", phase=phase, bill=Bill(lines))
    return replace(made, id=f"p{number}", name=f"P{number}", variants=(variant,))


def saved(store: Store, one: Project) -> None:
    store.save_project(one)
    keep_outcomes_of(store, one, REFERENCE)


def place(store: Store, one: Project) -> Counts | None:
    band = band_of(score(one, one.variants[0], REFERENCE).outcome("embodied_carbon"))
    assert band is not None
    found = place_among_projects(store, one, one.variants[0], band, REFERENCE)
    return None if found is None else found.counts


def test_five_others_of_the_same_kind_and_phase_are_counted(store: Store) -> None:
    own = project(0, 200.0)
    saved(store, own)
    for number, figure in enumerate((150.0, 180.0, 220.0, 240.0), start=1):
        saved(store, project(number, figure))
    assert place(store, own) is None
    saved(store, project(5, 100.0, Phase.INITIATIVE))
    office = project(6, 100.0)
    variant = office.variants[0]
    other_type = replace(variant, building=replace(variant.building, type=BuildingType.OFFICE))
    saved(store, replace(office, variants=(other_type,)))
    saved(store, replace(project(7, 100.0), requirement_set_id="hnn-1.0"))
    saved(store, replace(project(8, 100.0), is_archived=True))
    assert place(store, own) is None
    saved(store, project(9, 260.0))
    assert place(store, own) == Counts(2, 0, 3)


def test_outcomes_of_earlier_content_are_not_used(store: Store) -> None:
    own = project(0, 200.0)
    for number, figure in enumerate((150.0, 180.0, 220.0, 240.0, 260.0), start=1):
        saved(store, project(number, figure))
    assert place(store, own) == Counts(2, 0, 3)
    store.save_project(project(5, 100.0))
    assert place(store, own) is None


def test_the_first_variant_speaks_for_a_project(store: Store) -> None:
    own = project(0, 200.0)
    for number, figure in enumerate((150.0, 180.0, 220.0, 240.0), start=1):
        saved(store, project(number, figure))
    first, second = project(5, 260.0).variants[0], project(6, 100.0).variants[0]
    saved(store, replace(project(5, 260.0), variants=(replace(first, id="z"), replace(second, id="a"))))
    assert place(store, own) == Counts(2, 0, 3)
