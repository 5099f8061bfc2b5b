"""The top bar: project, variant, phase, the legal regime of the permit date, undo and redo."""

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from app.desktop.session.workspace import Workspace
from app.texts import label, text
from widgets.elided_label import ElidedLabel
from widgets.fields.frame import CalmComboBox
from widgets.icon_button import IconButton
from widgets.plain_text import plain_label
from widgets.tokens import size, space

if TYPE_CHECKING:
    from app.desktop.session.open_project import OpenProject

_VARIANT_LETTERS = 18
_NAME_WIDTH = 320


class TopBar(QFrame):
    """The bar of the open project; the window connects its undo and redo buttons."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.setProperty("role", "topbar")
        self._name = ElidedLabel()
        self._name.setProperty("role", "heading")
        self._variants = CalmComboBox()
        self._shown_variants: tuple[list[tuple[str, str]], str] | None = None
        self._variants.setMinimumContentsLength(_VARIANT_LETTERS)
        self._phase = plain_label(role="chip")
        self._regime = ElidedLabel()
        self._regime.setProperty("role", "muted")
        self.undo_button = IconButton("undo-2", size("control"))
        self.redo_button = IconButton("redo-2", size("control"))
        self.setMinimumHeight(size("top"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(space("page_margin"), 0, 16, 0)
        layout.setSpacing(12)
        self._name.setMaximumWidth(_NAME_WIDTH)
        layout.addWidget(self._name)
        layout.addWidget(self._variants)
        layout.addWidget(self._phase)
        layout.addWidget(self._regime, 1)
        layout.addStretch(0)
        layout.addWidget(self.undo_button)
        layout.addWidget(self.redo_button)
        self._regime.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._variants.activated.connect(self._on_variant)
        self.retranslate()

    def retranslate(self) -> None:
        """Fills in the texts in the present language."""
        self._variants.setAccessibleName(self.tr("Variant"))
        self.undo_button.setAccessibleName(self.tr("Ongedaan maken"))
        self.redo_button.setAccessibleName(self.tr("Opnieuw"))
        self.show_project()

    def show_project(self) -> None:
        """Shows the open project, or only the program's name without one."""
        opened = self._workspace.open
        for part in (self._variants, self._phase, self._regime):
            part.setVisible(opened is not None)
        self._phase.setVisible(opened is not None and opened.variant.phase is not None)
        if opened is None:
            self._name.setText(self.tr("Meetlat"))
            return
        self._name.setText(opened.project.name or self.tr("Naamloos project"))
        self._show_variants(opened)
        phase = opened.variant.phase
        phase_name = label(f"report_phase_{phase}", self._workspace.language) if phase is not None else ""
        self._phase.setText(phase_name)
        self._phase.setAccessibleName(self.tr("Fase: {0}").format(phase_name))
        self._regime.setText(self._regime_text(opened))

    def _show_variants(self, opened: "OpenProject") -> None:
        entries = []
        for variant in opened.project.variants:
            name = variant.name or self.tr("Naamloze variant")
            frozen = self.tr(" (vastgelegd)") if variant.frozen_on is not None else ""
            entries.append((f"{name}{frozen}", variant.id))
        chosen = (entries, opened.variant.id)
        if chosen == self._shown_variants:
            return
        self._shown_variants = chosen
        self._variants.blockSignals(True)
        self._variants.clear()
        for name, variant_id in entries:
            self._variants.addItem(name, variant_id)
        self._variants.setCurrentIndex(self._variants.findData(opened.variant.id))
        self._variants.blockSignals(False)

    def _regime_text(self, opened: "OpenProject") -> str:
        from models.scorecard.scorecard import regime_message

        date = opened.project.permit_application_date
        if date is None:
            return self.tr("Geen aanvraagdatum: wettelijke grenzen onbekend")
        regime = regime_message(date, opened.reference)
        rule = text(regime, self._workspace.language) if regime is not None else self._without_regime(opened)
        return self.tr("Aanvraag {0} → {1}").format(_short(date), rule)

    def _without_regime(self, opened: "OpenProject") -> str:
        from models.legal.legal_mpg import regime_of

        date = opened.project.permit_application_date
        is_early = date is not None and regime_of(date, opened.reference.legal) is None
        return self.tr("geen wettelijke MPG-eis") if is_early else self.tr("wettelijke regels niet bekend")

    def _on_variant(self, position: int) -> None:
        if self._workspace.open is not None:
            self._workspace.open.show_variant(str(self._variants.itemData(position)))


def _short(date: dt.date) -> str:
    return f"{date.day}-{date.month}-{date.year}"
