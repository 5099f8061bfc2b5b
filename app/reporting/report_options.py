"""The options of a scorecard: its parts, and the name and logo above it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Section(StrEnum):
    """The parts after pages 1 and 2, in the order of the document. Those two are always there.

    INDICATION holds the figures that are not firm; INPUTS says what is still to be filled in and is no part of a
    report for a board. Both are only printed when they are asked for.
    """

    MEANING = "meaning"
    INDICATION = "indication"
    FINDINGS = "findings"
    CONTRIBUTIONS = "contributions"
    BILL = "bill"
    METHODS = "methods"
    INPUTS = "inputs"


WHEN_ASKED = frozenset((Section.INDICATION, Section.INPUTS))
"""The parts that are left out unless somebody asks for them."""

USUAL_SECTIONS: frozenset[Section] = frozenset(Section) - WHEN_ASKED


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """The choices for one document.

    Attributes:
        sections: the parts that are printed.
        organisation: printed above page 1; "" for none.
        author: who made the report, printed beside its date; "" for none.
        logo_png: a PNG picture that was decoded and written anew by this program; None for none.
    """

    sections: frozenset[Section] = USUAL_SECTIONS
    organisation: str = ""
    logo_png: bytes | None = None
    author: str = ""

    @property
    def with_indication(self) -> bool:
        """Whether indications are printed, in their own section and in their own drawing on pages 1 and 2."""
        return Section.INDICATION in self.sections


def sections_from(left_out: str, added: str = "") -> frozenset[Section]:
    """The usual sections without `left_out` and with `added`, comma-separated names; unknown ones are ignored."""
    without, extra = _names(left_out), _names(added)
    usual = {section for section in USUAL_SECTIONS if section.value not in without}
    return frozenset(usual | {section for section in WHEN_ASKED if section.value in extra})


def left_out_text(sections: Iterable[Section]) -> str:
    """The usual sections that are not among these, comma-separated."""
    chosen = set(sections)
    return ",".join(s.value for s in Section if s in USUAL_SECTIONS and s not in chosen)


def added_text(sections: Iterable[Section]) -> str:
    """The sections among these that are only printed when asked for, comma-separated."""
    chosen = set(sections)
    return ",".join(s.value for s in Section if s in WHEN_ASKED and s in chosen)


def _names(text: str) -> set[str]:
    return {name.strip() for name in text.split(",")}
