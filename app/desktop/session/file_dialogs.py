"""The file dialogs for files that the program reads: to import them, or only to review them."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from app.importing.formats import FORMATS


def readable_files() -> str:
    """The kinds of files for a file dialog."""
    endings = dict.fromkeys(ending for each in FORMATS for ending in each.endings)
    kinds = " ".join(f"*{ending}" for ending in endings)
    readable = QCoreApplication.translate("FileDialogs", "Leesbare bestanden")
    every = QCoreApplication.translate("FileDialogs", "Alle bestanden")
    return f"{readable} ({kinds});;{every} (*)"


def choose_to_import(parent: QWidget) -> list[Path]:
    """The files that the user points at to import; none when the dialog is left."""
    return _chosen(parent, QCoreApplication.translate("FileDialogs", "Bestanden kiezen"))


def choose_to_review(parent: QWidget) -> list[Path]:
    """The files that the reviewer points at; none when the dialog is left."""
    return _chosen(parent, QCoreApplication.translate("FileDialogs", "Beoordelen"))


def _chosen(parent: QWidget, title: str) -> list[Path]:
    paths, _ = QFileDialog.getOpenFileNames(parent, title, "", readable_files())
    return [Path(path) for path in paths]
