"""Reads ifc_names.toml: names under which IFC models give quantities, layers, phases and NL-SfB codes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from models.domain.bill import Phase
from models.reference.manifest import ReferenceFolder
from models.reference.name_words import NameWords, folded
from models.reference.records import Record, toml_records, toml_table

FILE = "ifc_names.toml"
AMOUNTS = ("volume", "mass", "area", "length", "count")
SHAPE = "shape"
PIECE = "piece"
_OTHER = "other"
_SECTIONS = frozenset(
    {
        "schemas",
        "quantities",
        "thickness",
        "size",
        "floor_area",
        "properties",
        "order",
        "nl_sfb",
        "words",
        "marker",
        "phase",
        "phase_words",
    }
)
_KEYS = frozenset({"names", "parts", "beside", "never", "source"})


@dataclass(frozen=True, slots=True)
class AmountNames:
    """Names of one kind of amount, best first; those in `never` measure something else of the element."""

    names: tuple[str, ...] = ()
    never: frozenset[str] = frozenset()
    ranks: Mapping[str, int] = field(default_factory=dict)
    """Folded name -> its place in `names`."""
    folded_never: frozenset[str] = frozenset()

    def rank(self, name: str) -> int | None:
        """The place of a name, however it is written; None when it is not in the list."""
        return self.ranks.get(folded(name))

    def excludes(self, name: str) -> bool:
        """Whether an amount with this name measures something else."""
        return folded(name) in self.folded_never


@dataclass(frozen=True, slots=True)
class PhaseNames:
    """Names of properties that say what the work does with an element, and the words of their values; all folded.

    Attributes:
        properties: in any set.
        in_sets: in a Pset_*Common and in a set whose name holds one of `sets`.
        perhaps: in any set, where the value is one of `words`.
        created, demolished: the phase in which an element is made, and the one in which it goes.
        none: values that say nothing.
        words: value -> phase.
    """

    properties: frozenset[str] = frozenset()
    in_sets: frozenset[str] = frozenset()
    sets: tuple[str, ...] = ()
    perhaps: frozenset[str] = frozenset()
    created: frozenset[str] = frozenset()
    demolished: frozenset[str] = frozenset()
    none: frozenset[str] = frozenset()
    words: Mapping[str, Phase] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class IfcNames:
    """Names in IFC models that give quantities, layers, phases and NL-SfB codes.

    Attributes:
        schemas: identifiers of the schemas that can be read.
        quantities: kind of amount ("volume", "mass", "area", "length", "count") -> names in quantity sets.
        thickness: IFC class, or "other" -> names of the length that is the thickness of its elements.
        width, height: names of the lengths that are the size of a piece.
        floor_area: names of the gross floor area.
        properties: as `quantities`, for typed measures in property sets.
        orders: IFC class -> kinds of amount; the first one that an element has becomes the quantity of its line.
            A subclass without its own has those of its superclass.
        other_order: the kinds of amount for every other class.
        nl_sfb_systems: parts of the names of classifications that are NL-SfB, letters and digits only.
        nl_sfb_properties: names of properties that hold an NL-SfB code, letters and digits only.
        air, framing, timber: words of the material of a layer that is air, studs or joists, or plain timber.
        marker: words of the name of an element that shows where the model lies; `marker_classes` are its classes.
    """

    schemas: frozenset[str] = frozenset()
    quantities: Mapping[str, AmountNames] = field(default_factory=dict)
    thickness: Mapping[str, AmountNames] = field(default_factory=dict)
    width: AmountNames = AmountNames()
    height: AmountNames = AmountNames()
    floor_area: AmountNames = AmountNames()
    properties: Mapping[str, AmountNames] = field(default_factory=dict)
    orders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    other_order: tuple[str, ...] = ()
    nl_sfb_systems: tuple[str, ...] = ()
    nl_sfb_properties: frozenset[str] = frozenset()
    air: NameWords = field(default_factory=NameWords)
    framing: NameWords = field(default_factory=NameWords)
    timber: NameWords = field(default_factory=NameWords)
    marker: NameWords = field(default_factory=NameWords)
    marker_classes: tuple[str, ...] = ()
    phases: PhaseNames = PhaseNames()


def load_ifc_names(folder: ReferenceFolder) -> IfcNames:
    """The names under which IFC models give quantities, layers, phases and codes.

    Raises:
        ReferenceDataError: a section or key is unknown or absent, or a list names an unknown kind of amount.
    """
    table = toml_table(FILE, folder.read(FILE))
    Record(FILE, "", table).only(_SECTIONS)
    found = {section: _section(table.get(section), section) for section in sorted(_SECTIONS)}
    orders = {name: record.words("names") for name, record in found["order"].items()}
    for name, order in orders.items():
        for kind in order:
            found["order"][name].check_known(kind, (*AMOUNTS, SHAPE, PIECE), "order")
    _needed(found, "thickness", _OTHER)
    return IfcNames(
        schemas=frozenset(_needed(found, "schemas", "accepted")),
        quantities=_amounts(found["quantities"]),
        thickness={name: _amount_names(record) for name, record in found["thickness"].items()},
        width=_amount_names(_record(found, "size", "width")),
        height=_amount_names(_record(found, "size", "height")),
        floor_area=_amount_names(_record(found, "floor_area", "gross")),
        properties=_amounts(found["properties"]),
        orders={name: order for name, order in orders.items() if name != _OTHER},
        other_order=_needed(found, "order", _OTHER),
        nl_sfb_systems=_needed(found, "nl_sfb", "systems"),
        nl_sfb_properties=frozenset(_needed(found, "nl_sfb", "properties")),
        air=_words(found, "air"),
        framing=_words(found, "framing"),
        timber=_words(found, "timber"),
        marker=_words(found, "marker"),
        marker_classes=_needed(found, "marker", "classes"),
        phases=_phases(found),
    )


_Sections = Mapping[str, Mapping[str, Record]]


def _section(content: object, section: str) -> dict[str, Record]:
    records = {record.id: record for record in toml_records(FILE, content, section)}
    for record in records.values():
        record.only(_KEYS)
        record.text("source")
    return records


def _record(found: _Sections, section: str, name: str) -> Record:
    records = found[section]
    if name not in records:
        Record(FILE, section, {}).refuse("reference_missing_key", key=name)
    return records[name]


def _needed(found: _Sections, section: str, name: str) -> tuple[str, ...]:
    return _record(found, section, name).words("names")


def _amounts(records: Mapping[str, Record]) -> dict[str, AmountNames]:
    for kind, record in records.items():
        record.check_known(kind, AMOUNTS, "amount")
    return {kind: _amount_names(record) for kind, record in records.items()}


def _amount_names(record: Record) -> AmountNames:
    names, never = record.words("names"), record.words("never")
    ranks = {folded(name): place for place, name in reversed(list(enumerate(names)))}
    return AmountNames(names, frozenset(never), ranks, _all_folded(never))


def _words(found: _Sections, name: str) -> NameWords:
    record = _record(found, "words", name)
    beside = _all_folded(record.words("beside")) if record.has("beside") else None
    parts = tuple(map(folded, record.words("parts")))
    return NameWords(_all_folded(record.words("names")), parts, tuple(map(folded, record.words("never"))), beside)


def _phases(found: _Sections) -> PhaseNames:
    def names(key: str) -> frozenset[str]:
        return _all_folded(_needed(found, "phase", key))

    words: dict[str, Phase] = {}
    for name, record in found["phase_words"].items():
        record.check_known(name, [phase.value for phase in Phase], "phase")
        words |= {folded(word): Phase(name) for word in record.words("names")}
    return PhaseNames(
        properties=names("properties"),
        in_sets=names("in_sets"),
        sets=tuple(map(folded, _record(found, "phase", "in_sets").words("parts"))),
        perhaps=names("perhaps"),
        created=names("created"),
        demolished=names("demolished"),
        none=names("none"),
        words=words,
    )


def _all_folded(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(folded, names))
