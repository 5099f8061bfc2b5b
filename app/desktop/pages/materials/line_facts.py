"""The facts about lines and groups in the last report: bars, coverage marks, findings, subtotals."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from app.desktop.pages.materials.cell_texts import BillWords
from app.reporting.report import Report
from app.reporting.wording.number_text import NBSP, estimate_text, number_text
from app.reporting.wording.phase_text import phase_text
from app.services.editing.provisional_queue import LineAmountsById
from app.texts import text, todo
from models.domain.bill import BillLine
from models.domain.outcome import Contributions, Estimate, Finding, GroupContribution, Severity, exactly
from models.domain.product import EnvironmentalSet
from models.scorecard.indication import as_if_confirmed
from widgets.bill.table_model import RowMark
from widgets.contribution_bar import BarValue

SUBJECTS: tuple[str, ...] = ("embodied_carbon", "mpg_a1", "mpg_a2", "mass")
_UNITS = {"embodied_carbon": "kg CO₂", "mpg_a1": "€", "mpg_a2": "€", "mass": "kg"}
_ORDER = (Severity.NOTE, Severity.WARNING, Severity.ERROR)


def subject_title(subject: str) -> str:
    """The name of a total in the language of the window."""
    return {
        "embodied_carbon": QCoreApplication.translate("BillFacts", "CO₂"),
        "mpg_a1": QCoreApplication.translate("BillFacts", "MPG A1"),
        "mpg_a2": QCoreApplication.translate("BillFacts", "MPG A2"),
        "mass": QCoreApplication.translate("BillFacts", "Massa"),
    }[subject]


class BillFacts:
    """The facts of a bill, computed per row when it is shown, so that a long bill costs no more than a screen."""

    def __init__(self, report: Report, subject: str, words: BillWords) -> None:
        self._words = words
        self._subject = subject
        self._by_subject = {found.subject: found for found in report.contributions}
        self._firm = self._by_subject[subject]
        self._indicated = report.indicated or report.contributions
        self._shown = {found.subject: found for found in self._indicated}[subject]
        self._place = {line_id: place for place, line_id in enumerate(self._shown.line_ids)}
        self._longest = _longest(self._shown)
        self._groups = {group.nl_sfb_group: group for group in self._firm.groups}
        self._longest_group = max((abs(_end(group.amount) or 0.0) for group in self._firm.groups), default=0.0)
        self._findings = _by_line(report)
        self._bars: dict[str, tuple[BillLine, BarValue | None]] = {}
        self._marks: dict[str, tuple[BillLine, RowMark | None]] = {}

    # Lines --------------------------------------------------------------------------------------

    def bar(self, line: BillLine) -> BarValue | None:
        kept = self._bars.get(line.id)
        if kept is None or kept[0] is not line:
            kept = self._bars[line.id] = (line, self._line_bar(line))
        return kept[1]

    def _line_bar(self, line: BillLine) -> BarValue | None:
        place = self._place.get(line.id)
        if place is None:
            return None
        if not line.comes_in:
            told = QCoreApplication.translate("BillFacts", "telt niet mee")
            tip = f"{phase_text(line.phase, self._words.language)}: {told}"
            return BarValue(0.0, 0.0, text=told, tip=tip)
        shown = self._shown
        amount = shown.amount(place)
        missing = self._missing(line) if amount.value is None else []
        bar = self._bar(amount, missing, self._longest)
        is_counted = self._shown is not self._firm and line.provisional is not None
        return replace(bar, is_provisional=True) if is_counted else bar

    def _bar(
        self, amount: Estimate, missing: Sequence[str], longest: float, *, is_strong: bool = False
    ) -> BarValue:
        known = amount.value if amount.value is not None else amount.lower
        possible = amount.value if amount.value is not None else amount.upper
        figure = f"{self._figure(amount)}{NBSP}{_UNITS[self._subject]}"
        lacking = ", ".join(missing)
        tip = figure if known is not None or possible is not None else ""
        if lacking:
            told = QCoreApplication.translate("BillFacts", "Ontbreekt: {0}").format(lacking)
            tip = f"{tip}\n{told}".strip()
        has_bar = bool(known) or bool(possible)
        return BarValue(
            known_fraction=_fraction(known, longest),
            possible_fraction=_fraction(possible if possible is not None else known, longest),
            text=self._share(amount, is_strong=is_strong) if has_bar or not lacking else tip,
            is_missing=amount.value is None,
            is_credit=(known or 0.0) < 0,
            is_strong=is_strong,
            tip=tip,
        )

    def _share(self, amount: Estimate, *, is_strong: bool) -> str:
        """The share of the total where both are known, else the amount; its interval is in the tool tip.

        Subtotals are firm and of the firm total.
        """
        total = (self._firm if is_strong else self._shown).total.value
        if amount.value is None:
            return self._figure(amount)
        if not total or total < 0:
            return f"{self._figure(exactly(amount.value))}{NBSP}{_UNITS[self._subject].split()[0]}"
        return f"{number_text(100 * amount.value / total, 1, self._words.numbers)}{NBSP}%"

    def _figure(self, amount: Estimate) -> str:
        largest = max((abs(v) for v in (amount.value, amount.lower, amount.upper) if v is not None), default=0.0)
        return estimate_text(amount, 0 if largest >= 100 else 1 if largest >= 10 else 2, self._words.numbers)

    def amount(self, line: BillLine) -> float | None:
        place = self._place.get(line.id)
        if place is None:
            return None
        value = self._shown.value[place]
        return value if value is not None else self._shown.lower[place]

    def queue_amounts(self) -> LineAmountsById:
        """The amounts of the lines with their provisional products: to the figure in focus, and the masses."""
        mass = {found.subject: found for found in self._indicated}["mass"]
        return LineAmountsById(
            influence=dict(zip(self._shown.line_ids, _ends(self._shown), strict=True)),
            mass_kg=dict(zip(mass.line_ids, mass.value, strict=True)),
        )

    def mark(self, line: BillLine) -> RowMark | None:
        kept = self._marks.get(line.id)
        if kept is None or kept[0] is not line:
            kept = self._marks[line.id] = (line, self._line_mark(line))
        return kept[1]

    def _line_mark(self, line: BillLine) -> RowMark | None:
        findings = self._findings.get(line.id, ())
        told = [
            f"{text(f.message, self._words.language)} {todo(f.message, self._words.language)}" for f in findings
        ]
        place = self._place.get(line.id)
        is_unknown = place is not None and self._shown.value[place] is None
        if is_unknown:
            sentence = QCoreApplication.translate("BillFacts", "Voor {0} ontbreekt: {1}.")
            told.append(sentence.format(subject_title(self._subject), ", ".join(self._missing(line))))
        if not told:
            return None
        worst = max((f.severity for f in findings), key=_ORDER.index, default=Severity.NOTE)
        return RowMark(worst, "\n".join(sentence.strip() for sentence in told))

    def _missing(self, line: BillLine) -> list[str]:
        """The data that the total in focus needs and neither the line nor its product has."""
        if self._shown is not self._firm:
            line = as_if_confirmed(line)
        known = self._words.inherited_values.values(line)
        translate = QCoreApplication.translate
        missing = []
        if line.quantity is None:
            missing.append(translate("BillFacts", "hoeveelheid"))
        if line.unit is None and line.quantity is not None:
            missing.append(translate("BillFacts", "eenheid"))
        if self._subject == "mass" and line.mass_kg_per_unit is None and "mass_kg_per_unit" not in known:
            missing.append(translate("BillFacts", "massa"))
        elif self._subject == "embodied_carbon" and line.co2_a1a5_kg_per_unit is None:
            missing.append(self._missing_carbon(line))
        elif self._shown.environmental_set is not None:
            missing += self._missing_mki(line, self._shown.environmental_set)
        return missing or [translate("BillFacts", "gegevens per levensfase")]

    def _missing_carbon(self, line: BillLine) -> str:
        card = self._words.inherited_values.card(line.product_id)
        if card is None:
            return QCoreApplication.translate("BillFacts", "product")
        if card.gwp_a1a3_kg_per_kg is None:
            return QCoreApplication.translate("BillFacts", "CO₂ van product")
        has_mass = line.mass_kg_per_unit is not None or "mass_kg_per_unit" in self._words.inherited_values.values(
            line
        )
        if not has_mass:
            return QCoreApplication.translate("BillFacts", "massa")
        return QCoreApplication.translate("BillFacts", "CO₂ van A4-A5")

    def _missing_mki(self, line: BillLine, which: EnvironmentalSet) -> list[str]:
        known = self._words.inherited_values.values(line)
        field = f"mki_{which.lower()}_eur_per_unit"
        missing = []
        card = self._words.inherited_values.card(line.product_id)
        has_modules = bool(line.module_profiles or (card is not None and card.module_profiles))
        if getattr(line, field) is None and field not in known and not has_modules:
            missing.append(QCoreApplication.translate("BillFacts", "MKI"))
        if line.service_life_years is None and "service_life_years" not in known:
            missing.append(QCoreApplication.translate("BillFacts", "levensduur"))
        return missing

    # Groups -------------------------------------------------------------------------------------

    def group_bar(self, code: str) -> BarValue | None:
        group = self._groups.get(code)
        return self._bar(group.amount, (), self._longest_group, is_strong=True) if group is not None else None

    def subtotal(self, code: str, field: str) -> str:
        """The subtotals of mass, CO₂ and the MKI per set, as far as known."""
        del field
        parts = []
        for subject in ("mass", "embodied_carbon", "mpg_a1", "mpg_a2"):
            group = self._group_of(subject, code)
            if group is not None and _end(group.amount) not in (None, 0.0):
                parts.append(self._subtotal_part(subject, group.amount))
        return " · ".join(parts)

    def _group_of(self, subject: str, code: str) -> GroupContribution | None:
        groups = self._by_subject[subject].groups
        return next((group for group in groups if group.nl_sfb_group == code), None)

    def _subtotal_part(self, subject: str, amount: Estimate) -> str:
        figure = self._figure(amount if amount.value is None else exactly(amount.value))
        return {
            "mass": QCoreApplication.translate("BillFacts", "{0} kg"),
            "mpg_a1": QCoreApplication.translate("BillFacts", "MKI A1 € {0}"),
            "mpg_a2": QCoreApplication.translate("BillFacts", "MKI A2 € {0}"),
            "embodied_carbon": QCoreApplication.translate("BillFacts", "{0} kg CO₂"),
        }[subject].format(figure)


def _end(amount: Estimate) -> float | None:
    return amount.value if amount.value is not None else amount.lower


def _longest(shown: Contributions) -> float:
    return max((abs(end) for end in _ends(shown) if end is not None), default=0.0)


def _ends(shown: Contributions) -> Iterator[float | None]:
    return (v if v is not None else low for v, low in zip(shown.value, shown.lower, strict=True))


def _fraction(amount: float | None, longest: float) -> float:
    return min(1.0, abs(amount) / longest) if amount is not None and longest else 0.0


def _by_line(report: Report) -> dict[str, list[Finding]]:
    """The undecided findings of each line."""
    decided = {decision.finding_key for decision in report.variant.decisions}
    found: dict[str, list[Finding]] = {}
    for finding in report.findings:
        ids = {finding.where.line_id, *finding.message.line_ids} - {""}
        if finding.severity is not Severity.NOTE and finding.key not in decided:
            for line_id in ids:
                found.setdefault(line_id, []).append(finding)
    return found
