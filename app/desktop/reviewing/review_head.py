"""The head of the review window: the read-only notice, the plan, and the verdict on its numbers."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.desktop.reviewing.review_file import ReviewFile
from app.desktop.reviewing.verdict import MARKS, Standing, standing_of, verdict_sentence
from app.reporting.review.review import Review
from app.reporting.review.texts import edition_lines
from app.reporting.wording.indication_text import indication_texts
from app.reporting.wording.outcome_texts import variant_line
from app.texts import Language, label, name_of
from widgets.elided_combo import ElidedComboBox
from widgets.elided_label import ElidedLabel
from widgets.marks import MarkLabel
from widgets.plain_text import plain_label, plain_tool_tip
from widgets.style_property import set_style_property

_HASH_SHOWN = 12
_MOST_INDICATIONS = 3
_TONES = {Standing.SOUND: "sound", Standing.OPEN: "open"}
"""The suffix of the style sheet role by standing; the others have the suffix of an error."""


class ReadOnlyBar(QFrame):
    """The notice that the window is read-only and stores nothing.

    Signals:
        add_asked(): the user wants to add files.
    """

    add_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        title = plain_label(self.tr("⌕ Alleen lezen"), role="heading")
        sentence = plain_label(self.tr("Niets hiervan komt in de eigen projecten."))
        self.add_button = QPushButton(self.tr("Meer bestanden…"))
        self.add_button.setToolTip("Ctrl+O")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 6, 4)
        layout.setSpacing(12)
        layout.addWidget(title)
        layout.addWidget(sentence)
        layout.addStretch(1)
        layout.addWidget(self.add_button)
        self.add_button.clicked.connect(self.add_asked)


class PlanHead(QFrame):
    """The name of the plan, the choice of its variant, and the verdict.

    Signals:
        variant_chosen(str): the user chose the variant with this id.
    """

    variant_chosen = Signal(str)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.name, self.facts, self.rules = ElidedLabel(), ElidedLabel(), ElidedLabel()
        self.name.setProperty("role", "heading")
        self.rules.setProperty("role", "muted")
        self.indication = ElidedLabel()
        self.indication.setProperty("role", "prov")
        self.variants = ElidedComboBox()
        self.variants.setAccessibleName(self.tr("Variant in het bestand"))
        self.verdict: QLabel = plain_label(role="heading")
        self.mark = MarkLabel(MARKS[Standing.OPEN])
        words = QVBoxLayout()
        words.setSpacing(1)
        for part in (self.name, self.facts, self.indication, self.rules):
            words.addWidget(part)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(words, 1)
        layout.addWidget(self.variants)
        layout.addWidget(self.mark)
        layout.addWidget(self.verdict)
        self.variants.activated.connect(lambda place: self.variant_chosen.emit(str(self.variants.itemData(place))))

    def show_file(self, file: ReviewFile, review: Review) -> None:
        """Shows the plan of a file and the verdict on it."""
        report = review.report
        name = "" if report is None else " ".join(report.project.name.split())
        self.name.setText(f"{name} · {file.shown_name}" if name else file.shown_name)
        self.facts.setText("" if report is None else variant_line(report, self._language))
        self.facts.setVisible(report is not None)
        indication = indication_line(review, self._language)
        self.indication.setText(indication)
        self.indication.setVisible(bool(indication))
        digest = f"{label('review_file_hash', self._language)}: {review.file.sha256}"
        short = f"SHA-256 {review.file.sha256[:_HASH_SHOWN]}…"
        self.rules.setText(" · ".join([*edition_lines(review, self._language), short]))
        self.rules.setToolTip(plain_tool_tip(digest))
        self._show_variants(review)
        standing = standing_of(review)
        self.verdict.setText(verdict_sentence(review))
        self.mark.show_mark(MARKS[standing])
        set_style_property(self.verdict, "role", f"verdict-{_TONES.get(standing, 'wrong')}")

    def _show_variants(self, review: Review) -> None:
        variants = () if review.report is None else review.report.project.variants
        was = self.variants.blockSignals(True)
        self.variants.clear()
        for variant in variants:
            self.variants.addItem(" ".join(variant.name.split()) or self.tr("Naamloze variant"), variant.id)
        if review.report is not None:
            self.variants.setCurrentIndex(self.variants.findData(review.report.variant.id))
        self.variants.blockSignals(was)
        self.variants.setVisible(len(variants) > 1)


def indication_line(review: Review, language: Language) -> str:
    """What the bill says with the products that the program proposes, which is no verdict; "" without any."""
    report = review.report
    if report is None:
        return ""
    indicators = {indicator.id: indicator for indicator in report.reference.indicators}
    told: list[tuple[float, str]] = []
    for outcome in report.scorecard.outcomes:
        indicator, found = indicators.get(outcome.indicator_id), outcome.indication
        texts = indication_texts(outcome, indicator, language) if indicator is not None else None
        if indicator is not None and found is not None and texts is not None:
            name = " ".join(
                filter(None, (name_of(indicator, language), f"({indicator.unit})" * bool(indicator.unit)))
            )
            told.append((-(found.covered_share or 0.0), f"{name}: {texts.sentence}"))
    return " · ".join(sentence for _, sentence in sorted(told, key=lambda each: each[0])[:_MOST_INDICATIONS])
