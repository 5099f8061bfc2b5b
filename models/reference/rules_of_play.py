"""Reads methods/rules-of-play.csv: the rules of a tender with Het Nieuwe Normaal."""

from models.domain.requirement import Indicator
from models.domain.rules import RuleOfPlay
from models.reference.manifest import ReferenceFolder
from models.reference.records import Record, csv_records
from models.reference.sources import SOURCE_COLUMNS, Sources

FILE = "methods/rules-of-play.csv"
_COLUMNS = SOURCE_COLUMNS | {"id", "indicators", "is_checked", "name_nl", "name_en"}


def load_rules_of_play(
    folder: ReferenceFolder, sources: Sources, indicators: tuple[Indicator, ...]
) -> tuple[RuleOfPlay, ...]:
    """The rules in the order of the file.

    Raises:
        ReferenceDataError: a record is broken or names an unknown indicator.
    """
    known = frozenset(indicator.id for indicator in indicators)
    return tuple(_rule(r, sources, known) for r in csv_records(FILE, folder.read(FILE), _COLUMNS, ("id",)))


def _rule(record: Record, sources: Sources, known: frozenset[str]) -> RuleOfPlay:
    for name in record.words("indicators"):
        record.check_known(name, known, "indicator")
    return RuleOfPlay(
        id=record.id,
        name_nl=record.text("name_nl"),
        name_en=record.text("name_en"),
        indicator_ids=record.words("indicators"),
        is_checked=record.flag("is_checked"),
        source=sources.of(record),
    )
