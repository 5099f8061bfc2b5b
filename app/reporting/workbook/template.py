"""The empty workbook to fill in: headers, lists to choose from, and an explanation of every column."""

from collections.abc import Iterator, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from app.formats.adviser_list import EVIDENCE_KINDS
from app.formats.adviser_questions import Asked
from app.formats.fields import FIELDS, Field
from app.formats.workbook_layout import (
    ASSESSMENT_COLUMN_COUNT_IN_TEMPLATE,
    ASSESSMENT_COLUMNS,
    ASSESSMENT_HELP_COLUMNS,
    ASSESSMENTS,
    BILL,
    BILL_COLUMNS,
    BILL_TEMPLATE_COLUMNS,
    DECISION_COLUMNS,
    DECISIONS,
    DOCUMENT_COLUMNS,
    DOCUMENTS,
    GUIDE,
    INPUT_COLUMNS,
    INPUTS,
    LISTS,
    MODULE_COLUMNS,
    MODULES,
    NORM_COLUMNS,
    NORMS,
    PART_COLUMNS,
    PARTS,
    POINT_COLUMNS,
    POINT_HELP_COLUMNS,
    POINTS,
    PROJECT,
    TARGET_COLUMNS,
    TARGETS,
    Kind,
)
from app.reporting.dated_file import dated_workbook_bytes
from app.reporting.wording.asked_text import evidence_asked, help_text, limit_of, question_text
from app.reporting.workbook.cells import (
    add_head,
    cell_of,
    head_cell,
    hint_cell,
    input_cell,
    key_cell,
    make_room,
    set_widths,
    text_cell,
    title_cell,
)
from app.texts import Language, label
from models.domain.answers import PointState
from models.domain.defaults import DEFAULT_REQUIREMENT_SET
from models.domain.evidence import EvidenceStatus
from models.domain.product import DataCategory, EnvironmentalSet, LifeCycleModule
from models.domain.project import JudgedLevel
from models.domain.quantities import UNITS
from models.reference.reference import Reference

_LAST_ROW = 5_000
_HINT_WIDTH = 88
_GUIDE_HEAD_ROW = 6
_WIDE = frozenset(("omschrijving", "product", "bron", "opmerking"))
_YES_NO_LIST = "onvoorzien_hergebruik"
_ASSESSMENT_COLUMNS = ASSESSMENT_COLUMNS[:ASSESSMENT_COLUMN_COUNT_IN_TEMPLATE]
_POINT_COLUMNS = tuple(column for column in POINT_COLUMNS if column.field not in ("file_name", "file_sha256"))
_POINT_WIDTHS = {"point_id": 30, "question": 60, "number_source": 24, "reason": 30, "document": 36, "help": 60,
                 "asked_evidence": 36}  # fmt: skip
_MODULE_NAMES = frozenset(column.field for column in MODULE_COLUMNS[3:])

Lists = dict[str, list[str]]
"""Header of a list on the sheet Lijsten -> its entries."""


def template_bytes(reference: Reference, lang: Language = "nl") -> bytes:
    """An empty workbook in the layout of the import, as bytes of an xlsx file.

    `lang` is the language of the explanations; headers and list entries are always Dutch.
    """
    lists = _lists(reference)
    book = Workbook(write_only=True)
    _add_project(book.create_sheet(PROJECT), lists, lang)
    _add_bill(book.create_sheet(BILL), lists)
    _add_assessments(book.create_sheet(ASSESSMENTS), lists, reference)
    _add_points(book.create_sheet(POINTS), lists, reference, lang)
    _add_modules(book.create_sheet(MODULES), lists)
    _add_guide(book.create_sheet(GUIDE), lists, lang)
    _add_lists(book.create_sheet(LISTS), lists)
    return dated_workbook_bytes(book, None)


