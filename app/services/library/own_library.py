"""Editing of the user's own product cards and requirement editions, beside the shipped ones.

Shipped ones never change. Own ones have an id that starts with `OWN_PREFIX`; a figure that the user enters
carries the user's source and counts as not verified.
"""

import uuid
from dataclasses import replace

from app.errors import UserError
from app.texts import Language, label
from models.domain.product import EnvironmentalSet, ProductCard
from models.domain.quantities import KG
from models.domain.requirement import Operator, Requirement, RequirementSet
from models.domain.source import SourceRef, SourceStatus
from models.reference.own_items import OWN_PREFIX, is_own
from models.reference.reference import Reference
from models.storage.library import (
    delete_own_product,
    delete_own_requirement_set,
    save_own_product,
    save_own_requirement_set,
)
from models.storage.store import Store

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

_MAX_NAME = 200
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
        id=_new_id(),
        name_nl=_free_name(card.name_nl, "nl", taken),
        name_en=_free_name(card.name_en or card.name_nl, "en", taken),
        sources={"": own_source("", language), **sources},
    )


def copy_card(store: Store, reference: Reference, card_id: str, language: Language = "nl") -> ProductCard:
    """Saves an own copy of a card.

    Raises:
        KeyError: there is no such card.
        StorageError: nothing was saved.
    """
    copy = copied_card(reference.products[card_id], reference, language)
    save_own_product(store, copy)
    return copy


def empty_card(reference: Reference, language: Language = "nl") -> ProductCard:
    """An own card without figures, counted in kilograms; it is not saved."""
    taken = {name for other in reference.products.values() for name in _names(other)}
    name = label("library_new_card", language)
    free = name if name.casefold() not in taken else _free_name(name, language, taken)
    return ProductCard(_new_id(), free, free, KG, sources={"": own_source("", language)})


def save_card(store: Store, reference: Reference, card: ProductCard) -> None:
    """Saves an own card, new or changed.

    Raises:
        UserError: it is a shipped card, has no name, or another card has its name.
        StorageError: nothing was saved.
    """
    if not is_own(card.id):
        raise UserError("library_card_is_shipped", name=card.name_nl)
    check_name(reference, card.id, card.name_nl)
    check_name(reference, card.id, card.name_en)
    save_own_product(store, card)


def check_name(reference: Reference, card_id: str, name: str) -> None:
    """Checks that a name is unique among the cards, because the import finds products by name.

    Raises:
        UserError: the name is empty, too long, or another card's.
    """
    plain = name.strip()
    if not plain:
        raise UserError("library_card_without_name")
    if len(plain) > _MAX_NAME:
        raise UserError("library_name_too_long", limit=_MAX_NAME)
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


def delete_card(store: Store, card: ProductCard) -> None:
    """Deletes an own card; `save_own_product` brings it back. Projects keep the copy they were scored with.

    Raises:
        UserError: it is a shipped card.
        StorageError: nothing was changed.
    """
    if not is_own(card.id):
        raise UserError("library_card_is_shipped", name=card.name_nl)
    delete_own_product(store, card.id)


def copy_requirement_set(
    store: Store, reference: Reference, set_id: str, title: str, language: Language = "nl"
) -> RequirementSet:
    """Saves an own edition with all requirements of another one; each keeps its source.

    Raises:
        KeyError: there is no such edition.
        UserError: the title is empty or taken.
        StorageError: nothing was saved.
    """
    check_title(reference, title)
    plain = title.strip()
    edition = replace(
        reference.requirement_sets[set_id],
        id=_new_id(),
        title_nl=plain,
        title_en=plain,
        source=own_source("", language),
    )
    save_own_requirement_set(store, edition)
    return edition


def check_title(reference: Reference, title: str) -> None:
    """Checks that a title is unique among the editions.

    Raises:
        UserError: it is empty, too long or taken.
    """
    plain = title.strip()
    if not plain:
        raise UserError("library_set_without_title")
    if len(plain) > _MAX_NAME:
        raise UserError("library_name_too_long", limit=_MAX_NAME)
    if plain.casefold() in _titles(reference):
        raise UserError("library_title_taken", name=plain)


def free_title(reference: Reference, title: str, language: Language = "nl") -> str:
    """A title for a copy that no edition has."""
    return _free_name(title, language, _titles(reference))


def rename_requirement_set(
    store: Store, reference: Reference, edition: RequirementSet, title: str
) -> RequirementSet:
    """Saves an own edition under another title.

    Raises:
        UserError: it is a shipped one, or the title is empty, too long or taken.
        StorageError: nothing was saved.
    """
    if not is_own(edition.id):
        raise UserError("library_set_is_shipped", name=edition.title_nl)
    others = {known.id: known for known in reference.requirement_sets.values() if known.id != edition.id}
    check_title(replace(reference, requirement_sets=others), title)
    renamed = replace(edition, title_nl=title.strip(), title_en=title.strip())
    save_own_requirement_set(store, renamed)
    return renamed


def has_own_limit(requirement: Requirement) -> bool:
    """Whether the requirement compares a value with a limit, so that its limit can be changed."""
    return requirement.operator in _COMPARING and requirement.limit is not None


def change_own_limit(
    store: Store,
    edition: RequirementSet,
    requirement_id: str,
    limit: float,
    printed: str,
    language: Language = "nl",
) -> RequirementSet:
    """Saves an own edition with another limit, whose source becomes the user's own statement.

    `printed` is the limit as the user typed it.

    Raises:
        UserError: the edition is a shipped one, or the requirement has no figure to change.
        StorageError: nothing was saved.
    """
    if not is_own(edition.id):
        raise UserError("library_set_is_shipped", name=edition.title_nl)
    position, old = _requirement(edition, requirement_id)
    if not has_own_limit(old):
        raise UserError("library_requirement_without_limit")
    source = own_source("", language)
    new = replace(old, limit=limit, printed_limit=printed, source=source)
    requirements = (*edition.requirements[:position], new, *edition.requirements[position + 1 :])
    changed = replace(edition, requirements=requirements)
    save_own_requirement_set(store, changed)
    return changed


def delete_requirement_set(store: Store, edition: RequirementSet) -> None:
    """Deletes an own edition.

    Raises:
        UserError: it is a shipped one, or a project, perhaps a deleted one, is scored with it.
        StorageError: nothing was changed.
    """
    if not is_own(edition.id):
        raise UserError("library_set_is_shipped", name=edition.title_nl)
    projects = (*store.list_projects(), *store.list_projects(deleted=True))
    users = [project.name for project in projects if project.requirement_set_id == edition.id]
    if users:
        raise UserError("library_set_in_use", name=edition.title_nl, project=users[0], count=len(users))
    delete_own_requirement_set(store, edition.id)


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


def _free_name(name: str, language: Language, taken: set[str]) -> str:
    start = name[: _MAX_NAME - 30]
    free = label("library_copied_name", language, name=start)
    number = 2
    while free.casefold() in taken:
        free = label("library_copied_name_again", language, name=start, number=number)
        number += 1
    return free


def _new_id() -> str:
    return f"{OWN_PREFIX}{uuid.uuid4()}"
