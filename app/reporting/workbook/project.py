"""Writes a project as the workbook that the import reads: import of an export gives the same project.

The sheet Uitkomsten is added when there is a report; the import ignores it. `template_bytes` lives in
template_workbook.py and is offered here as well.
"""

import json
from collections.abc import Sequence
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter
from typing import Any

from openpyxl import Workbook

from app.formats.fields import FIELDS, PROJECT_KEYS, Field, value_of
from app.formats.workbook_layout import (
    ACCESSORY_WORDS,
    ASSESSMENT_COLUMN_COUNT_IN_TEMPLATE,
    ASSESSMENT_COLUMNS,
    ASSESSMENTS,
    BILL,
    BILL_COLUMNS,
    BILL_TEMPLATE_COLUMNS,
    DECISION_COLUMNS,
    DECISIONS,
    MODULE_COLUMNS,
    MODULES,
    OPENED,
    OPENED_COLUMNS,
    OWN_WORDS,
    PRODUCT_COLUMNS,
    PRODUCT_MODULE_COLUMNS,
    PRODUCT_MODULES,
    PRODUCT_SOURCE_COLUMNS,
    PRODUCT_SOURCES,
    PRODUCTS,
    PROJECT,
    PROVISIONAL,
    PROVISIONAL_COLUMNS,
    TARGET_COLUMNS,
    TARGETS,
    Column,
    Kind,
    header_key,
    names_of,
)
from app.reporting.dated_file import dated_workbook_bytes
from app.reporting.report import Report
from app.reporting.workbook.answer_sheets import add_answers
from app.reporting.workbook.cells import CellValue, add_head, add_row, cell_of, head_cell, key_cell, set_widths
from app.reporting.workbook.estimates_sheet import add_estimates
from app.reporting.workbook.parts_sheet import add_parts
from app.reporting.workbook.phases_sheet import add_phases
from app.reporting.workbook.results_sheet import add_results
from app.reporting.workbook.template import template_bytes
from models.domain.bill import BillLine, ProposalReason
from models.domain.product import LifeCycleModule, ModuleProfile, ProductCard
from models.domain.project import FindingDecision, FunctionArea, Project, Target, Variant
from models.domain.quantities import Unit, percent_from_fraction
from models.domain.source import SourceRef, SourceStatus
from models.reference.reference import Reference

__all__ = ["project_workbook_bytes", "template_bytes"]

_KEYS = names_of(PROJECT_KEYS)
_UNMATCHED_PRODUCT = "product"
_UNVERIFIED = SourceStatus.UNVERIFIED
_WIDE = frozenset(("omschrijving", "product", "bron", "opmerking", "bewijs", "naam", "indicator"))
_OPTIONAL = tuple(column for column in BILL_COLUMNS if column.is_optional)
_CONNECTION_FIELDS = frozenset(column.field for column in BILL_COLUMNS if column.kind is Kind.FACTOR)


def project_workbook_bytes(
    project: Project, variant: Variant, reference: Reference, results: Report | None = None
) -> bytes:
    """The workbook of one variant of a project, as bytes of an xlsx file.

    `reference` gives the names in the sheet of results; `results` None leaves that sheet out.
    """
    book = Workbook(write_only=True)
    _add_project(book.create_sheet(PROJECT), project, variant)
    _add_bill(book.create_sheet(BILL), variant.bill.lines)
    _add_assessments(book.create_sheet(ASSESSMENTS), variant)
    if any(line.module_profiles for line in variant.bill):
        _add_modules(book.create_sheet(MODULES), variant.bill.lines)
    if any(line.provisional is not None for line in variant.bill):
        _add_provisional(book.create_sheet(PROVISIONAL), variant.bill.lines)
    if any(line.opened_from is not None for line in variant.bill):
        _add_opened(book.create_sheet(OPENED), variant.bill.lines)
    if variant.products:
        _add_products(book.create_sheet(PRODUCTS), variant.products)
    if any(product.module_profiles for product in variant.products):
        _add_product_modules(book.create_sheet(PRODUCT_MODULES), variant.products)
    if any(_has_cited_figures(product) for product in variant.products):
        _add_product_sources(book.create_sheet(PRODUCT_SOURCES), variant.products)
    if variant.targets:
        _add_plain(book.create_sheet(TARGETS), TARGET_COLUMNS, variant.targets, (26, 14, 16, 8))
    if variant.decisions:
        _add_plain(book.create_sheet(DECISIONS), DECISION_COLUMNS, variant.decisions, (50, 14, 60))
    add_answers(book, variant.answers)
    parts = () if results is None else results.parts
    if project.part_answers or parts:
        add_parts(book, project.part_answers, parts)
    if results is not None:
        add_results(book, results.scorecard, reference)
        if results.scorecard.phases.parts:
            add_phases(book, results.scorecard.phases)
        if results.estimates:
            add_estimates(book, results.estimates)
    return dated_workbook_bytes(book, None if results is None else results.made_on)


