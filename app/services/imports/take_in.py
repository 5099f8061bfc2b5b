"""Stores an import after its preview: in one transaction, or as one edit that is one undo step."""

import re
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.errors import UserError
from app.formats.import_result import ProposedFact
from app.services.editing.edits import (
    AnyProjectEdit,
    ProjectEdit,
    VariantEdit,
    change_project,
    change_variant,
    free_line_id,
)
from app.services.imports.free_names import free_name
from app.services.imports.title_facts import building_with, with_facts
from models.domain.bill import Bill, BillLine
from models.domain.product import ProductCard
from models.domain.project import Building, Project, Variant

if TYPE_CHECKING:
    from models.storage.sqlite.store import Store

ROW = "Rij"
"""Key in `BillLine.extra` of the row of its file that a line came from, where its id does not say it."""

_ROW_ID = re.compile(r"r([0-9]+)")


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The ids of what an import stored.

    Attributes:
        new: ids of projects that were stored, in the order of the files.
        unchanged: ids of projects that were already stored with exactly this content.
        cards: ids of cards that were added to the library.
    """

    new: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()


def store_new(store: "Store", projects: Sequence[Project], cards: Sequence[ProductCard] = ()) -> TakenIn:
    """Stores projects and own cards in one transaction.

    A project that differs from the stored one with its id is stored beside it.

    Raises:
        StorageError: nothing was stored.
    """
    from models.storage.sqlite.take_in import save_together

    new: list[Project] = []
    unchanged: list[str] = []
    for project in projects:
        held = _placed(store, project)
        if held is None:
            unchanged.append(project.id)
        else:
            new.append(held)
    save_together(store, new, cards)
    return TakenIn(tuple(project.id for project in new), tuple(unchanged), tuple(card.id for card in cards))


def _placed(store: "Store", imported: Project) -> Project | None:
    """The project to store, under an id that is free; None when it is already stored, unchanged."""
    from app.services.projects.stored_projects import with_ids
    from models.storage.document.project_document import content_hash
    from models.storage.errors import UnknownProjectError

    project = with_ids(imported)
    try:
        held = store.load_project(project.id)
    except UnknownProjectError:
        is_deleted = store.has_project(project.id, deleted=True)
        return replace(project, id=str(uuid.uuid4())) if is_deleted else project
    if content_hash(held) == content_hash(project):
        return None
    return replace(project, id=str(uuid.uuid4()))


def into_bill(
    variant: Variant, read: Sequence[Variant], *, replaces: bool, facts: Sequence[ProposedFact] = ()
) -> VariantEdit:
    """The edit that adds the lines of imported variants to a bill, or replaces the bill by them, with their cards.

    The building gets the facts that it leaves open.

    Raises:
        UserError: the variant is frozen, or there are no lines.
    """
    lines = [line for each in read for line in each.bill.lines]
    if not lines:
        raise UserError("preview_no_lines")
    held = () if replaces else variant.bill.lines
    bill = Bill((*held, *_with_free_ids(lines, {line.id for line in held})))
    cards = _joined_cards(variant.products, [card for each in read for card in each.products])
    building = building_with(variant.building, facts)
    return change_variant(variant, bill=bill, products=cards, building=building)


def with_project_facts(project: Project, edit: AnyProjectEdit, facts: Sequence[ProposedFact]) -> AnyProjectEdit:
    """The edit with the facts that the project itself leaves open, as one undo step."""
    changed = edit.apply(project)
    filled = with_facts(replace(changed, variants=()), facts)
    if filled == replace(changed, variants=()):
        return edit
    return change_project(
        project, variants=changed.variants, permit_application_date=filled.permit_application_date
    )


def _with_free_ids(lines: Iterable[BillLine], taken: set[str]) -> list[BillLine]:
    fresh = []
    for line in lines:
        line_id = line.id if line.id and line.id not in taken else free_line_id(taken)
        taken.add(line_id)
        fresh.append(line if line_id == line.id else _renamed(line, line_id))
    return fresh


def _renamed(line: BillLine, line_id: str) -> BillLine:
    """The line under another id; the number of its row, which its id named, stays with it."""
    row = _ROW_ID.fullmatch(line.id)
    if row is None or any(header == ROW for header, _ in line.extra):
        return replace(line, id=line_id)
    return replace(line, id=line_id, extra=(*line.extra, (ROW, row[1])))


def _joined_cards(held: Sequence[ProductCard], read: Sequence[ProductCard]) -> tuple[ProductCard, ...]:
    """The cards of the variant, which it was scored with, and those of the import that it has not."""
    cards = {card.id: card for card in read}
    cards.update({card.id: card for card in held})
    ordered = dict.fromkeys((*(card.id for card in held), *cards))
    return tuple(cards[card_id] for card_id in ordered)


def as_variants(
    project: Project, read: Sequence[Variant], name: str = "", facts: Sequence[ProposedFact] = ()
) -> tuple[ProjectEdit, str]:
    """The edit that adds imported variants to a project, and the id of the first of them.

    A variant without facts about its building gets the building of the project's first variant, and then `facts`
    for what is still open.

    Raises:
        UserError: there is nothing to add.
    """
    if not read:
        raise UserError("preview_no_lines")
    taken = {variant.name.casefold() for variant in project.variants}
    building = project.variants[0].building if project.variants else Building()
    fresh = []
    for number, variant in enumerate(read):
        wanted = (name if number == 0 else "") or variant.name or f"{len(taken) + 1}"
        free = free_name(wanted, taken)
        taken.add(free.casefold())
        own = building if variant.building == Building() else variant.building
        fresh.append(replace(variant, id=str(uuid.uuid4()), name=free, building=building_with(own, facts)))
    return change_project(project, variants=(*project.variants, *fresh)), fresh[0].id
