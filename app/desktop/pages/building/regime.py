"""Sentences about the legal regime of a permit date, and about the limits on other dates."""

import datetime as dt

from PySide6.QtCore import QCoreApplication

from app.desktop.session.typed_input import show_date
from app.reporting.wording.number_text import limit_decimals, number_text
from app.texts import Language, title_of
from models.domain.project import Building
from models.domain.requirement import LegalMpg, LegalRules
from models.legal.legal_mpg import legal_mpg_limit, regime_of

_DECIMALS = 2
_DAY = dt.timedelta(days=1)


def regime_sentences(
    date: dt.date | None, building: Building, rules: LegalRules, lang: Language, numbers: Language
) -> str:
    """The limits that apply on the date, and those before and after the nearest changes of the law."""
    if date is None:
        return QCoreApplication.translate(
            "Regime", "Zonder aanvraagdatum is niet te zeggen welke wettelijke grenzen gelden."
        )
    now = regime_of(date, rules)
    if now is None:
        sentences = [QCoreApplication.translate("Regime", "Op deze datum vroeg de wet nog geen MPG.")]
    else:
        said = QCoreApplication.translate("Regime", "Op deze datum geldt: {0}. MPG van dit gebouw: {1}.")
        sentences = [said.format(title_of(now, lang), _limit(building, now, numbers))]
    later = _next_after(date, rules)
    if later is not None:
        said = QCoreApplication.translate("Regime", "Bij een aanvraag vanaf {0}: {1} in set {2}.")
        start = show_date(later.valid_from)
        sentences.append(said.format(start, _limit(building, later, numbers), later.environmental_set.value))
    earlier = regime_of(now.valid_from - _DAY, rules) if now is not None else None
    if now is not None and earlier is not None:
        said = QCoreApplication.translate("Regime", "Bij een aanvraag vóór {0}: {1} in set {2}.")
        start = show_date(now.valid_from)
        sentences.append(said.format(start, _limit(building, earlier, numbers), earlier.environmental_set.value))
    return " ".join(sentences)


def _next_after(date: dt.date, rules: LegalRules) -> LegalMpg | None:
    later = [regime for regime in rules.mpg if regime.valid_from > date]
    return min(later, key=lambda regime: regime.valid_from, default=None)


def _limit(building: Building, regime: LegalMpg, numbers: Language) -> str:
    found = legal_mpg_limit(building, regime)
    if found.limit is not None:
        figure = number_text(found.limit, limit_decimals(found.limit, _DECIMALS), numbers)
        return QCoreApplication.translate("Regime", "ten hoogste {0} €/m²/jr").format(figure)
    if found.is_absent:
        return QCoreApplication.translate("Regime", "geen grens")
    return QCoreApplication.translate("Regime", "grens niet te zeggen")