def _add_project(sheet: Any, project: Project, variant: Variant) -> None:
    set_widths(sheet, (26, 60))
    sheet.freeze_panes = "A2"
    sheet.append([head_cell(sheet, "sleutel"), head_cell(sheet, "waarde")])
    written = set()
    for field in FIELDS:
        for value in _field_values(field, project, variant):
            if value not in (None, ""):
                sheet.append([key_cell(sheet, field.header), cell_of(sheet, value)])
                written.add(field.id)
    for name, text in variant.extra:
        sheet.append([key_cell(sheet, _own_key(name, written)), cell_of(sheet, text)])


def _own_key(name: str, written: set[str]) -> str:
    """The key of a note: another one where a field of a later version has its key by now, and a value."""
    known = _KEYS.get(header_key(name))
    return f"{name} (2)" if known is not None and known.field in written else name


def _field_values(field: Field, project: Project, variant: Variant) -> list[CellValue]:
    """The cells of one key: one, or one per use function. None and "" are not written."""
    value: Any = value_of(field, project, variant)
    if field.kind is Kind.FUNCTION:
        return [_function_text(function) for function in value]
    if isinstance(value, bool):
        return ["ja" if value else _no(field)]
    return [value]


def _no(field: Field) -> str | None:
    """The word for "no"; None where a key that is not there means no."""
    attribute = field.owner.value.__dataclass_fields__[field.name]
    return None if attribute.default is False else "nee"


def _function_text(function: FunctionArea) -> str:
    """A use function as `woonfunctie; 101`, with its role when that is said.

    Decimals are at least four, so that the number is not ambiguous.
    """
    number = Decimal(repr(function.usable_floor_area_m2))
    text = f"{number:f}"
    whole, _, decimals = text.partition(".")
    area = f"{whole}.{decimals:0<4}" if decimals.strip("0") else whole
    parts = [function.function, area]
    if function.is_accessory is not None:
        parts.append((ACCESSORY_WORDS if function.is_accessory else OWN_WORDS)[0])
    return "; ".join(parts)


def _add_bill(sheet: Any, lines: Sequence[BillLine]) -> None:
    optional = [column for column in _OPTIONAL if any(_is_given(getattr(line, column.field)) for line in lines)]
    columns = (*BILL_TEMPLATE_COLUMNS, *optional)
    extras = _extra_headers(lines)
    headers = [column.header for column in columns] + extras
    add_head(sheet, headers, [38 if header in _WIDE else 14 for header in headers])
    for line in lines:
        notes = dict(line.extra)
        values = [_bill_value(line, column) for column in columns]
        add_row(sheet, [*values, *(notes.get(header) for header in extras)])


def _is_given(value: object) -> bool:
    """Whether a value fills its column; zero does, None and False do not."""
    return value is not None and value is not False


def _extra_headers(lines: Sequence[BillLine]) -> list[str]:
    """The headers of the notes, in the order that they have in the lines where the lines agree on it."""
    before: dict[str, set[str]] = {}
    for line in lines:
        names = [header for header, _ in line.extra if header != _UNMATCHED_PRODUCT]
        for previous, header in zip([None, *names], names, strict=False):
            before.setdefault(header, set()).update([previous] if previous else [])
    try:
        return list(TopologicalSorter(before).static_order())
    except CycleError:
        return list(before)


def _bill_value(line: BillLine, column: Column) -> CellValue:
    if column.field in _CONNECTION_FIELDS:
        score: float | None = getattr(line.connection, column.field)
        return score
    if column.kind is Kind.PRODUCT:
        return line.product_id or dict(line.extra).get(_UNMATCHED_PRODUCT)
    return _plain_value(getattr(line, column.field), column)


def _plain_value(value: Any, column: Column) -> CellValue:
    """The value of a field in the form of its column: shares in percent, units and enumerations as text."""
    if column.kind is Kind.PERCENT and value is not None:
        return percent_from_fraction(value)
    if isinstance(value, Unit):
        return value.symbol
    if isinstance(value, bool):
        return "ja" if value else None
    plain: CellValue = value
    return plain


