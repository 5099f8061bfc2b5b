"""Editing of the user's own product cards and requirement editions, beside the shipped ones.

Shipped ones never change. Own ones have an id that starts with `OWN_PREFIX`; a figure that the user enters
carries the user's source and counts as not verified.
"""

import uuid
from dataclasses import replace

from app.errors import UserError
from app.services.library.changes import LibraryEdit
from app.texts import Language, label
from models.domain.product import EnvironmentalSet, ProductCard
from models.domain.quantities import KG
from models.domain.requirement import Operator, Requirement, RequirementSet
from models.domain.source import SourceRef, SourceStatus
from models.reference.own_items import OWN_PREFIX, is_own
from models.reference.reference import Reference
from models.storage.sqlite.store import Store

CARD_FIGURES: tuple[str, ...] = (
    "density_kg_per_m3",
    "mass_kg_per_unit",
    "service_life_years",
    "gwp_a1a3_kg_per_kg",
    "biogenic_c_kg_per_kg",
    "biobased_fraction",
    "mki_a1_eur_per_unit",
    "mki_a2_eur_per_unit",
)
"""The fields of a card that hold an amount, in the order of the form."""

MAX_NAME = 200
"""Most characters of a name."""

_SET_OF_TOTAL = {"mki_a1_eur_per_unit": EnvironmentalSet.A1, "mki_a2_eur_per_unit": EnvironmentalSet.A2}
_COMPARING = frozenset({Operator.AT_MOST, Operator.LESS, Operator.AT_LEAST})


def own_source(document: str, language: Language) -> SourceRef:
    """The source of what the user entered; an empty `document` is called the user's own statement."""
    return SourceRef(document.strip() or label("library_own_source", language), "", "", SourceStatus.UNVERIFIED)


def copied_card(card: ProductCard, reference: Reference, language: Language = "nl") -> ProductCard:
    """An own card with the figures of `card`; each figure keeps its source."""
    sources = {name: source for name in CARD_FIGURES if (source := _figure_source(card, name))}
    taken = {name for other in reference.products.values() for name in _names(other)}
    return replace(
        card,
        id=new_own_id(),
        name_nl=free_name(card.name_nl, "nl", taken),
        name_en=free_name(card.name_en or card.name_nl, "en", taken),
        sources={"": own_source("", language), **sources},
    )


def empty_card(reference: Reference, language: Language = "nl") -> ProductCard:
    """An own card without figures, counted in kilograms; it is not saved."""
    taken = {name for other in reference.products.values() for name in _names(other)}
    name = label("library_new_card", language)
    free = name if name.casefold() not in taken else free_name(name, language, taken)
    return ProductCard(new_own_id(), free, free, KG, sources={"": own_source("", language)})


def put_card(reference: Reference, card: ProductCard) -> LibraryEdit:
    """Puts an own card in the library, new or changed.

    Raises:
        UserError: it is a shipped card, has no name, or another card has its name.
    """
    if not is_own(card.id):
        raise UserError("library_card_is_shipped", name=card.name_nl)
    check_name(reference, card.id, card.name_nl)
    check_name(reference, card.id, card.name_en)
    return LibraryEdit(((reference.products.get(card.id), card),))


def check_name(reference: Reference, card_id: str, name: str) -> None:
    """Checks that a name is unique among the cards, because the import finds products by name.

    Raises:
        UserError: the name is empty, too long, or another card's.
    """
    plain = name.strip()
    if not plain:
        raise UserError("library_card_without_name")
    if len(plain) > MAX_NAME:
        raise UserError("library_name_too_long", limit=MAX_NAME)
    for card in reference.products.values():
        if card.id != card_id and plain.casefold() in _names(card):
            raise UserError("library_name_taken", name=plain)


def change_figure(card: ProductCard, field: str, value: float | None, language: Language = "nl") -> ProductCard:
    """The card with another figure, whose source becomes that of the card.

    Raises:
        ValueError: the figure is out of range, or is a total over which the card's values per module take
            precedence; the message says so in a sentence.
        KeyError: `field` holds no figure.
    """
    if field not in CARD_FIGURES:
        raise KeyError(field)
    if getattr(card, field) == value:
        return card
    which = _SET_OF_TOTAL.get(field)
    if which is not None and any(profile.environmental_set is which for profile in card.module_profiles):
        raise ValueError(label("library_total_of_declared_card", language, set=which.value))
    sources = {name: source for name, source in card.sources.items() if name != field}
    sources.setdefault("", own_source("", language))
    return replace(card, **{field: value, "sources": sources})  # type: ignore[arg-type]


