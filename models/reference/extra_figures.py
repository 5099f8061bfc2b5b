"""Reads extra_figures.csv: figures of the bill beside the indicators of Table 3."""

from models.domain.extra_figure import ExtraFigure
from models.reference.manifest import ReferenceFolder
from models.reference.records import csv_records
from models.reference.sources import SOURCE_COLUMNS, Sources

FILE = "extra_figures.csv"
_COLUMNS = SOURCE_COLUMNS | {"id", "unit", "decimals", "name_nl", "name_en"}


def load_extra_figures(folder: ReferenceFolder, sources: Sources) -> tuple[ExtraFigure, ...]:
    """All extra figures in the order of the file, which is the order of every output.

    Raises:
        ReferenceDataError: a record is broken.
    """
    return tuple(
        ExtraFigure(
            id=record.id,
            name_nl=record.text("name_nl"),
            name_en=record.text("name_en"),
            unit=record.text("unit"),
            decimals=record.whole_number("decimals"),
            source=sources.of(record),
        )
        for record in csv_records(FILE, folder.read(FILE), _COLUMNS, ("id",))
    )
