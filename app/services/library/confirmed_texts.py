"""The memory of confirmed products: which text of a bill means which card, as the organisation confirmed it.

It is used in the window alone. The review and the command line find the same as everybody else.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.services.editing.edit_contract import Edit
from models.domain.library.confirmed_text import ConfirmedText, confirmed_text, same_text
from models.reference.own_items import is_own
from models.reference.reference import Reference
from models.storage.sqlite.confirmed_texts import write_confirmed_texts

if TYPE_CHECKING:
    from models.storage.sqlite.store import Store

ConfirmedTexts = Mapping[str, ConfirmedText]
"""Confirmed texts by id."""


@dataclass(frozen=True, slots=True)
class ConfirmedTextsEdit(Edit[ConfirmedTexts]):
    """Texts before and after; None is a text that is not there.

    A text that was changed meanwhile stays as it is: each pair is applied only where it fits.
    """

    pairs: tuple[tuple[ConfirmedText | None, ConfirmedText | None], ...]

    def apply(self, state: ConfirmedTexts) -> ConfirmedTexts:
        texts = dict(state)
        for before, after in self.pairs:
            text_id = _id(before, after)
            if texts.get(text_id) != before:
                continue
            if after is None:
                texts.pop(text_id, None)
            else:
                texts[text_id] = after
        return texts

    def reverse(self) -> "ConfirmedTextsEdit":
        return ConfirmedTextsEdit(tuple((after, before) for before, after in self.pairs))

    @property
    def is_empty(self) -> bool:
        return all(before == after for before, after in self.pairs)


def _id(before: ConfirmedText | None, after: ConfirmedText | None) -> str:
    known = after or before
    return "" if known is None else known.id


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to the question which product a text means.

    Attributes:
        text: of the line.
        product_id: of the product that was confirmed, or with `is_confirmed` False that was rejected.
    """

    text: str
    product_id: str
    is_confirmed: bool = True


def edit_by_answers(texts: ConfirmedTexts, answers: Iterable[Answer], reference: Reference) -> ConfirmedTextsEdit:
    """Remembers confirmed products and forgets rejected ones.

    A product that is not of the library is not remembered, nor is a text that got two products at once.
    """
    wanted: dict[str, tuple[str, set[str]]] = {}
    for answer in answers:
        target = library_target(answer.product_id, reference)
        text_id = same_text(answer.text)
        held = texts.get(text_id)
        if answer.is_confirmed and target:
            wanted.setdefault(text_id, (answer.text, set()))[1].add(target)
        elif not answer.is_confirmed and held is not None and held.target == target:
            wanted.setdefault(text_id, (answer.text, set()))
    return ConfirmedTextsEdit(tuple(_pairs(texts, wanted)))


def _pairs(
    texts: ConfirmedTexts, wanted: Mapping[str, tuple[str, set[str]]]
) -> Iterator[tuple[ConfirmedText | None, ConfirmedText | None]]:
    for text_id, (text, targets) in wanted.items():
        held = texts.get(text_id)
        if not targets:
            yield held, None
        elif len(targets) == 1 and (held is None or {held.target} != targets):
            yield held, confirmed_text(text, *targets)


def delete_texts(texts: ConfirmedTexts, ids: Iterable[str]) -> ConfirmedTextsEdit:
    """Forgets texts; an id that is not there is left out."""
    return ConfirmedTextsEdit(tuple((texts[text_id], None) for text_id in ids if text_id in texts))


def change_target(
    texts: ConfirmedTexts, text_id: str, product_id: str, reference: Reference
) -> ConfirmedTextsEdit:
    """Gives a text another product of the library; changes nothing when the text or the product is not there."""
    held, target = texts.get(text_id), library_target(product_id, reference)
    if held is None or not target:
        return ConfirmedTextsEdit(())
    return ConfirmedTextsEdit(((held, confirmed_text(held.text, target)),))


def library_target(product_id: str, reference: Reference) -> str:
    """The card or the assembly of the library behind a product of a bill, or the own card; "" without one.

    The id of a product of a bill is that of its card, with its size and its unit behind it.
    """
    library, name = reference.library, product_id
    while name:
        if name in library.cards or name in library.assemblies:
            return name
        if is_own(name) and name in reference.products:
            return name
        if name in library.replaced:
            return library.replaced[name].card_id
        name = name.rpartition("-")[0]
    return ""


def targets_of(texts: ConfirmedTexts) -> dict[str, str]:
    """Text as it is compared -> id of its product, as the matching takes it."""
    return {text_id: text.target for text_id, text in texts.items()}


def write_changes(store: "Store", before: ConfirmedTexts, after: ConfirmedTexts) -> None:
    """Stores the texts that differ, in one transaction.

    Raises:
        ProjectDocumentError: a text holds something that cannot be stored.
        StorageError: the store does not take it in.
    """
    put = [text for text_id, text in after.items() if before.get(text_id) != text]
    write_confirmed_texts(store, put, [text_id for text_id in before if text_id not in after])
