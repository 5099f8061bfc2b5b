"""The state of one file in the import window: what was read from it, and the user's decisions."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.desktop.session.file_queue import FileState, is_busy
from app.errors import UserError
from app.formats.import_result import FoundTable
from app.importing.common.read_request import TableChoice
from app.services.imports.product_matching import TextMatch

if TYPE_CHECKING:
    from app.services.imports.preview import ImportPreview
    from models.domain.product import ProductCard
    from models.domain.project import Project

TextKey = tuple[int, str, bool]
"""Position of the variant, the text, whether it is the description: a decision holds for all such lines."""


@dataclass(eq=False)
class ImportFile:
    """A file of an import; used in the window's thread only.

    Attributes:
        data: the bytes as they were when the file was first read; a change on disk does not change the preview.
        choice: how the user wants the table read; None leaves it to the reader.
        keeps_layout: whether `choice` is remembered when the file is imported.
        variant: position of the variant that is shown, and that is used when the destination is a bill.
        forgotten: signatures of remembered layouts that must not be applied to it.
        decisions: card id per text, "" for no card; a text without a decision has its exact match or none.
    """

    path: Path
    state: FileState = FileState.WAITING
    data: bytes | None = None
    choice: TableChoice | None = None
    keeps_layout: bool = False
    preview: "ImportPreview | None" = None
    error: UserError | None = None
    variant: int = 0
    decisions: dict[TextKey, str] = field(default_factory=dict)
    forgotten: set[str] = field(default_factory=set)

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
    def matches(self) -> tuple[TextMatch, ...]:
        """The texts of the variant that is shown."""
        every = self.preview.matches if self.preview is not None else ()
        return every[self.variant] if self.variant < len(every) else ()

    def card_of(self, match: TextMatch, variant: int | None = None) -> str:
        """The card that a text has now, "" for none."""
        key = (self.variant if variant is None else variant, match.text, match.is_description)
        return self.decisions.get(key, match.accepted_at_once)

    def decide(self, match: TextMatch, card_id: str) -> None:
        """Sets the card of a text; "" sets none."""
        self.decisions[self.variant, match.text, match.is_description] = card_id

    @property
    def has_decisions(self) -> bool:
        """Whether the user decided anything that reading the file again would not restore."""
        return bool(self.decisions or self.forgotten) or self.choice is not None

    def is_decided(self, match: TextMatch) -> bool:
        return (self.variant, match.text, match.is_description) in self.decisions

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
        self.choice = TableChoice(sheet=sheet, header_row=header_row, decimal_mark=mark)

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
        self.choice = TableChoice(table.signature, fields, table.sheet, table.header_row, mark)
