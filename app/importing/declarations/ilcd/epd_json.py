"""Reads an ILCD+EPD process data set in the JSON form of soda4LCA's extended view, formats 1.1 to 1.3.

The extended view holds the reference flow with its properties; plain JSON without them has no declared unit and is
refused.
"""

from app.formats.import_result import ImportResult
from app.importing.common.read_request import ReadRequest
from app.importing.declarations.ilcd.declaration import ilcd_declaration
from app.importing.declarations.result import read_json_declarations
from models.reference.reference import Reference

FORMAT = "ilcd_epd_json"


def read(data: bytes, request: ReadRequest, reference: Reference) -> ImportResult:
    """Reads the declaration in the file. Never raises for the content of the file."""
    return read_json_declarations(FORMAT, data, request, reference, ilcd_declaration)
