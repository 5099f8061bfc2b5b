"""An early estimate as plain text for a terminal: parts and their CO2, what is missing, and the scorecard."""

import textwrap
from collections.abc import Iterator

from app.reporting.early_estimate import EarlyEstimate
from app.reporting.report import Report
from app.reporting.terminal.scorecard import terminal_table
from app.reporting.wording.early_text import (
    carbon_text,
    comparison_texts,
    element_name,
    form_name,
    left_out_text,
    method_name,
    missing_text,
    size_text,
)
from app.reporting.wording.number_text import number_text
from app.reporting.wording.plain_text import fitted
from app.texts import Language, label
from models.early_design.draft_bill import DraftBill

_LEAST_WIDTH = 40
_NUMBER = 12
_MOST_NAME = 34


def early_estimate_table(estimate: EarlyEstimate, report: Report, lang: Language, width: int) -> str:
    """The whole text, ending in a newline, at most `width` (but at least 40) columns wide.

    `report` is of the project of the estimate.
    """
    width = max(_LEAST_WIDTH, width)
    draft = estimate.draft
    lines = [
        fitted(f"{form_name(draft, lang)} · {method_name(draft, lang)}", width),
        *textwrap.wrap(size_text(draft, lang), width),
        "",
        *_table(draft, lang, width),
        "",
    ]
    told = [carbon_text(estimate.comparison, lang), missing_text(draft, lang), left_out_text(draft, lang)]
    for sentence in (*told, *comparison_texts(estimate, lang), label("early_own_model", lang)):
        lines += textwrap.wrap(sentence, width)
    return "\n".join(line.rstrip() for line in lines) + "\n\n" + terminal_table(report, lang, width)


def _table(draft: DraftBill, lang: Language, width: int) -> Iterator[str]:
    name = min(_MOST_NAME, width - 2 * _NUMBER)
    yield _row(label("early_column_element", lang), label("early_column_area", lang), "kg CO2 A1-A3", name)
    for element, found in draft.co2_by_element().items():
        area = draft.areas.of_element(element)
        shown = "" if area is None else number_text(area, 1, lang)
        carbon = "?" if found is None else number_text(found.value, 0, lang)
        yield _row(element_name(element, lang), shown, carbon, name)
    for element in draft.missing:
        yield _row(element_name(element, lang), "", "?", name)
    sign = "" if draft.is_known and not draft.missing else "≥ "
    yield _row(label("early_total", lang), "", sign + number_text(draft.co2_a1a3_kg().value, 0, lang), name)


def _row(first: str, area: str, carbon: str, name: int) -> str:
    return f"{fitted(first, name):<{name}}{area:>{_NUMBER}}{carbon:>{_NUMBER + 2}}"
