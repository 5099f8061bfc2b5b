"""Actions on whole projects: begin, begin with an example, copy, archive, delete and bring back.

Every function is one transaction of the store or none.
"""

import datetime as dt
import uuid
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import UserError
from app.formats.cell_text import clean_text
from app.services.editing.reported_figures import with_figures
from app.services.files import read_project_file
from app.services.projects.stored_projects import with_ids
from models.domain.defaults import DEFAULT_REQUIREMENT_SET
from models.domain.project import (
    Assessment,
    Building,
    BuildingType,
    FunctionArea,
    Project,
    Variant,
)

if TYPE_CHECKING:
    from models.reference.reference import Reference
    from models.storage.sqlite.store import Store

MAX_NAME_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Start:
    """The answers of the new-project dialog. None means unknown, and stays unknown until it is entered.

    Attributes:
        functions: the use functions with their usable floor areas.
        assessments: figures of reports, which take the place of those of an example or a file.
    """

    name: str
    municipality: str = ""
    building_type: BuildingType | None = None
    gross_floor_area_m2: float | None = None
    usable_floor_area_m2: float | None = None
    functions: tuple[FunctionArea, ...] = ()
    permit_application_date: dt.date | None = None
    requirement_set_id: str = DEFAULT_REQUIREMENT_SET
    assessments: tuple[Assessment, ...] = ()


def begun(start: Start) -> Project:
    """Makes a new project with one variant, without storing it.

    Raises:
        UserError: it has no name.
        ValueError: an area is not above zero.
    """
    building = Building(
        type=start.building_type,
        functions=start.functions,
        gross_floor_area_m2=start.gross_floor_area_m2,
        usable_floor_area_m2=start.usable_floor_area_m2,
    )
    return with_ids(
        Project(
            id="",
            name=checked_name(start.name),
            municipality=clean_text(start.municipality).strip(),
            permit_application_date=start.permit_application_date,
            requirement_set_id=start.requirement_set_id,
            variants=(Variant("", "A", building=building, assessments=start.assessments),),
        )
    )


def checked_name(name: str) -> str:
    """The name without outer space and invisible characters.

    Raises:
        UserError: it is empty, or longer than 200 characters.
    """
    stripped = clean_text(name).strip()
    if not stripped:
        raise UserError("projects_name_missing")
    if len(stripped) > MAX_NAME_LENGTH:
        raise UserError("projects_name_too_long", limit=MAX_NAME_LENGTH)
    return stripped


def overlaid(project: Project, start: Start) -> Project:
    """An example or workbook in which the answers of the new-project dialog, where given, replace the values."""
    variants = project.variants
    if variants:
        first = variants[0]
        building = _overlaid(first.building, start)
        assessments = with_figures(first.assessments, start.assessments)
        variants = (replace(first, building=building, assessments=assessments), *variants[1:])
    return replace(
        project,
        name=clean_text(start.name).strip() or project.name,
        municipality=clean_text(start.municipality).strip() or project.municipality,
        permit_application_date=start.permit_application_date or project.permit_application_date,
        variants=variants,
    )


def _overlaid(building: Building, start: Start) -> Building:
    return replace(
        building,
        type=start.building_type or building.type,
        gross_floor_area_m2=start.gross_floor_area_m2 or building.gross_floor_area_m2,
        functions=start.functions or building.functions,
        usable_floor_area_m2=start.usable_floor_area_m2 or building.usable_floor_area_m2,
    )


def begun_with(path: Path, reference: "Reference", start: Start) -> Project:
    """Makes a new project from a bundled example and the answers of the new-project dialog, without storing it.

    Raises:
        UserError: the example cannot be read, or the name is too long.
    """
    project = read_example(path, reference)
    return with_ids(overlaid(replace(project, id="", is_archived=False), start))


def read_example(path: Path, reference: "Reference") -> Project:
    """The project of a bundled example.

    Raises:
        UserError: its file cannot be read, which means that the installation is damaged.
    """
    result = read_project_file(path, reference)
    if result.project is None:
        raise UserError("projects_data_damaged", why=path.name)
    return result.project


def duplicate(store: "Store", project_id: str, name: str) -> Project:
    """Stores a copy under another name, with the same variants; the copy is not archived.

    Raises:
        UserError: the name is empty or too long.
        StorageError: the project cannot be read, or the copy cannot be stored.
    """
    copy = replace(
        store.load_project(project_id), id=str(uuid.uuid4()), name=checked_name(name), is_archived=False
    )
    store.save_project(copy)
    return copy


def set_archived(store: "Store", project_id: str, *, is_archived: bool) -> None:
    """Archives a project, or brings it back; its content does not change.

    Raises:
        StorageError: it cannot be read or stored.
    """
    store.save_project(replace(store.load_project(project_id), is_archived=is_archived))
