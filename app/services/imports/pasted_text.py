"""Reading of a block of the clipboard as a bill, like a file of text with tabs."""

from app.formats.import_result import ImportResult
from app.importing.common.read_request import ReadRequest
from app.importing.file_bytes import read_file_bytes
from app.services.editing.bill_clipboard import block_text, split_block
from models.reference.reference import Reference

FILE_NAME = "klembord.tsv"


def read_pasted(text: str, request: ReadRequest, reference: Reference) -> ImportResult:
    """Reads a pasted block; nothing of it is refused for one row or cell.

    Raises:
        ValueError: the block is larger than can be pasted at once.
    """
    data = block_text(split_block(text)).encode("utf-8", "replace")
    return read_file_bytes(data, request, reference)
