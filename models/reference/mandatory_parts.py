"""Reads methods/mandatory-parts.csv: the parts that a calculation must, may or must not hold, per use function."""

from models.domain.parts import MandatoryPart, PartFunction, PartNeed
from models.reference.manifest import ReferenceFolder
from models.reference.records import Record, csv_records
from models.reference.sources import SOURCE_COLUMNS, Sources

FILE = "methods/mandatory-parts.csv"
_COLUMNS = SOURCE_COLUMNS | {
    "id", "nl_sfb", "name_nl", "name_en", "condition_nl", "condition_en", "groups", "words",
    *(function.value for function in PartFunction),
}  # fmt: skip


def load_mandatory_parts(folder: ReferenceFolder, sources: Sources) -> tuple[MandatoryPart, ...]:
    """The parts in the order of the source.

    Raises:
        ReferenceDataError: a record is broken.
    """
    return tuple(_part(r, sources) for r in csv_records(FILE, folder.read(FILE), _COLUMNS, ("id",)))


def _part(record: Record, sources: Sources) -> MandatoryPart:
    groups = record.words("groups")
    if not groups:
        record.refuse("reference_missing_key", key="groups")
    phrases = (tuple(word.strip() for word in phrase.split("+")) for phrase in record.words("words", ";"))
    return MandatoryPart(
        id=record.id,
        nl_sfb_group=record.text("nl_sfb"),
        name_nl=record.text("name_nl"),
        name_en=record.text("name_en"),
        needs={function: record.choice(function.value, PartNeed) for function in PartFunction},
        condition_nl=record.text("condition_nl", ""),
        condition_en=record.text("condition_en", ""),
        groups=frozenset(groups),
        phrases=tuple(phrases),
        source=sources.of(record),
    )
