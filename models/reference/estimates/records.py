"""Reads the estimates and the factors on their open sums."""

from collections.abc import Container, Mapping

from models.domain.library.figure import LibraryUnit
from models.domain.open_estimate import DatasetKind, EstimateBasis, EstimateWay, FactorBand, OpenEstimate
from models.domain.product import EnvironmentalSet
from models.reference.estimates.inputs import Group, Material
from models.reference.manifest import ReferenceFolder
from models.reference.records import Record, csv_records
from models.reference.sources import SOURCE_COLUMNS, Sources

ESTIMATES_FILE = "estimates/estimates.csv"
FACTORS_FILE = "estimates/factors.csv"
_ESTIMATE_COLUMNS = SOURCE_COLUMNS | {
    "card", "set", "unit", "kg_per_unit", "group", "closes_uptake", "way", "stand_in", "open_eur_per_unit",
    "gwp_kg_per_unit", "lacks", "dataset", "version", "dataset_name", "kind", "valid_until",
}  # fmt: skip
_FACTOR_COLUMNS = SOURCE_COLUMNS | {"factor_class", "set", "low", "middle", "high", "statistics", "n", "date"}

Key = tuple[str, EnvironmentalSet]
FactorKey = tuple[str, EnvironmentalSet | None]
"""Class and set; None for a class without sets."""


def load_factors(folder: ReferenceFolder, sources: Sources) -> dict[FactorKey, FactorBand]:
    """The factors by class and set.

    Raises:
        ReferenceDataError: a record is broken.
    """
    return {
        (record.text("factor_class"), record.choice_or_none("set", EnvironmentalSet)): _band(record, sources)
        for record in csv_records(
            FACTORS_FILE, folder.read(FACTORS_FILE), _FACTOR_COLUMNS, ("factor_class", "set")
        )
    }


def _band(record: Record, sources: Sources) -> FactorBand:
    low, middle, high = (record.number(name, least=0) for name in ("low", "middle", "high"))
    if not 0 < low <= middle <= high:
        record.refuse("reference_contradiction", key="middle", other="low, high")
    return FactorBand(
        low=low,
        middle=middle,
        high=high,
        statistics=record.text("statistics"),
        count=record.whole_number("n") if record.has("n") else None,
        date=record.date("date").isoformat(),
        source=sources.of(record),
    )


def estimate_records(folder: ReferenceFolder) -> dict[Key, Record]:
    """The rows of the estimates by material and set, in the order of the file.

    Raises:
        ReferenceDataError: columns are wrong, a set is unknown, or a material and set stand twice.
    """
    records = csv_records(ESTIMATES_FILE, folder.read(ESTIMATES_FILE), _ESTIMATE_COLUMNS, ("card", "set"))
    return {(record.text("card"), record.choice("set", EnvironmentalSet)): record for record in records}


def material_of(record: Record, groups: Container[str], known: Container[Key]) -> Material:
    """What the derivation needs to know of a row.

    Raises:
        ReferenceDataError: the group or the stand-in is unknown, or a row with a set names none.
    """
    way = record.choice("way", EstimateWay)
    which = record.choice("set", EnvironmentalSet)
    group, stand_in = record.text("group"), record.text("stand_in", "")
    if group not in groups:
        record.refuse("reference_unknown_name", kind="group", value=group)
    if (way is EstimateWay.STAND_IN) != bool(stand_in) or (stand_in and (stand_in, which) not in known):
        record.refuse("reference_unknown_name", kind="stand_in", value=stand_in)
    if (way is EstimateWay.SET) != record.has("dataset"):
        record.refuse("reference_contradiction", key="dataset", other="way")
    return Material(
        card_id=record.text("card"),
        environmental_set=which,
        group=group,
        closes_uptake=record.flag("closes_uptake"),
        way=way,
        stand_in=stand_in,
        kind=record.choice_or_none("kind", DatasetKind),
    )


def load_estimates(
    folder: ReferenceFolder,
    sources: Sources,
    groups: Mapping[str, Group],
    factors: Mapping[FactorKey, FactorBand],
) -> dict[Key, OpenEstimate]:
    """The estimates by material and set.

    Raises:
        ReferenceDataError: a record is broken, has no figure or no factors, or names a brand.
    """
    records = estimate_records(folder)
    return {key: _estimate(key, record, sources, groups, factors, records) for key, record in records.items()}


def _estimate(
    key: Key,
    record: Record,
    sources: Sources,
    groups: Mapping[str, Group],
    factors: Mapping[FactorKey, FactorBand],
    known: Container[Key],
) -> OpenEstimate:
    material = material_of(record, groups, known)
    if material.kind is DatasetKind.BRAND and record.has("dataset_name"):
        record.refuse("reference_contradiction", key="dataset_name", other="kind")
    factor_class = groups[material.group].factor_class
    band = factors.get((factor_class, key[1]))
    if band is None:
        record.refuse("reference_unknown_name", kind="factor_class", value=factor_class)
    open_eur = record.number("open_eur_per_unit")
    low, middle, high = sorted(open_eur * factor for factor in (band.low, band.middle, band.high))
    kg_per_unit = record.number_or_none("kg_per_unit", least=0.0001)
    return OpenEstimate(
        card_id=key[0],
        environmental_set=key[1],
        unit=record.choice("unit", LibraryUnit),
        kg_per_unit=kg_per_unit,
        open_eur=open_eur,
        low=low,
        middle=middle,
        high=high,
        gwp_kg=record.number_or_none("gwp_kg_per_unit"),
        basis=_basis(record, material, factor_class, sources),
    )


def _basis(record: Record, material: Material, factor_class: str, sources: Sources) -> EstimateBasis:
    until = record.number_or_none("valid_until", least=2000)
    return EstimateBasis(
        factor_class=factor_class,
        way=material.way,
        stand_in=material.stand_in,
        dataset=record.text("dataset", ""),
        version=record.text("version", ""),
        dataset_name=record.text("dataset_name", ""),
        kind=material.kind,
        valid_until=None if until is None else int(until),
        lacks=record.words("lacks"),
        source=sources.of(record),
    )
