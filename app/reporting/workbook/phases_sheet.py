"""The sheet Materiaal per fase: the lines of each phase, then what is demolished with the kg of each route."""

from typing import Any

from app.formats.workbook_layout import BY_PHASE
from app.reporting.workbook.cells import add_head, add_row
from models.domain.phases import MaterialByPhase, Route

_HEADERS = (
    "fase",
    "nl_sfb_groep",
    "materiaal",
    "regels",
    "zonder_massa",
    "massa_kg",
    *(f"{r.value}_kg" for r in Route),
)
_WIDTHS = (16, 14, 40, 10, 14, 14, 14, 14, 14, 14)


def add_phases(book: Any, phases: MaterialByPhase) -> None:
    """Adds the sheet to a write-only workbook; phases and routes by the ids of `meetlat.outcome/2`.

    A phase without a name is that of lines that say none, which count as new.
    """
    sheet = book.create_sheet(BY_PHASE)
    add_head(sheet, _HEADERS, _WIDTHS)
    for part in phases.parts:
        add_row(sheet, (part.phase, None, None, part.line_count, part.without_mass_count, part.mass_kg))
    for group in phases.released:
        figures = (group.line_count, group.without_mass_count, group.mass_kg)
        routes = (group.routes.get(route) for route in Route)
        add_row(sheet, ("released", group.nl_sfb_group or None, group.material, *figures, *routes))
