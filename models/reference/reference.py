"""All reference data in memory, as typed records; loader.py makes them from the files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from models.domain.extra_figure import ExtraFigure
from models.domain.instrument import Instrument
from models.domain.product import EnvironmentalSet, LifeCycleModule, ProductCard
from models.domain.project import BuildingType
from models.domain.requirement import Indicator, LegalRules, RequirementSet
from models.domain.source import SourceRef
from models.reference.declaration_rules import DeclarationRules
from models.reference.detachability import DetachabilityOption, DetachabilityPreset
from models.reference.estimates.estimates import Estimates
from models.reference.guidance import Guidance
from models.reference.ifc_names import IfcNames
from models.reference.import_layouts import ImportLayouts
from models.reference.library.library import Library

if TYPE_CHECKING:
    from models.domain.adviser import AdviserQuestions
    from models.domain.indicator_guide import IndicatorGuide
    from models.domain.interview import Interview
    from models.domain.parts import MandatoryPart
    from models.domain.published import Published
    from models.domain.question import Questions
    from models.domain.rules import RuleOfPlay


@dataclass(frozen=True, slots=True)
class ImpactCategory:
    """One impact category of a weighting set; `weight_eur_per_unit` is its shadow price in EUR per `unit`."""

    id: str
    name_nl: str
    name_en: str
    unit: str
    weight_eur_per_unit: float
    source: SourceRef


@dataclass(frozen=True, slots=True)
class WeightingSet:
    """Weighting set: the shadow prices of one EN 15804 set in one dated edition, by id of the impact category."""

    environmental_set: EnvironmentalSet
    edition: str
    categories: Mapping[str, ImpactCategory]


@dataclass(frozen=True, slots=True)
class NlSfbElement:
    """One NL-SfB element, with its code ("21" or "21.11") and its building layer (Brand), such as "skin"."""

    code: str
    name_nl: str
    name_en: str
    layer: str
    source: SourceRef


@dataclass(frozen=True, slots=True)
class MethodFactors:
    """Dated factors of the calculation methods.

    Attributes:
        category_3_surcharge: factor on impacts of data category 3 (1.3), not on credits of life-cycle module D.
        unforeseen_reuse: factor on modules A1-A3, C3, C4 and D of a reused product (0.2, onvoorzien hergebruik).
        dwelling_life_years, other_life_years: default life of a dwelling and of any other building.
        co2_per_carbon: kg CO2 per kg carbon (44/12).
        ci_recycling_efficiency: E_F = E_C of the Material Circularity Indicator, 0-1.
        ci_utility: F(X) of the Material Circularity Indicator, which Madaster fixes at 0.9.
        a4_a5_share: building type -> modules A4 + A5 as a share of A1-A3, for lines of which only A1-A3 is known;
            a type without data is absent.
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
    """Lowest, median and highest share found in a set of buildings, as fractions.

    `building_count` is the size of that set, for people; no calculation reads it.
    """

    lower: float
    middle: float
    upper: float
    building_count: int
    source: SourceRef


@dataclass(frozen=True, slots=True)
class MassBand:
    """Usual mass of a building type, in kg per m2 gross floor area (BVO)."""

    lower_kg_per_m2: float
    upper_kg_per_m2: float
    source: SourceRef


@dataclass(frozen=True, slots=True)
class PossibleRange:
    """Lowest and highest amount that is possible, in the unit that the id of the record names."""

    lower: float
    upper: float
    source: SourceRef

    def holds(self, value: float) -> bool:
        """Whether a value is possible."""
        return self.lower <= value <= self.upper


@dataclass(frozen=True, slots=True)
class RequiredElement:
    """A building element that a complete bill must have; one of its two-digit NL-SfB groups is enough."""

    id: str
    name_nl: str
    name_en: str
    nl_sfb_groups: tuple[str, ...]
    building_types: frozenset[BuildingType]


