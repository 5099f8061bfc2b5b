"""The sheet Schattingen: estimates that stand for the MKI of lines in the indication, apart from every figure."""

from collections.abc import Sequence
from typing import Any

from app.formats.workbook_layout import LINE_ESTIMATES
from app.reporting.workbook.cells import add_head, add_row
from models.domain.open_estimate import LineEstimate

_HEADERS = (
    "regel", "omschrijving", "set", "schatting_laag_eur", "schatting_midden_eur", "schatting_hoog_eur",
    "materiaal", "herkomst", "gegevensset", "versie", "geldig_tot_en_met", "status", "toelichting",
)  # fmt: skip
_WIDTHS = (8, 40, 6, 16, 16, 16, 30, 12, 40, 14, 14, 14, 60)
_NOTE = "Indicatieve schatting uit open data (ÖKOBAUDAT), geen NMD. Vervang door eigen EPD of cijfer."


def add_estimates(book: Any, estimates: Sequence[LineEstimate]) -> None:
    """Adds the sheet to a write-only workbook; EUR over the life of the building. The import ignores it."""
    sheet = book.create_sheet(LINE_ESTIMATES)
    add_head(sheet, _HEADERS, _WIDTHS)
    for one in estimates:
        bases = [estimate.basis for estimate in one.estimates]
        until = [basis.valid_until for basis in bases if basis.valid_until is not None]
        add_row(sheet, (
            one.line_id, one.description, one.environmental_set, one.low, one.middle, one.high,
            "; ".join(estimate.card_id for estimate in one.estimates),
            "; ".join(dict.fromkeys(basis.way for basis in bases)),
            "; ".join(filter(None, (basis.dataset for basis in bases))),
            "; ".join(dict.fromkeys(filter(None, (basis.version for basis in bases)))),
            min(until, default=None),
            "; ".join(dict.fromkeys(basis.source.status for basis in bases)),
            _NOTE,
        ))  # fmt: skip
