"""Parses JSON from strangers for the readers; an error in it becomes the reason why the file is refused."""

from typing import Any

from app.formats.cell_text import clean_text
from app.importing.common.finding_list import FileRefusedError, quote
from models.domain.outcome import Param
from models.strict_json import JsonRefusedError, strict_json


def read_json(data: bytes) -> Any:
    """Parses `data` as dicts, lists, str, bool, None, int and finite float.

    Raises:
        FileRefusedError: `import_json_` and one of not_utf_8 (position), not_json (line, column), too_deep
            (limit), repeated_key (key), not_a_number and number_too_large (value).
    """
    try:
        return strict_json(data)
    except JsonRefusedError as error:
        raise FileRefusedError(f"import_json_{error.fault}", **_quoted(error.params)) from None


def _quoted(params: dict[str, Param]) -> dict[str, Param]:
    return {name: quote(clean_text(value)) if isinstance(value, str) else value for name, value in params.items()}
