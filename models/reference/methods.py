"""Reads methods/: weighting sets, detachability options, method factors, mass bands and required elements."""

from dataclasses import fields

from models.domain.bill import Connection
from models.domain.product import EnvironmentalSet, LifeCycleModule
from models.domain.project import BuildingType
from models.domain.source import SourceRef
from models.reference.detachability import DetachabilityOption
from models.reference.indicators import building_types
from models.reference.manifest import ReferenceFolder
from models.reference.records import Record, csv_records, toml_records, toml_table
from models.reference.reference import (
    ImpactCategory,
    MassBand,
    MethodFactors,
    RequiredElement,
    ShareRange,
    WeightingSet,
)
from models.reference.sources import SOURCE_COLUMNS, Sources

WEIGHTING_FILES = {
    EnvironmentalSet.A1: "methods/weighting-a1.csv",
    EnvironmentalSet.A2: "methods/weighting-a2.csv",
}
DETACHABILITY_FILE = "methods/detachability.csv"
FACTORS_FILE = "methods/factors.csv"
SHARES_FILE = "methods/a4-a5-shares.csv"
MASS_FILE = "methods/mass-bands.csv"
ELEMENTS_FILE = "methods/required-elements.csv"
MODULES_FILE = "methods/modules.toml"
_WEIGHT_COLUMNS = SOURCE_COLUMNS | {"id", "edition", "name_nl", "name_en", "unit", "weight_eur_per_unit"}
_OPTION_COLUMNS = SOURCE_COLUMNS | {"factor", "id", "name_nl", "name_en", "score", "synonyms"}
_FACTOR_COLUMNS = SOURCE_COLUMNS | {"id", "value"}
_SHARE_COLUMNS = SOURCE_COLUMNS | {"building_type", "lower", "middle", "upper", "building_count"}
_MASS_COLUMNS = SOURCE_COLUMNS | {"building_type", "lower_kg_per_m2", "upper_kg_per_m2"}
_ELEMENT_COLUMNS = frozenset({"id", "name_nl", "name_en", "nl_sfb_groups", "building_types"})
_MODULES = frozenset(module.value for module in LifeCycleModule)
_CONNECTION_FACTORS = tuple(field.name for field in fields(Connection))
_FACTORS = frozenset({
    "category_3_surcharge", "unforeseen_reuse", "dwelling_life_years", "other_life_years",
    "co2_per_carbon", "ci_recycling_efficiency", "ci_utility",
})  # fmt: skip


def load_weighting(folder: ReferenceFolder, sources: Sources) -> dict[EnvironmentalSet, WeightingSet]:
    """The weighting set, in EUR per unit of each impact category, of both EN 15804 sets.

    Raises:
        ReferenceDataError: a record is broken, or one file holds two editions.
    """
    return {
        environmental_set: _weighting_set(folder, sources, environmental_set)
        for environmental_set in WEIGHTING_FILES
    }


def _weighting_set(folder: ReferenceFolder, sources: Sources, environmental_set: EnvironmentalSet) -> WeightingSet:
    file = WEIGHTING_FILES[environmental_set]
    edition = ""
    categories: dict[str, ImpactCategory] = {}
    for record in csv_records(file, folder.read(file), _WEIGHT_COLUMNS, ("id",)):
        if edition and record.text("edition") != edition:
            record.refuse("reference_contradiction", key="edition", other=edition)
        edition = record.text("edition")
        categories[record.id] = ImpactCategory(
            id=record.id,
            name_nl=record.text("name_nl"),
            name_en=record.text("name_en"),
            unit=record.text("unit"),
            weight_eur_per_unit=record.number("weight_eur_per_unit", least=0),
            source=sources.of(record),
        )
    return WeightingSet(environmental_set, edition, categories)


def load_detachability(folder: ReferenceFolder, sources: Sources) -> dict[str, tuple[DetachabilityOption, ...]]:
    """The options of each of the four detachability factors, in the order of the file.

    Raises:
        ReferenceDataError: a record is broken, or a factor has no options.
    """
    options: dict[str, list[DetachabilityOption]] = {factor: [] for factor in _CONNECTION_FACTORS}
    for record in csv_records(
        DETACHABILITY_FILE, folder.read(DETACHABILITY_FILE), _OPTION_COLUMNS, ("factor", "id")
    ):
        factor = record.known("factor", options, "factor")
        options[factor].append(_option(record, sources))
    for factor, found in options.items():
        if not found:
            Record(DETACHABILITY_FILE, factor, {}).refuse("reference_missing_key", key=factor)
    return {factor: tuple(found) for factor, found in options.items()}


