"""The file dialogs for files to import or to review."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from app.importing.formats import FORMATS


def readable_files() -> str:
    """The name filter of a file dialog, with every format that can be read."""
    endings = dict.fromkeys(ending for each in FORMATS for ending in each.endings)
    kinds = " ".join(f"*{ending}" for ending in endings)
    readable = QCoreApplication.translate("FileDialogs", "Leesbare bestanden")
    every = QCoreApplication.translate("FileDialogs", "Alle bestanden")
    return f"{readable} ({kinds});;{every} (*)"


def choose_to_import(parent: QWidget) -> list[Path]:
    """The files that the user chooses to import; none when the dialog is cancelled."""
    return _chosen(parent, QCoreApplication.translate("FileDialogs", "Bestanden kiezen"))


def choose_to_review(parent: QWidget) -> list[Path]:
    """The files that the user chooses to review; none when the dialog is cancelled."""
    return _chosen(parent, QCoreApplication.translate("FileDialogs", "Beoordelen"))


def _chosen(parent: QWidget, title: str) -> list[Path]:
    paths, _ = QFileDialog.getOpenFileNames(parent, title, "", readable_files())
    return [Path(path) for path in paths]