def delete_card(card: ProductCard) -> LibraryEdit:
    """Takes an own card out. Projects keep the copy they were scored with.

    Raises:
        UserError: it is a shipped card.
    """
    if not is_own(card.id):
        raise UserError("library_card_is_shipped", name=card.name_nl)
    return LibraryEdit(((card, None),))


def copied_requirement_set(edition: RequirementSet, title: str, language: Language = "nl") -> RequirementSet:
    """An edition of the user's own with all requirements of another one; each keeps its source."""
    return replace(renamed(edition, title), id=new_own_id(), source=own_source("", language))


def put_requirement_set(reference: Reference, edition: RequirementSet) -> LibraryEdit:
    """Puts an own edition in the library, new or changed.

    Raises:
        UserError: it is a shipped one, or has a new title that is empty, too long or another edition's.
    """
    if not is_own(edition.id):
        raise UserError("library_set_is_shipped", name=edition.title_nl)
    before = reference.requirement_sets.get(edition.id)
    if before is None or before.title_nl != edition.title_nl:
        others = {known.id: known for known in reference.requirement_sets.values() if known.id != edition.id}
        check_title(replace(reference, requirement_sets=others), edition.title_nl)
    return LibraryEdit(((before, edition),))


def check_title(reference: Reference, title: str) -> None:
    """Checks that a title is unique among the editions.

    Raises:
        UserError: it is empty, too long or taken.
    """
    plain = title.strip()
    if not plain:
        raise UserError("library_set_without_title")
    if len(plain) > MAX_NAME:
        raise UserError("library_name_too_long", limit=MAX_NAME)
    if plain.casefold() in _titles(reference):
        raise UserError("library_title_taken", name=plain)


def free_title(reference: Reference, title: str, language: Language = "nl") -> str:
    """A title for a copy that no edition has."""
    return free_name(title, language, _titles(reference))


def renamed(edition: RequirementSet, title: str) -> RequirementSet:
    """The edition under another title, in both languages."""
    return replace(edition, title_nl=title.strip(), title_en=title.strip())


def has_own_limit(requirement: Requirement) -> bool:
    """Whether the requirement compares a value with a limit, so that its limit can be changed."""
    return requirement.operator in _COMPARING and requirement.limit is not None


def with_own_limit(
    edition: RequirementSet, requirement_id: str, limit: float, printed: str, language: Language = "nl"
) -> RequirementSet:
    """The edition with another limit, which from now on is the user's own statement.

    `printed` is the limit as the user typed it.

    Raises:
        UserError: the edition is a shipped one, or the requirement has no figure to change.
    """
    if not is_own(edition.id):
        raise UserError("library_set_is_shipped", name=edition.title_nl)
    position, old = _requirement(edition, requirement_id)
    if not has_own_limit(old):
        raise UserError("library_requirement_without_limit")
    source = own_source("", language)
    new = replace(old, limit=limit, printed_limit=printed, source=source)
    requirements = (*edition.requirements[:position], new, *edition.requirements[position + 1 :])
    return replace(edition, requirements=requirements)


def delete_requirement_set(store: Store, edition: RequirementSet) -> LibraryEdit:
    """Takes an own edition out.

    Raises:
        UserError: it is a shipped one, or a project of the store, perhaps a deleted one, is scored with it.
        StorageError: the projects cannot be read.
    """
    if not is_own(edition.id):
        raise UserError("library_set_is_shipped", name=edition.title_nl)
    projects = (*store.list_projects(), *store.list_projects(deleted=True))
    users = [project.name for project in projects if project.requirement_set_id == edition.id]
    if users:
        raise UserError("library_set_in_use", name=edition.title_nl, project=users[0], count=len(users))
    return LibraryEdit(((edition, None),))


def _requirement(edition: RequirementSet, requirement_id: str) -> tuple[int, Requirement]:
    for position, requirement in enumerate(edition.requirements):
        if requirement.id == requirement_id:
            return position, requirement
    raise KeyError(requirement_id)


def _figure_source(card: ProductCard, name: str) -> SourceRef | None:
    return None if getattr(card, name) is None else card.source_of(name)


def _titles(reference: Reference) -> set[str]:
    return {title.casefold() for s in reference.requirement_sets.values() for title in (s.title_nl, s.title_en)}


def _names(card: ProductCard) -> set[str]:
    return {card.name_nl.casefold(), card.name_en.casefold()}


def free_name(name: str, language: Language, taken: set[str]) -> str:
    """A name for a copy; `taken` are the names of the others without regard to case."""
    start = name[: MAX_NAME - 30]
    free = label("library_copied_name", language, name=start)
    number = 2
    while free.casefold() in taken:
        free = label("library_copied_name_again", language, name=start, number=number)
        number += 1
    return free


def new_own_id() -> str:
    """An id for a new own item."""
    return f"{OWN_PREFIX}{uuid.uuid4()}"
