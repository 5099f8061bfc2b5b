"""What stands in the banner, and when it goes because it no longer holds."""

from PySide6.QtCore import QObject

from app.desktop.session.workspace import Desk, Notice, NoticeKind
from widgets.banner import Banner


class Notices(QObject):
    """Shows the desk's notices in the banner of one window."""

    def __init__(self, desk: Desk, banner: Banner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._banner = desk, banner
        self._offers_undo = self._waits_for_save = False

    def show(self, notice: Notice) -> None:
        """What stood there makes room."""
        self._offers_undo, self._waits_for_save = notice.undoes_last, notice.until_saved
        self._banner.say(
            notice.text,
            notice.advice,
            is_problem=notice.kind is NoticeKind.PROBLEM,
            action_text=notice.action_text,
            action=notice.action,
        )

    def on_step(self) -> None:
        """After another step, or in another project, a banner that offers undo would undo the wrong thing."""
        if self._offers_undo:
            self._offers_undo = False
            self._banner.hide()

    def on_saving(self) -> None:
        """A banner that says that nothing was saved goes once it was."""
        from app.desktop.session.saving import SaveState

        opened = self._desk.open
        if self._waits_for_save and opened is not None and opened.saving.state is SaveState.SAVED:
            self._waits_for_save = False
            self._banner.hide()
