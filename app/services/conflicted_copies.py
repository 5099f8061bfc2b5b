"""What is said about copies of the project file that a synchronisation program put beside it."""

from collections.abc import Sequence
from pathlib import Path

from models.domain.outcome import Message


def copies_message(copies: Sequence[Path]) -> Message:
    """Where the copies, at least one, lie and how to look into the first."""
    names = ", ".join(path.name for path in copies)
    first = copies[0]
    return Message("projects_conflicted_copy", {"names": names, "folder": str(first.parent), "first": str(first)})
