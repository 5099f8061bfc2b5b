"""How much of each page of the open project is done, for the rail."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.desktop.session.page_list import PageId

if TYPE_CHECKING:
    from app.desktop.session.open_project import OpenProject
    from models.reference.reference import Reference


@dataclass(frozen=True, slots=True)
class Done:
    """How many of the things that a page asks are done."""

    count: int
    total: int

    @property
    def text(self) -> str:
        """The count with its total, such as 34/43; "" when the page asks nothing."""
        return f"{self.count}/{self.total}" if self.total else ""


def page_progress(opened: "OpenProject", reference: "Reference") -> Mapping[PageId, Done]:
    """What is done per page; a page without a count is absent.

    Lines of the bill are done when their product is confirmed or they state their own figures; an indicator when
    something was said of it, "I do not know" included.
    """
    if opened.scorecard is None:
        return {}
    from models.domain.requirement import AssessmentMode
    from models.scorecard.interview_state import interview_state

    linkage = opened.scorecard.linkage
    state = interview_state(opened.variant, opened.scorecard.outcomes, reference)
    entered = {i.id for i in reference.indicators if i.mode is not AssessmentMode.BILL}
    return {
        PageId.MATERIALS: Done(linkage.confirmed.line_count, linkage.line_count),
        PageId.INDICATORS: Done(state.done(entered), len(entered)),
        PageId.INTERVIEW: Done(state.counts.done, state.counts.total),
    }
