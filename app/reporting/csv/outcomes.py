"""All outcomes of a report as a tidy table in CSV: one row per indicator, EN 15804 set and level.

UTF-8 with a byte-order mark, comma, decimal point, CRLF (RFC 4180). The first columns name project and variant,
so that tables of many projects can be put below each other. An empty cell is not known or not applicable.
"""

import csv
import io
from itertools import zip_longest

from app.formats.cell_text import FORMULA_STARTS
from app.reporting.outcome_rows import HEADERS, Value, outcome_rows
from app.reporting.report import Report
from app.reporting.wording.plain_text import clean

_OWN = ("project_id", "project", "variant_id", "variant")


def outcome_csv(report: Report) -> bytes:
    """The table, the same bytes for the same report. A text that a spreadsheet would run gets an apostrophe."""
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow((*_OWN, *HEADERS))
    project, variant = report.project, report.variant
    own = (project.id, project.name, variant.id, variant.name)
    for row in outcome_rows(report.scorecard, report.reference):
        cells = (value for value, _ in zip_longest(row, HEADERS))
        writer.writerow([_cell(value) for value in (*own, *cells)])
    return target.getvalue().encode("utf-8-sig")


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, int | float):
        return repr(value)
    text = clean(str(value))
    return f"'{text}" if text.lstrip().startswith(FORMULA_STARTS) else text
