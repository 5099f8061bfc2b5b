"""Reads sources.csv: the documents that the reference data cites."""

from collections.abc import Mapping
from dataclasses import dataclass

from models.domain.source import SourceRef, SourceStatus
from models.reference.manifest import ReferenceFolder
from models.reference.records import Record, csv_records

FILE = "sources.csv"
_COLUMNS = frozenset({"id", "document", "edition", "title"})

SOURCE_COLUMNS = frozenset({"source", "clause", "status", "note"})
"""The columns in which every record cites the source of its figure."""


@dataclass(frozen=True, slots=True)
class Document:
    """A cited document: its short name, its edition, and its full title with author."""

    name: str
    edition: str
    title: str


class Sources:
    """The cited documents by id. Records that cite the same place share one `SourceRef`."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._documents = documents
        self._made: dict[tuple[str, str, SourceStatus, str], SourceRef] = {}

    def of(self, record: Record) -> SourceRef:
        """The source that a record cites in its `SOURCE_COLUMNS`.

        Raises:
            ReferenceDataError: a missing or unknown document or status.
        """
        return self.cited(record, record.choice("status", SourceStatus), record.text("note", ""))

    def cited(self, record: Record, status: SourceStatus, note: str) -> SourceRef:
        """The place that a record cites with its columns `source` and `clause`.

        Raises:
            ReferenceDataError: no or an unknown document.
        """
        document_id = record.known("source", self._documents, "source")
        place = (document_id, record.text("clause", ""), status, note)
        found = self._made.get(place)
        if found is None:
            document = self._documents[document_id]
            found = self._made[place] = SourceRef(document.name, document.edition, *place[1:])
        return found

    def documents(self, record: Record, key: str) -> tuple[SourceRef, ...]:
        """Documents that a record cites as a whole, by their ids in one cell; each was read.

        Raises:
            ReferenceDataError: none, or an unknown one.
        """
        ids = record.words(key)
        if not ids:
            record.refuse("reference_missing_key", key=key)
        for document_id in ids:
            record.check_known(document_id, self._documents, "source")
        read = (self._documents[document_id] for document_id in ids)
        return tuple(SourceRef(document.name, document.edition, "", SourceStatus.VERIFIED) for document in read)

    def titles(self) -> dict[str, str]:
        """Short name of every cited document -> its full title."""
        return {document.name: document.title for document in self._documents.values()}


def load_sources(folder: ReferenceFolder) -> Sources:
    """The documents that the reference data cites.

    Raises:
        ReferenceDataError: a record is broken, or one short name has two titles.
    """
    documents: dict[str, Document] = {}
    titles: dict[str, str] = {}
    for record in csv_records(FILE, folder.read(FILE), _COLUMNS, ("id",)):
        document = Document(record.text("document"), record.text("edition"), record.text("title"))
        if titles.setdefault(document.name, document.title) != document.title:
            record.refuse("reference_duplicate_id", value=document.name)
        documents[record.id] = document
    return Sources(documents)
