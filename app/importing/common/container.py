"""Opens the zip archive of an xlsx or other packed file from a stranger, under limits.

Readers get the checked parts alone: `repacked` builds a new archive from them, so that a false size or directory
in the original cannot mislead the next reader.
"""

import io
import re
import stat
import unicodedata
import zipfile

from app.formats.cell_text import clean_text
from app.importing.common.finding_list import FileRefusedError, quote

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
_XML_SUFFIXES = (".xml", ".rels", ".vml")


def check_size(data: bytes) -> None:
    """Refuses a file over 50 MB (`import_file_too_large`)."""
    if len(data) > MAX_FILE_BYTES:
        raise FileRefusedError(
            "import_file_too_large", megabytes=len(data) // 2**20, limit=MAX_FILE_BYTES // 2**20
        )


def read_parts(data: bytes, suffixes: tuple[str, ...] = _XML_SUFFIXES) -> dict[str, bytes]:
    """The XML parts of the archive by name, without their leading slash, or those with other endings.

    Other parts, such as images, are counted and dropped.

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
                if suffixes is _XML_SUFFIXES:
                    _check_xml(entry.filename, content)
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
    is_outside = ".." in (part.strip(" ") for part in parts) or ":" in name or name.startswith(("//", "\\\\", "~"))
    is_device = any(_DEVICE.fullmatch(part.rstrip(" .")) for part in parts)
    if is_link or is_outside or is_device or len(name) > _MAX_NAME or not name.isprintable():
        raise FileRefusedError("isolation_hostile_archive", name=quote(clean_text(name)))


def _read_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, room: int) -> bytes:
    limit = min(room, max(RATIO_FREE_BYTES, MAX_RATIO * entry.compress_size))
    chunks: list[bytes] = []
    size = 0
    with archive.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > limit:
                raise FileRefusedError("import_zip_bomb")
            if not chunks and chunk.startswith((b"PK\x03\x04", b"PK\x05\x06")):
                raise FileRefusedError("import_nested_archive", name=entry.filename[:60])
            chunks.append(chunk)
    return chunks[0] if len(chunks) == 1 else b"".join(chunks)


def _check_xml(name: str, content: bytes) -> None:
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
