"""Opens the zip archive of an xlsx or other packed file from a stranger, under limits.

Readers get the checked parts alone: `repacked` builds a new archive from them, so that a false size or directory
in the original cannot mislead the next reader.
"""

import io
import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache

from app.formats.cell_text import clean_text
from app.importing.common.finding_list import FileRefusedError, quote
from app.own_fault import is_of_this_computer

MAX_FILE_BYTES = 50 * 2**20
MAX_ENTRIES = 2_000
MAX_UNPACKED_BYTES = 300 * 2**20
MAX_RATIO = 100
RATIO_FREE_BYTES = 2**20
_CHUNK = 2**20
_ENCRYPTED = 0x1
_MAX_NAME = 255
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9]) *(\..*)?", re.IGNORECASE)
"""Names that Windows reserves for devices, with any ending."""
_ARCHIVE = (b"PK\x03\x04", b"PK\x05\x06")
_DIRECTORY_ENTRY = b"PK\x01\x02"
_DOCUMENTS = (".docx", ".docm", ".xlsx", ".xlsm", ".xlsb", ".pptx", ".pptm", ".odt", ".ods", ".odp", ".vsdx")
_XML_SUFFIXES = (".xml", ".rels", ".vml")


_DAMAGE = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, LookupError, ValueError, RuntimeError,
)  # fmt: skip
"""What the zip reader raises on a damaged archive."""


@contextmanager
def damage_told_as(code: str) -> Iterator[None]:
    """Turns what a damaged archive raises into a FileRefusedError with this code; trouble of ours passes."""
    try:
        yield
    except _DAMAGE as problem:
        if is_of_this_computer(problem):
            raise
        raise FileRefusedError(code) from None


def check_size(data: bytes) -> None:
    """Refuses a file over 50 MB (`import_file_too_large`)."""
    if len(data) > MAX_FILE_BYTES:
        raise FileRefusedError(
            "import_file_too_large", megabytes=len(data) // 2**20, limit=MAX_FILE_BYTES // 2**20
        )


@lru_cache(maxsize=1)
def entry_names(data: bytes) -> tuple[str, ...]:
    """The names in the directory of a zip archive; none for a damaged one, or with too many. Unpacks nothing."""
    if not is_archive(data) or data.count(_DIRECTORY_ENTRY) > 2 * MAX_ENTRIES:
        return ()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return tuple(entry.filename.replace("\\", "/").lstrip("/") for entry in archive.infolist())
    except (zipfile.BadZipFile, struct.error, ValueError, LookupError, OSError, RuntimeError, OverflowError):
        return ()


def plain_files(names: Iterable[str]) -> tuple[str, ...]:
    """The names of files, without folders and without what systems and programs leave behind."""
    return tuple(name for name in names if not _is_left_behind(name))


def _is_left_behind(name: str) -> bool:
    folder, _, file = name.rpartition("/")
    is_of_system = file.startswith((".", "~$")) or file.lower() in ("thumbs.db", "desktop.ini")
    return not file or is_of_system or "__macosx" in folder.lower().split("/")


def read_file_in(data: bytes, name: str) -> bytes:
    """One file of an archive of files, counted while it is unpacked. It may be an archive itself.

    Raises:
        FileRefusedError: as `read_parts`, and `import_file_too_large`.
        KeyError: there is no such file.
        zipfile.BadZipFile, zlib.error, …: the archive is damaged.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        _check_directory(entries)
        entry = {entry.filename.replace("\\", "/").lstrip("/"): entry for entry in entries}[name]
        if entry.file_size > MAX_FILE_BYTES:
            raise FileRefusedError(
                "import_file_too_large", megabytes=entry.file_size // 2**20, limit=MAX_FILE_BYTES // 2**20
            )
        return _read_entry(archive, entry, MAX_FILE_BYTES, may_be_archive=True)


def read_parts(
    data: bytes, suffixes: tuple[str, ...] = _XML_SUFFIXES, *, is_checked: bool = True
) -> dict[str, bytes]:
    """The XML parts of the archive by name, without their leading slash, or those with other endings.

    Other parts, such as images, are counted and dropped.

    Args:
        is_checked: whether every XML part is checked here; otherwise the caller does so (`check_xml`) with those
            that it parses, and drops the others.

    Raises:
        FileRefusedError: `import_zip_bomb`, `import_encrypted`, `import_nested_archive`, `import_doctype`,
            `isolation_hostile_archive` or `import_unreadable_file`.
        zipfile.BadZipFile, zlib.error, …: the archive is damaged.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        _check_directory(entries)
        parts: dict[str, bytes] = {}
        room = MAX_UNPACKED_BYTES
        for entry in entries:
            content = _read_entry(archive, entry, room)
            room -= len(content)
            if entry.filename.lower().endswith(suffixes):
                if is_checked and suffixes is _XML_SUFFIXES:
                    check_xml(entry.filename, content)
                parts[entry.filename.replace("\\", "/").lstrip("/")] = content
        return parts


