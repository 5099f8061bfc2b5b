"""The import window: what files hold, shown and corrected before anything is stored."""

from app.desktop.importing.open_import import open_import

__all__ = ["open_import"]
