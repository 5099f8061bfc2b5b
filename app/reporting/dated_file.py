"""Writes the date of a report into the metadata of its file; the clock is never read.

The same content with the same date gives the same bytes. Without a date a PDF has the fixed day that reportlab
writes, as the reports of version 0.1.0 have, and a workbook has none.
"""

import datetime as dt
import hashlib
import io
import shutil
import zipfile
from pathlib import Path
from typing import Any

from openpyxl.writer.excel import ExcelWriter
from reportlab.pdfgen.canvas import Canvas

from app.paths import APP_NAME

_NO_DAY = "D:20000101000000+00'00'"
_SEED_OF_ID = b"a reportlab document946684800.0"
"""The bytes with which reportlab begins the id of a reproducible file."""

_DATES = ("created", "modified")
_FIRST_OF_ZIP = dt.date(1980, 1, 1)
"""The earliest day that a zip file can name."""


def date_pdf(canvas: Canvas, day: dt.date | None) -> None:
    """Sets the dates of creation and change of a PDF, as a day without a zone (ISO 32000-1, 7.9.4).

    To be called on a new canvas: the file's id begins anew, because reportlab lets the environment variable
    SOURCE_DATE_EPOCH change it, and then a report made again would differ from the one that was exported.
    """
    written = _NO_DAY if day is None else f"D:{day.isoformat().replace('-', '')}000000"
    canvas.setDateFormatter(lambda *_: written)
    canvas._doc.signature = hashlib.md5(_SEED_OF_ID, usedforsecurity=False)


def dated_workbook_bytes(book: Any, day: dt.date | None) -> bytes:
    """Saves an openpyxl workbook with `day` as its dates of creation and change; nothing can be added after it."""
    properties = book.properties
    properties.creator = APP_NAME
    if day is None:
        properties.__elements__ = tuple(name for name in properties.__elements__ if name not in _DATES)
    else:
        properties.created = properties.modified = dt.datetime.combine(day, dt.time())
    stream = io.BytesIO()
    with _DatedZip(stream, day or _FIRST_OF_ZIP) as archive:
        ExcelWriter(book, archive).write_data()
    return stream.getvalue()


class _DatedZip(zipfile.ZipFile):
    """A zip file of which every part has the same date."""

    def __init__(self, target: io.BytesIO, day: dt.date) -> None:
        super().__init__(target, "w", zipfile.ZIP_DEFLATED)
        self._moment = (*max(day, _FIRST_OF_ZIP).timetuple()[:3], 0, 0, 0)

    def _part(self, name: str) -> zipfile.ZipInfo:
        part = zipfile.ZipInfo(name, self._moment)
        part.compress_type = zipfile.ZIP_DEFLATED
        return part

    def writestr(self, name: Any, data: Any, *_: Any) -> None:
        super().writestr(self._part(name), data)

    def write(self, file: Any, name: Any = None, *_: Any) -> None:
        with Path(file).open("rb") as source, self.open(self._part(name), "w") as target:
            shutil.copyfileobj(source, target)