def _lists(reference: Reference) -> Lists:
    return {
        "eenheid": [unit.symbol for unit in UNITS],
        "product": sorted(card.name_nl for card in reference.products.values()),
        **{name: [option.name_nl for option in options] for name, options in _factors(reference)},
        "categorie": list(DataCategory),
        _YES_NO_LIST: ["ja", "nee"],
        **{_list_of(f): list(f.choices) for f in FIELDS if f.choices not in (None, EnvironmentalSet)},
        "functie": list(reference.functions),
        "eisenset": [each.id for each in reference.sets_to_choose()],
        "niveau": list(JudgedLevel),
        "set": list(EnvironmentalSet),
        "status": list(EvidenceStatus),
        "indicator": [indicator.id for indicator in reference.indicators],
        "antwoord": list(PointState),
        "soort_bewijs": [kind.value for kind in EVIDENCE_KINDS],
    }


def _factors(reference: Reference) -> list[tuple[str, Sequence[Any]]]:
    headers = {column.field: column.header for column in BILL_COLUMNS if column.kind is Kind.FACTOR}
    return [(headers[field], reference.detachability[field]) for field in headers]


def _list_range(lists: Lists, name: str) -> str:
    letter = get_column_letter(list(lists).index(name) + 1)
    return f"{quote_sheetname(LISTS)}!${letter}$2:${letter}${len(lists[name]) + 1}"


def _offer(sheet: Any, lists: Lists, name: str, cells: str, is_strict: bool = True) -> None:
    """A list to choose from in some cells; not strict where other entries are right as well."""
    choice = DataValidation(
        "list", formula1=_list_range(lists, name), allow_blank=True, showErrorMessage=is_strict
    )
    choice.add(cells)
    sheet.data_validations.append(choice)


def _add_project(sheet: Any, lists: Lists, lang: Language) -> None:
    set_widths(sheet, (26, 44, 80))
    sheet.freeze_panes = "A2"
    sheet.append(
        [head_cell(sheet, text) for text in ("sleutel", "waarde", label("import_guide_title_what", lang))]
    )
    for row, field in enumerate((field for field in FIELDS if field.is_in_template), 2):
        hint = _field_guide(field, lang)
        make_room(sheet, row, hint, _HINT_WIDTH)
        sheet.append([key_cell(sheet, field.header), input_cell(sheet, None), hint_cell(sheet, hint)])
        if _list_of(field):
            _offer(sheet, lists, _list_of(field), f"B{row}")


def _list_of(field: Field) -> str:
    """The header of the list that a key offers; "" for none."""
    if field.kind is Kind.YES_NO:
        return _YES_NO_LIST
    if field.choices is EnvironmentalSet:
        return "set"
    return field.header if field.kind is Kind.CHOICE else ""


def _field_guide(field: Field, lang: Language) -> str:
    return label(field.guide, lang, default=DEFAULT_REQUIREMENT_SET)


def _add_bill(sheet: Any, lists: Lists) -> None:
    columns = BILL_TEMPLATE_COLUMNS
    add_head(sheet, [column.header for column in columns], [38 if c.header in _WIDE else 15 for c in columns])
    sheet.freeze_panes = "D2"
    for number, column in enumerate(columns, 1):
        if column.header in lists:
            letter = get_column_letter(number)
            is_strict = column.kind is Kind.CATEGORY
            _offer(sheet, lists, column.header, f"{letter}2:{letter}{_LAST_ROW}", is_strict)


def _add_assessments(sheet: Any, lists: Lists, reference: Reference) -> None:
    headers = [column.header for column in (*_ASSESSMENT_COLUMNS, *ASSESSMENT_HELP_COLUMNS)]
    add_head(sheet, headers, (26, 14, 14, 8, 36, 14, 14, 36, 44, 24))
    sheet.freeze_panes = "B2"
    for indicator in reference.indicators:
        for environmental_set in indicator.sets:
            inputs = [None, None, environmental_set, None, None, None, None]
            cells = [input_cell(sheet, value) for value in inputs]
            hints = [hint_cell(sheet, indicator.name_nl), hint_cell(sheet, indicator.unit)]
            sheet.append([key_cell(sheet, indicator.id), *cells, *hints])
    for letter, name in (("A", "indicator"), ("C", "niveau"), ("D", "set"), ("G", "status")):
        _offer(sheet, lists, name, f"{letter}2:{letter}200")


