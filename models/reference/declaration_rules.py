"""Reads declarations/: names of indicators and units in product declarations, and ranges of plausible values."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from models.domain.product import EnvironmentalSet
from models.domain.source import SourceRef
from models.reference.manifest import ReferenceFolder
from models.reference.records import Record, csv_records
from models.reference.sources import SOURCE_COLUMNS, Sources

INDICATOR_FILE = "declarations/indicators.csv"
UNIT_FILE = "declarations/units.csv"
WORD_FILE = "declarations/words.csv"
LIMIT_FILE = "declarations/limits.csv"
BAND_FILE = "declarations/material-bands.csv"
SCHEMES = frozenset({"ilcd", "abbreviation", "lcax", "openepd"})
WORD_LISTS = frozenset({
    "no_value", "flow_property", "kind", "lcax_unit", "openepd_method", "equivalent",
})  # fmt: skip
LIMITS = frozenset({
    "density_kg_per_m3", "gwp_kg_per_kg", "mass_kg_per_m2", "mass_kg_per_m", "mass_kg_per_piece", "thickness_m",
    "adpf_per_penrt", "gwp_per_penrt_kg_per_mj", "ap_per_penrt", "module_sum_share", "mass_share",
    "biogenic_carbon_kg_per_kg",
})  # fmt: skip
_COLUMNS = {
    INDICATOR_FILE: (
        SOURCE_COLUMNS | {"scheme", "identifier", "environmental_set", "category", "code"},
        ("scheme", "identifier", "environmental_set"),
    ),
    UNIT_FILE: (
        SOURCE_COLUMNS | {"environmental_set", "category", "factor", "spellings"},
        ("environmental_set", "category", "factor"),
    ),
    WORD_FILE: (SOURCE_COLUMNS | {"list", "word", "meaning"}, ("list", "word")),
}
_LIMIT_COLUMNS = SOURCE_COLUMNS | {"id", "lower", "upper"}
_BAND_COLUMNS = SOURCE_COLUMNS | {"id", "words", "density_lower", "density_upper", "gwp_lower", "gwp_upper"}
_NOT_IN_SPELLING = re.compile(r"</?su[bp]>|[\s.,_()\[\]^\-–]+")
_NO_UNIT = "unitless"
_EQUIVALENT = "eq"


@dataclass(frozen=True, slots=True)
class DeclaredIndicator:
    """Meaning of an indicator's identifier in a declaration.

    Attributes:
        environmental_set: EN 15804 set; None for an indicator that both sets have alike, such as primary energy.
        category: id of the impact category in the weighting set; "" when it is not weighted.
        code: abbreviation of EN 15804, such as GWP-total.
    """

    environmental_set: EnvironmentalSet | None
    category: str
    code: str


@dataclass(frozen=True, slots=True)
class Limit:
    """Range of plausible values of one figure, bounds included, in the unit of that figure."""

    lower: float
    upper: float
    source: SourceRef

    def holds(self, value: float) -> bool:
        """Whether a value lies within the range."""
        return self.lower <= value <= self.upper


@dataclass(frozen=True, slots=True)
class MaterialBand:
    """Plausible values of one group of materials. None: no figures were found to derive a range from.

    Attributes:
        words: parts of product names that belong to the group, in Dutch, English, German or a Scandinavian
            language, lower case.
        density: kg/m3.
        gwp: kg CO2-eq per kg in life-cycle modules A1-A3, without biogenic uptake.
    """

    id: str
    words: tuple[str, ...]
    density: Limit | None
    gwp: Limit | None


Category = tuple[EnvironmentalSet, str]


@dataclass(frozen=True, slots=True)
class DeclarationRules:
    """Rules by which product declarations are read.

    Attributes:
        indicators: scheme -> identifier -> possible meanings; more than one when both sets share the name.
        units: category -> spelling (`spelled`) -> factor to the unit of the weighting set. The first is the unit
            of EN 15804 itself.
        words: name of a list -> word in lower case -> meaning.
        limits: name of a figure, such as "density_kg_per_m3" -> its range of plausible values.
        cited: every source of the indicators, units and words.
    """

    indicators: Mapping[str, Mapping[str, tuple[DeclaredIndicator, ...]]] = field(default_factory=dict)
    units: Mapping[Category, Mapping[str, float]] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    limits: Mapping[str, Limit] = field(default_factory=dict)
    bands: tuple[MaterialBand, ...] = ()
    cited: frozenset[SourceRef] = frozenset()

    def factor(self, environmental_set: EnvironmentalSet, category: str, unit: str) -> float | None:
        """Factor from `unit` to the unit of the weighting set; None when the category has no such unit.

        "" stands for the unit of EN 15804, for formats that write no unit; a dash for no dimension.
        """
        spellings = self.units.get((environmental_set, category), {})
        if not unit.strip():
            return next(iter(spellings.values()), None)
        found = spellings.get(spelled(unit) or _NO_UNIT)
        return spellings.get(self._with_one_equivalent(spelled(unit))) if found is None else found

    def _with_one_equivalent(self, spelling: str) -> str:
        """The spelling with its word for "equivalent", in any language, as `eq`."""
        longest_first = sorted(self.words["equivalent"], key=len, reverse=True)
        word = next((word for word in longest_first if word in spelling), "")
        return spelling.replace(word, _EQUIVALENT) if word else spelling


def spelled(unit: str) -> str:
    """A unit in the spelling of units.csv: lower case, in plain digits, without spaces, stops or hyphens."""
    return _NOT_IN_SPELLING.sub("", unicodedata.normalize("NFKC", unit).casefold())


def load_declaration_rules(
    folder: ReferenceFolder, sources: Sources, weighted: Mapping[EnvironmentalSet, frozenset[str]]
) -> DeclarationRules:
    """The rules by which product declarations are read.

    Args:
        weighted: EN 15804 set -> ids of its impact categories.

    Raises:
        ReferenceDataError: a record is broken, names an unknown list or category, or a category has no unit.
    """
    cited: set[SourceRef] = set()
    units = _load_units(_rows(folder, UNIT_FILE, sources, cited), weighted)
    return DeclarationRules(
        _load_indicators(_rows(folder, INDICATOR_FILE, sources, cited), units),
        units,
        _load_words(_rows(folder, WORD_FILE, sources, cited)),
        _load_limits(folder, sources),
        _load_bands(folder, sources),
        frozenset(cited),
    )


def _rows(folder: ReferenceFolder, file: str, sources: Sources, cited: set[SourceRef]) -> Iterator[Record]:
    columns, id_columns = _COLUMNS[file]
    for record in csv_records(file, folder.read(file), columns, id_columns):
        cited.add(sources.of(record))
        yield record


def _load_units(
    records: Iterable[Record], weighted: Mapping[EnvironmentalSet, frozenset[str]]
) -> dict[Category, dict[str, float]]:
    units: dict[Category, dict[str, float]] = {}
    for record in records:
        environmental_set = record.choice("environmental_set", EnvironmentalSet)
        category = record.known("category", weighted[environmental_set], "category")
        factor = record.number("factor", least=0)
        spellings = units.setdefault((environmental_set, category), {})
        for word in record.words("spellings", ";"):
            if word != spelled(word) or word in spellings:
                record.refuse("reference_bad_choice", key="spellings", value=word)
            spellings[word] = factor
    return units


def _load_indicators(
    records: Iterable[Record], units: Mapping[Category, Mapping[str, float]]
) -> dict[str, dict[str, tuple[DeclaredIndicator, ...]]]:
    found: dict[str, dict[str, tuple[DeclaredIndicator, ...]]] = {scheme: {} for scheme in SCHEMES}
    for record in records:
        scheme = found[record.known("scheme", SCHEMES, "scheme")]
        indicator = DeclaredIndicator(
            record.choice_or_none("environmental_set", EnvironmentalSet),
            record.text("category", ""),
            record.text("code"),
        )
        which = indicator.environmental_set
        if indicator.category and (which is None or (which, indicator.category) not in units):
            record.refuse("reference_unknown_name", kind="category", value=indicator.category)
        identifier = record.text("identifier")
        scheme[identifier] = (*scheme.get(identifier, ()), indicator)
    return found


def _load_words(records: Iterable[Record]) -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = {name: {} for name in WORD_LISTS}
    for record in records:
        word = record.text("word")
        if word != word.casefold():
            record.refuse("reference_bad_choice", key="word", value=word)
        words[record.known("list", WORD_LISTS, "list")][word] = record.text("meaning")
    return words


def _load_limits(folder: ReferenceFolder, sources: Sources) -> dict[str, Limit]:
    limits = {}
    for record in csv_records(LIMIT_FILE, folder.read(LIMIT_FILE), _LIMIT_COLUMNS, ("id",)):
        limits[record.known("id", LIMITS, "limit")] = _limit(record, sources, "lower", "upper")
    for name in sorted(LIMITS - limits.keys()):
        Record(LIMIT_FILE, name, {}).refuse("reference_missing_key", key=name)
    return limits


def _load_bands(folder: ReferenceFolder, sources: Sources) -> tuple[MaterialBand, ...]:
    return tuple(
        MaterialBand(
            record.id,
            record.words("words", ";"),
            _limit_or_none(record, sources, "density"),
            _limit_or_none(record, sources, "gwp"),
        )
        for record in csv_records(BAND_FILE, folder.read(BAND_FILE), _BAND_COLUMNS, ("id",))
    )


def _limit_or_none(record: Record, sources: Sources, what: str) -> Limit | None:
    lower, upper = f"{what}_lower", f"{what}_upper"
    if not record.has(lower) and not record.has(upper):
        return None
    return _limit(record, sources, lower, upper)


def _limit(record: Record, sources: Sources, lower: str, upper: str) -> Limit:
    low, high = record.number(lower), record.number(upper)
    if low > high:
        record.refuse("reference_contradiction", key=lower, other=upper)
    return Limit(low, high, sources.of(record))
