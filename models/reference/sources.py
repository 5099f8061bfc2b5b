"""The documents that the reference data cites, and the reading of one citation."""

from collections.abc import Mapping
from dataclasses import dataclass

from models.domain.source import SourceRef, SourceStatus
from models.reference.manifest import ReferenceFolder
from models.reference.records import Record, csv_records

FILE = "sources.csv"
_COLUMNS = frozenset({"id", "document", "edition", "title"})

SOURCE_COLUMNS = frozenset({"source", "clause", "status", "note"})
"""The columns with which every record says where its figure comes from."""


@dataclass(frozen=True, slots=True)
class Document:
    """A cited document: its short name, its edition, and its full title with author."""

    name: str
    edition: str
    title: str


class Sources:
    """The cited documents by id. One SourceRef is made per place, whatever the number of records citing it."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._documents = documents
        self._made: dict[tuple[str, str, SourceStatus, str], SourceRef] = {}

    def of(self, record: Record) -> SourceRef:
        """The source that a record cites with its columns `source`, `clause`, `status` and `note`.

        Raises:
            ReferenceDataError: no or an unknown document, or no status.
        """
        document_id = record.known("source", self._documents, "source")
        clause, note = record.text("clause", ""), record.text("note", "")
        status = record.choice("status", SourceStatus)
        place = (document_id, clause, status, note)
        if place not in self._made:
            document = self._documents[document_id]
            self._made[place] = SourceRef(document.name, document.edition, clause, status, note)
        return self._made[place]

    def titles(self) -> dict[str, str]:
        """Short name -> full title."""
        return {document.name: document.title for document in self._documents.values()}


def load_sources(folder: ReferenceFolder) -> Sources:
    """Read the catalogue of documents.

    Raises:
        ReferenceDataError: a record is broken, or one short name stands for two titles.
    """
    documents: dict[str, Document] = {}
    titles: dict[str, str] = {}
    for record in csv_records(FILE, folder.read(FILE), _COLUMNS, ("id",)):
        document = Document(record.text("document"), record.text("edition"), record.text("title"))
        if titles.setdefault(document.name, document.title) != document.title:
            record.refuse("reference_duplicate_id", value=document.name)
        documents[record.id] = document
    return Sources(documents)
