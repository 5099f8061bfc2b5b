"""The dialog that shows what a filled-in list changes, contradicts and leaves as it was, before it is taken in."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHeaderView,
    QPlainTextEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.desktop.session.work_dialog import WorkDialog
from app.desktop.session.workspace import Workspace
from app.formats.adviser_list import AdviserList
from app.reporting.wording.asked_text import held_text, question_text, subject_text
from app.services.advisers.change_lines import counts_text, kind_text, new_text
from app.services.advisers.returned_list import AnswerChange, ChangeKind
from models.domain.project import Variant
from widgets.plain_text import plain_label, plain_tool_tip

_SIZE = (960, 560)
_SMALLEST = (620, 420)
_WIDTHS = (150, 360, 220)
_TOLD_HEIGHT = 110


@dataclass(frozen=True, slots=True)
class ListPreview:
    """A list beside the variant that it goes to.

    `told` are sentences about the list as a whole and about the cells that were not read.
    """

    returned: AdviserList
    changes: Sequence[AnswerChange]
    variant: Variant
    told: Sequence[str] = ()


class ReturnedListDialog(WorkDialog):
    """Lists the answers with what they do; `chosen` are those that are ticked.

    New answers and new evidence are ticked at first; one that contradicts what is known waits for the user.
    """

    def __init__(self, workspace: Workspace, preview: ListPreview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        changes, variant = preview.changes, preview.variant
        self._changes = sorted(changes, key=lambda change: list(ChangeKind).index(change.kind))
        self._variant, self._reference, self._language = variant, workspace.reference, workspace.language
        self.setWindowTitle(self.tr("Ingevulde lijst"))
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_SIZE)
        kinds = Counter(change.kind for change in changes)
        counts = counts_text(kinds, preview.returned.question_count, self._language)
        self.head = plain_label(counts, role="heading")
        self.head.setWordWrap(True)
        self.about = plain_label(
            self.tr("Er is nog niets opgenomen. Wat aangevinkt is, wordt in één stap opgenomen in {0}.").format(
                variant.name or variant.id
            ),
            role="muted",
        )
        self.about.setWordWrap(True)
        self.tree = QTreeWidget()
        self.told = QPlainTextEdit("\n".join(preview.told))
        self.told.setVisible(bool(preview.told))
        self._fill()
        self._lay_out()
        self.tree.itemChanged.connect(self._show_count)
        self._show_count()

    def chosen(self) -> tuple[AnswerChange, ...]:
        """The answers that are ticked."""
        pairs = zip(self._changes, self._items(), strict=True)
        return tuple(change for change, item in pairs if item.checkState(0) is Qt.CheckState.Checked)

    def _items(self) -> list[QTreeWidgetItem]:
        found = (self.tree.topLevelItem(row) for row in range(self.tree.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _fill(self) -> None:
        self.tree.setRootIsDecorated(False)
        self.tree.setAccessibleName(self.windowTitle())
        self.tree.setHeaderLabels(
            [self.tr("Wat het doet"), self.tr("Vraag"), self.tr("De lijst zegt"), self.tr("Nu bekend")]
        )
        for column, width in enumerate(_WIDTHS):
            self.tree.setColumnWidth(column, width)
        self.tree.header().setSectionResizeMode(len(_WIDTHS), QHeaderView.ResizeMode.Stretch)
        lang = self._language
        for change in self._changes:
            subject = subject_text(change.asked, lang)
            asks = question_text(change.asked, self._reference, lang)
            known = held_text(change.asked, self._variant, lang)
            item = QTreeWidgetItem(
                [kind_text(change.kind, lang), f"{subject}: {asks}", new_text(change, lang), known]
            )
            for column in range(1, item.columnCount()):
                item.setToolTip(column, plain_tool_tip(item.text(column)))
            if change.kind.changes:
                is_ticked = change.kind is not ChangeKind.CONTRADICTS
                item.setCheckState(0, Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
            self.tree.addTopLevelItem(item)

    def _lay_out(self) -> None:
        self.told.setReadOnly(True)
        self.told.setTabChangesFocus(True)
        self.told.setMaximumHeight(_TOLD_HEIGHT)
        self.told.setAccessibleName(self.tr("Wat er niet gelezen is"))
        self.take_button = QPushButton(self.tr("Opnemen"))
        self.take_button.setProperty("role", "primary")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Annuleren"))
        buttons.addButton(self.take_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (self.head, self.about):
            layout.addWidget(widget)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.told)
        layout.addWidget(buttons)

    def _show_count(self) -> None:
        count = len(self.chosen())
        self.take_button.setEnabled(count > 0)
        self.take_button.setText(self.tr("{0} opnemen").format(count) if count else self.tr("Opnemen"))
