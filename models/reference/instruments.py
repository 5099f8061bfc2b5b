"""Reads legal/instruments.csv: in which instruments a demand may go above the law."""

from models.domain.instrument import AboveLaw, Instrument
from models.reference.manifest import ReferenceFolder
from models.reference.records import Record, csv_records
from models.reference.sources import SOURCE_COLUMNS, Sources

FILE = "legal/instruments.csv"
_COLUMNS = SOURCE_COLUMNS | {"id", "name_nl", "name_en", "needs_land", "above_law", "how_nl", "how_en"}


def load_instruments(folder: ReferenceFolder, sources: Sources) -> tuple[Instrument, ...]:
    """The instruments in the order of the file.

    Raises:
        ReferenceDataError: a record is broken.
    """
    return tuple(_instrument(r, sources) for r in csv_records(FILE, folder.read(FILE), _COLUMNS, ("id",)))


def _instrument(record: Record, sources: Sources) -> Instrument:
    return Instrument(
        id=record.id,
        name_nl=record.text("name_nl"),
        name_en=record.text("name_en"),
        needs_land=record.flag("needs_land"),
        above_law=record.choice("above_law", AboveLaw),
        how_nl=record.text("how_nl"),
        how_en=record.text("how_en"),
        source=sources.of(record),
    )
