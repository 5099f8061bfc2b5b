"""Saving several projects and own product cards in one transaction: all of an import or nothing of it."""

from collections.abc import Sequence

from models.domain.product import ProductCard
from models.domain.project import Project
from models.storage.document.project_texts import texts_of
from models.storage.sqlite import project_rows
from models.storage.sqlite.library import put_own_products
from models.storage.sqlite.store import Store


def save_together(store: Store, projects: Sequence[Project], cards: Sequence[ProductCard] = ()) -> None:
    """Saves projects and own product cards, in the place of those with their ids; on the disk when this returns.

    Raises:
        ProjectDocumentError: one of them has a value that cannot be stored.
        StorageError: nothing was saved.
    """
    if not projects and not cards:
        return
    texts = [texts_of(project) for project in projects]
    with store.writing() as connection:
        for project, of_project in zip(projects, texts, strict=True):
            project_rows.save(connection, store.path, project, of_project, store.time())
        put_own_products(connection, store, cards)
