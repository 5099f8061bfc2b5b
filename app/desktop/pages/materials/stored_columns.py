"""Widths and visibility of the columns of the bill, kept in the settings as `field=width`, 0 for a hidden one."""

from PySide6.QtCore import QObject, QTimer

from app.desktop.pages.materials.toolbar import BillToolbar
from app.desktop.session.workspace import Workspace
from widgets.bill.columns import COLUMN_OF, COLUMNS
from widgets.bill.view import BillView

_NAME = "bill"
_KEEP_AFTER_MS = 400
_LEAST, _MOST, _DIGITS = 20, 900, 4


class StoredColumns(QObject):
    """Restores the columns as they were left, and keeps what the user changes."""

    def __init__(self, workspace: Workspace, view: BillView, toolbar: BillToolbar, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._view, self._toolbar = workspace, view, toolbar
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_KEEP_AFTER_MS)
        self._pause.timeout.connect(self._keep)
        self._restore()
        toolbar.column_toggled.connect(self._show)
        view.widths_set.connect(self._pause.start)

    def _show(self, field: str, is_shown: bool) -> None:
        self._view.setColumnHidden(COLUMN_OF[field], not is_shown)
        self._pause.start()

    def _restore(self) -> None:
        pairs = (part.partition("=") for part in self._workspace.settings.column_state(_NAME).split(";"))
        whole = ((name, width) for name, _, width in pairs if width.isascii() and width.isdigit())
        kept = {name: int(width[:_DIGITS]) for name, width in whole if name in COLUMN_OF}
        self._view.set_widths({name: min(width, _MOST) for name, width in kept.items() if width >= _LEAST})
        hidden = frozenset(name for name, width in kept.items() if width == 0)
        for name in hidden:
            self._view.setColumnHidden(COLUMN_OF[name], True)
        self._toolbar.show_columns(hidden)

    def _keep(self) -> None:
        """Keeps the widths that the user has set; without any, the hidden columns alone."""
        hidden = [c.field for p, c in enumerate(COLUMNS) if self._view.isColumnHidden(p)]
        widths = {} if self._view.is_fitted else self._view.widths()
        state = ";".join(f"{name}={width}" for name, width in (*widths.items(), *((name, 0) for name in hidden)))
        if self._view.isVisible():
            self._workspace.change_settings(self._workspace.settings.with_column_state(_NAME, state))
