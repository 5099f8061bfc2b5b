"""Reads ifc_names.toml: names under which IFC models give quantities and NL-SfB codes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from models.reference.manifest import ReferenceFolder
from models.reference.records import Record, toml_records, toml_table

FILE = "ifc_names.toml"
AMOUNTS = ("volume", "mass", "area", "length", "count")
SHAPE = "shape"
_OTHER = "other"
_SECTIONS = frozenset({"schemas", "quantities", "properties", "order", "nl_sfb"})
_KEYS = frozenset({"names", "never", "source"})


@dataclass(frozen=True, slots=True)
class AmountNames:
    """Names of one kind of amount, best first; those in `never` measure something else of the element."""

    names: tuple[str, ...] = ()
    never: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class IfcNames:
    """Names in IFC models that give quantities and NL-SfB codes.

    Attributes:
        schemas: identifiers of the schemas that can be read.
        quantities: kind of amount ("volume", "mass", "area", "length", "count") -> names in quantity sets.
        properties: the same for typed measures in property sets.
        orders: IFC class -> kinds of amount; the first one that an element has becomes the quantity of its line.
        other_order: the kinds of amount for every other class.
        nl_sfb_systems: parts of the names of classifications that are NL-SfB, letters and digits only.
        nl_sfb_properties: names of properties that hold an NL-SfB code, letters and digits only.
    """

    schemas: frozenset[str] = frozenset()
    quantities: Mapping[str, AmountNames] = field(default_factory=dict)
    properties: Mapping[str, AmountNames] = field(default_factory=dict)
    orders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    other_order: tuple[str, ...] = ()
    nl_sfb_systems: tuple[str, ...] = ()
    nl_sfb_properties: frozenset[str] = frozenset()

    def order(self, ifc_class: str) -> tuple[str, ...]:
        """Kinds of amount for an IFC class, best first."""
        return self.orders.get(ifc_class, self.other_order)


def load_ifc_names(folder: ReferenceFolder) -> IfcNames:
    """The names under which IFC models give quantities and codes.

    Raises:
        ReferenceDataError: a section or key is unknown or absent, or a list names an unknown kind of amount.
    """
    table = toml_table(FILE, folder.read(FILE))
    Record(FILE, "", table).only(_SECTIONS)
    found = {section: _section(table.get(section), section) for section in sorted(_SECTIONS)}
    orders = {name: record.words("names") for name, record in found["order"].items()}
    for name, order in orders.items():
        for kind in order:
            found["order"][name].check_known(kind, (*AMOUNTS, SHAPE), "order")
    return IfcNames(
        schemas=frozenset(_needed(found, "schemas", "accepted")),
        quantities=_amounts(found["quantities"]),
        properties=_amounts(found["properties"]),
        orders=orders,
        other_order=_needed(found, "order", _OTHER),
        nl_sfb_systems=_needed(found, "nl_sfb", "systems"),
        nl_sfb_properties=frozenset(_needed(found, "nl_sfb", "properties")),
    )


def _section(content: object, section: str) -> dict[str, Record]:
    records = {record.id: record for record in toml_records(FILE, content, section)}
    for record in records.values():
        record.only(_KEYS)
        record.text("source")
    return records


def _needed(found: Mapping[str, Mapping[str, Record]], section: str, name: str) -> tuple[str, ...]:
    records = found[section]
    if name not in records:
        Record(FILE, section, {}).refuse("reference_missing_key", key=name)
    return records[name].words("names")


def _amounts(records: Mapping[str, Record]) -> dict[str, AmountNames]:
    for kind, record in records.items():
        record.check_known(kind, AMOUNTS, "amount")
    return {kind: AmountNames(r.words("names"), frozenset(r.words("never"))) for kind, r in records.items()}
