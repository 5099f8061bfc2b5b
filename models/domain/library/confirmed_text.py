"""Texts of bills for which somebody confirmed a product, so that it is proposed first for the same text."""

from dataclasses import dataclass

from models.domain.texts import refuse_nul


def same_text(text: str) -> str:
    """The form of a description in which two are the same text: without case, with single spaces."""
    return " ".join(text.casefold().split())


@dataclass(frozen=True, slots=True)
class ConfirmedText:
    """The product that was confirmed for a text, whatever the size and unit of the line.

    Attributes:
        id: the text as it is compared, see `same_text`.
        text: as it was typed.
        target: id of a card or an assembly of the library, or of an own card.

    Raises:
        ValueError: the text is empty, `id` is that of another text, there is no target, or a text holds NUL.
    """

    id: str
    text: str
    target: str

    def __post_init__(self) -> None:
        refuse_nul(self)
        if not self.id or self.id != same_text(self.text):
            raise ValueError(f"not the id of the text: {self.id!r}")
        if not self.target:
            raise ValueError("a confirmed text without a target")


def confirmed_text(text: str, target: str) -> ConfirmedText:
    """The record of a text and its target.

    Raises:
        ValueError: the text or the target is empty, or holds NUL.
    """
    return ConfirmedText(same_text(text), text, target)
