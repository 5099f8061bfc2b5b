"""The comparison of variants: three tabs with a common choice of variants and total."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.desktop.pages.variants.difference_tables import GroupTableModel, LineRow, LineTableModel
from app.desktop.pages.variants.indicator_table import IndicatorTableModel
from app.desktop.session.typed_input import number_language
from app.desktop.session.workspace import Workspace
from app.reporting.wording.number_text import number_text, own_decimals
from app.texts import label
from models.domain.outcome import Contributions
from models.domain.project import Variant
from models.scorecard.comparison import (
    LineDifference,
    ScoredVariant,
    compare_groups,
    compare_indicators,
    compare_lines,
)
from widgets.charts import DifferenceBarDelegate
from widgets.elided_combo import ElidedComboBox
from widgets.plain_text import plain_label
from widgets.row_table import set_up_rows
from widgets.two_line_delegate import TwoLineDelegate
from widgets.type_scale import two_line_height

_SUBJECTS = ("embodied_carbon", "mpg_a1", "mpg_a2", "mass")
_INDICATORS, _GROUPS, _LINES = range(3)
_NAME_WIDTH = 190
_LONGEST_NAME_IN_NOTE = 40


class ComparisonPanel(QWidget):
    """The tables per indicator, per element group and per line.

    Signals:
        line_opened(str, str): the user opened a line; the id of its variant and its own id.
    """

    line_opened = Signal(str, str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._scored: list[ScoredVariant] = []
        self._base, self._other, self._subject = ElidedComboBox(), ElidedComboBox(), ElidedComboBox()
        self._with_empty = QCheckBox(self.tr("Ook niet beoordeeld"))
        self._note = plain_label(role="muted")
        self._note.setWordWrap(True)
        self.tabs = QTabWidget()
        self.indicators, self.groups, self.lines = (
            IndicatorTableModel(self),
            GroupTableModel(self),
            LineTableModel(self),
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for combo in (self._base, self._other, self._subject):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(8)
        for subject in _SUBJECTS:
            self._subject.addItem(label(f"report_subject_{subject}", self._workspace.language), subject)
        self._base_label = _buddy(self.tr("&Vergelijken met"), self._base)
        self._other_label = _buddy(self.tr("&tegenover"), self._other)
        self._subject_label = _buddy(self.tr("&gemeten in"), self._subject)
        choices = QHBoxLayout()
        choices.setSpacing(8)
        for label_, combo in (
            (self._base_label, self._base),
            (self._other_label, self._other),
            (self._subject_label, self._subject),
        ):
            choices.addWidget(label_)
            choices.addWidget(combo, 3)
        choices.addStretch(1)
        choices.addWidget(self._with_empty)
        self.tabs.addTab(self._indicator_view(), self.tr("Indicatoren"))
        self.tabs.addTab(self._group_view(), self.tr("Elementgroepen"))
        self.tabs.addTab(self._line_view(), self.tr("Regels"))
        self.tabs.setDocumentMode(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(choices)
        layout.addWidget(self._note)
        layout.addWidget(self.tabs, 1)

    def _indicator_view(self) -> QTableView:
        view = _table(self.indicators, self.tr("Indicatoren per variant"))
        view.setItemDelegate(TwoLineDelegate(view))
        names = view.verticalHeader()
        names.setVisible(True)
        names.setFixedWidth(_NAME_WIDTH)
        names.setDefaultSectionSize(two_line_height(view.fontMetrics()))
        names.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.horizontalHeader().setMinimumSectionSize(250)
        view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        return view

    def _group_view(self) -> QTableView:
        view = _table(self.groups, self.tr("Verschil per elementgroep"))
        view.setItemDelegateForColumn(3, DifferenceBarDelegate(view))
        view.setColumnWidth(0, 220)
        view.setColumnWidth(1, 130)
        view.setColumnWidth(2, 130)
        view.horizontalHeader().setStretchLastSection(True)
        return view

    def _line_view(self) -> QTableView:
        view = _table(self.lines, self.tr("Verschil per regel"))
        view.setItemDelegateForColumn(4, DifferenceBarDelegate(view))
        for column, width in enumerate((80, 70, 200, 200, 230)):
            view.setColumnWidth(column, width)
        view.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        view.activated.connect(self._on_line)
        return view

    def _connect(self) -> None:
        for combo in (self._base, self._other, self._subject):
            combo.activated.connect(self._refresh)
        self._with_empty.toggled.connect(self._refresh)
        self.tabs.currentChanged.connect(self._refresh)
        self._refresh()

    def show_scores(self, scored: list[ScoredVariant], current_id: str) -> None:
        """Compares these variants; the choices stay where they still exist."""
        self._scored = scored
        ids = [entry.variant.id for entry in scored]
        base, other = self._base.currentData(), self._other.currentData()
        base = base if base in ids else ids[0]
        if other not in ids or other == base:
            other = current_id if current_id != base else next(i for i in ids if i != base)
        for combo, chosen in ((self._base, base), (self._other, other)):
            combo.clear()
            for entry in scored:
                combo.addItem(self._name(entry.variant), entry.variant.id)
            combo.setCurrentIndex(combo.findData(chosen))
        self._refresh()

    def _refresh(self) -> None:
        tab = self.tabs.currentIndex()
        parts = (self._with_empty, self._other_label, self._other, self._subject_label, self._subject)
        wanted = [part for part in parts if (part is self._with_empty) == (tab == _INDICATORS)]
        for part in sorted(parts, key=lambda part: part in wanted):
            part.setVisible(part in wanted)
        for model in (self.indicators, self.groups, self.lines):
            model.number_locale = number_language(self._workspace)
        self.indicators.language = self.groups.language = self._workspace.language
        base, other = self._chosen(self._base), self._chosen(self._other)
        if base is None or other is None:
            return
        (self._show_indicators, self._show_groups, self._show_lines)[tab](base, other)

    def _chosen(self, combo: QComboBox) -> ScoredVariant | None:
        return next((entry for entry in self._scored if entry.variant.id == combo.currentData()), None)

    def _show_indicators(self, base: ScoredVariant, _: ScoredVariant) -> None:
        place = self._scored.index(base)
        cards = [entry.scorecard for entry in self._scored]
        rows = compare_indicators(cards, place, self._workspace.reference.indicators)
        shown = [row for row in rows if row.has_outcome or self._with_empty.isChecked()]
        names = [self._name(entry.variant) for entry in self._scored]
        self.indicators.set_rows(shown, names)
        self._note.setText(
            self.tr("Beter of slechter staat er alleen als de cijfers dat toelaten. Een totaalscore bestaat niet.")
            if shown
            else self.tr("Nog geen enkele indicator heeft een uitkomst: vul een materiaalstaat of oordelen in.")
        )

    def _show_groups(self, base: ScoredVariant, other: ScoredVariant) -> None:
        first, second = self._of_subject(base), self._of_subject(other)
        rows = compare_groups(first, second)
        names = (self._name(base.variant), self._name(other.variant))
        self.groups.set_rows(rows, names, self._workspace.reference.nl_sfb)
        self._note.setText(self._subject_note(first, base, other, bool(rows)))

    def _show_lines(self, base: ScoredVariant, other: ScoredVariant) -> None:
        first, second = self._of_subject(base), self._of_subject(other)
        amounts = _amount_per_line(first), _amount_per_line(second)
        rows = [
            LineRow(difference, _line_amount(difference, *amounts))
            for difference in compare_lines(base.variant.bill, other.variant.bill)
        ]
        rows.sort(key=lambda row: -abs(row.amount) if row.amount is not None else 1.0)
        self.lines.set_rows(rows)
        self._note.setText(self._subject_note(first, base, other, bool(rows)))

    def _subject_note(
        self, subject: Contributions, base: ScoredVariant, other: ScoredVariant, has_rows: bool
    ) -> str:
        if base is other:
            return self.tr("Kies twee verschillende varianten.")
        if not has_rows:
            return self.tr("De materiaalstaten van deze twee varianten verschillen niet.")
        unit = subject.unit.replace("EUR", "€").replace("CO2", "CO₂")
        note = self.tr("Verschil = {0} − {1}, in {2} over het hele gebouw; links is minder.").format(
            _shortened(self._name(other.variant)), _shortened(self._name(base.variant)), unit
        )
        areas = [entry.variant.building.gross_floor_area_m2 for entry in (base, other)]
        if None not in areas and areas[0] != areas[1]:
            shown = [number_text(a, min(own_decimals(a), 2), self.groups.number_locale) for a in areas if a]
            note += " " + self.tr("Let op: het BVO verschilt ({0} en {1} m²).").format(shown[1], shown[0])
        return note

    def _of_subject(self, entry: ScoredVariant) -> Contributions:
        wanted = self._subject.currentData()
        return next(c for c in entry.contributions if c.subject == wanted)

    def _name(self, variant: Variant) -> str:
        return " ".join(variant.name.split()) or self.tr("Naamloze variant")

    def _on_line(self, index: QModelIndex) -> None:
        difference = self.lines.row(index.row())
        combo = self._other if difference.other is not None else self._base
        line = difference.other or difference.base
        if line is not None:
            self.line_opened.emit(str(combo.currentData()), line.id)


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME_IN_NOTE else f"{name[:_LONGEST_NAME_IN_NOTE]}…"


def _buddy(text: str, combo: QComboBox) -> QWidget:
    made = plain_label(text)
    made.setBuddy(combo)
    combo.setAccessibleName(text.replace("&", ""))
    return made


def _table(model: IndicatorTableModel | GroupTableModel | LineTableModel, name: str) -> QTableView:
    view = QTableView()
    view.setModel(model)
    view.setAccessibleName(name)
    set_up_rows(view)
    view.setWordWrap(False)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
    view.setItemDelegate(QStyledItemDelegate(view))
    return view


def _amount_per_line(contributions: Contributions) -> Mapping[str, float | None]:
    return dict(zip(contributions.line_ids, contributions.value, strict=True))


def _line_amount(
    difference: LineDifference, base: Mapping[str, float | None], other: Mapping[str, float | None]
) -> float | None:
    before = 0.0 if difference.base is None else base.get(difference.base.id)
    after = 0.0 if difference.other is None else other.get(difference.other.id)
    return None if before is None or after is None else after - before