def _check_directory(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_ENTRIES:
        raise FileRefusedError("import_zip_bomb")
    for entry in entries:
        _check_name(entry)
    if len({_plain_name(entry) for entry in entries}) != len(entries):
        raise FileRefusedError("import_unreadable_file")
    end = 0
    for entry in sorted(entries, key=lambda e: e.header_offset):
        if entry.flag_bits & _ENCRYPTED:
            raise FileRefusedError("import_encrypted")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) or entry.header_offset < end:
            raise FileRefusedError("import_unreadable_file")
        end = entry.header_offset + entry.compress_size


def _plain_name(entry: zipfile.ZipInfo) -> str:
    """The name as some systems compare it: without case, accents in one form, no dots or spaces at its end."""
    name = unicodedata.normalize("NFKC", entry.orig_filename.replace("\\", "/")).casefold()
    return "/".join(part.rstrip(" .") for part in name.lstrip("/").split("/"))


def _check_name(entry: zipfile.ZipInfo) -> None:
    """Refuses a name that points outside the archive, although nothing is ever unpacked to disk.

    Raises:
        FileRefusedError: `isolation_hostile_archive`.
    """
    name = entry.orig_filename
    parts = name.replace("\\", "/").split("/")
    is_link = stat.S_ISLNK(entry.external_attr >> 16)
    is_at_home = name.startswith("~") and not name.startswith("~$")  # Office names its lock files ~$
    is_outside = (
        ".." in (part.strip(" ") for part in parts) or ":" in name or name.startswith(("//", "\\\\")) or is_at_home
    )
    is_device = any(_DEVICE.fullmatch(part.rstrip(" .")) for part in parts)
    if is_link or is_outside or is_device or len(name) > _MAX_NAME or not name.isprintable():
        raise FileRefusedError("isolation_hostile_archive", name=quote(clean_text(name)))


def is_archive(data: bytes) -> bool:
    """Whether the bytes begin as those of a zip archive."""
    return data.startswith(_ARCHIVE)


def _is_embedded_document(name: str) -> bool:
    """Whether a part is named as a document that was put into a workbook; such a part is never opened."""
    folder, _, file = name.lower().replace("\\", "/").rpartition("/")
    return folder.endswith("/embeddings") and file.endswith(_DOCUMENTS)


def _read_entry(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, room: int, *, may_be_archive: bool = False
) -> bytes:
    may_be_archive = may_be_archive or _is_embedded_document(entry.filename)
    limit = min(room, max(RATIO_FREE_BYTES, MAX_RATIO * entry.compress_size))
    chunks: list[bytes] = []
    size = 0
    with archive.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > limit:
                raise FileRefusedError("import_zip_bomb")
            if not chunks and not may_be_archive and is_archive(chunk):
                raise FileRefusedError("import_nested_archive", name=entry.filename[:60])
            chunks.append(chunk)
    return chunks[0] if len(chunks) == 1 else b"".join(chunks)


def check_xml(name: str, content: bytes) -> None:
    """Checks an XML part before it is parsed: no document type, and an encoding without zero bytes.

    Raises:
        FileRefusedError: `import_doctype` or `import_unreadable_file`.
    """
    # One byte is found far faster than a word: most parts hold no exclamation mark at all.
    if b"!" in content and any(word in content for word in (b"<!DOCTYPE", b"<!ENTITY", b"<!doctype")):
        raise FileRefusedError("import_doctype", name=name[:60])
    if b"\0" in content or content[:2] in (b"\xfe\xff", b"\xff\xfe"):
        raise FileRefusedError("import_unreadable_file")


def repacked(parts: dict[str, bytes]) -> io.BytesIO:
    """A new, uncompressed archive of `parts`."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    stream.seek(0)
    return stream
