"""The card of the legal limits that follow from building and permit date, and the fields of an own MPG limit."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.desktop.pages.building.form_card import FormCard
from app.desktop.session.field_edits import FieldEdits, refusal
from app.desktop.session.typed_input import number_parser, number_shower, parse_text, show_text
from app.desktop.session.workspace import Workspace
from app.reporting.wording.outcome_texts import indicator_name, limit_text, source_text, unit_text
from app.texts import text
from models.domain.outcome import LevelVerdict, OutcomeStatus, Scorecard
from models.domain.product import EnvironmentalSet
from models.domain.project import LimitOverride
from models.domain.requirement import Indicator, LegalRule, Level, Operator
from widgets.fields.choice import ChoiceField
from widgets.fields.parsed import ParsedField
from widgets.plain_text import plain_label


@dataclass(frozen=True, slots=True)
class LimitRow:
    """The cells with the limit and the source of one indicator."""

    limit: QLabel
    source: QLabel


class LimitsCard(FormCard):
    """A read-only table of legal limits, and the three fields of an own MPG limit."""

    def __init__(self, workspace: Workspace, edits: FieldEdits, parent: QWidget | None = None) -> None:
        super().__init__(workspace, edits, parent)
        self.set_heading(self.tr("Wettelijke grenzen die hieruit volgen"))
        ruled = {i.legal_rule: i for i in workspace.reference.indicators if i.legal_rule is not None}
        self._indicators = {ruled[rule].id: ruled[rule] for rule in LegalRule if rule in ruled}
        self._shown: dict[str, LimitRow] = {}
        self.add(self._table(), is_wide=True)
        self.limit = self._number_field()
        self.environmental_set = ChoiceField(
            self.tr("Set van de eigen grens"), [(one, one.value) for one in EnvironmentalSet]
        )
        self.source = ParsedField(self.tr("Bron van de eigen grens"), parse_text, show_text)
        for field in (self.limit, self.environmental_set, self.source):
            self.add(field)
        self.environmental_set.edited.connect(self._on_own)
        self.source.edited.connect(self._on_own)
        self.source.finished.connect(edits.finish)

    def _number_field(self) -> ParsedField:
        parse = number_parser(self.numbers, above_zero=True)
        field = ParsedField(self.tr("Eigen MPG-grens"), parse, number_shower(self.numbers))
        field.set_unit("€/m²/jr")
        field.set_help(self.tr("Alleen waar de wettelijke regel hier ontbreekt, zoals bij kleine woningen."))
        field.edited.connect(self._on_own)
        field.finished.connect(self._edits.finish)
        return field

    def _table(self) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for column, title in enumerate((self.tr("Indicator"), self.tr("Grens"), self.tr("Bron"))):
            grid.addWidget(plain_label(title, role="muted"), 0, column)
        for row, indicator_id in enumerate(self._indicators, start=1):
            cells = LimitRow(_cell(), _cell("muted"))
            name = _cell()
            name.setText(indicator_name(self._indicators[indicator_id], self._workspace.language))
            for column, cell in enumerate((name, cells.limit, cells.source)):
                grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignTop)
            self._shown[indicator_id] = cells
        for column, stretch in enumerate((4, 4, 5)):
            grid.setColumnStretch(column, stretch)
        return table

    def show_values(self, *, anew: bool) -> None:
        super().show_values(anew=anew)
        opened = self._workspace.open
        if opened is None:
            return
        own = opened.variant.building.mpg_limit_override
        values = (own.limit_eur_per_m2_year, own.source or None) if own is not None else (None, None)
        for field, value in zip((self.limit, self.source), values, strict=True):
            if anew:
                field.reset(value)
            else:
                field.set_value(value)
        self.environmental_set.set_value(own.environmental_set if own is not None else None)
        reason = refusal(self._workspace)
        self.limit.set_reason_disabled(reason)
        without = self.tr("Vul eerst de eigen grens in.") if own is None else ""
        for other in (self.environmental_set, self.source):
            other.set_reason_disabled(reason or without)
        lacks_source = own is not None and not own.source.strip()
        self.source.set_remark(self.tr("Noem waar deze grens staat.") if lacks_source else "")

    def show_limits(self, scorecard: Scorecard) -> None:
        """Shows the legal limits of this scorecard."""
        for indicator_id, cells in self._shown.items():
            outcome = next(o for o in scorecard.outcomes if o.indicator_id == indicator_id)
            level = next((lv for lv in outcome.levels if lv.level is Level.LEGAL), None)
            if outcome.status is OutcomeStatus.NOT_APPLICABLE or level is None:
                cells.limit.setText(self.tr("niet van toepassing"))
                cells.source.setText("")
                continue
            cells.limit.setText(self._limit_text(self._indicators[indicator_id], level))
            cells.source.setText(self._source_text(level))

    def _limit_text(self, indicator: Indicator, level: LevelVerdict) -> str:
        if level.operator is Operator.NONE:
            return self.tr("geen wettelijke grens")
        if level.limit is None:
            return text(level.reason, self._workspace.language) if level.reason is not None else "–"
        number = limit_text(level, indicator.decimals, self.numbers)
        unit = unit_text(indicator, self._workspace.language)
        if level.environmental_set is None:
            return f"{number} {unit}"
        return self.tr("{0} {1}, set {2}").format(number, unit, level.environmental_set.value)

    def _source_text(self, level: LevelVerdict) -> str:
        if level.source is None or level.operator is Operator.NONE or level.limit is None:
            return ""
        said = source_text(level.source)
        return said if level.source.is_verified else self.tr("{0} (niet nagelezen)").format(said)

    def _on_own(self) -> None:
        opened = self._workspace.open
        if opened is None:
            return
        amount, which = self.limit.value, self.environmental_set.value
        new = None
        if isinstance(amount, float):
            chosen = which if isinstance(which, EnvironmentalSet) else self._usual_set()
            new = LimitOverride(amount, chosen, str(self.source.value or ""))
        self._edits.change_building(self.tr("Eigen MPG-grens wijzigen"), "mpg_limit_override", new)

    def _usual_set(self) -> EnvironmentalSet:
        from models.legal.legal_mpg import usual_set

        date = self._workspace.open.project.permit_application_date if self._workspace.open is not None else None
        return usual_set(date, self._workspace.reference.legal)


def _cell(role: str = "") -> QLabel:
    label = plain_label(role=role)
    label.setWordWrap(True)
    label.setMinimumWidth(60)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