def _add_points(sheet: Any, lists: Lists, reference: Reference, lang: Language) -> None:
    """A row for every question of the indicators that are judged; an empty row reads back as no answer."""
    first, *answers = _POINT_COLUMNS
    question, *helps = POINT_HELP_COLUMNS
    columns = (first, question, *answers, *helps)
    add_head(sheet, [column.header for column in columns], [_POINT_WIDTHS.get(c.field, 16) for c in columns])
    sheet.freeze_panes = "C2"
    indicators = {indicator.id: indicator for indicator in reference.indicators}
    for row, point in enumerate(reference.questions.points.values(), 2):
        asked = Asked(indicator=indicators[point.indicator_id], document_id=point.document_id, point=point)
        told = help_text(asked, reference, lang), evidence_asked(asked, reference, lang)
        hints = limit_of(asked, lang), *told
        make_room(sheet, row, max(point.question_nl, *told, key=len), int(_POINT_WIDTHS["question"]))
        cells = [input_cell(sheet, None) for _ in answers]
        asks = hint_cell(sheet, question_text(asked, reference, lang))
        sheet.append([key_cell(sheet, point.id), asks, *cells, *(hint_cell(sheet, hint) for hint in hints)])
    last = len(reference.questions.points) + 1
    for number, column in enumerate(columns, 1):
        if column.header in lists:
            letter = get_column_letter(number)
            _offer(sheet, lists, column.header, f"{letter}2:{letter}{last}")


def _add_modules(sheet: Any, lists: Lists) -> None:
    add_head(sheet, [column.header for column in MODULE_COLUMNS], (18, 8, 24, *[12] * len(LifeCycleModule)))
    _offer(sheet, lists, "set", f"B2:B{_LAST_ROW}")


def _add_guide(sheet: Any, lists: Lists, lang: Language) -> None:
    set_widths(sheet, (18, 30, 90))
    sheet.append([title_cell(sheet, label("import_guide_title", lang))])
    for code in ("import_guide_intro_unknown", "import_guide_intro_columns", "import_guide_intro_product"):
        sheet.append([text_cell(sheet, label(code, lang))])
    sheet.append([])
    heads = ("import_guide_title_sheet", "import_guide_title_column", "import_guide_title_what")
    sheet.append([head_cell(sheet, label(code, lang)) for code in heads])
    for row, (name, key, text) in enumerate(_guide_rows(lists, lang), _GUIDE_HEAD_ROW + 1):
        make_room(sheet, row, text, _HINT_WIDTH)
        sheet.append([hint_cell(sheet, name), key_cell(sheet, key), hint_cell(sheet, text)])


def _guide_rows(lists: Lists, lang: Language) -> Iterator[tuple[str, str, str]]:
    """Sheet, column or key, and explanation, for everything that can be filled in."""
    for field in FIELDS:
        yield PROJECT, field.header, _field_guide(field, lang)
    for name, prefix, columns in (
        (BILL, "bill", BILL_COLUMNS),
        (ASSESSMENTS, "assessment", ASSESSMENT_COLUMNS),
        (TARGETS, "target", TARGET_COLUMNS),
        (DECISIONS, "decision", DECISION_COLUMNS),
        (PARTS, "part", PART_COLUMNS),
        (POINTS, "point", POINT_COLUMNS),
        (INPUTS, "input", INPUT_COLUMNS),
        (NORMS, "norm", NORM_COLUMNS),
        (DOCUMENTS, "document", DOCUMENT_COLUMNS),
        (MODULES, "module", tuple(column for column in MODULE_COLUMNS if column.field not in _MODULE_NAMES)),
    ):
        for column in columns:
            yield name, column.header, label(f"import_guide_{prefix}_{column.field}", lang)
    modules = f"{LifeCycleModule.A1_A3} … {LifeCycleModule.D}"
    yield MODULES, modules, label("import_guide_module_values", lang)
    for name, entries in lists.items():
        if name not in ("product", "indicator"):
            yield LISTS, name, ", ".join(entries)


def _add_lists(sheet: Any, lists: Lists) -> None:
    add_head(
        sheet,
        list(lists),
        [max(14, *(min(44, len(entry) + 2) for entry in entries)) for entries in lists.values()],
    )
    longest = max(map(len, lists.values()))
    for i in range(longest):
        sheet.append([cell_of(sheet, entries[i] if i < len(entries) else None) for entries in lists.values()])
