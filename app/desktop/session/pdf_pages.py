"""Drawing the pages of a PDF that this program made itself: work for the pool, without widgets."""

import threading

from PySide6.QtGui import QImage

from app.desktop.session.jobs import Ticket

_PDFIUM = threading.Lock()
"""PDFium may be used by one thread at a time."""


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
    """One page (from 0) as a picture of its own memory.

    Raises:
        CancelledError: nobody waits for it any more.
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
