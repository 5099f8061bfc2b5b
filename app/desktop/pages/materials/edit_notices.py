"""The notices about actions on the bill, with an offer to restore values where that makes sense."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QObject

from app.desktop.pages.materials.actions import BillActions
from app.desktop.pages.materials.line_offers import LineOffer, LineOffers, Place
from app.desktop.session.typed_input import number_language
from app.desktop.session.workspace import Workspace
from app.reporting.wording.number_text import number_text, own_decimals
from app.services.editing.product_change import mass_of_same_volume
from models.calculation.card_units import mass_kg_per_unit
from models.domain.bill import BillLine
from models.domain.product import ProductCard
from models.reference.product_layers import ProductLayers, by_id
from widgets.bill.columns import COLUMNS

_LONGEST_QUOTE = 60
Values = dict[str, dict[str, object]]
"""Id of a line -> field -> value."""


class BillNotices(QObject):
    """Shows notices about what was added, overwritten, emptied or refused."""

    def __init__(self, workspace: Workspace, actions: BillActions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._actions = actions
        self.offers = LineOffers()

    def pasted(self, count: int, overwritten: int) -> None:
        """Shows how many lines a block added and overwrote."""
        opened = self._workspace.open
        told = _say_added(count)
        if overwritten == 1:
            told = QCoreApplication.translate("MaterialsPage", "{0}, 1 regel overschreven").format(told)
        elif overwritten:
            told = QCoreApplication.translate("MaterialsPage", "{0}, {1} regels overschreven").format(
                told, overwritten
            )
        if opened is not None:
            undo = QCoreApplication.translate("MaterialsPage", "Ongedaan maken")
            self._workspace.tell(told, undo, opened.undo_stack.undo)

    def nothing_to_paste(self) -> None:
        """Shows that the clipboard holds nothing to paste."""
        self._workspace.tell(
            QCoreApplication.translate(
                "MaterialsPage", "Het klembord is leeg. Kopieer eerst cellen in Excel of LibreOffice."
            )
        )

    def outdated(self, outdated: Values, former: dict[str, str]) -> None:
        """Shows which own values were emptied with the former product.

        For one line, offers the mass of the same volume where both densities are known, else its former values.
        """
        opened = self._workspace.open
        if opened is None:
            return
        names = {name for values in outdated.values() for name in values}
        titles = [column.title() for column in COLUMNS if column.field in names]
        per_stage = QCoreApplication.translate("MaterialsPage", "waarden per fase")
        told = QCoreApplication.translate(
            "MaterialsPage", "Eigen waarden van het vorige product zijn leeggemaakt: {0}."
        ).format(", ".join(titles) if titles else per_stage)
        lines = {line.id: line for line in opened.variant.bill.lines if line.id in outdated}
        taken = {line_id: line.product_id for line_id, line in lines.items()}
        place = (opened.project.id, opened.variant.id)
        for line_id, line in lines.items():
            self.offers.put(place, line, self._offer(line, outdated[line_id], former[line_id], place))
        if len(lines) == 1:
            offer = self.offer_of(*lines.values())
        else:
            keep = QCoreApplication.translate("MaterialsPage", "Toch houden")
            offer = LineOffer(keep, lambda: self._keep(outdated, taken, place))
        if offer is not None:
            is_in_strip = len(lines) == 1
            self._workspace.tell(told, offer.text, offer.act, in_variant=True, passes=is_in_strip)

    def confirmed(self, lines: Sequence[BillLine]) -> None:
        """Shows how many products were confirmed, and which masses stay unknown because they were assumed.

        Each of those lines offers its assumed mass in the strip.
        """
        opened = self._workspace.open
        if opened is None:
            return
        now = {line.id: line for line in opened.variant.bill.lines}
        cards = {card.id: card for card in opened.variant.products}
        assumed = [line for line in lines if _has_assumed_mass(line) and not _has_mass(now[line.id], cards)]
        place = (opened.project.id, opened.variant.id)
        for line in assumed:
            self.offers.put(place, now[line.id], self._mass_offer(line, place))
        told = _say_confirmed(len(lines)) if len(lines) > 1 else ""
        if assumed:
            told = f"{told} {_say_assumed(len(assumed))}".strip()
        if told:
            undo = QCoreApplication.translate("MaterialsPage", "Ongedaan maken")
            self._workspace.tell(told, undo, opened.undo_stack.undo)

    def _mass_offer(self, line: BillLine, place: Place) -> LineOffer:
        """The offer of the assumed mass of a line that was just confirmed."""
        proposed = line.provisional
        mass = proposed.mass_kg_per_unit if proposed is not None and proposed.mass_kg_per_unit is not None else 0.0
        taken = {line.id: proposed.product_id if proposed is not None else ""}
        written = number_text(mass, min(own_decimals(mass), 3), number_language(self._workspace))
        text = QCoreApplication.translate("MaterialsPage", "Reken met {0} kg per eenheid").format(written)
        why = QCoreApplication.translate(
            "MaterialsPage", "Het product is bevestigd. De massa was een aanname en blijft onbekend: vul haar in."
        )
        return LineOffer(text, lambda: self._keep({line.id: {"mass_kg_per_unit": mass}}, taken, place), why)

    def offer_of(self, line: BillLine) -> LineOffer | None:
        """The offer for a line; None without one, or when it was accepted or the line has changed since."""
        opened = self._workspace.open
        return self.offers.of((opened.project.id, opened.variant.id), line) if opened is not None else None

    def _offer(self, line: BillLine, values: dict[str, object], former: str, place: Place) -> LineOffer:
        """The offer of the mass of the same volume where both densities are known, else of the former values."""
        mass = self._same_volume(values, former, line.product_id)
        if mass is None:
            text, again = QCoreApplication.translate("MaterialsPage", "Toch houden"), values
        else:
            text = QCoreApplication.translate("MaterialsPage", "Zelfde volume: massa {0} kg").format(
                number_text(mass, own_decimals(mass), number_language(self._workspace))
            )
            again = {"mass_kg_per_unit": mass}
        taken = {line.id: line.product_id}
        return LineOffer(text, lambda: self._keep({line.id: again}, taken, place))

    def _same_volume(self, values: dict[str, object], former: str, taken: str) -> float | None:
        """Mass per unit in kg of the same volume, rounded to grams; None where it cannot be computed."""
        opened = self._workspace.open
        if opened is None:
            return None
        cards = ProductLayers(by_id(opened.variant.products), self._workspace.reference.products)
        mass, old, new = values.get("mass_kg_per_unit"), cards.get(former), cards.get(taken)
        if not isinstance(mass, float) or old is None or new is None:
            return None
        same = mass_of_same_volume(mass, old, new)
        return None if same is None else round(same, 3)

    def refused(self, text: str, problem: str) -> None:
        """Shows that the text left in an editor cannot be read."""
        told = QCoreApplication.translate("MaterialsPage", "{0} is niet overgenomen. {1}")
        self._workspace.tell(told.format(text[:_LONGEST_QUOTE], problem))

    def _keep(self, outdated: Values, taken: dict[str, str], place: tuple[str, str]) -> None:
        """Restores the values, if the line still has the same product in the same variant."""
        opened = self._workspace.open
        if opened is None or (opened.project.id, opened.variant.id) != place:
            self._workspace.tell(
                QCoreApplication.translate(
                    "MaterialsPage", "Deze regels staan in een andere variant. Er is niets veranderd."
                )
            )
            return
        same = {line.id for line in opened.variant.bill.lines if taken.get(line.id) == line.product_id}
        self._actions.keep({key: values for key, values in outdated.items() if key in same})


def _has_assumed_mass(line: BillLine) -> bool:
    proposed = line.provisional
    return proposed is not None and proposed.mass_kg_per_unit is not None


def _has_mass(line: BillLine, cards: Mapping[str, ProductCard]) -> bool:
    """Whether the mass of a line is known, from itself or its product card."""
    return line.mass_kg_per_unit is not None or mass_kg_per_unit(cards.get(line.product_id), line.unit) is not None


def _say_confirmed(count: int) -> str:
    return QCoreApplication.translate("MaterialsPage", "{0} producten bevestigd.").format(count)


def _say_assumed(count: int) -> str:
    if count == 1:
        return QCoreApplication.translate(
            "MaterialsPage", "De massa van 1 regel was een aanname en blijft onbekend, tot zij is ingevuld."
        )
    return QCoreApplication.translate(
        "MaterialsPage", "De massa van {0} regels was een aanname en blijft onbekend, tot zij is ingevuld."
    ).format(count)


def _say_added(count: int) -> str:
    if count == 1:
        return QCoreApplication.translate("MaterialsPage", "1 regel toegevoegd")
    return QCoreApplication.translate("MaterialsPage", "{0} regels toegevoegd").format(count)
