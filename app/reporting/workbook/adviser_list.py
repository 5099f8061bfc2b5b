"""The list of questions for one adviser: one sheet to fill in, without a formula, with where it returns to."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.datavalidation import DataValidation

from app.formats.adviser_list import COLUMNS, EVIDENCE_KINDS, FORMAT, KEYS, SHEET_NAMES, Key, ListColumn
from app.formats.adviser_questions import Asked, asked_of
from app.formats.workbook_layout import column_letter
from app.reporting.dated_file import dated_workbook_bytes
from app.reporting.wording.asked_text import (
    answer_words,
    asked_unit,
    evidence_asked,
    held_text,
    help_text,
    limit_of,
    question_text,
    subject_text,
)
from app.reporting.workbook.cells import (
    CellValue,
    cell_of,
    head_cell,
    hint_cell,
    input_cell,
    key_cell,
    set_widths,
    text_cell,
    title_cell,
)
from app.texts import Language, label
from models.domain.adviser import Adviser
from models.domain.project import Project, Variant
from models.reference.reference import Reference
from models.storage.document.project_document import content_hash

_LINE_HEIGHT = 14
_HEAD_HEIGHT = 32
_HEAD_ROW = 6
"""Title, two rows of facts and two sentences stand above the header of the table."""

_KEY_COLUMNS = (0, 2, 6, 9)
"""The columns of the facts above the table; each value stands in the next one."""

_DATE_FORMAT = "yyyy-mm-dd"


def adviser_list_bytes(
    project: Project, variant: Variant, reference: Reference, adviser: Adviser, lang: Language, made_on: dt.date
) -> bytes:
    """The list as bytes of an xlsx file; what the variant knows already stands beside each question."""
    rows = asked_of(reference, adviser.id)
    book = Workbook(write_only=True)
    sheet = book.create_sheet(SHEET_NAMES[lang])
    set_widths(sheet, [column.width for column in COLUMNS])
    sheet.freeze_panes = f"C{_HEAD_ROW + 1}"
    sheet.print_title_rows = f"{_HEAD_ROW}:{_HEAD_ROW}"
    _offer_answers(sheet, rows, lang)
    name = adviser.name_nl if lang == "nl" else adviser.name_en
    sheet.append([title_cell(sheet, label("answers_list_title", lang, adviser=name))])
    facts = _facts(project, variant, name, made_on)
    for keys in (KEYS[: len(_KEY_COLUMNS)], KEYS[len(_KEY_COLUMNS) :]):
        sheet.append(_row_of_facts(sheet, keys, facts, lang))
    for code in ("answers_list_how", "answers_list_return"):
        sheet.append([text_cell(sheet, label(code, lang))])
    sheet.row_dimensions[_HEAD_ROW].height = _HEAD_HEIGHT
    sheet.append([head_cell(sheet, column.header(lang)) for column in COLUMNS])
    for number, asked in enumerate(rows, _HEAD_ROW + 1):
        texts = _texts(asked, variant, reference, lang)
        sheet.row_dimensions[number].height = _height(texts)
        sheet.append([_cell(sheet, column, texts, asked) for column in COLUMNS])
    return dated_workbook_bytes(book, made_on)


def _facts(project: Project, variant: Variant, adviser: str, made_on: dt.date) -> dict[str, CellValue]:
    return {
        "project_name": project.name,
        "variant_name": variant.name,
        "adviser": adviser,
        "made_on": made_on.isoformat(),
        "format": FORMAT,
        "project_id": project.id,
        "variant_id": variant.id,
        "content_hash": content_hash(project),
    }


def _row_of_facts(sheet: Any, keys: Sequence[Key], facts: dict[str, CellValue], lang: Language) -> list[Any]:
    cells: list[Any] = [None] * len(COLUMNS)
    for place, key in zip(_KEY_COLUMNS, keys, strict=True):
        cells[place] = key_cell(sheet, key.name(lang))
        cells[place + 1] = cell_of(sheet, facts[key.field])
    return cells


def _texts(asked: Asked, variant: Variant, reference: Reference, lang: Language) -> dict[str, str]:
    """The texts of the columns that are not filled in."""
    question, more = question_text(asked, reference, lang), help_text(asked, reference, lang)
    return {
        "key": asked.key,
        "subject": subject_text(asked, lang),
        "question": "\n".join(part for part in (question, more) if part),
        "limit": limit_of(asked, lang),
        "unit": asked_unit(asked, lang),
        "held": held_text(asked, variant, lang),
        "asked_evidence": evidence_asked(asked, reference, lang),
    }


def _cell(sheet: Any, column: ListColumn, texts: dict[str, str], asked: Asked) -> Any:
    if not column.is_filled_in:
        return hint_cell(sheet, texts[column.field])
    if column.field == "value" and not asked.takes_number:
        return hint_cell(sheet, "")
    cell = input_cell(sheet, None)
    if column.field == "date":
        cell.number_format = _DATE_FORMAT
    return cell


def _height(texts: dict[str, str]) -> float:
    """Points that the row needs for its longest cell."""
    lines = 1
    for column in COLUMNS:
        text = texts.get(column.field, "")
        lines = max(lines, sum(-(-len(part) // (column.width - 1)) or 1 for part in text.split("\n")))
    return lines * _LINE_HEIGHT + 4


def _offer_answers(sheet: Any, rows: Sequence[Asked], lang: Language) -> None:
    """The answers to choose from; rows with the same answers share one list."""
    letters = {column.field: column_letter(place) for place, column in enumerate(COLUMNS)}
    cells: dict[tuple[str, ...], list[str]] = {}
    for number, asked in enumerate(rows, _HEAD_ROW + 1):
        cells.setdefault(answer_words(asked, lang), []).append(f"{letters['answer']}{number}")
    kinds = tuple(words[lang == "en"] for words in EVIDENCE_KINDS.values())
    of_kinds = f"{letters['evidence_kind']}{_HEAD_ROW + 1}:{letters['evidence_kind']}{_HEAD_ROW + len(rows)}"
    for words, where in (*cells.items(), (kinds, [of_kinds])):
        choice = DataValidation("list", formula1=_listed(words), allow_blank=True, showErrorMessage=True)
        for each in where:
            choice.add(each)
        sheet.data_validations.append(choice)


def _listed(words: Iterator[str] | Sequence[str]) -> str:
    """Words as the fixed list of a validation, in which a comma would begin the next word."""
    plain = ",".join(word.replace(",", ";").replace('"', "'") for word in words)
    return f'"{plain}"'
