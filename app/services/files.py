"""Reads files of the user: refuses a wrong path in words, and never waits for a pipe.

The content is parsed in a process of its own, never here.
"""

from collections.abc import Callable
from pathlib import Path

from app.errors import InputFileError, why_of
from app.formats.import_result import ImportResult
from app.importing.common.read_request import ReadRequest
from app.isolation.run import ReadStage, read_isolated
from models.reference.reference import Reference

_LARGEST_FILE = 50 * 1024 * 1024


def read_project_file(
    path: Path,
    reference: Reference,
    request: ReadRequest | None = None,
    *,
    progress: Callable[[ReadStage], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ImportResult:
    """Reads a file that the user named, of any format in app/importing/formats.py.

    Args:
        request: the choices that were made for the file; None leaves them to the reader.
        progress, cancelled: see `read_isolated`.

    Raises:
        InputFileError: the file cannot be read from disk, is no ordinary file, or is larger than any bill can be.
    """
    data = file_bytes(path)
    return read_isolated(
        data, request or ReadRequest(path.name), reference, progress=progress, cancelled=cancelled
    )


def file_bytes(path: Path) -> bytes:
    """The bytes of an ordinary file of at most 50 MB.

    Raises:
        InputFileError: as `read_project_file`.
    """
    try:
        if path.is_dir():
            raise InputFileError("cli_is_a_folder", path=str(path))
        if path.exists() and not path.is_file():
            raise InputFileError("cli_not_a_regular_file", path=str(path))
        with path.open("rb") as stream:
            data = stream.read(_LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        why = why_of(error)
        raise InputFileError("cli_cannot_read", path=str(path), why=why) from error
    if len(data) > _LARGEST_FILE:
        raise InputFileError("cli_file_too_large", path=str(path), limit=_LARGEST_FILE // 1024 // 1024)
    return data
