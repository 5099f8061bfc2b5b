"""Fingerprints of the parts of a PDF, independent of the order, numbering and compression of its objects.

Two pages with one fingerprint look the same: their contents, fonts, pictures and boxes are equal, byte by byte
once unpacked. The invisible parts of a digital signature can be left out.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from app.importing.common.finding_list import FileRefusedError
from app.report_check.pdf_file import PdfFile

_MAX_DEPTH = 60
_MAX_OBJECTS = 200_000
_MAX_BYTES = 200 * 2**20
_PACKING = frozenset(("/Length", "/Filter", "/DecodeParms", "/DL"))
_UPWARDS = frozenset(("/Parent", "/P"))
_PAGES = frozenset(("/Pages", "/Type"))
_OF_SIGNATURES = frozenset(("/AcroForm", "/Version", "/Extensions", "/DSS", "/Perms", "/Metadata"))
"""Metadata too: a signing program writes the document information there in its newer form."""
_STAMPED_WHEN_SIGNED = frozenset(("/ModDate", "/Producer"))


class Fingerprints:
    """Fingerprints of one file; all that is unpacked for them together stays under a limit.

    Attributes:
        without_signatures: whether the invisible parts of signatures are left out.
    """

    def __init__(self, file: PdfFile, *, without_signatures: bool = False) -> None:
        self._file = file
        self._without_signatures = without_signatures
        self._known = {name: _digest("page", str(place).encode()) for place, name in _page_names(file)}
        self._entered: set[tuple[int, int]] = set()
        self._objects = 0
        self._bytes = 0

    def pages(self) -> list[str]:
        """One per page, in order."""
        return [self._page(page).hex() for page in self._file.pages]

    def elsewhere(self) -> dict[str, str]:
        """The parts of the file that are no page: key of the catalogue or `/Info` -> fingerprint."""
        left_out = _PAGES | (self._catalog_of_signatures() if self._without_signatures else frozenset())
        catalog = {key: value for key, value in self._file.catalog.items() if key not in left_out}
        information = self._file.information
        if self._without_signatures:
            information = {key: information[key] for key in information.keys() - _STAMPED_WHEN_SIGNED}
        parts = {**catalog, "/Info": DictionaryObject(information)}
        return {str(key): self._of(value, 0).hex() for key, value in sorted(parts.items())}

    def _page(self, page: Mapping[str, Any]) -> bytes:
        parts = {key: page[key] for key in page if key not in _UPWARDS}
        if self._without_signatures and all(_is_invisible_signature(note) for note in _items(page.get("/Annots"))):
            parts.pop("/Annots", None)
        return self._of_entries(parts, 0)

    def _catalog_of_signatures(self) -> frozenset[str]:
        form = _resolved(self._file.catalog.get("/AcroForm"))
        fields = _items(form.get("/Fields")) if isinstance(form, dict) else ()
        has_other = any(_entry(field, "/FT") != "/Sig" for field in fields)
        return _OF_SIGNATURES - {"/AcroForm"} if has_other else _OF_SIGNATURES

    def _of(self, value: Any, depth: int) -> bytes:
        if not isinstance(value, IndirectObject):
            return self._of_object(value, depth)
        name = (value.idnum, value.generation)
        if name in self._entered:
            return b"loop"
        if name not in self._known:
            self._entered.add(name)
            self._known[name] = self._of_object(value.get_object(), depth)
            self._entered.discard(name)
        return self._known[name]

    def _of_object(self, value: Any, depth: int) -> bytes:
        self._objects += 1
        if depth > _MAX_DEPTH or self._objects > _MAX_OBJECTS:
            raise FileRefusedError("pdf_too_complex")
        if isinstance(value, StreamObject):
            return self._of_stream(value, depth)
        if isinstance(value, DictionaryObject):
            return self._of_entries({key: value.raw_get(key) for key in value if key not in _UPWARDS}, depth)
        if isinstance(value, ArrayObject):
            return _digest("array", *(self._of(list.__getitem__(value, i), depth + 1) for i in range(len(value))))
        return _digest(_kind(value), repr(value).encode("utf-8", "backslashreplace"))

    def _of_stream(self, stream: StreamObject, depth: int) -> bytes:
        data = stream.get_data()
        self._bytes += len(data)
        if self._bytes > _MAX_BYTES:
            raise FileRefusedError("pdf_too_complex")
        entries = {key: stream.raw_get(key) for key in stream if key not in _PACKING | _UPWARDS}
        return _digest("stream", self._of_entries(entries, depth), hashlib.sha256(data).digest())

    def _of_entries(self, entries: Mapping[str, Any], depth: int) -> bytes:
        parts = ((str(key).encode(), self._of(entries[key], depth + 1)) for key in sorted(entries))
        return _digest("dictionary", *(part for pair in parts for part in pair))


def _page_names(file: PdfFile) -> Iterable[tuple[int, tuple[int, int]]]:
    """The place and object number of each page, so that bookmarks are compared by place, not by content."""
    for place, page in enumerate(file.pages):
        reference = page.indirect_reference
        if reference is not None:
            yield place, (reference.idnum, reference.generation)


def _digest(kind: str, *parts: bytes) -> bytes:
    made = hashlib.sha256(kind.encode())
    for part in parts:
        made.update(len(part).to_bytes(8))
        made.update(part)
    return made.digest()


def _kind(value: Any) -> str:
    """The type of a value; whole and decimal numbers are of one type, because 1 and 1.0 draw the same."""
    return "number" if isinstance(value, int | float) else type(value).__name__


def _resolved(value: Any) -> Any:
    return value.get_object() if isinstance(value, IndirectObject) else value


def _items(value: Any) -> Iterable[Any]:
    found = _resolved(value)
    return [_resolved(item) for item in list.__iter__(found)] if isinstance(found, list) else ()


def _entry(value: Any, key: str) -> Any:
    found = value.get(key) if isinstance(value, dict) else None
    return _resolved(found)


def _is_invisible_signature(note: Any) -> bool:
    box = [float(part) for part in _items(_entry(note, "/Rect"))]
    has_no_size = len(box) == 4 and box[0] == box[2] and box[1] == box[3]
    return _entry(note, "/FT") == "/Sig" and has_no_size and not _entry(note, "/AP")
