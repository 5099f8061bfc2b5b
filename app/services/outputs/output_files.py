"""Writing of outputs: an output never replaces the database, a backup, the input or a file of another kind."""

import errno
import io
import json
import os
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.documents import OutputKind, has_suffix
from app.errors import UserError, why_of
from models.storage.whole_file import write_whole

_STORE_SUFFIXES = ("", "-journal", "-wal", "-shm", ".restoring", ".restore.part")
_EXCEL_PART = "xl/workbook.xml"


def _is_pdf(data: bytes) -> bool:
    return data.startswith(b"%PDF")


def _is_workbook(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _EXCEL_PART in archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return False


def _is_json(data: bytes) -> bool:
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True


def _is_text(data: bytes) -> bool:
    try:
        return "\0" not in data.decode("utf-8")
    except UnicodeDecodeError:
        return False


_IS_KIND: dict[OutputKind, Callable[[bytes], bool]] = {
    OutputKind.PDF: _is_pdf,
    OutputKind.WORKBOOK: _is_workbook,
    OutputKind.JSON: _is_json,
    OutputKind.CSV: _is_text,
    OutputKind.TEXT: _is_text,
}


@dataclass(frozen=True, slots=True)
class KeptFiles:
    """The files that no output may replace.

    Attributes:
        database: the store of this run, with the journals beside it; it need not exist.
        backup_folder: no output is written in it.
        source: the input of this run, None when there is none.
    """

    database: Path
    backup_folder: Path
    source: Path | None = None


def check_output(
    path: Path,
    kind: OutputKind,
    kept: KeptFiles,
    *,
    may_replace: bool = True,
    suffixes: Sequence[str] = (),
) -> None:
    """Checks that `path` may become an output; links are followed, so that another name of a kept file is refused.

    A name needs no suffix, but a suffix must fit. `suffixes` are those that the command can write; None stands for
    those of the kind.

    Raises:
        UserError: it is a file that is kept, something else than a file, its suffix is of another kind, or it is
            an existing file that is of another kind or that may not be replaced. Nothing was written.
    """
    if _is_store(path, kept.database) or _is_inside(path, kept.backup_folder):
        raise UserError("cli_output_is_database", path=str(path))
    if kept.source is not None and _is_same(path, kept.source):
        raise UserError("cli_output_is_input", path=str(path))
    _check_suffix(path, suffixes or kind.suffixes)
    if not _is_there(path):
        return
    if not may_replace:
        raise UserError("cli_output_exists", path=str(path))
    if not _may_follow_on(path, kind):
        raise UserError("cli_output_other_kind", path=str(path), kind=kind.value)


def _check_suffix(path: Path, suffixes: Sequence[str]) -> None:
    if has_suffix(path) and not path.name.lower().endswith(tuple(suffixes)):
        suffix = path.suffix or path.name[path.name.rindex(".") :]
        raise UserError("cli_output_suffix", path=str(path), suffix=suffix, suffixes=", ".join(suffixes))


def _is_there(path: Path) -> bool:
    """Whether an ordinary file of this name exists.

    Raises:
        UserError: it exists but is no ordinary file, or no file can have this name, such as one that is too long.
    """
    try:
        if not path.exists():
            _check_folder(path)
            return False
    except OSError as error:
        raise UserError("cli_cannot_write", path=str(path), why=why_of(error)) from error
    if path.is_dir():
        raise UserError("cli_is_a_folder", path=str(path))
    if not path.is_file():
        raise UserError("cli_not_a_regular_file", path=str(path))
    return True


def _check_folder(path: Path) -> None:
    """Raises NotADirectoryError when the output's folder is a file; a missing folder is refused at writing."""
    folder = next(parent for parent in path.absolute().parents if parent.exists())
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path))


def write_output(path: Path, kind: OutputKind, data: bytes, kept: KeptFiles, *, may_replace: bool = True) -> None:
    """Writes an output; an existing file is replaced only by a complete new one.

    Raises:
        UserError: see `check_output`.
        FileNotWrittenError: the folder is not there, the disk is full or the file is open elsewhere.
    """
    check_output(path, kind, kept, may_replace=may_replace)
    write_whole(path, data)


def _may_follow_on(path: Path, kind: OutputKind) -> bool:
    """Whether a file may be replaced by an output of a kind; an empty file may always."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UserError("cli_cannot_read", path=str(path), why=why_of(error)) from error
    return not data or _IS_KIND[kind](data)


def _is_store(path: Path, database: Path) -> bool:
    real = Path(os.path.realpath(database))
    stores = {Path(f"{start}{suffix}") for start in (database, real) for suffix in _STORE_SUFFIXES}
    return any(_is_same(path, store) for store in stores)


def _is_inside(path: Path, folder: Path) -> bool:
    real = Path(os.path.realpath(path))
    if Path(os.path.realpath(folder)) in real.parents:
        return True
    if not folder.is_dir():
        return False
    return any(parent.exists() and parent.samefile(folder) for parent in real.parents) or (
        path.is_file() and any(_is_same(path, held) for held in folder.iterdir())
    )


def _is_same(one: Path, other: Path) -> bool:
    """Whether two paths name the same file, by resolved name or by inode."""
    if os.path.realpath(one) == os.path.realpath(other):
        return True
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False
