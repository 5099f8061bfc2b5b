"""The contract of an edit: a change of a document as plain values, which can be applied and reversed.

A document is whatever is opened, changed, undone and saved as one: a project, the library. Its state is
immutable; an edit makes another state of it. One user action is one edit is one undo step.
"""

from abc import ABC, abstractmethod
from typing import Generic, Self, TypeVar

State = TypeVar("State")


class Edit(ABC, Generic[State]):
    """A change of a state. It holds ids and plain values, and nothing of a window or a store."""

    __slots__ = ()

    @abstractmethod
    def apply(self, state: State) -> State:
        """The state after the change; `state` itself stays as it is."""

    @abstractmethod
    def reverse(self) -> Self:
        """The edit that takes this one back."""

    @property
    @abstractmethod
    def is_empty(self) -> bool:
        """Whether it changes nothing, so that it needs no undo step."""

    def merged_with(self, later: "Edit[State]") -> Self | None:
        """One edit that does both, for typing in one field; None when they cannot be one."""
        del later
        return None
