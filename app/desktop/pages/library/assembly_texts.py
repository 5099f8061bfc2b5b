"""The wording of assemblies: amounts, figures per unit, how Rc stands to its target, status and sources."""

import math
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from app.desktop.pages.library.card_texts import document_words
from app.reporting.wording.number_text import decimals_needed, number_text
from app.texts import Language
from models.calculation.library.assembly_figures import AssemblyFigures
from models.calculation.library.thermal import RcStanding, ThermalResistance
from models.domain.library.assembly import AirKind, Assembly, AssemblyStatus
from models.domain.library.figure import Interval, LibraryUnit
from models.presentation.marks import Mark
from models.reference.own_items import is_own

_RAISED = str.maketrans({"2": "²", "3": "³"})
_RC_DECIMALS = 1
_SIGNIFICANT, _MOST_DECIMALS = 3, 9


def unit_words(unit: LibraryUnit) -> str:
    """The unit of an assembly as it is printed: m², m, stuk."""
    return unit.value.translate(_RAISED)


def amount_text(value: float, language: Language) -> str:
    """An amount in three significant figures, and whole from a hundred on."""
    if not value:
        return number_text(value, 0, language)
    decimals = max(0, _SIGNIFICANT - 1 - math.floor(math.log10(abs(value))))
    written = number_text(value, min(decimals, _MOST_DECIMALS), language)
    return written.rstrip("0").rstrip(",.") if decimals else written


def interval_text(interval: Interval, language: Language) -> str:
    """The figure with its lowest and highest behind it; alone where they are written the same."""
    value, low, high = (amount_text(each, language) for each in (interval.value, interval.low, interval.high))
    if low == high:
        return value
    return QCoreApplication.translate("Library", "{0} ({1} tot {2})").format(value, low, high)


def status_words(assembly: Assembly) -> str:
    """The mark and the word for what an assembly rests on, distinct without colour."""
    if is_own(assembly.id):
        return QCoreApplication.translate("Library", "✎ eigen")
    words = {
        AssemblyStatus.SOURCED: QCoreApplication.translate("Library", "✓ uit bron"),
        AssemblyStatus.EXAMPLE: QCoreApplication.translate("Library", "◇ uit voorbeeldproject"),
        AssemblyStatus.PARTLY: QCoreApplication.translate("Library", "◐ deels uit bron"),
        AssemblyStatus.CARD: QCoreApplication.translate("Library", "▤ van een kaart"),
        AssemblyStatus.OWN: QCoreApplication.translate("Library", "≈ eigen keuze van Meetlat"),
    }
    return words[assembly.status]


def status_sentence(assembly: Assembly) -> str:
    """The same in a sentence."""
    if is_own(assembly.id):
        return QCoreApplication.translate(
            "Library", "Eigen opbouw. De getallen volgen uit de lagen, met de materialen van de bibliotheek."
        )
    sentences = {
        AssemblyStatus.SOURCED: QCoreApplication.translate("Library", "De lagen staan zo in de bron."),
        AssemblyStatus.EXAMPLE: QCoreApplication.translate("Library", "De lagen komen uit een voorbeeldproject."),
        AssemblyStatus.PARTLY: QCoreApplication.translate(
            "Library", "De lagen staan deels in een bron; de rest is door Meetlat gekozen."
        ),
        AssemblyStatus.CARD: QCoreApplication.translate(
            "Library", "De opbouw bestaat uit één kaart van de bibliotheek."
        ),
        AssemblyStatus.OWN: QCoreApplication.translate(
            "Library", "De lagen zijn door Meetlat gekozen, niet uit een bron."
        ),
    }
    return sentences[assembly.status]


def sources_words(assembly: Assembly, titles: Mapping[str, str]) -> str:
    """Every source of an assembly, one a line."""
    told = [document_words(source, titles) for source in assembly.sources]
    return "\n".join(dict.fromkeys(told))


def rc_text(found: ThermalResistance, target: float, language: Language) -> str:
    """The interval of Rc, in as many decimals as it takes to stand on the right side of the target."""
    decimals = decimals_needed((found.low, found.middle, found.high), (target,), _RC_DECIMALS)
    low, middle, high = (number_text(each, decimals, language) for each in (found.low, found.middle, found.high))
    if low == high:
        return low
    return QCoreApplication.translate("Library", "{0} ({1} tot {2})").format(middle, low, high)


def rc_verdict(figures: AssemblyFigures, language: Language) -> tuple[Mark, str]:
    """The mark and the words for Rc beside its target.

    Only the low end of the interval meets it, and never an upper bound. An existing build-up has no verdict.
    """
    target, found = figures.assembly.rc_target, figures.resistance
    if target is None or found is None:
        return Mark.NO_LEVEL, ""
    shown = number_text(target, _RC_DECIMALS, language)
    if figures.rc_standing is RcStanding.EXISTING:
        return Mark.NO_LEVEL, QCoreApplication.translate("Library", "bestaand: geen oordeel")
    if found.low >= target and not figures.assembly.is_rc_upper_bound:
        return Mark.MET, QCoreApplication.translate("Library", "haalt {0}").format(shown)
    if found.high < target:
        return Mark.MISSED, QCoreApplication.translate("Library", "mist {0}").format(shown)
    return Mark.ESTIMATED, QCoreApplication.translate("Library", "niet te zeggen of het {0} haalt").format(shown)


def rc_remark(figures: AssemblyFigures) -> str:
    """What the verdict on Rc rests on, or what would settle it."""
    if figures.resistance is None:
        return ""
    if figures.rc_standing is RcStanding.EXISTING:
        return QCoreApplication.translate(
            "Library", "Dit beschrijft wat er staat, met verouderde isolatie als ondergrens."
        )
    return f"{_settling(figures, figures.resistance)} {_uncorrected()}".strip()


def _settling(figures: AssemblyFigures, found: ThermalResistance) -> str:
    """What would settle whether the target is met; "" when it is settled."""
    target = figures.assembly.rc_target or 0.0
    if found.low < target <= found.high:
        return QCoreApplication.translate(
            "Library", "De laagste Rc blijft onder het doel; een verklaarde λ van het product beslist."
        )
    if found.low >= target and figures.assembly.is_rc_upper_bound:
        return QCoreApplication.translate(
            "Library", "Dit is een bovengrens; een berekening met koudebruggen beslist."
        )
    return ""


def _uncorrected() -> str:
    return QCoreApplication.translate(
        "Library", "Berekend zonder bevestigingen, ribben en stalen stijlen, die het lager maken."
    )


def air_words(air: AirKind) -> str:
    """A layer of air in words."""
    words = {
        AirKind.UNVENTILATED: QCoreApplication.translate("Library", "luchtlaag, niet geventileerd"),
        AirKind.WEAKLY_VENTILATED: QCoreApplication.translate("Library", "luchtspouw, zwak geventileerd"),
        AirKind.STRONGLY_VENTILATED: QCoreApplication.translate("Library", "luchtspouw, sterk geventileerd"),
    }
    return words.get(air, QCoreApplication.translate("Library", "lucht"))
