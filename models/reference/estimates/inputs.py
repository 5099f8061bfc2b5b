"""Reads what the derivation of estimates rests on: statistics of the sets, rules, groups, calibration."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from models.domain.open_estimate import DatasetKind, EstimateWay
from models.domain.product import EnvironmentalSet
from models.reference.manifest import ReferenceFolder
from models.reference.records import Record, csv_records
from models.reference.sources import SOURCE_COLUMNS, Sources

BANDS_FILE = "estimates/bands.csv"
GROUPS_FILE = "estimates/groups.csv"
RULES_FILE = "estimates/rules.csv"
CALIBRATION_FILE = "estimates/calibration.csv"
CATEGORIES_FILE = "estimates/categories.csv"
_BAND_COLUMNS = SOURCE_COLUMNS | {"set", "quantity", "group", "n", "p10", "median", "p90"}
_GROUP_COLUMNS = SOURCE_COLUMNS | {"group", "band_group", "factor_class", "credit"}
_RULE_COLUMNS = SOURCE_COLUMNS | {"id", "value"}
_CALIBRATION_COLUMNS = SOURCE_COLUMNS | {
    "product", "factor_class", "counts", "nmd_a1_eur", "nmd_a2_eur", "parts_a1", "parts_a2",
}  # fmt: skip
_CATEGORY_COLUMNS = SOURCE_COLUMNS | {"set", "name", "category", "factor", "part"}
_RULES = frozenset({
    "undeclared_a4", "undeclared_a5", "wood_d", "plastic_d_least", "d_least", "d_most", "fewest_sets",
})  # fmt: skip
ALL_GROUPS = "alle"
"""The group of bands that holds every set."""


class Credit(StrEnum):
    """How module D counts: as declared, not beyond that of plastics, or the fixed ratio of wood."""

    DECLARED = "declared"
    PLASTIC = "plastic"
    WOOD = "wood"


class CategoryPart(StrEnum):
    """Which part of an open sum an impact category is in: what every set declares, or six that few do."""

    CORE = "core"
    SIX = "six"


@dataclass(frozen=True, slots=True)
class ExtractCategory:
    """An impact category as the extract names it: its id in the weighting set, and units of that in one of its."""

    name: str
    category: str
    factor: float
    part: CategoryPart


@dataclass(frozen=True, slots=True)
class Group:
    """A group of materials: its statistics, its class of factors, and how its module D counts."""

    band_group: str
    factor_class: str
    credit: Credit


@dataclass(frozen=True, slots=True)
class Material:
    """A material of which a data set is known in one EN 15804 set, or another way to its figure.

    `closes_uptake`: the set A1 books biogenic uptake in A1-A3 and its release in C3 and C4, so that only the three
    together mean anything.
    """

    card_id: str
    environmental_set: EnvironmentalSet
    group: str
    closes_uptake: bool
    way: EstimateWay
    stand_in: str
    kind: DatasetKind | None


@dataclass(frozen=True, slots=True)
class CalibrationProduct:
    """A product whose total in the NMD was published, with the materials in it that open data have.

    Attributes:
        nmd_eur: EN 15804 set -> published MKI in EUR per unit.
        parts: set -> (amount, id of the material) in one unit.
    """

    product: str
    factor_class: str
    nmd_eur: Mapping[EnvironmentalSet, float]
    parts: Mapping[EnvironmentalSet, tuple[tuple[float, str], ...]]


@dataclass(frozen=True, slots=True)
class DerivationInputs:
    """Everything that the derivation reads but the weights and the raw extract.

    Attributes:
        medians: (quantity, band group) -> median and number of sets, as shares of production P or of the thirteen
            categories.
        rules: id -> value.
        calibration: the products that count.
    """

    groups: Mapping[str, Group]
    categories: Mapping[EnvironmentalSet, tuple[ExtractCategory, ...]]
    medians: Mapping[tuple[str, str], tuple[float, int]]
    rules: Mapping[str, float]
    calibration: tuple[CalibrationProduct, ...]


def load_inputs(folder: ReferenceFolder, sources: Sources) -> DerivationInputs:
    """The inputs of the derivation, every record checked.

    Raises:
        ReferenceDataError: a record is broken, or a rule is absent.
    """
    rules = {}
    for record in csv_records(RULES_FILE, folder.read(RULES_FILE), _RULE_COLUMNS, ("id",)):
        record.known("id", _RULES, "rule")
        rules[record.id] = record.number("value")
        sources.of(record)
    for name in sorted(_RULES - rules.keys()):
        Record(RULES_FILE, name, {}).refuse("reference_missing_key", key=name)
    return DerivationInputs(
        groups=load_groups(folder, sources),
        categories=_categories(folder, sources),
        medians=_medians(folder, sources),
        rules=rules,
        calibration=_calibration(folder, sources),
    )


def load_groups(folder: ReferenceFolder, sources: Sources) -> dict[str, Group]:
    """The groups of materials by id.

    Raises:
        ReferenceDataError: a record is broken.
    """
    groups = {}
    for record in csv_records(GROUPS_FILE, folder.read(GROUPS_FILE), _GROUP_COLUMNS, ("group",)):
        sources.of(record)
        groups[record.id] = Group(
            record.text("band_group"), record.text("factor_class"), record.choice("credit", Credit)
        )
    return groups


def _categories(folder: ReferenceFolder, sources: Sources) -> dict[EnvironmentalSet, tuple[ExtractCategory, ...]]:
    found: dict[EnvironmentalSet, list[ExtractCategory]] = {which: [] for which in EnvironmentalSet}
    content = folder.read(CATEGORIES_FILE)
    for record in csv_records(CATEGORIES_FILE, content, _CATEGORY_COLUMNS, ("set", "name")):
        sources.of(record)
        category = ExtractCategory(
            record.text("name"),
            record.text("category"),
            record.number("factor", least=0),
            record.choice("part", CategoryPart),
        )
        found[record.choice("set", EnvironmentalSet)].append(category)
    return {which: tuple(categories) for which, categories in found.items()}


def _medians(folder: ReferenceFolder, sources: Sources) -> dict[tuple[str, str], tuple[float, int]]:
    medians = {}
    for record in csv_records(BANDS_FILE, folder.read(BANDS_FILE), _BAND_COLUMNS, ("set", "quantity", "group")):
        record.choice("set", EnvironmentalSet)
        low, median, high = (record.number(key) for key in ("p10", "median", "p90"))
        if not low <= median <= high:
            record.refuse("reference_contradiction", key="median", other="p10, p90")
        sources.of(record)
        medians[record.text("quantity"), record.text("group")] = (median, record.whole_number("n"))
    return medians


def _calibration(folder: ReferenceFolder, sources: Sources) -> tuple[CalibrationProduct, ...]:
    content = folder.read(CALIBRATION_FILE)
    records = csv_records(CALIBRATION_FILE, content, _CALIBRATION_COLUMNS, ("product",))
    products = [(record.flag("counts"), _calibration_product(record, sources)) for record in records]
    return tuple(product for counts, product in products if counts)


def _calibration_product(record: Record, sources: Sources) -> CalibrationProduct:
    sources.of(record)
    nmd, parts = {}, {}
    for which in EnvironmentalSet:
        total = record.number_or_none(f"nmd_{which.lower()}_eur", least=0)
        if total is not None:
            nmd[which] = total
            parts[which] = tuple(_part(record, text) for text in record.words(f"parts_{which.lower()}", ";"))
    return CalibrationProduct(record.id, record.text("factor_class"), nmd, parts)


def _part(record: Record, text: str) -> tuple[float, str]:
    amount, _, card_id = text.partition(" ")
    return Record(record.file, record.id, {"amount": amount}).number("amount", least=0), card_id
