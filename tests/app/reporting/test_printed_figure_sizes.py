"""Amounts with their bounds are printed as large as amounts without, as far as the page has room."""

from collections.abc import Iterator

import pytest
from openpyxl import load_workbook

from app.paths import EXAMPLES, REFERENCE_DATA
from app.reporting.pdf.bill import bill_blocks, contribution_blocks
from app.reporting.pdf.blocks import SideBySide
from app.reporting.pdf.style import register_fonts
from app.reporting.pdf.tables import PaperTable, figure_width
from app.reporting.pdf.text import Typesetter
from app.reporting.report import Report
from app.services.files import read_project_file
from app.services.outputs.reports import make_report
from models.calculation.library.loader import load_with_products


def report_of(example: str) -> Report:
    reference = load_with_products(REFERENCE_DATA)
    project = read_project_file(EXAMPLES / example, reference).project
    assert project is not None
    return make_report(project, project.variants[0], reference)


def tables_in(blocks: Iterator[object]) -> Iterator[PaperTable]:
    for block in blocks:
        if isinstance(block, PaperTable):
            yield block
        elif isinstance(block, SideBySide):
            yield from tables_in(part for stack in block.stacks for part in stack)


PROJECTS = sorted(path.name for path in EXAMPLES.glob("*.xlsx") if "Project" in load_workbook(path).sheetnames)
"""The examples that are projects; a bill of somebody else has no figures before it is matched."""


@pytest.mark.parametrize("example", PROJECTS)
def test_no_figure_of_an_example_is_set_smaller_than_its_table(example: str) -> None:
    register_fonts()
    report, setter = report_of(example), Typesetter()
    tables = [
        *tables_in(contribution_blocks(report, "nl", setter)),
        *tables_in(bill_blocks(report, "nl", setter)),
    ]
    assert len(PROJECTS) == 3
    assert len(tables) >= 4
    for table in tables:
        sizes = {cell.face.size for row in table.rows for cell in row.cells}
        assert sizes == {table.look.size}, [column.title for column in table.columns]


def test_a_column_of_figures_keeps_within_its_limits() -> None:
    register_fonts()
    setter = Typesetter()
    assert figure_width([], setter, 7.0, (45.0, 76.0)) == 45.0
    assert figure_width(["1"], setter, 7.0, (45.0, 76.0)) == 45.0
    assert figure_width(["9" * 200], setter, 7.0, (45.0, 76.0)) == 76.0
    assert 45.0 < figure_width(["3.813 (3.738–3.875)"], setter, 7.2, (45.0, 84.0)) < 84.0