def _add_assessments(sheet: Any, variant: Variant) -> None:
    files = any(a.evidence.file_name or a.evidence.file_sha256 for a in variant.assessments)
    columns = ASSESSMENT_COLUMNS if files else ASSESSMENT_COLUMNS[:ASSESSMENT_COLUMN_COUNT_IN_TEMPLATE]
    add_head(sheet, [column.header for column in columns], (26, 14, 14, 8, 40, 14, 14, 40, 30, 30)[: len(columns)])
    for assessment in variant.assessments:
        evidence = assessment.evidence
        values: dict[str, CellValue] = {
            "document": evidence.document, "date": evidence.date, "status": evidence.status,
            "file_name": evidence.file_name, "file_sha256": evidence.file_sha256,
        }  # fmt: skip
        row = [values.get(c.field, getattr(assessment, c.field, None)) for c in columns]
        add_row(sheet, row)


def _add_plain(
    sheet: Any, columns: Sequence[Column], rows: Sequence[Target | FindingDecision], widths: Sequence[float]
) -> None:
    """A sheet whose columns hold the fields of its rows as they are."""
    add_head(sheet, [column.header for column in columns], widths)
    for row in rows:
        add_row(sheet, [getattr(row, column.field) for column in columns])


def _add_modules(sheet: Any, lines: Sequence[BillLine]) -> None:
    _add_profiles(sheet, MODULE_COLUMNS, [(line.id, line.module_profiles) for line in lines])


def _add_provisional(sheet: Any, lines: Sequence[BillLine]) -> None:
    add_head(sheet, [column.header for column in PROVISIONAL_COLUMNS], (14, 38, 14, 14, 26, 40))
    for line in lines:
        proposed = line.provisional
        if proposed is None:
            continue
        assumed = "ja" if proposed.is_mass_assumed else None
        given = [(reason.code, _params(reason)) for reason in proposed.reasons]
        reasons: list[tuple[str | None, str | None]] = [*given] or [(None, None)]
        for code, params in reasons:
            add_row(sheet, [line.id, proposed.product_id, proposed.mass_kg_per_unit, assumed, code, params])


def _params(reason: ProposalReason) -> str | None:
    return json.dumps(dict(reason.params), ensure_ascii=False) if reason.params else None


def _add_opened(sheet: Any, lines: Sequence[BillLine]) -> None:
    add_head(sheet, [column.header for column in OPENED_COLUMNS], (14, 14, 38, 38, 14, 10, 12, 38))
    for line in lines:
        opened = line.opened_from
        if opened is not None:
            named = [getattr(opened, column.field) for column in OPENED_COLUMNS[1:]]
            add_row(sheet, [line.id, *(part.symbol if isinstance(part, Unit) else part for part in named)])


def _add_product_modules(sheet: Any, products: Sequence[ProductCard]) -> None:
    _add_profiles(sheet, PRODUCT_MODULE_COLUMNS, [(card.id, card.module_profiles) for card in products])


def _add_profiles(
    sheet: Any, columns: Sequence[Column], owners: Sequence[tuple[str, tuple[ModuleProfile, ...]]]
) -> None:
    add_head(sheet, [column.header for column in columns], (18, 8, 24, *[12] * len(LifeCycleModule)))
    for owner, profiles in owners:
        for profile in profiles:
            amounts = [profile.values.get(module) for module in LifeCycleModule]
            add_row(sheet, [owner, profile.environmental_set, profile.category, *amounts])


def _add_products(sheet: Any, products: Sequence[ProductCard]) -> None:
    """Adds the cards; an optional column is written when a card has a value in it."""
    rows = [{column.field: _card_value(card, column) for column in PRODUCT_COLUMNS} for card in products]
    columns = [c for c in PRODUCT_COLUMNS if not c.is_optional or any(row[c.field] for row in rows)]
    headers = [column.header for column in columns]
    add_head(sheet, headers, [38 if header in _WIDE else 16 for header in headers])
    for row in rows:
        add_row(sheet, [row[column.field] for column in columns])


def _has_cited_figures(card: ProductCard) -> bool:
    """Whether the sources say more than the column `bron` of Producten, which names a document."""
    whole = card.sources.get("")
    return bool(card.sources) and card.sources != {"": whole and SourceRef(whole.document, "", "", _UNVERIFIED)}


def _add_product_sources(sheet: Any, products: Sequence[ProductCard]) -> None:
    headers = {column.field: column.header for column in PRODUCT_COLUMNS}
    add_head(sheet, [column.header for column in PRODUCT_SOURCE_COLUMNS], (26, 24, 38, 14, 30, 14, 60))
    for card in products:
        for name, source in card.sources.items() if _has_cited_figures(card) else ():
            cited = (source.document, source.edition, source.clause, source.status.value, source.note)
            add_row(sheet, [card.id, headers.get(name, name), *cited])


def _card_value(card: ProductCard, column: Column) -> CellValue:
    if column.field == "source":
        source = card.source_of("")
        return source.document if source is not None else None
    if column.field == "mki_is_complete":
        return None if card.mki_is_complete else "nee"
    return _plain_value(getattr(card, column.field), column)
