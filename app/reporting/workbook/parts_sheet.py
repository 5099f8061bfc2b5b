"""The sheet Onderdelen: the parts that belong in the calculation, with the answers of the project."""

from collections.abc import Sequence
from typing import Any

from app.formats.workbook_layout import PART_COLUMNS, PART_HELP_COLUMNS, PARTS
from app.reporting.wording.parts_text import condition_text, part_name, state_text
from app.reporting.workbook.cells import add_head, add_row
from models.domain.parts import PartCheck, PartNeed
from models.domain.project import PartAnswer

_WIDTHS = (40, 10, 8, 44, 8, 60, 24)


def add_parts(book: Any, answers: Sequence[PartAnswer], checks: Sequence[PartCheck]) -> None:
    """Adds the sheet to a write-only workbook: a row for each part, then answers to parts that have none.

    The answers read back; the other columns help to give one.
    """
    sheet = book.create_sheet(PARTS)
    add_head(sheet, [column.header for column in (*PART_COLUMNS, *PART_HELP_COLUMNS)], _WIDTHS)
    given = {answer.part_id: answer.is_there for answer in answers}
    asked = [check for check in checks if check.need is not PartNeed.EXCLUDED]
    for check in asked:
        words = (part_name(check, "nl"), check.need, condition_text(check, "nl"), state_text(check, "nl"))
        add_row(sheet, (check.part.id, _word(given.get(check.part.id)), check.part.nl_sfb_group, *words))
    listed = {check.part.id for check in asked}
    for answer in answers:
        if answer.part_id not in listed:
            add_row(sheet, (answer.part_id, _word(answer.is_there), None, None, None, None, None))


def _word(answer: bool | None) -> str | None:
    return None if answer is None else ("ja" if answer else "nee")
