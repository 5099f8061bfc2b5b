"""Reads what the work does with the material of a line (fase) from the words of other people's bills.

A column whose cells are no such words holds something else, such as a building phase: it is only kept.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.formats.cell_text import MAX_NAME, Cell, clean_text, text_of
from app.formats.workbook_layout import Column, header_key
from app.importing.bill.column_guess import DEMOLISHED_IN
from app.importing.bill.numbers import says_unknown
from app.importing.bill.table import Table, TableColumn, is_filled
from app.importing.common.finding_list import FindingList, quote
from models.domain.bill import Phase
from models.reference.import_layouts import ImportLayouts

PHASE = "phase"
_NUMBERED = re.compile(r"^[0-9]{1,2}_(?=[a-z])")
_LISTED = 6
_MOST_WORDS = 6

Notes = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PhaseWords:
    """The words for a phase, those by which a column says that there is none, and those that deny."""

    phases: Mapping[str, Phase]
    nothing: frozenset[str]
    denying: frozenset[str] = frozenset()

    @classmethod
    def of(cls, layouts: ImportLayouts) -> "PhaseWords":
        """The words of the reference data and our own ids, in the form in which they are compared."""
        named = {header_key(word): Phase(phase) for phase, words in layouts.phases.items() for word in words}
        own = {phase.value: phase for phase in Phase}
        nothing = frozenset(map(header_key, layouts.no_phase))
        return cls(own | named, nothing, frozenset(map(header_key, layouts.not_phase)))

    def read(self, cell: Cell) -> Phase | None:
        """The phase that a cell names, also with its number in front (`02 Sloop`); None for any other text.

        In a longer text (`Nieuw (prefab)`, `Bestaand, blijft`) one phase has to remain: what stays or goes was
        there already.
        """
        key = _NUMBERED.sub("", header_key(text_of(cell)))
        whole = self.phases.get(key)
        if whole is not None:
            return whole
        words = key.split("_")
        if len(words) > _MOST_WORDS or not self.denying.isdisjoint(words):
            return None
        found = {self.phases[word] for word in words if len(word) > 1 and word in self.phases}
        if found & {Phase.KEPT, Phase.DEMOLISHED}:
            found -= {Phase.EXISTING}
        return found.pop() if len(found) == 1 else None

    def says_none(self, cell: Cell) -> bool:
        """Whether a cell is empty or says that there is no phase."""
        text = text_of(cell)
        return not text.strip() or header_key(text) in self.nothing or says_unknown(text)

    def fit(self, cells: Sequence[Cell]) -> bool:
        """Whether a column under a header of phases holds any: `Fase 2` and `1` are none of them."""
        filled = [cell for cell in set(cells) if is_filled(cell)]
        return not filled or any(self.read(cell) is not None for cell in filled)

    def are_most(self, cells: Sequence[Cell]) -> bool:
        """Whether most cells of a column are words for a phase, and new or existing is among them.

        Without these it may hold something else, such as what happens at the end of life.
        """
        filled = [cell for cell in cells if is_filled(cell) and not self.says_none(cell)]
        whole = [self.phases.get(_NUMBERED.sub("", header_key(text_of(cell)))) for cell in filled]
        known = [phase for phase in whole if phase is not None]
        has_basis = Phase.NEW in known or Phase.EXISTING in known
        return len(filled) > 1 and has_basis and len(known) > len(filled) / 2


def without_other_phases(table: Table, words: PhaseWords) -> Table:
    """The table in which a column of ours for the phase is only kept when it names none."""
    column = table.column(PHASE)
    if column is None or words.fit(column.cells):
        return table
    columns = tuple(replace(c, spec=None) if c is column else c for c in table.columns)
    return replace(table, columns=columns)


def with_phase_by_content(table: Table, words: PhaseWords, names: Mapping[str, Column]) -> Table:
    """The table in which an unknown column whose cells name phases is the phase, when there is no other.

    Such as the column Status of a model, with NEW and EXISTING, beside our own columns.
    """
    spec = next((column for column in names.values() if column.field == PHASE), None)
    if spec is None or table.column(PHASE) is not None or table.column(DEMOLISHED_IN) is not None:
        return table
    found = next((c for c in table.columns if c.spec is None and words.are_most(c.cells)), None)
    columns = tuple(replace(c, spec=spec) if c is found else c for c in table.columns)
    return table if found is None else replace(table, columns=columns)


@dataclass(frozen=True, slots=True)
class PhaseReading:
    """Per row the phase, None where nothing says it, and the texts that are kept because they name none."""

    phases: Sequence[Phase | None]
    kept: Sequence[Notes]


def read_phases(table: Table, words: PhaseWords, findings: FindingList) -> PhaseReading:
    """The phase of every row, with one finding about the rows that bring in no material.

    What a row leaves open, the name of its sheet says: the lines of the sheet Sloop are demolished.
    """
    made, gone = table.column(PHASE), table.column(DEMOLISHED_IN)
    count = len(table.rows)
    of_sheet = words.read(table.sheet)
    if of_sheet is Phase.NEW:
        of_sheet = None
    if made is None and gone is None and of_sheet is None:
        return PhaseReading([None] * count, [()] * count)
    phases: list[Phase | None] = []
    kept: list[Notes] = []
    others: dict[str, list[int]] = {}
    for i in range(count):
        created = made.cells[i] if made is not None else ""
        demolished = gone.cells[i] if gone is not None else ""
        phase = _phase(words, created, demolished)
        notes = [(c.header, _text(c.cells[i])) for c in (made, gone) if c is not None and _is_said(words, c, i)]
        is_by_sheet = of_sheet is not None and not notes
        if is_by_sheet:
            phase = of_sheet
        phases.append(phase)
        kept.append(tuple(notes) if gone is not None or phase is None else ())
        if is_by_sheet:
            others.setdefault(_text(table.sheet), []).append(i)
        elif phase is not None and not phase.comes_in:
            others.setdefault(" / ".join(text for _, text in notes), []).append(i)
        elif phase is None and made is not None and _is_said(words, made, i):
            _point_at_unknown(table, made, i, findings)
    _say_others(table, made or gone, others, findings)
    return PhaseReading(phases, kept)


def _phase(words: PhaseWords, created: Cell, demolished: Cell) -> Phase | None:
    """The phase by the words of when something is made and when it is demolished.

    What is made and demolished in one phase is there for a while only; that is temporary in building models.
    """
    if words.says_none(demolished):
        return words.read(created)
    if header_key(text_of(created)) == header_key(text_of(demolished)):
        return Phase.TEMPORARY
    return Phase.DEMOLISHED if words.read(created) or words.read(demolished) else None


def _is_said(words: PhaseWords, column: TableColumn, i: int) -> bool:
    return not words.says_none(column.cells[i])


def _text(cell: Cell) -> str:
    return " ".join(clean_text(text_of(cell)).split())[:MAX_NAME]


def _point_at_unknown(table: Table, column: TableColumn, i: int, findings: FindingList) -> None:
    text = quote(text_of(column.cells[i]))
    add = findings.unread if table.is_lenient else findings.error
    add("import_phase_not_known", table.place(i, column.letter), text=text)


def _say_others(
    table: Table, column: TableColumn | None, others: Mapping[str, Sequence[int]], findings: FindingList
) -> None:
    """Adds a finding with the rows whose material does not come in, counted per word of the file."""
    if not others:
        return
    by_count = sorted(others, key=lambda text: -len(others[text]))[:_LISTED]
    named = ", ".join(f"{quote(text)} ({len(others[text])})" for text in by_count)
    named += ", …" if len(others) > _LISTED else ""
    rows = [i for found in others.values() for i in found]
    place = table.place(min(rows), column.letter if column is not None else "")
    findings.warning("import_phases_not_new", place, count=len(rows), phases=named)
