"""The options of a scorecard: its parts, and the name and logo above it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Section(StrEnum):
    """The parts after page 1, in the order of the document. Page 1 is always there."""

    MEANING = "meaning"
    FINDINGS = "findings"
    CONTRIBUTIONS = "contributions"
    BILL = "bill"
    METHODS = "methods"


ALL_SECTIONS: frozenset[Section] = frozenset(Section)


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """The choices for one document.

    Attributes:
        sections: the parts that are printed.
        organisation: printed above page 1; "" for none.
        logo_png: a PNG picture that was decoded and written anew by this program; None for none.
    """

    sections: frozenset[Section] = ALL_SECTIONS
    organisation: str = ""
    logo_png: bytes | None = None


def sections_from(left_out: str) -> frozenset[Section]:
    """All sections except those in a comma-separated list of names; unknown names are ignored."""
    names = {name.strip() for name in left_out.split(",")}
    return frozenset(section for section in Section if section.value not in names)


def left_out_text(sections: Iterable[Section]) -> str:
    """The comma-separated list of the other sections, the inverse of `sections_from`."""
    chosen = set(sections)
    return ",".join(section.value for section in Section if section not in chosen)