def _option(record: Record, sources: Sources) -> DetachabilityOption:
    score = record.number("score", 0, 1)
    if score == 0:
        record.refuse("reference_out_of_range", key="score", value=score)
    return DetachabilityOption(
        id=record.text("id"),
        name_nl=record.text("name_nl"),
        name_en=record.text("name_en"),
        score=score,
        synonyms=record.words("synonyms", ";"),
        source=sources.of(record),
    )


def load_factors(folder: ReferenceFolder, sources: Sources) -> MethodFactors:
    """The dated factors of the calculation methods.

    Raises:
        ReferenceDataError: a record is broken, or a factor is absent or unknown.
    """
    values: dict[str, float] = {}
    cited: dict[str, SourceRef] = {}
    for record in csv_records(FACTORS_FILE, folder.read(FACTORS_FILE), _FACTOR_COLUMNS, ("id",)):
        record.known("id", _FACTORS, "factor")
        values[record.id] = record.number("value", least=0)
        cited[record.id] = sources.of(record)
    for name in sorted(_FACTORS - values.keys()):
        Record(FACTORS_FILE, name, {}).refuse("reference_missing_key", key=name)
    return MethodFactors(
        category_3_surcharge=values["category_3_surcharge"],
        unforeseen_reuse=values["unforeseen_reuse"],
        dwelling_life_years=values["dwelling_life_years"],
        other_life_years=values["other_life_years"],
        co2_per_carbon=values["co2_per_carbon"],
        ci_recycling_efficiency=values["ci_recycling_efficiency"],
        ci_utility=values["ci_utility"],
        a4_a5_share=_load_shares(folder, sources),
        sources=cited,
    )


def _load_shares(folder: ReferenceFolder, sources: Sources) -> dict[BuildingType, ShareRange]:
    shares: dict[BuildingType, ShareRange] = {}
    for record in csv_records(SHARES_FILE, folder.read(SHARES_FILE), _SHARE_COLUMNS, ("building_type",)):
        share = ShareRange(
            lower=record.number("lower", least=0),
            middle=record.number("middle", least=0),
            upper=record.number("upper", least=0),
            building_count=record.whole_number("building_count"),
            source=sources.of(record),
        )
        if not share.lower <= share.middle <= share.upper:
            record.refuse("reference_contradiction", key="middle", other="lower, upper")
        shares[record.choice("building_type", BuildingType)] = share
    return shares


def load_mass_bands(folder: ReferenceFolder, sources: Sources) -> dict[BuildingType, MassBand]:
    """The usual mass in kg per m2 gross floor area (BVO) by building type; a type without data is absent.

    Raises:
        ReferenceDataError: a record is broken.
    """
    bands: dict[BuildingType, MassBand] = {}
    for record in csv_records(MASS_FILE, folder.read(MASS_FILE), _MASS_COLUMNS, ("building_type",)):
        lower, upper = record.number("lower_kg_per_m2", least=0), record.number("upper_kg_per_m2", least=0)
        if lower >= upper:
            record.refuse("reference_contradiction", key="upper_kg_per_m2", other="lower_kg_per_m2")
        bands[record.choice("building_type", BuildingType)] = MassBand(lower, upper, sources.of(record))
    return bands


def load_required_elements(folder: ReferenceFolder) -> tuple[RequiredElement, ...]:
    """The building elements that a complete bill must have.

    Raises:
        ReferenceDataError: a record is broken.
    """
    records = csv_records(ELEMENTS_FILE, folder.read(ELEMENTS_FILE), _ELEMENT_COLUMNS, ("id",))
    return tuple(_required_element(record) for record in records)


def _required_element(record: Record) -> RequiredElement:
    groups = record.words("nl_sfb_groups")
    if not groups:
        record.refuse("reference_missing_key", key="nl_sfb_groups")
    for group in groups:
        if not (len(group) == 2 and group.isdecimal()):
            record.refuse("reference_bad_choice", key="nl_sfb_groups", value=group)
    types = building_types(record, "building_types")
    return RequiredElement(record.id, record.text("name_nl"), record.text("name_en"), groups, types)


def load_modules_fixed_at_zero(folder: ReferenceFolder, sources: Sources) -> frozenset[LifeCycleModule]:
    """The life-cycle modules that the determination method sets to zero.

    Raises:
        ReferenceDataError: a record is broken or names an unknown module.
    """
    tables = toml_table(MODULES_FILE, folder.read(MODULES_FILE))
    modules = set()
    for record in toml_records(MODULES_FILE, tables, ""):
        record.only(SOURCE_COLUMNS)
        record.check_known(record.id, _MODULES, "module")
        sources.of(record)
        modules.add(LifeCycleModule(record.id))
    return frozenset(modules)
