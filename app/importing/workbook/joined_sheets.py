"""Finds the sheets of a stranger's workbook that are one bill together, and those to choose between."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.formats.cell_text import Cell, folded, text_of
from app.formats.workbook_layout import SHEET_NAMES, header_key
from app.importing.bill.foreign_table import BillFinder
from app.importing.bill.table import Cells, is_blank
from app.importing.bill.table_search import HeadBlock
from app.importing.common.finding_list import FindingList, quote
from app.importing.workbook.other_sheets import OtherSheet
from models.domain.outcome import Place
from models.reference.import_layouts import ImportLayouts

MAX_JOINED = 30
_MOST_ALIKE = 0.5
"""Share of the rows of a sheet that another holds too, above which it may be a variant; our own choice."""
_SCORE_OF_BILL = 7
"""Of a header with a description, a quantity and a unit."""
_MAX_NAMED = 10


@dataclass(frozen=True, slots=True)
class Joined:
    """The other sheets of a workbook, beside the one that is most like a bill.

    Attributes:
        names: of those that are one bill with it, in the order of the workbook.
        doubtful: of those that may be the bill instead: nothing is read before a person chose.
        copies: of those whose rows all stand in it.
    """

    names: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()


class SheetJoiner:
    """Compares the headers and rows of the sheets that look like a bill."""

    def __init__(self, finder: BillFinder, layouts: ImportLayouts) -> None:
        self._finder = finder
        self._layouts = layouts

    def first_of(self, name: str, sheets: Sequence[OtherSheet]) -> str:
        """The first sheet with lines and the header of the sheet `name`, which may be itself."""
        best = next(sheet for sheet in sheets if sheet.name == name)
        head = self._finder.named_head_of(best.cells)
        if head is None or best.is_hidden or not self._is_for_work(name):
            return name
        for sheet in sheets:
            other = self._finder.named_head_of(sheet.cells)
            is_like = other is not None and _key(other) == _key(head) and bool(_rows(sheet.cells, other))
            if is_like and not sheet.is_hidden and self._is_for_work(sheet.name):
                return sheet.name
        return name

    def joined(self, bill: Cells, others: Sequence[OtherSheet]) -> Joined:
        """The sheets with the same header as `bill`; of another header those that are as much a bill as it.

        A sheet that has a name of ours is the bill alone, and a hidden one is never one.
        """
        head = self._finder.named_head_of(bill)
        if folded(bill.sheet) in SHEET_NAMES or head is None:
            return Joined()
        key, rows = _key(head), _rows(bill, head)
        names: list[str] = []
        doubtful: list[str] = []
        copies: list[str] = []
        for sheet in others:
            other = self._finder.named_head_of(sheet.cells)
            if other is None or sheet.is_hidden or not self._is_for_work(sheet.name):
                continue
            its_rows = _rows(sheet.cells, other)
            if not its_rows:
                continue
            if _key(other) != key:
                if other.score >= min(head.score, _SCORE_OF_BILL) and self._rank(sheet.name) >= self._rank(
                    bill.sheet
                ):
                    doubtful.append(sheet.name)
                continue
            shared = sum((its_rows & rows).values())
            if self._are_parts(sheet.name, bill.sheet):
                shared = 0
            if shared == its_rows.total() and sheet.row_count <= len(sheet.cells.rows):
                copies.append(sheet.name)
            elif shared > _MOST_ALIKE * its_rows.total() or self._may_sum(sheet.name, bill.sheet):
                doubtful.append(sheet.name)
            else:
                names.append(sheet.name)
                rows |= its_rows
        return Joined(tuple(names), tuple(doubtful), tuple(copies))

    def _is_for_work(self, name: str) -> bool:
        return folded(name) not in self._layouts.other_sheets

    def _may_sum(self, *names: str) -> bool:
        """Whether one of the sheets may hold the sums of the other by its name."""
        words = set(self._layouts.summary_sheets)
        return any(words & set(header_key(name).split("_")) for name in names)

    def _are_parts(self, *names: str) -> bool:
        """Whether each sheet is for one part of the building by its name: two storeys may be the same."""
        known = set(map(header_key, self._layouts.part_sheets))
        return not self._may_sum(*names) and all(
            not known.isdisjoint(word.strip("0123456789") for word in header_key(name).split("_"))
            for name in names
        )

    def _rank(self, name: str) -> bool:
        return folded(name) in self._layouts.preferred_sheets


def _key(head: HeadBlock) -> tuple[str, ...]:
    """The names of the columns, without empty ones at the end."""
    keys = [header_key(title) for title in head.titles]
    while keys and not keys[-1]:
        keys.pop()
    return tuple(keys)


def _rows(cells: Cells, head: HeadBlock) -> Counter[tuple[str, ...]]:
    rows = (row for row in cells.rows[head.body :] if not is_blank(row))
    return Counter(map(_texts, rows))


def _texts(row: Sequence[Cell]) -> tuple[str, ...]:
    texts = [text_of(cell).strip() for cell in row]
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)


def say_joined(joined: Joined, bill_sheet: str, counts: Mapping[str, int], findings: FindingList) -> None:
    """Adds findings about the sheets that are taken together, the copies, and those to choose between.

    Args:
        counts: name of each sheet that is taken together -> the number of its lines.
    """
    if joined.names:
        named = ", ".join(f"{quote(name)} ({count})" for name, count in list(counts.items())[:_MAX_NAMED])
        findings.warning("import_sheets_joined", Place(sheet=bill_sheet), sheets=named, count=len(counts))
    for name in joined.copies:
        findings.warning("import_sheet_is_copy", Place(sheet=name), sheet=quote(name), bill=quote(bill_sheet))
    if joined.doubtful:
        named = ", ".join(map(quote, (bill_sheet, *joined.doubtful[:_MAX_NAMED])))
        findings.error(
            "import_choose_sheet", Place(sheet=bill_sheet), sheets=named, count=1 + len(joined.doubtful)
        )
