"""Drawing the pages of a PDF that the program itself created; background work without widgets."""

import threading

from PySide6.QtGui import QImage

from app.desktop.session.jobs import Ticket

_PDFIUM = threading.Lock()
"""PDFium is not thread-safe."""


def page_sizes(data: bytes) -> tuple[tuple[float, float], ...]:
    """The size of every page in points."""
    from pypdfium2 import PdfDocument

    with _PDFIUM:
        document = PdfDocument(data)
        try:
            return tuple(document.get_page_size(number) for number in range(len(document)))
        finally:
            document.close()


def page_image(data: bytes, number: int, pixels_per_point: float, ticket: Ticket) -> QImage:
    """One page (from 0) as an image that owns its memory.

    Raises:
        CancelledError: its job was cancelled.
    """
    from pypdfium2 import PdfDocument

    with _PDFIUM:
        ticket.check()
        document = PdfDocument(data)
        try:
            bitmap = document[number].render(scale=pixels_per_point, rev_byteorder=True, prefer_bgrx=True)
            image = QImage(
                bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888
            ).copy()
        finally:
            document.close()
    return image
