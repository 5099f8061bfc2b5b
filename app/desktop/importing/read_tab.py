"""The tab Gelezen: the contents of a file in key figures, per element group, and how its numbers were read."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.desktop.importing.facts_table import FactsTable, FactsTableModel
from app.desktop.importing.import_file import ImportFile
from app.desktop.importing.texts import amount_text, counted_name, field_name, unit_text
from app.desktop.session.typed_input import number_language
from app.desktop.session.workspace import Workspace
from app.reporting.wording.number_text import NOTHING, date_text, number_text
from app.services.imports.preview import ImportPreview, KnownTotal, VariantPreview
from app.texts import label, name_of
from models.domain.declaration import ProductDeclaration
from models.domain.product import EnvironmentalSet
from widgets.elided_label import ElidedLabel
from widgets.fields.frame import CalmComboBox
from widgets.fields.scroll import FieldScroll
from widgets.plain_text import plain_label

_TONNE_KG = 1_000.0


class BigFigure(QFrame):
    """A key figure with its name below it, and what it leaves out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._number = ElidedLabel()
        self._number.setProperty("role", "title")
        self._title = ElidedLabel()
        self._rest = ElidedLabel()
        self._rest.setProperty("role", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 8)
        column.setSpacing(0)
        for part in (self._number, self._title, self._rest):
            column.addWidget(part)

    def say(self, number: str, title: str, rest: str = "") -> None:
        """Shows a number; `rest` is the note about what it covers."""
        self._number.setText(number)
        self._title.setText(title)
        self._rest.setText(rest)
        self.setAccessibleName(" ".join(part for part in (number, title, rest) if part))

    def texts(self) -> tuple[str, str, str]:
        return (self._number.text(), self._title.text(), self._rest.text())


