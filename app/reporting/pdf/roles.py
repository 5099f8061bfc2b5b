"""The role of a block of a page: what it is to somebody who hears the document read.

Every block says its roles in the order in which they are read, so that a tagged PDF needs one more writer and no
change of a block.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HeadingRole:
    """A heading; level 1 is the title of the document."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class ParagraphRole:
    """A paragraph of text."""

    text: str


@dataclass(frozen=True, slots=True)
class TableRole:
    """A table; a column without a title is "". A figure in a cell stands as its text.

    Attributes:
        headers: the header cells.
        rows: the cells of each row, as many as there are headers.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class FigureRole:
    """A drawing with the text that says the same."""

    text: str


Role = HeadingRole | ParagraphRole | TableRole | FigureRole
