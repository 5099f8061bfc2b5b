"""Reads the bundled examples the way a user's file is read."""

from app.importing.common.read_request import ReadRequest
from app.importing.file_bytes import read_file_bytes
from app.paths import REFERENCE_DATA
from models.domain.project import Project
from models.reference.reference import Reference

EXAMPLES = REFERENCE_DATA / "examples"


def read_example(name: str, reference: Reference) -> Project:
    """The project of one example; it must come in without a single finding."""
    file = f"{name}.xlsx"
    result = read_file_bytes((EXAMPLES / file).read_bytes(), ReadRequest(file), reference)
    assert result.findings == ()
    assert result.project is not None
    return result.project
