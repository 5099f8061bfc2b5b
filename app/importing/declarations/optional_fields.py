"""Optional fields of a declaration: one that cannot be read is left open with a finding, and the rest is read.

What a declaration cannot do without (name, declared unit, figures) is read with `Node` itself, which refuses.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from app.formats.cell_text import MAX_NAME
from app.importing.common.finding_list import FileRefusedError, FindingList
from app.importing.declarations.fields import Node, shown

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class OptionalFields:
    """Reads the parts of `node` by their dotted path; a part that is absent or unreadable is left open."""

    node: Node
    findings: FindingList

    def text(self, path: str, most: int = MAX_NAME) -> str:
        """A text; "" when it is left open."""
        return self.read(lambda: self.node.at(path).text(most), "")

    def localized(self, path: str, most: int = MAX_NAME) -> str:
        """A text in Dutch, else in another language, of the parts that can be read; "" when it is left open."""
        if isinstance(self._value(path), str):
            return self.text(path, most)
        readable = [
            part for part in self.objects(path) if self.read(partial(_is_text, part, most), otherwise=False)
        ]
        return Node([part.value for part in readable], path).localized(most)

    def texts(self, path: str) -> list[str]:
        """The texts in a list; what is no text is left out."""
        parts = self._parts(path)
        return [found for part in parts if (found := self.read(part.text, ""))]

    def date(self, path: str) -> dt.date | None:
        return self.read(lambda: self.node.at(path).date(), None)

    def positive(self, path: str) -> float | None:
        """A number above zero; None for zero, which such files write for "not given"."""
        return self.read(lambda: self.node.at(path).positive(), None)

    def choice(self, path: str, choices: Mapping[str, T]) -> T | None:
        """The meaning of a word in any case; None, with a finding, for a word that is not among the choices."""
        word = self.text(path)
        if word and word.casefold() not in choices:
            self.left_open(self.node.at(path).place, word)
        return choices.get(word.casefold())

    def objects(self, path: str) -> list[Node]:
        """The objects in a list; what is no object is left out."""
        parts = self._parts(path)
        for part in parts:
            if part.is_there and not isinstance(part.value, Mapping):
                self.left_open(part.place, part.value)
        return [part for part in parts if isinstance(part.value, Mapping)]

    def of(self, node: Node) -> "OptionalFields":
        """The optional fields of another part of the same file."""
        return OptionalFields(node, self.findings)

    def read(self, read: Callable[[], T], otherwise: T) -> T:
        """What `read` gives, or `otherwise` with a finding when it refuses a value."""
        try:
            return read()
        except FileRefusedError as refusal:
            self.findings.warning(
                "epd_left_open",
                at=refusal.params.get("at", ""),
                text=refusal.params.get("text", refusal.params.get("unit", "")),
            )
            return otherwise

    def left_open(self, place: str, value: object) -> None:
        self.findings.warning("epd_left_open", at=place[-200:] or "$", text=shown(value))

    def _parts(self, path: str) -> list[Node]:
        nothing: list[Node] = []
        return self.read(lambda: list(self.node.at(path)), nothing)

    def _value(self, path: str) -> object:
        try:
            return self.node.at(path).value
        except FileRefusedError:
            return None


def _is_text(part: Node, most: int) -> bool:
    part["lang"].text()
    part["value"].text(most)
    return True
