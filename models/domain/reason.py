"""Reasons: why a figure or a limit cannot be told or holds with a reservation, and where that is taken away."""

from dataclasses import dataclass

from models.domain.outcome import Message, Param
from models.domain.review import MissingKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason that a figure or a limit may have.

    Attributes:
        code: of its sentence in assets/texts.
        missing: as what a review lists it; None where nothing is missing, and where the audit of the plan has
            a finding of its own about it.
        field: field of `Building` or `Project` that takes it away; "" where the lines of the bill do that.
    """

    code: str
    missing: MissingKind | None = None
    field: str = ""

    def message(self, line_ids: tuple[str, ...] = (), /, **params: Param) -> Message:
        """The reason with the values of its sentence and the lines that it is about."""
        return Message(self.code, params, line_ids)
