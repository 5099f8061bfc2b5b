"""The notices of one window, and the removal of those that no longer apply."""

from PySide6.QtCore import QObject

from app.desktop.session.workspace import Notice, NoticeKind, Workspace
from widgets.banner import Banner, NoticeSort


class Notices(QObject):
    """Shows the workspace's notices in the banner of one window."""

    def __init__(self, workspace: Workspace, banner: Banner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._banner = workspace, banner
        self._offers_undo = self._waits_for_save = self._is_in_variant = False

    def show(self, notice: Notice) -> None:
        """Shows a notice in place of an older offer or an older problem."""
        is_problem = notice.kind is NoticeKind.PROBLEM
        if is_problem:
            self._waits_for_save = notice.until_saved
        elif notice.action is not None and not notice.passes:
            self._offers_undo, self._is_in_variant = notice.undoes_last, notice.in_variant
        self._banner.say(
            notice.text,
            notice.advice,
            is_problem=is_problem,
            action_text=notice.action_text,
            action=notice.action,
            passes=notice.passes,
        )

    def on_step(self) -> None:
        """Removes a remark after another step, and an offer to undo, because it would undo the wrong one."""
        self._banner.withdraw(NoticeSort.REMARK)
        if self._offers_undo:
            self._offers_undo = False
            self._banner.withdraw(NoticeSort.OFFER)

    def on_variant(self) -> None:
        """Removes an offer about lines that are no longer shown."""
        if self._is_in_variant:
            self._is_in_variant = False
            self._banner.withdraw(NoticeSort.OFFER)

    def on_saving(self) -> None:
        """Removes the notice of a failed save when all open documents are saved."""
        from app.desktop.session.saving import SaveState

        states = {document.saving.state for document in self._workspace.documents}
        if self._waits_for_save and states == {SaveState.SAVED}:
            self._waits_for_save = False
            self._banner.withdraw(NoticeSort.PROBLEM)
