"""The short wording of a review: its verdict, its line in the list of files, and the titles of headlines."""

from enum import Enum, auto

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.reporting.review.review import Review
from models.domain.review import Harm
from models.presentation.marks import Mark

_CONTEXT = "ReviewVerdict"
_HARMS: dict[Harm, str] = {
    Harm.NOT_READ: str(QT_TRANSLATE_NOOP("ReviewVerdict", "Niet gelezen")),
    Harm.CHANGED: str(QT_TRANSLATE_NOOP("ReviewVerdict", "PDF gewijzigd")),
    Harm.SETS_MIXED: str(QT_TRANSLATE_NOOP("ReviewVerdict", "A1 en A2 door elkaar")),
    Harm.FACTOR_TEN: str(QT_TRANSLATE_NOOP("ReviewVerdict", "Factor 10")),
    Harm.ELEMENT_FORGOTTEN: str(QT_TRANSLATE_NOOP("ReviewVerdict", "Onderdeel zonder regel")),
    Harm.WRONG_LIMIT: str(QT_TRANSLATE_NOOP("ReviewVerdict", "Verkeerde grens")),
    Harm.LIMIT_MISSED: str(QT_TRANSLATE_NOOP("ReviewVerdict", "Grens niet gehaald")),
    Harm.DIFFERENCE: str(QT_TRANSLATE_NOOP("ReviewVerdict", "Cijfer klopt niet")),
    Harm.DOUBTFUL: str(QT_TRANSLATE_NOOP("ReviewVerdict", "Navragen")),
    Harm.DATA_MISSING: str(QT_TRANSLATE_NOOP("ReviewVerdict", "Gegevens ontbreken")),
    Harm.REMARK: str(QT_TRANSLATE_NOOP("ReviewVerdict", "Opmerkingen")),
}
_OPEN = frozenset((Harm.ELEMENT_FORGOTTEN, Harm.DOUBTFUL, Harm.DATA_MISSING, Harm.REMARK))
"""What is undecided or to be asked. A part of a building, or a storey on top of one, has no line for the rest."""


class Standing(Enum):
    """The result of a review. UNREAD: nothing could be judged; OPEN: something is undecided."""

    UNREAD = auto()
    WRONG = auto()
    OPEN = auto()
    SOUND = auto()


MARKS = {
    Standing.UNREAD: Mark.MISSED,
    Standing.WRONG: Mark.MISSED,
    Standing.OPEN: Mark.UNKNOWN,
    Standing.SOUND: Mark.MET,
}
"""A shape for each, readable without colour."""


def _said(dutch: str) -> str:
    return QCoreApplication.translate(_CONTEXT, dutch)


def is_wrong(harm: Harm) -> bool:
    """Whether a headline is about something wrong, rather than something undecided."""
    return harm not in _OPEN


def standing_of(review: Review) -> Standing:
    """The result of a review: that of its worst headline."""
    harms = [headline.harm for headline in review.headlines]
    if review.report is None and not review.declarations:
        return Standing.UNREAD
    if any(is_wrong(harm) for harm in harms):
        return Standing.WRONG
    return Standing.OPEN if harms else Standing.SOUND


def harm_name(harm: Harm) -> str:
    """The kind of problem of a headline, in two or three words."""
    return _said(_HARMS[harm])


def verdict_sentence(review: Review) -> str:
    """The sentence that says whether the numbers are right."""
    standing = standing_of(review)
    wrong = sum(is_wrong(headline.harm) for headline in review.headlines)
    if standing is Standing.UNREAD:
        return QCoreApplication.translate("ReviewVerdict", "Niet te beoordelen")
    if standing is Standing.WRONG:
        one = QCoreApplication.translate("ReviewVerdict", "Klopt niet: 1 punt")
        many = QCoreApplication.translate("ReviewVerdict", "Klopt niet: {0} punten")
        return one if wrong == 1 else many.format(wrong)
    if standing is Standing.OPEN:
        return QCoreApplication.translate("ReviewVerdict", "Geen fout gevonden, wel open punten")
    return QCoreApplication.translate("ReviewVerdict", "Niets gevonden dat niet klopt")


def short_verdict(review: Review) -> str:
    """The kinds of problems in one line; the verdict itself when there are none."""
    names = dict.fromkeys(harm_name(each.harm) for each in review.headlines if is_wrong(each.harm))
    if names:
        return ", ".join(names)
    if standing_of(review) is Standing.OPEN:
        return QCoreApplication.translate("ReviewVerdict", "Open punten")
    return QCoreApplication.translate("ReviewVerdict", "Niets gevonden")
