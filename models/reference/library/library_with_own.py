"""The library with assemblies of the user: every other part is that of the shipped library, read once for both."""

from collections import ChainMap
from collections.abc import Mapping
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

from models.reference.library.library import Library

if TYPE_CHECKING:
    from models.domain.library.assembly import Assembly

_SHARED = tuple(
    name for name, part in vars(Library).items() if isinstance(part, cached_property) and name != "assemblies"
)


class LibraryWithOwn(Library):
    """A library whose assemblies are the shipped ones and those of the user.

    Args:
        shipped: the library that came with the program.
        own: assemblies by id; none has the id of a shipped one.
    """

    def __init__(self, shipped: Library, own: "Mapping[str, Assembly]") -> None:
        self._shipped, self._own = shipped, own

    @cached_property
    def assemblies(self) -> "Mapping[str, Assembly]":
        """The assemblies by id, the shipped ones first."""
        return ChainMap(dict(self._own), self._shipped.assemblies)  # type: ignore[arg-type]  # nothing writes to it


for _name in _SHARED:
    setattr(LibraryWithOwn, _name, property(attrgetter(f"_shipped.{_name}")))
