"""The message about copies of the database that a synchronisation program put beside it."""

from collections.abc import Sequence
from pathlib import Path

from models.domain.outcome import Message


def copies_message(copies: Sequence[Path]) -> Message:
    """The message with the places of the copies, at least one, and how to open the first."""
    names = ", ".join(path.name for path in copies)
    first = copies[0]
    return Message("projects_conflicted_copy", {"names": names, "folder": str(first.parent), "first": str(first)})
