"""Projects in the store: taking in what was read, and finding what was asked for."""

import uuid
from dataclasses import replace

from app.errors import UserError
from models.domain.project import Project
from models.storage.errors import UnknownProjectError
from models.storage.project_document import content_hash
from models.storage.store import Store


def with_ids(project: Project) -> Project:
    """The project with an id for itself and for every variant that had none."""
    variants = tuple(
        variant if variant.id else replace(variant, id=str(uuid.uuid4())) for variant in project.variants
    )
    return replace(project, id=project.id or str(uuid.uuid4()), variants=variants)


def take_in(store: Store, project: Project, *, may_replace: bool) -> bool:
    """Saves an imported project; False when the store already holds exactly this.

    Raises:
        UserError: a project with this id is there with other contents and `may_replace` is False.
    """
    try:
        held = store.load_project(project.id)
    except UnknownProjectError:
        held = None
    if held is not None:
        if content_hash(held) == content_hash(project):
            return False
        if not may_replace:
            raise UserError("cli_project_exists", name=held.name, id=held.id)
    store.save_project(project)
    return True


def load_named(store: Store, name_or_id: str) -> Project:
    """The project with this id or name.

    Raises:
        StorageError: there is none, more than one, or it is damaged.
    """
    return store.load_project(store.find_project(name_or_id))
