"""The card of the project: name, place, client, permit date with its regime, requirement set."""

from PySide6.QtWidgets import QWidget

from app.desktop.pages.building.form_card import FormCard
from app.desktop.pages.building.regime import regime_sentences
from app.desktop.session.field_edits import FieldEdits
from app.desktop.session.workspace import Workspace
from app.formats.fields import Card
from app.reporting.wording.outcome_texts import edition_text
from app.texts import text, title_of
from widgets.plain_text import plain_label


class ProjectCard(FormCard):
    """The fields that apply to every variant."""

    def __init__(self, workspace: Workspace, edits: FieldEdits, parent: QWidget | None = None) -> None:
        super().__init__(workspace, edits, parent)
        self.set_heading(self.tr("Project"))
        self.add_fields(Card.PROJECT)
        self._sets = self.choice_field("requirement_set_id")
        self._regime = plain_label()
        self._regime.setWordWrap(True)
        self.add(self._regime, is_wide=True)
        workspace.reference_changed.connect(self._show_sets)
        self._show_sets()

    def show_values(self, *, anew: bool) -> None:
        opened = self._workspace.open
        if opened is not None and opened.project.requirement_set_id != self._sets.value:
            self._show_sets()
        super().show_values(anew=anew)
        if opened is None:
            return
        date, building = opened.project.permit_application_date, opened.variant.building
        legal = self._workspace.reference.legal
        sentences = [regime_sentences(date, building, legal, self._workspace.language, self.numbers)]
        other = opened.scorecard.other_regime if opened.scorecard is not None else None
        sentences += [text(other, self._workspace.language)] if other is not None else []
        self._regime.setText(" ".join(sentences))

    def _show_sets(self) -> None:
        chosen, opened = self._sets.value, self._workspace.open
        held = opened.project.requirement_set_id if opened is not None else str(chosen or "")
        sets = self._workspace.reference.sets_to_choose(held)
        language = self._workspace.language
        named = self.tr("{0} ({1})")
        titles = ((s.id, title_of(s, language), s.edition) for s in sets)
        self._sets.set_options(
            [(set_id, named.format(title, edition_text(edition, language))) for set_id, title, edition in titles]
        )
        self._sets.set_value(opened.project.requirement_set_id if opened is not None else chosen)
