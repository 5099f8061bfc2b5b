"""All reference data in memory, as typed records. `load_reference` in loader.py makes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from models.domain.bill import Connection
from models.domain.extra_figure import ExtraFigure
from models.domain.product import EnvironmentalSet, LifeCycleModule, ProductCard
from models.domain.project import BuildingType
from models.domain.requirement import Indicator, LegalRules, RequirementSet
from models.domain.source import SourceRef
from models.reference.declaration_rules import DeclarationRules
from models.reference.ifc_names import IfcNames
from models.reference.import_layouts import ImportLayouts


@dataclass(frozen=True, slots=True)
class ImpactCategory:
    """One impact category of a weighting set; `weight_eur_per_unit` is its shadow price."""

    id: str
    name_nl: str
    name_en: str
    unit: str
    weight_eur_per_unit: float
    source: SourceRef


@dataclass(frozen=True, slots=True)
class WeightingSet:
    """The shadow prices of one EN 15804 set, one dated edition. Keys are category ids."""

    environmental_set: EnvironmentalSet
    edition: str
    categories: Mapping[str, ImpactCategory]


@dataclass(frozen=True, slots=True)
class DetachabilityOption:
    """One option of a detachability factor and its score in (0, 1]."""

    id: str
    name_nl: str
    name_en: str
    score: float
    synonyms: tuple[str, ...]
    source: SourceRef


@dataclass(frozen=True, slots=True)
class DetachabilityPreset:
    """A suggestion of the four detachability scores for one NL-SfB group; only ever applied by the user."""

    nl_sfb_group: str
    connection: Connection
    source: SourceRef


@dataclass(frozen=True, slots=True)
class NlSfbElement:
    """One NL-SfB code ("21" or "21.11") and the building layer it belongs to (Brand)."""

    code: str
    name_nl: str
    name_en: str
    layer: str
    source: SourceRef


@dataclass(frozen=True, slots=True)
class MethodFactors:
    """Dated factors of the calculation methods.

    Attributes:
        category_3_surcharge: factor on impacts of data category 3 (1.3), not on module D credits.
        unforeseen_reuse: factor on A1-A3, C3, C4 and D of an unforeseen reused product (0.2).
        dwelling_life_years, other_life_years: default building life.
        co2_per_carbon: 44/12, kg CO2 per kg carbon.
        ci_recycling_efficiency: E_F = E_C of the material circularity indicator.
        ci_utility: F(X) as fixed by the method's user (0.9).
        a4_a5_share: modules A4 + A5 as share of A1-A3, for lines of which only A1-A3 is known; keyed by
            building type, absent where there are no data.
        sources: field name -> source.
    """

    category_3_surcharge: float
    unforeseen_reuse: float
    dwelling_life_years: float
    other_life_years: float
    co2_per_carbon: float
    ci_recycling_efficiency: float
    ci_utility: float
    a4_a5_share: Mapping[BuildingType, "ShareRange"]
    sources: Mapping[str, SourceRef]


@dataclass(frozen=True, slots=True)
class ShareRange:
    """Lowest, median and highest share found in a set of buildings, as fractions."""

    lower: float
    middle: float
    upper: float
    building_count: int
    source: SourceRef


@dataclass(frozen=True, slots=True)
class MassBand:
    """The mass per m2 BVO that buildings of a type usually have, kg/m2."""

    lower_kg_per_m2: float
    upper_kg_per_m2: float
    source: SourceRef


@dataclass(frozen=True, slots=True)
class RequiredElement:
    """An element that a building cannot lack, and the NL-SfB groups that can hold it."""

    id: str
    name_nl: str
    name_en: str
    nl_sfb_groups: tuple[str, ...]
    building_types: frozenset[BuildingType]


@dataclass(frozen=True, slots=True)
class BblFunction:
    """A use function of the Bbl with its Dutch and English name."""

    id: str
    name_nl: str
    name_en: str
    is_dwelling: bool


@dataclass(frozen=True, slots=True)
class ProductSynonym:
    """A card that other words may stand for, and what says so."""

    card_id: str
    source: SourceRef


@dataclass(frozen=True, slots=True)
class Reference:
    """Everything under reference_data/, checked.

    `detachability` is keyed by the four field names of `Connection`, `detachability_presets` by
    two-digit NL-SfB group. `modules_fixed_at_zero` lists the
    modules that the method itself sets to zero (B5). `product_synonyms` are words -> cards that they may stand
    for, only ever proposed. `source_titles` maps a cited document to its full title.
    `manifest_hash` is the SHA-256 of the manifest file.
    """

    indicators: tuple[Indicator, ...]
    requirement_sets: Mapping[str, RequirementSet]
    legal: LegalRules
    functions: Mapping[str, BblFunction]
    weighting: Mapping[EnvironmentalSet, WeightingSet]
    detachability: Mapping[str, tuple[DetachabilityOption, ...]]
    nl_sfb: Mapping[str, NlSfbElement]
    products: Mapping[str, ProductCard]
    factors: MethodFactors
    mass_bands: Mapping[BuildingType, MassBand]
    required_elements: tuple[RequiredElement, ...]
    modules_fixed_at_zero: frozenset[LifeCycleModule]
    manifest_hash: str
    source_titles: Mapping[str, str]
    detachability_presets: Mapping[str, DetachabilityPreset] = field(default_factory=dict)
    import_layouts: ImportLayouts = field(default_factory=ImportLayouts)
    ifc_names: IfcNames = field(default_factory=IfcNames)
    product_synonyms: Mapping[str, tuple[ProductSynonym, ...]] = field(default_factory=dict)
    declaration_rules: DeclarationRules = field(default_factory=DeclarationRules)
    extra_figures: tuple[ExtraFigure, ...] = ()
