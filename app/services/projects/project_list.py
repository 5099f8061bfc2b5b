"""The list of projects, with summary and time of the last change, and its search."""

import unicodedata
from typing import TYPE_CHECKING

from models.storage.sqlite.project_summary import ProjectSummary

if TYPE_CHECKING:
    from models.storage.sqlite.store import Store


def list_projects(store: "Store", *, deleted: bool = False) -> tuple[ProjectSummary, ...]:
    """The projects, last changed first.

    Raises:
        StorageError: the file cannot be read, or its list is damaged.
    """
    return tuple(sorted(store.list_projects(deleted=deleted), key=lambda project: -project.change_counter))


def plain(text: str) -> str:
    """The text in the form that is searched: lower case, without accents."""
    if text.isascii():
        return text.casefold()
    split = unicodedata.normalize("NFKD", text)
    return "".join(c for c in split if not unicodedata.combining(c)).casefold()
