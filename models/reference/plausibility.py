"""Reads methods/plausibility.csv: what is possible for a fact of a building and for a figure of a bill line."""

from models.reference.manifest import ReferenceFolder
from models.reference.records import Record, csv_records
from models.reference.reference import PossibleRange
from models.reference.sources import SOURCE_COLUMNS, Sources

FILE = "methods/plausibility.csv"
_COLUMNS = SOURCE_COLUMNS | {"id", "lower", "upper"}
RANGES = frozenset({
    "form_factor", "gross_per_usable", "gross_floor_area_m2", "gross_per_dwelling_m2", "building_life_years",
    "permit_year", "biogenic_c_kg_per_kg", "co2_kg_per_kg", "co2_per_card", "mass_per_card", "density_kg_per_m3",
})  # fmt: skip


def load_possible(folder: ReferenceFolder, sources: Sources) -> dict[str, PossibleRange]:
    """The range of what is possible of every fact and figure that is checked, by id.

    Raises:
        ReferenceDataError: a record is broken, or one is absent or unknown.
    """
    ranges: dict[str, PossibleRange] = {}
    for record in csv_records(FILE, folder.read(FILE), _COLUMNS, ("id",)):
        record.known("id", RANGES, "range")
        lower, upper = record.number("lower", least=0), record.number("upper", least=0)
        if lower >= upper:
            record.refuse("reference_contradiction", key="upper", other="lower")
        ranges[record.id] = PossibleRange(lower, upper, sources.of(record))
    for name in sorted(RANGES - ranges.keys()):
        Record(FILE, name, {}).refuse("reference_missing_key", key=name)
    return ranges
