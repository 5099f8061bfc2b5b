"""Opens a zip archive of files from a stranger, ifcZIP too: one of its files, unpacked in memory under limits."""

from dataclasses import dataclass

from app.formats.cell_text import clean_text
from app.importing.common.container import damage_told_as, entry_names, plain_files, read_file_in
from app.importing.common.finding_list import FileRefusedError, quote
from app.importing.formats import FORMATS, ZIP, Format

_MOST_NAMED = 10
_MOST_OPENED = 3
_REPORT = ".pdf"
"""Read when it is a report of this program, which its name does not say: it gives way to any other file."""


@dataclass(frozen=True, slots=True)
class PackedFile:
    """The file that is read.

    Attributes:
        others: number of the files in the archive that are not read.
        readable: names of all files that could have been read.
    """

    name: str
    data: bytes
    others: int
    readable: tuple[str, ...]


class SeveralFilesError(Exception):
    """Raised for an archive of which a person has to choose the file; `refusal` says so, `names` are the files."""

    def __init__(self, refusal: FileRefusedError, names: tuple[str, ...]) -> None:
        super().__init__(refusal)
        self.refusal = refusal
        self.names = names


def unpacked(data: bytes, chosen: str = "") -> PackedFile:
    """The chosen file of an archive, or the only one that can be read.

    Raises:
        SeveralFilesError: there are more, and none was chosen.
        FileRefusedError: no file can be read, or the archive is damaged or hostile.
    """
    files = plain_files(entry_names(data))
    readable = _readable(files)
    if not readable:
        raise FileRefusedError("import_zip_without_files", names=_named(files), endings=", ".join(_endings()))
    name = chosen if chosen in readable else ""
    if not name and len(readable) > 1:
        refusal = FileRefusedError("import_zip_of_files", names=_named(readable), count=len(readable))
        raise SeveralFilesError(refusal, readable)
    name = name or readable[0]
    with damage_told_as("import_zip_damaged"):
        return PackedFile(name, read_file_in(data, name), len(files) - 1, readable)


def only_looks_like(data: bytes, heads: tuple[bytes, ...], keys: tuple[bytes, ...]) -> bool:
    """Whether the files of a sound archive begin with one of `heads`, and none of them holds one of `keys`."""
    names = plain_files(entry_names(data))
    try:
        with damage_told_as("import_zip_damaged"):
            contents = [read_file_in(data, name).lstrip(b"\xef\xbb\xbf \t\r\n") for name in names[:_MOST_OPENED]]
    except FileRefusedError:
        return False
    are_sound = bool(contents) and all(content.startswith(heads) for content in contents)
    return are_sound and not any(key in content for content in contents for key in keys)


def formats_in(data: bytes) -> tuple[Format, ...]:
    """The formats that the files of an archive may have, by their names."""
    names = tuple(name.lower() for name in _readable(plain_files(entry_names(data))))
    return tuple(row for row in FORMATS if row.id != ZIP and any(name.endswith(row.endings) for name in names))


def _endings() -> tuple[str, ...]:
    endings = dict.fromkeys(ending for row in FORMATS for ending in row.endings if row.id != ZIP)
    return tuple(ending for ending in endings if ending != ".zip")


def _readable(files: tuple[str, ...]) -> tuple[str, ...]:
    found = tuple(name for name in files if name.lower().endswith(_endings()))
    return tuple(name for name in found if not name.lower().endswith(_REPORT)) or found


def _named(names: tuple[str, ...]) -> str:
    shown = ", ".join(quote(clean_text(name)) for name in names[:_MOST_NAMED])
    return shown + (", …" if len(names) > _MOST_NAMED else "")
