"""The import window: a preview of files, with corrections, before anything is stored."""

from app.desktop.importing.open_import import open_import

__all__ = ["open_import"]