class ReadTab(FieldScroll):
    """The summary of what was read from a file.

    Signals:
        variant_chosen(int): the user chose the variant at this position.
    """

    variant_chosen = Signal(int)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._numbers = number_language(workspace)
        self.what = plain_label()
        self.what.setWordWrap(True)
        self.variants = CalmComboBox()
        self.variants.setAccessibleName(self.tr("Variant in het bestand"))
        self.variants.activated.connect(self.variant_chosen)
        self.figures = tuple(BigFigure() for _ in range(4))
        self.groups = self._table(
            self.tr("Per elementgroep"),
            (
                self.tr("NL-SfB"),
                self.tr("Element"),
                self.tr("Regels"),
                self.tr("Zonder hoeveelheid"),
                self.tr("Massa (kg)"),
                self.tr("Zonder massa"),
            ),
            (2, 3, 4, 5),
            1,
        )
        self.readings = self._table(
            self.tr("Zo zijn de cellen begrepen"),
            (self.tr("Kolom"), self.tr("Veld"), self.tr("Staat in het bestand"), self.tr("Gelezen als")),
            (),
            1,
        )
        self.stated = self._table(
            self.tr("Wat het bestand zelf opgeeft"),
            (self.tr("Uitkomst"), self.tr("Module"), self.tr("Opgegeven"), self.tr("Eenheid"), self.tr("Plaats")),
            (2,),
            0,
        )
        self.declared = self._table(
            self.tr("Productverklaringen"),
            (
                self.tr("Product"),
                self.tr("Eenheid"),
                self.tr("Set"),
                self.tr("Modules"),
                self.tr("Geldig tot en met"),
            ),
            (),
            0,
        )
        self.counts = self._table(self.tr("Geteld in het bestand"), (self.tr("Wat"), self.tr("Aantal")), (1,), 0)
        self._cards: list[tuple[FactsTable, QFrame]] = []
        self._lay_out()

    def _table(self, name: str, titles: Sequence[str], numeric: Sequence[int], wide: int) -> FactsTable:
        return FactsTable(name, FactsTableModel(titles, numeric, self), wide)

    def _lay_out(self) -> None:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.what)
        column.addWidget(self.variants)
        row = QHBoxLayout()
        row.setSpacing(8)
        for figure in self.figures:
            row.addWidget(figure, 1)
        column.addLayout(row)
        self.add(head)
        for table in (self.readings, self.declared, self.groups, self.stated, self.counts):
            self.add(self._card(table))

    def _card(self, table: FactsTable) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addWidget(plain_label(table.accessibleName(), role="heading"))
        column.addWidget(table)
        self._cards.append((table, card))
        return card

    def show_file(self, file: ImportFile | None) -> None:
        """Shows the contents of a file; empty until it was read."""
        preview = file.preview if file is not None else None
        if file is None or preview is None:
            self.what.setText("")
            self.variants.hide()
            self._show_figures(())
            for table, _ in self._cards:
                table.show_rows(())
        else:
            self._show(file, preview)
        for table, card in self._cards:
            card.setVisible(bool(table.facts.rows))

    def _show(self, file: ImportFile, preview: ImportPreview) -> None:
        variant = preview.variants[file.variant] if preview.variants else None
        self.what.setText(self._sentence(preview))
        self._show_variants(file, preview)
        self._show_figures(self._figures_of(variant))
        self.readings.show_rows(self._readings_rows(preview))
        self.groups.show_rows(self._group_rows(variant))
        self.stated.show_rows(self._stated_rows(preview))
        self.declared.show_rows([self._declared_row(d) for d in preview.result.declarations])
        self.counts.show_rows(
            [
                (counted_name(what, self._workspace.language), number_text(count, 0, self._numbers))
                for what, count in preview.result.facts.counts
            ]
        )

    def _show_variants(self, file: ImportFile, preview: ImportPreview) -> None:
        self.variants.clear()
        for number, variant in enumerate(preview.variants, start=1):
            name = variant.name or str(number)
            self.variants.addItem(self.tr("Variant {0}: {1} regels").format(name, variant.line_count))
        self.variants.setCurrentIndex(file.variant)
        self.variants.setVisible(len(preview.variants) > 1)

    def _sentence(self, preview: ImportPreview) -> str:
        """The sentence with the number of rows that became lines, and why others did not."""
        facts = preview.result.facts
        parts = []
        if facts.sheets:
            parts.append(self.tr("Blad: {0}.").format(", ".join(facts.sheets)))
        elif facts.delimiter:
            parts.append(self.tr("Tekstbestand, codering {0}.").format(facts.encoding))
        if preview.variants and facts.row_count:
            counted = self.tr("{0} rijen of elementen, daarvan {1} regels en {2} weggelaten, zoals subtotalen.")
            if not facts.left_out_count:
                counted = self.tr("{0} rijen of elementen, daarvan {1} regels; niets weggelaten.")
            parts.append(counted.format(facts.row_count, facts.line_count, facts.left_out_count))
        if facts.assessment_count:
            parts.append(self.tr("{0} ingevulde beoordelingen.").format(facts.assessment_count))
        if len(preview.cards) == 1:
            parts.append(self.tr("1 productverklaring, die een productkaart in de bibliotheek wordt."))
        elif preview.cards:
            told = self.tr("{0} productverklaringen, die productkaarten in de bibliotheek worden.")
            parts.append(told.format(len(preview.cards)))
        return " ".join(parts)

    def _show_figures(self, figures: Sequence[tuple[str, str, str]]) -> None:
        for place, shown in enumerate(self.figures):
            if place < len(figures):
                shown.say(*figures[place])
            shown.setVisible(place < len(figures))

    def _figures_of(self, variant: VariantPreview | None) -> tuple[tuple[str, str, str], ...]:
        if variant is None:
            return ()
        lines = number_text(variant.line_count, 0, self._numbers)
        rest = self.tr("{0} zonder hoeveelheid").format(variant.without_quantity_count)
        figures = [(lines, self.tr("regels"), rest)]
        if variant.totals:
            figures.append(self._total(variant.total("mass"), variant, self.tr("ton massa"), _TONNE_KG))
            mki = max((variant.total("mpg_a1"), variant.total("mpg_a2")), key=lambda t: t.known_count)
            title = label(f"preview_total_{mki.subject}", self._workspace.language)
            figures.append(self._total(mki, variant, self.tr("€ {0}").format(title), 1.0))
        if variant.printed_total_eur is not None:
            printed = amount_text(variant.printed_total_eur, self._numbers)
            figures.append((printed, self.tr("€ som van de regeltotalen"), self.tr("zoals het bestand ze geeft")))
        elif variant.totals:
            carbon = variant.total("embodied_carbon")
            figures.append(self._total(carbon, variant, self.tr("ton CO₂ A1-A5"), _TONNE_KG))
        return tuple(figures)

    def _total(self, total: KnownTotal, variant: VariantPreview, title: str, per: float) -> tuple[str, str, str]:
        amount = total.amount / per if total.amount is not None else None
        rest = self.tr("bekend van {0} regels").format(total.known_count)
        if total.known_count == variant.line_count:
            rest = self.tr("bekend van alle regels")
        if variant.has_provisional:
            title = self.tr("{0} (voorlopig)").format(title)
        return amount_text(amount, self._numbers), title, rest

    def _group_rows(self, variant: VariantPreview | None) -> list[tuple[str, ...]]:
        rows: list[tuple[str, ...]] = []
        for group in variant.groups if variant is not None else ():
            element = self._workspace.reference.nl_sfb.get(group.nl_sfb_group)
            name = self.tr("zonder code")
            if group.nl_sfb_group:
                name = NOTHING
            if element is not None:
                name = name_of(element, self._workspace.language)
            rows.append(
                (
                    group.nl_sfb_group or NOTHING,
                    name,
                    number_text(group.line_count, 0, self._numbers),
                    number_text(group.without_quantity_count, 0, self._numbers),
                    amount_text(group.mass_kg, self._numbers),
                    number_text(group.without_mass_count, 0, self._numbers),
                )
            )
        return rows

    def _readings_rows(self, preview: ImportPreview) -> list[tuple[str, ...]]:
        not_read = self.tr("niet gelezen")
        return [
            (
                f"{reading.letter} {reading.header}",
                field_name(reading.field, self._workspace.language),
                reading.shown,
                reading.understood or not_read,
            )
            for reading in preview.readings
        ]

    def _stated_rows(self, preview: ImportPreview) -> list[tuple[str, ...]]:
        indicators = {each.id: each for each in self._workspace.reference.indicators}
        rows: list[tuple[str, ...]] = []
        for figure in preview.stated:
            known = indicators.get(figure.subject)
            name = figure.label or figure.subject
            if known is not None:
                name = name_of(known, self._workspace.language)
            if isinstance(figure.environmental_set, EnvironmentalSet):
                name = f"{name} ({figure.environmental_set.value})"
            place = " ".join(
                p for p in (figure.where.sheet, f"{figure.where.column}{figure.where.row or ''}") if p
            )
            rows.append((name, figure.module, amount_text(figure.value, self._numbers), figure.unit, place))
        return rows

    def _declared_row(self, declaration: ProductDeclaration) -> tuple[str, ...]:
        modules = dict.fromkeys(module.value for impact in declaration.impacts for module in impact.values)
        sets = dict.fromkeys(impact.environmental_set.value for impact in declaration.impacts)
        amount = amount_text(declaration.declared_amount, self._numbers)
        is_one = declaration.declared_amount == 1
        unit = unit_text(declaration.declared_unit)
        until = (
            date_text(declaration.valid_until, self._workspace.language) if declaration.valid_until else NOTHING
        )
        return (
            declaration.name,
            unit if is_one else f"{amount} {unit}",
            ", ".join(sets) or NOTHING,
            ", ".join(modules) or NOTHING,
            until,
        )
