"""The page Gebouw: cards of fields, and the legal limits that follow from them."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.desktop.pages.building.functions_card import FunctionsCard
from app.desktop.pages.building.limits_card import LimitsCard
from app.desktop.pages.building.project_card import ProjectCard
from app.desktop.pages.building.variant_card import MeasuresCard, VariantCard
from app.desktop.session.field_edits import FieldEdits, refusal
from app.desktop.session.open_project import Change
from app.desktop.session.quiet_page import QuietPage
from app.desktop.session.workspace import Target, Workspace
from models.domain.outcome import Scorecard
from widgets.fields.frame import FieldFrame
from widgets.fields.scroll import FieldScroll, NoteFrame
from widgets.plain_text import plain_label


class BuildingPage(QuietPage):
    """The form of a project's facts; typing in one field is one undo step, and empty is unknown."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        edits = FieldEdits(workspace)
        self.note = NoteFrame()
        self.project = ProjectCard(workspace, edits)
        self.variant = VariantCard(workspace, edits)
        self.functions = FunctionsCard(workspace, edits)
        self.measures = MeasuresCard(workspace, edits)
        self.limits = LimitsCard(workspace, edits)
        self._cards = (self.project, self.variant, self.functions, self.measures, self.limits)
        self._scroll = FieldScroll()
        for card in self._cards:
            self._scroll.add(card)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(plain_label(self.tr("Gebouw"), role="title"))
        layout.addWidget(self.note)
        layout.addWidget(self._scroll, 1)

    def field(self, name: str) -> FieldFrame | None:
        """The field of this name in the domain; the variant's name is `variant_name`."""
        if name == "variant_name":
            return self.variant.fields()["name"]
        own = {"mpg_limit_override": self.limits.limit, "functions": self.functions.adder.function}
        if name in own:
            return own[name]
        return next((card.fields()[name] for card in self._cards if name in card.fields()), None)

    def show_all(self) -> None:
        self._show(anew=True)

    def follow_change(self, change: Change) -> None:
        if change.bill_edit is None:
            self._show(anew=False)

    def follow_score(self, scorecard: Scorecard) -> None:
        self.limits.show_limits(scorecard)

    def go_to(self, target: Target) -> None:
        field = self.field(target.field)
        if field is not None:
            self._scroll.bring(field.editor)

    def _show(self, *, anew: bool) -> None:
        opened = self.workspace.open
        self.setEnabled(opened is not None)
        if opened is None:
            return
        self.note.say(refusal(self.workspace))
        for card in self._cards:
            card.show_values(anew=anew)
        if opened.scorecard is not None:
            self.limits.show_limits(opened.scorecard)
