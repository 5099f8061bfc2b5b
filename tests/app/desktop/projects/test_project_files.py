"""Storing projects: creating, importing, copying, archiving and deleting are atomic and change nothing else."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from app.desktop.session.workspace import Workspace
from app.errors import UserError
from app.paths import EXAMPLES
from app.services.imports.take_in import store_new
from app.services.projects.backups import back_up_if_changed, newest_backup, put_back
from app.services.projects.project_actions import (
    Start,
    begun,
    duplicate,
    overlaid,
    read_example,
    set_archived,
)
from app.services.projects.project_list import list_projects
from models.domain.project import BuildingType, FunctionArea, Phase, Project
from models.storage.backup import list_backups
from models.storage.document.project_document import content_hash

HOUSE = EXAMPLES / "rijwoning-beton-baksteen.xlsx"
OFFICE = EXAMPLES / "kantoor-beton-constructie.xlsx"
NOW = dt.datetime(2026, 7, 1, 12, tzinfo=dt.UTC)


def _read(workspace: Workspace, path: Path) -> Project:
    return read_example(path, workspace.reference)


def test_what_was_not_asked_stays_unknown() -> None:
    project = begun(Start(name="  Woonhof  "))
    building = project.variants[0].building
    assert project.name == "Woonhof"
    assert building.gross_floor_area_m2 is None
    assert building.usable_floor_area_m2 is None
    assert project.permit_application_date is None
    assert project.id
    assert project.variants[0].id


@pytest.mark.parametrize("name", ["", "   ", "x" * 201])
def test_a_name_is_needed_and_has_an_end(name: str) -> None:
    with pytest.raises(UserError):
        begun(Start(name=name))


def test_answers_take_the_place_of_what_the_file_says_and_silence_does_not(workspace: Workspace) -> None:
    house = _read(workspace, HOUSE)
    same = overlaid(house, Start(name=""))
    assert same == house
    function = FunctionArea("woonfunctie", 90.0)
    start = Start(
        name="Ander",
        building_type=BuildingType.STACKED_DWELLING,
        functions=(function,),
        usable_floor_area_m2=90.0,
        permit_application_date=dt.date(2026, 7, 2),
    )
    other = overlaid(house, start)
    building = other.variants[0].building
    assert (other.name, building.functions, building.usable_floor_area_m2) == ("Ander", (function,), 90.0)
    assert building.gross_floor_area_m2 == house.variants[0].building.gross_floor_area_m2
    assert other.variants[0].bill is house.variants[0].bill


def test_taking_in_twice_changes_nothing_and_a_change_comes_beside_it(workspace: Workspace) -> None:
    house = replace(_read(workspace, HOUSE), id="huis")
    first = store_new(workspace.store, [house])
    assert first.new == ("huis",)
    stored = workspace.store.load_project("huis")
    assert store_new(workspace.store, [stored]).unchanged == ("huis",)
    changed = store_new(workspace.store, [replace(stored, name="Anders")])
    assert len(changed.new) == 1
    assert changed.new != ("huis",)
    assert workspace.store.load_project("huis") == stored


def test_a_deleted_project_is_not_brought_back_by_an_import(workspace: Workspace) -> None:
    house = replace(_read(workspace, HOUSE), id="huis")
    store_new(workspace.store, [house])
    workspace.store.delete_project("huis")
    (new,) = store_new(workspace.store, [house]).new
    assert new != "huis"
    workspace.store.restore_deleted("huis")
    assert len(workspace.store.list_projects()) == 2


def test_a_copy_is_equal_but_for_name_and_id(workspace: Workspace) -> None:
    (original_id,) = store_new(workspace.store, [_read(workspace, OFFICE)]).new
    set_archived(workspace.store, original_id, is_archived=True)
    original = workspace.store.load_project(original_id)
    copy = duplicate(workspace.store, original_id, "Kopie")
    assert copy == replace(original, id=copy.id, name="Kopie", is_archived=False)
    assert workspace.store.load_project(original_id) == original


def test_archiving_and_back_restores_every_byte(workspace: Workspace) -> None:
    (project_id,) = store_new(workspace.store, [_read(workspace, OFFICE)]).new
    before = content_hash(workspace.store.load_project(project_id))
    set_archived(workspace.store, project_id, is_archived=True)
    assert list_projects(workspace.store)[0].is_archived
    assert content_hash(workspace.store.load_project(project_id)) != before
    set_archived(workspace.store, project_id, is_archived=False)
    assert content_hash(workspace.store.load_project(project_id)) == before


def test_the_list_tells_type_phase_and_snapshots_last_changed_first(workspace: Workspace) -> None:
    office, house = _read(workspace, OFFICE), _read(workspace, HOUSE)
    frozen = replace(house.variants[0], id="v", phase=Phase.PERMIT, frozen_on=dt.date(2026, 1, 2))
    store_new(workspace.store, [office, replace(house, variants=(frozen,))])
    first, second = list_projects(workspace.store)
    assert (first.building_type, first.phase, first.has_frozen) == (
        BuildingType.GROUND_BOUND_DWELLING,
        Phase.PERMIT,
        True,
    )
    assert (second.building_type, second.has_frozen) == (BuildingType.OFFICE, False)
    assert first.line_count == len(house.variants[0].bill)


def test_restoring_keeps_what_was_there_as_a_backup(workspace: Workspace) -> None:
    folder = workspace.session.backup_folder
    store_new(workspace.store, [replace(_read(workspace, OFFICE), id="kantoor")])
    first = back_up_if_changed(workspace.store, folder, NOW)
    assert first is not None
    assert back_up_if_changed(workspace.store, folder, NOW + dt.timedelta(hours=1)) is None
    workspace.store.delete_project("kantoor")
    put_back(workspace.session, workspace.store, first.path, NOW + dt.timedelta(hours=2))
    with workspace.session.open_store() as store:
        assert [summary.id for summary in store.list_projects()] == ["kantoor"]
        newest = newest_backup(folder, NOW + dt.timedelta(hours=3))
        assert newest is not None
        put_back(workspace.session, store, newest.path, NOW + dt.timedelta(hours=3))
    with workspace.session.open_store() as store:
        assert [summary.id for summary in store.list_projects(deleted=True)] == ["kantoor"]


def test_a_clock_that_went_back_does_not_hide_a_change_from_the_backup(workspace: Workspace) -> None:
    folder = workspace.session.backup_folder
    store_new(workspace.store, [_read(workspace, OFFICE)])
    assert back_up_if_changed(workspace.store, folder, NOW)
    store_new(workspace.store, [_read(workspace, HOUSE)])
    earlier = back_up_if_changed(workspace.store, folder, NOW - dt.timedelta(days=3650))
    assert earlier is not None
    assert earlier in list_backups(folder)


def test_newest_is_newest_in_time_also_after_going_back_to_an_older_state(workspace: Workspace) -> None:
    folder, hour = workspace.session.backup_folder, dt.timedelta(hours=1)
    ids = store_new(workspace.store, [_read(workspace, OFFICE), _read(workspace, HOUSE)]).new
    first = back_up_if_changed(workspace.store, folder, NOW)
    workspace.store.delete_project(ids[0])
    workspace.store.delete_project(ids[1])
    abandoned = back_up_if_changed(workspace.store, folder, NOW + hour)
    assert first is not None
    assert abandoned is not None
    put_back(workspace.session, workspace.store, first.path, NOW + 2 * hour)
    with workspace.session.open_store() as store:
        assert back_up_if_changed(store, folder, NOW + 3 * hour) is None, "it is what the first backup holds"
        store.delete_project(ids[1])
        store.delete_project(ids[0])
        assert store.change_counter() == abandoned.counter, "a count of changes would see no difference"
        again = back_up_if_changed(store, folder, NOW + 4 * hour)
        assert back_up_if_changed(store, folder, NOW + 5 * hour) is None
    assert again is not None
    assert newest_backup(folder, NOW + 5 * hour) == again
    assert list_backups(folder) == [again, abandoned, first]


def test_a_backup_from_the_future_holds_nothing_and_is_not_the_newest(workspace: Workspace) -> None:
    folder = workspace.session.backup_folder
    store_new(workspace.store, [_read(workspace, OFFICE)])
    assert back_up_if_changed(workspace.store, folder, NOW + dt.timedelta(days=3650))
    assert newest_backup(folder, NOW) is None
    made = back_up_if_changed(workspace.store, folder, NOW)
    assert made is not None
    assert newest_backup(folder, NOW) == made
