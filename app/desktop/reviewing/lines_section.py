"""The section Regels: the lines of the bill, with the check of their stated totals, and a filter on problems."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from app.desktop.reviewing.section_table import Column
from app.desktop.reviewing.section_texts import LineItem, line_items
from app.desktop.reviewing.sections import Section, Shown
from app.desktop.reviewing.verdict import is_wrong
from app.formats.cell_text import folded
from app.reporting.review.texts import counted_lines
from app.texts import Language, label
from models.domain.review import Agreement

_TYPING_MS = 150
_LONGEST_SEARCH = 200
_FIRST_OF_CHECK, _LAST_OF_CHECK = 5, 8
_FIGURE = 102


class LinesSection(Section):
    """The lines of the bill: those with problems, or all."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        titles = ("line", "stated", "recomputed", "difference", "cause")
        line, stated, recomputed, difference, cause = (label(f"review_column_{t}", language) for t in titles)
        columns = (
            Column(line, 64),
            Column(self.tr("NL-SfB en omschrijving")),
            Column(self.tr("Hoeveelheid"), 112, is_figure=True),
            Column(self.tr("Massa, kg"), 100, is_figure=True),
            Column(stated, _FIGURE, is_figure=True),
            Column(recomputed, _FIGURE, is_figure=True),
            Column(difference, 128, is_figure=True),
            Column(cause),
        )
        self.table = self.add_table(columns, label("review_heading_lines", language))
        self.only = QCheckBox(self.tr("Alleen wat aandacht vraagt"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Zoeken in de regels"))
        self.search.setAccessibleName(self.tr("Zoeken in de regels"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaxLength(_LONGEST_SEARCH)
        self.search.setMaximumWidth(240)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_TYPING_MS)
        self._items: list[LineItem] = []
        self._marked: set[str] = set()
        self._shown: Shown | None = None
        self._lay_out()
        self.only.toggled.connect(self._refresh)
        self.search.textChanged.connect(self._typed.start)
        self._typed.timeout.connect(self._refresh)

    def _lay_out(self) -> None:
        self.column.removeWidget(self.intro)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.intro, 1)
        row.addWidget(self.only)
        row.addWidget(self.search)
        self.column.insertLayout(0, row)
        QWidget.setTabOrder(self.only, self.search)
        QWidget.setTabOrder(self.search, self.table)

    def show_review(self, shown: Shown) -> int:
        review = shown.review
        self._shown, self._items = shown, line_items(review)
        wrong = {check.line_id for check in review.lines if check.agreement is Agreement.DIFFERS}
        loud = [each for each in review.headlines if is_wrong(each.harm)]
        self._marked = wrong | {name for each in loud for name in each.message.line_ids}
        known = {item.line.id for item in self._items}
        self._marked &= known
        for column in range(_FIRST_OF_CHECK, _LAST_OF_CHECK + 1):
            self.table.setColumnHidden(column, not review.lines)
        self.search.clear()
        self.only.setEnabled(bool(self._marked))
        is_long = bool(self._marked) and len(self._marked) < len(self._items)
        self.only.blockSignals(True)
        self.only.setChecked(is_long)
        self.only.blockSignals(False)
        self._refresh()
        return -1 if review.report is None else len(wrong)

    def choose(self, key: str) -> bool:
        """Selects the row with this key; shows all lines when it is filtered out."""
        if not any(item.key == key for item in self._items):
            return False
        if self.table.rows.place_of(key) < 0:
            self.search.clear()
            self.only.setChecked(False)
            self._typed.stop()
            self._refresh()
        return super().choose(key)

    def choose_line(self, line_id: str) -> bool:
        """Selects a line of the bill; False when none has this id."""
        key = next((item.key for item in self._items if item.line.id == line_id), "")
        return bool(key) and self.choose(key)

    def _refresh(self) -> None:
        shown = self._shown
        if shown is None:
            return
        words = folded(self.search.text()).split()
        found = [item for item in self._items if self._fits(item, words)]
        self.table.rows.show(found, shown.words.line, lambda item: item.key)
        self._say(self._count(shown, len(found)))

    def _fits(self, item: LineItem, words: list[str]) -> bool:
        if self.only.isChecked() and item.line.id not in self._marked:
            return False
        if not words:
            return True
        about = folded(f"{item.line.id} {item.line.nl_sfb} {item.line.description}")
        return all(word in about for word in words)

    def _count(self, shown: Shown, count: int) -> str:
        lines = shown.review.lines
        said = self.tr("{0} van {1} regels.").format(count, len(self._items))
        if not lines:
            return self.tr("{0} Het bestand noemt geen regeltotalen.").format(said)
        return " ".join((said, *counted_lines(lines, shown.language)))
