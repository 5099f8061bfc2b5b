"""Files of the user that are read: never a traceback for a wrong path, and never a wait for a pipe."""

from pathlib import Path

from app.errors import UserError
from app.importing.file_bytes import read_file_bytes
from app.importing.import_result import ImportResult
from models.reference.reference import Reference

_LARGEST_FILE = 50 * 1024 * 1024


def read_project_file(path: Path, reference: Reference) -> ImportResult:
    """Reads a workbook or CSV that the user named.

    Raises:
        UserError: the file cannot be read from disk, is no ordinary file, or is larger than any bill can be.
    """
    try:
        if path.is_dir():
            raise UserError("cli_is_a_folder", path=str(path))
        if path.exists() and not path.is_file():
            raise UserError("cli_not_a_regular_file", path=str(path))
        if path.stat().st_size > _LARGEST_FILE:
            raise UserError("cli_file_too_large", path=str(path), limit=_LARGEST_FILE // 1024 // 1024)
        data = path.read_bytes()
    except OSError as error:
        raise UserError("cli_cannot_read", path=str(path), why=error.strerror or str(error)) from error
    return read_file_bytes(data, path.name, reference)
