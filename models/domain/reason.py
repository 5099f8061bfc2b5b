"""Reasons why a figure or a limit is unknown or uncertain, and the field of the project that resolves each."""

from dataclasses import dataclass

from models.domain.outcome import Message, Param
from models.domain.review import MissingKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason that a figure or a limit may have.

    Attributes:
        code: of its sentence in assets/texts.
        missing: kind under which a review lists it as missing; None where nothing is missing, or where the audit
            has a finding of its own about it.
        field: field of `Building` or `Project` that resolves it; "" where the lines of the bill do.
    """

    code: str
    missing: MissingKind | None = None
    field: str = ""

    def message(self, line_ids: tuple[str, ...] = (), /, **params: Param) -> Message:
        """The message of this reason, with the values of its sentence and the bill lines it is about."""
        return Message(self.code, params, line_ids)