@dataclass(frozen=True, slots=True)
class BblFunction:
    """One use function of the Bbl (gebruiksfunctie)."""

    id: str
    name_nl: str
    name_en: str
    is_dwelling: bool


@dataclass(frozen=True, slots=True)
class Reference:
    """All reference data under reference_data/, checked. Mappings without a note below are keyed by id.

    Attributes:
        indicators, extra_figures: in the order of every output.
        weighting: EN 15804 set -> its weighting set.
        detachability: field name of `Connection` -> its options.
        nl_sfb: NL-SfB code -> element.
        mass_bands: building type -> usual mass; a type without data is absent.
        modules_fixed_at_zero: life-cycle modules that the determination method sets to zero (B5).
        manifest_hash: SHA-256 of the manifest file, 64 hexadecimal digits.
        source_titles: short name of a cited document -> its full title.
        estimates: indicative figures from open data, read when they are asked for; never in a firm figure.
        library: cards, words and assemblies, each read when it is asked for.
        guidance: what is asked and told beside the figures, made when it is asked for.
        products: the library's cards as bills use them, and the user's own; none from `load_reference` alone.
        possible: id of a range in methods/plausibility.csv -> what is possible.
        instruments: instruments of policy and contract, with whether a demand in one may go above the law.
        detachability_presets: two-digit NL-SfB group -> suggested scores.
    """

    indicators: tuple[Indicator, ...]
    requirement_sets: Mapping[str, RequirementSet]
    legal: LegalRules
    functions: Mapping[str, BblFunction]
    weighting: Mapping[EnvironmentalSet, WeightingSet]
    detachability: Mapping[str, tuple[DetachabilityOption, ...]]
    nl_sfb: Mapping[str, NlSfbElement]
    factors: MethodFactors
    mass_bands: Mapping[BuildingType, MassBand]
    required_elements: tuple[RequiredElement, ...]
    modules_fixed_at_zero: frozenset[LifeCycleModule]
    manifest_hash: str
    source_titles: Mapping[str, str]
    library: Library = field(compare=False)
    estimates: Estimates = field(compare=False)
    guidance: Guidance
    products: Mapping[str, ProductCard] = field(default_factory=dict)
    detachability_presets: Mapping[str, DetachabilityPreset] = field(default_factory=dict)
    import_layouts: ImportLayouts = field(default_factory=ImportLayouts)
    ifc_names: IfcNames = field(default_factory=IfcNames)
    declaration_rules: DeclarationRules = field(default_factory=DeclarationRules)
    extra_figures: tuple[ExtraFigure, ...] = ()
    possible: Mapping[str, PossibleRange] = field(default_factory=dict)
    instruments: tuple[Instrument, ...] = ()

    def sets_to_choose(self, held: str = "") -> tuple[RequirementSet, ...]:
        """The requirement sets that a project may be given: without replaced ones, but with the one it holds."""
        return tuple(each for each in self.requirement_sets.values() if not each.replaced_by or each.id == held)

    @property
    def questions(self) -> "Questions":
        """The points of the indicators that are judged, with what they hang on."""
        return self.guidance.questions

    @property
    def guides(self) -> "Mapping[str, IndicatorGuide]":
        """Explanation of an indicator for who must answer it, by its id; one without is not explained."""
        return self.guidance.guides

    @property
    def adviser_questions(self) -> "AdviserQuestions":
        """Who can answer which question."""
        return self.guidance.adviser_questions

    @property
    def interview(self) -> "Interview":
        """In which order the indicators are asked."""
        return self.guidance.interview

    @property
    def published(self) -> "Published":
        """Published buildings and spreads of projects."""
        return self.guidance.published

    @property
    def mandatory_parts(self) -> "tuple[MandatoryPart, ...]":
        """The parts that belong in a calculation, in the order of their source."""
        return self.guidance.mandatory_parts

    @property
    def rules_of_play(self) -> "tuple[RuleOfPlay, ...]":
        """The rules of a tender with Het Nieuwe Normaal, in the order of every list."""
        return self.guidance.rules_of_play
