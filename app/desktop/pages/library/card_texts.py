"""The wording of product cards and sources: origin and status of a figure."""

from collections.abc import Mapping
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

from models.domain.product import ProductCard
from models.domain.source import SourceRef, SourceStatus
from models.reference.own_items import is_own


class CardStatus(Enum):
    """The owner of a card, and whether all its figures were verified in their sources."""

    OWN = auto()
    VERIFIED = auto()
    UNVERIFIED = auto()


def status_of(card: ProductCard) -> CardStatus:
    if is_own(card.id):
        return CardStatus.OWN
    is_verified = bool(card.sources) and all(source.is_verified for source in card.sources.values())
    return CardStatus.VERIFIED if is_verified else CardStatus.UNVERIFIED


def status_word(status: CardStatus) -> str:
    """The mark and the word of a status, distinct without colour."""
    words = {
        CardStatus.OWN: QCoreApplication.translate("Library", "✎ eigen"),
        CardStatus.VERIFIED: QCoreApplication.translate("Library", "✓ geverifieerd"),
        CardStatus.UNVERIFIED: QCoreApplication.translate("Library", "? niet geverifieerd"),
    }
    return words[status]


def verified_word(source: SourceRef) -> str:
    """Whether a figure was read in its source, and if not, what it is."""
    words = {
        SourceStatus.VERIFIED: QCoreApplication.translate("Library", "geverifieerd"),
        SourceStatus.UNVERIFIED: QCoreApplication.translate("Library", "niet geverifieerd"),
        SourceStatus.OWN: QCoreApplication.translate("Library", "≈ schatting van Meetlat"),
        SourceStatus.PROXY: QCoreApplication.translate("Library", "≈ van een verwant product"),
    }
    return words[source.status]


def document_words(source: SourceRef, titles: Mapping[str, str]) -> str:
    """Document, edition and place in one line; `titles` has the full titles of documents."""
    document = titles.get(source.document, source.document)
    edition = "" if source.edition in document else source.edition
    return " · ".join(part for part in (document, edition, source.clause) if part)


def source_words(source: SourceRef | None, titles: Mapping[str, str]) -> str:
    """The same with whether the figure was read there."""
    if source is None:
        return QCoreApplication.translate("Library", "zonder bron")
    return " · ".join(part for part in (document_words(source, titles), verified_word(source)) if part)
