"""Files of the user, in and out: whole or not at all, and never a traceback for a wrong path."""

from pathlib import Path

from app.errors import UserError
from app.importing.file_bytes import read_file_bytes
from app.importing.import_result import ImportResult
from models.reference.reference import Reference
from models.storage.whole_file import write_whole

_LARGEST_FILE = 50 * 1024 * 1024


def read_project_file(path: Path, reference: Reference) -> ImportResult:
    """Reads a workbook or CSV that the user named.

    Raises:
        UserError: the file cannot be read from disk, or is larger than any bill can be.
    """
    try:
        if path.is_dir():
            raise UserError("cli_is_a_folder", path=str(path))
        if path.stat().st_size > _LARGEST_FILE:
            raise UserError("cli_file_too_large", path=str(path), limit=_LARGEST_FILE // 1024 // 1024)
        data = path.read_bytes()
    except OSError as error:
        raise UserError("cli_cannot_read", path=str(path), why=error.strerror or str(error)) from error
    return read_file_bytes(data, path.name, reference)


def write_output(path: Path, data: bytes) -> None:
    """Writes a report or workbook; an existing file is replaced only by a complete new one.

    Raises:
        UserError: the folder is not there, the disk is full or the file is open elsewhere.
    """
    try:
        write_whole(path, data)
    except OSError as error:
        raise UserError("cli_cannot_write", path=str(path), why=error.strerror or str(error)) from error
