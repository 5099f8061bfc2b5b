"""Opens an untrusted PDF under limits: its attachments by name, its pages as parsed objects.

Every failure of the parser becomes a refusal. Leaves out on purpose: the meaning of the pages.
"""

import io
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from pypdf import PdfReader, apply_configuration
from pypdf.errors import LimitReachedError

from app.importing.common.finding_list import FileRefusedError
from app.own_fault import own_place

MAX_STREAM_BYTES = 64 * 2**20
_MAX_PAGES = 1_000

_LIMITS: Mapping[str, Any] = {
    "maximum_declared_stream_length": MAX_STREAM_BYTES,
    "array_based_stream_maximum_output_length": MAX_STREAM_BYTES,
    "lzw_maximum_output_length": MAX_STREAM_BYTES,
    "run_length_maximum_output_length": MAX_STREAM_BYTES,
    "zlib_maximum_output_length": MAX_STREAM_BYTES,
    "zlib_maximum_recovery_input_length": 2**16,
    "stream_decoding_work_maximum_length": 2 * MAX_STREAM_BYTES,
    "stream_parsing_work_maximum_count": 500_000,
    "page_tree_maximum_entries": _MAX_PAGES,
    "jbig2dec_binary": None,
}
"""Limits of the parser: the largest stream, and no other program to unpack one."""


@contextmanager
def careful_parsing() -> Iterator[None]:
    """Makes the parser keep to the limits and log nothing, and turns every failure of it into a refusal.

    Raises:
        FileRefusedError: `pdf_too_complex` or `pdf_unreadable`.
    """
    log = logging.getLogger("pypdf")
    level = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        with apply_configuration(**_LIMITS):
            yield
    except FileRefusedError:
        raise
    except (LimitReachedError, RecursionError, MemoryError) as error:
        raise FileRefusedError("pdf_too_complex") from error
    except Exception as error:
        if own_place(error):
            raise
        raise FileRefusedError("pdf_unreadable") from error
    finally:
        log.setLevel(level)


class PdfFile:
    """One opened PDF. Use its members inside `careful_parsing` only."""

    def __init__(self, data: bytes) -> None:
        self.reader = PdfReader(io.BytesIO(data), strict=False)
        if self.reader.is_encrypted:
            raise FileRefusedError("pdf_encrypted")
        self.catalog = _dictionary(self.reader.trailer["/Root"])
        self.pages: list[Any] = list(self.reader.pages)
        self._attachments = self.reader.attachments

    def attachment(self, name: str) -> bytes | None:
        """The content of the first attachment with this name; None when there is none."""
        if name not in self._attachments:
            return None
        contents = self._attachments[name]
        return bytes(contents[0]) if contents else None

    @property
    def language(self) -> str:
        """The language of the document as its catalogue states it, "" when it states none."""
        return str(self.catalog.get("/Lang", ""))

    @property
    def information(self) -> dict[str, Any]:
        """The document information, such as its author."""
        return _dictionary(self.reader.trailer.get("/Info"))


def _dictionary(value: Any) -> dict[str, Any]:
    found = value.get_object() if hasattr(value, "get_object") else value
    return found if isinstance(found, dict) else {}
