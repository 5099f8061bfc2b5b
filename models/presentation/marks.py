"""The mark of each verdict, the same on screen and in print; how it is drawn is up to them."""

from enum import Enum

from models.domain.outcome import Verdict
from models.presentation.reached import Headline


class Mark(Enum):
    """A mark: disc with tick, cross, hatched disc, dotted ring, crossed equals sign, dash."""

    MET = "met"
    MISSED = "missed"
    UNKNOWN = "unknown"
    ESTIMATED = "estimated"
    NOT_COMPARABLE = "not_comparable"
    NO_LEVEL = "no_level"


_OF_HEADLINE = {
    Headline.MEETS: Mark.MET,
    Headline.MISSES: Mark.MISSED,
    Headline.CANNOT_SAY: Mark.ESTIMATED,
    Headline.NOT_COMPARABLE: Mark.NOT_COMPARABLE,
    Headline.NO_LEVEL: Mark.NO_LEVEL,
    Headline.NOT_APPLICABLE: Mark.NO_LEVEL,
    Headline.NOT_CALCULABLE: Mark.UNKNOWN,
    Headline.NOT_ASSESSED: Mark.UNKNOWN,
}


def headline_mark(headline: Headline) -> Mark:
    """The mark of an outcome as a whole; a figure whose interval holds the limit has the dotted ring."""
    return _OF_HEADLINE[headline]


def verdict_mark(verdict: Verdict) -> Mark:
    """The mark of one level's verdict."""
    return _OF_HEADLINE[Headline(verdict.value)]
