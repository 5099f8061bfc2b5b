"""The state of one file in the import window: what was read from it, and the user's choices."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.desktop.session.file_queue import FileState, is_busy
from app.errors import UserError
from app.formats.import_result import FoundTable, ProposedFact
from app.importing.common.read_request import TableChoice
from app.services.imports.import_report import ImportReport, import_report
from app.services.imports.imported_lines import Choice, CompletedLines, GroupKey, GroupState, TextGroup
from app.services.imports.title_facts import field_of

if TYPE_CHECKING:
    from app.services.imports.imported_lines import ImportedLines
    from app.services.imports.preview import ImportPreview
    from models.domain.product import ProductCard
    from models.domain.project import Project

_NAMED_AFTER_FILE = "import_named_after_file"


@dataclass(eq=False)
class ImportFile:
    """A file of an import, or a block of the clipboard; used in the window's thread only.

    Attributes:
        pasted: the text of the clipboard; None for a file on disk.
        data: the bytes as they were when the file was first read; a change on disk does not change the preview.
        choice: how the user wants the table read; None leaves it to the reader.
        keeps_layout: whether `choice` is remembered when the file is imported.
        variant: position of the variant that is shown, and that is used when the destination is a bill.
        packed: name of the file that the user chose in a zip archive, "" as long as nobody did.
        forgotten: signatures of remembered layouts that must not be applied to it.
        choices: per variant, what the user chose for the lines of a text.
        accepted: ids of fields whose fact in the title block the user accepted.
    """

    path: Path
    pasted: str | None = None
    state: FileState = FileState.WAITING
    data: bytes | None = None
    choice: TableChoice | None = None
    keeps_layout: bool = False
    preview: "ImportPreview | None" = None
    error: UserError | None = None
    variant: int = 0
    choices: dict[int, dict[GroupKey, Choice]] = field(default_factory=dict)
    accepted: set[str] = field(default_factory=set)
    packed: str = ""
    forgotten: set[str] = field(default_factory=set)
    _completed: "dict[int, tuple[ImportedLines, CompletedLines]]" = field(default_factory=dict)

    @property
    def project(self) -> "Project | None":
        return self.preview.result.project if self.preview is not None else None

    @property
    def is_busy(self) -> bool:
        return is_busy(self)

    @property
    def is_read(self) -> bool:
        return self.preview is not None

    @property
    def is_usable(self) -> bool:
        """Whether it holds something that can be imported."""
        return self.state is FileState.READ and (self.project is not None or bool(self.cards))

    @property
    def cards(self) -> "tuple[ProductCard, ...]":
        return self.preview.cards if self.preview is not None else ()

    @property
    def table(self) -> FoundTable | None:
        """The table that was read as the bill; None without one."""
        tables = self.preview.tables if self.preview is not None else ()
        chosen = self.choice
        if chosen is not None and chosen.sheet:
            tables = tuple(t for t in tables if t.sheet == chosen.sheet) or tables
        return tables[0] if tables else None

    @property
    def packed_files(self) -> tuple[str, ...]:
        """The files of a zip archive among which the user chooses; none when there is nothing to choose."""
        found = self.preview.result.packed_files if self.preview is not None else ()
        return found if len(found) > 1 else ()

    def choose_packed(self, name: str) -> None:
        """Reads another file of the zip archive; what was chosen for the former one does not hold for it."""
        self.packed = name
        self.choice = None
        self.variant = 0
        self.choices.clear()
        self.accepted.clear()
        self._completed.clear()

    # Lines and products -------------------------------------------------------------------------

    @property
    def bills(self) -> "Sequence[ImportedLines]":
        """The lines per variant."""
        return self.preview.bills if self.preview is not None else ()

    @property
    def bill(self) -> "ImportedLines | None":
        """The lines of the variant that is shown; None without one."""
        return self.bills[self.variant] if self.variant < len(self.bills) else None

    @property
    def groups(self) -> tuple[TextGroup, ...]:
        """The texts of the variant that is shown."""
        return self.bill.groups if self.bill is not None else ()

    def choices_of(self, variant: int) -> dict[GroupKey, Choice]:
        return self.choices.setdefault(variant, {})

    def choice_of(self, group: TextGroup) -> Choice | None:
        """What the user chose for a text of the variant that is shown; None as long as nothing."""
        return self.choices_of(self.variant).get(group.key)

    def state_of(self, group: TextGroup) -> GroupState:
        """The state of a text of the variant that is shown."""
        choices = self.choices_of(self.variant)
        return self.bill.state(group, choices) if self.bill is not None else group.state

    def choose(self, groups: Sequence[TextGroup], choice: Choice | None) -> None:
        """Sets the choice for texts of the variant that is shown; None leaves them as they came."""
        choices = self.choices_of(self.variant)
        for group in groups:
            if choice is None:
                choices.pop(group.key, None)
            else:
                choices[group.key] = choice
        self._completed.pop(self.variant, None)

    def completed(self, variant: int | None = None) -> CompletedLines | None:
        """The lines of a variant as they are taken in; of the one that is shown for None."""
        number = self.variant if variant is None else variant
        if number >= len(self.bills):
            return None
        bill = self.bills[number]
        known = self._completed.get(number)
        if known is None or known[0] is not bill:
            known = (bill, bill.completed(self.choices_of(number)))
            self._completed[number] = known
        return known[1]

    @property
    def report(self) -> ImportReport | None:
        """What counts of the variant that is shown; None without lines."""
        bill, done, preview = self.bill, self.completed(), self.preview
        if bill is None or done is None or preview is None or not bill.lines:
            return None
        return import_report(bill, done, preview.result.findings)

    def line_count(self, *, of_all_variants: bool) -> int:
        """The number of lines that are taken in."""
        variants = range(len(self.bills)) if of_all_variants else (self.variant,)
        found = (self.completed(number) for number in variants)
        return sum(len(done.lines) for done in found if done is not None)

    # Facts of the title block -------------------------------------------------------------------

    @property
    def facts(self) -> tuple[ProposedFact, ...]:
        """The facts of the title block that a field can hold."""
        proposed = self.preview.result.proposed if self.preview is not None else ()
        return tuple(fact for fact in proposed if field_of(fact) is not None)

    @property
    def accepted_facts(self) -> tuple[ProposedFact, ...]:
        return tuple(fact for fact in self.facts if fact.field in self.accepted)

    @property
    def is_named_after_file(self) -> bool:
        """Whether the name of its project is that of the file, because the file names none."""
        findings = self.preview.result.findings if self.preview is not None else ()
        return any(finding.code == _NAMED_AFTER_FILE for finding in findings)

    @property
    def has_decisions(self) -> bool:
        """Whether the user decided anything that reading the file again would not restore."""
        return (
            any(self.choices.values())
            or bool(self.accepted or self.forgotten)
            or self.choice is not None
            or bool(self.packed)
        )

    # The table in the file ----------------------------------------------------------------------

    def choose_fields(self, letter: str, field_id: str) -> None:
        """Gives a column another field; a field belongs to one column, so another column gives it up."""
        table = self.table
        if table is None:
            return
        fields = {column.letter: column.field for column in table.columns}
        fields = {key: "" if value == field_id else value for key, value in fields.items()}
        fields[letter] = field_id
        self._choose(table, fields)

    def choose_table(self, sheet: str, header_row: int) -> None:
        """Reads the bill from another table; its columns are recognised anew."""
        mark = self.choice.decimal_mark if self.choice is not None else ""
        self.choice = TableChoice(sheet=sheet, header_row=header_row, decimal_mark=mark, is_alone=True)

    def choose_mark(self, mark: str) -> None:
        """Reads doubtful numbers with this decimal mark; "" leaves it to the reader."""
        table = self.table
        if self.choice is not None:
            self.choice = replace(self.choice, decimal_mark=mark)
        elif table is not None:
            self.choice = TableChoice(table.signature, {}, table.sheet, table.header_row, mark)

    def guess_again(self) -> None:
        """Drops the user's choices and the remembered layout, and lets the reader recognise the table anew."""
        if self.table is not None and self.table.signature:
            self.forgotten.add(self.table.signature)
        self.choice = None
        self.keeps_layout = False

    def layout_to_keep(self) -> TableChoice | None:
        """The column mapping to remember: every column of the table with its field."""
        table = self.table
        if table is None or not table.signature:
            return None
        mark = self.choice.decimal_mark if self.choice is not None else ""
        fields = {column.letter: column.field for column in table.columns}
        return TableChoice(table.signature, fields, decimal_mark=mark)

    def _choose(self, table: FoundTable, fields: dict[str, str]) -> None:
        mark = self.choice.decimal_mark if self.choice is not None else ""
        is_alone = self.choice is not None and self.choice.is_alone
        self.choice = TableChoice(table.signature, fields, table.sheet, table.header_row, mark, is_alone)
