"""The logo on reports: decoded once when the user chooses it, scaled down, and stored as a new PNG.

The user's own file is never opened again and never embedded; only its pixels are kept.
"""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter

from app.errors import UserError
from models.storage.whole_file import write_whole

_FILE = "logo.png"
_LARGEST_FILE = 5 * 1024 * 1024
_LARGEST_SIDE = 12_000
_LARGEST_AREA = 50_000_000
_KEPT = QSize(1200, 400)
_FORMATS = ("png", "jpeg", "jpg")


def read_logo(path: Path) -> bytes:
    """The picture as PNG of at most 1200 × 400 pixels.

    Raises:
        UserError: the file is larger than allowed, or is no PNG or JPEG.
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        data = file.read(_LARGEST_FILE + 1)
    if len(data) > _LARGEST_FILE:
        raise UserError("report_logo_too_large", file=path.name, limit=f"{_LARGEST_FILE // 1024 // 1024} MB")
    return _png(_decoded(data, path.name))


def _decoded(data: bytes, name: str) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    if bytes(reader.format().data()).decode("ascii", "replace").lower() not in _FORMATS:
        raise UserError("report_logo_not_read", file=name)
    size = reader.size()
    if not size.isValid() or size.isEmpty():
        raise UserError("report_logo_not_read", file=name)
    if max(size.width(), size.height()) > _LARGEST_SIDE or size.width() * size.height() > _LARGEST_AREA:
        raise UserError("report_logo_too_large", file=name, limit=f"{_LARGEST_SIDE} × {_LARGEST_SIDE} px")
    reader.setAutoTransform(True)
    image = reader.read()
    if image.isNull():
        raise UserError("report_logo_not_read", file=name)
    return image


def _png(image: QImage) -> bytes:
    """The picture as PNG with pixels only, without the texts and profiles of the original."""
    if image.width() > _KEPT.width() or image.height() > _KEPT.height():
        aspect, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        image = image.scaled(_KEPT, aspect, smooth)
    fresh = QImage(image.size(), QImage.Format.Format_ARGB32)
    fresh.fill(Qt.GlobalColor.transparent)
    painter = QPainter(fresh)
    painter.drawImage(0, 0, image)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(fresh)
    return bytes(buffer.data().data())


def keep_logo(folder: Path, png: bytes) -> None:
    """Stores the picture in the data folder.

    Raises:
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / _FILE, png)


def kept_logo(folder: Path) -> bytes | None:
    """The stored picture; None when there is none or it cannot be decoded."""
    path = folder / _FILE
    try:
        return read_logo(path) if path.is_file() else None
    except (OSError, UserError):
        return None
