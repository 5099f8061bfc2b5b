"""Reads forms of buildings: library/forms.csv, form_parts.csv, location_profiles.csv and building_methods.csv."""

from collections.abc import Mapping

from models.domain.formula import Formula, formula
from models.domain.library.assembly import Assembly
from models.domain.library.form import (
    BuildingMethod,
    FormElement,
    FormKind,
    FormPart,
    FormSize,
    FormTick,
    LocationProfile,
    PublishedMethod,
    SizeRange,
)
from models.reference.manifest import ReferenceFolder
from models.reference.records import Record, csv_records
from models.reference.sources import SOURCE_COLUMNS, Sources

FORMS_FILE = "library/forms.csv"
PARTS_FILE = "library/form_parts.csv"
PROFILES_FILE = "library/location_profiles.csv"
METHODS_FILE = "library/building_methods.csv"
_FORM_COLUMNS = SOURCE_COLUMNS | {
    "form", "variable", "value", "least", "most", "usual_least", "usual_most",
}  # fmt: skip
_PART_COLUMNS = SOURCE_COLUMNS | {
    "form", "method", "role", "role_en", "element", "nl_sfb", "assembly", "quantity", "factor", "tick",
}  # fmt: skip
_PROFILE_COLUMNS = SOURCE_COLUMNS | {"id", "name_nl", "name_en", "kg_co2_per_m2", "kg_co2_per_home"}
_METHOD_COLUMNS = SOURCE_COLUMNS | {
    "id", "method", "name_nl", "name_en", "kg_co2_per_m2", "kg_co2_with_storage_per_m2",
}  # fmt: skip
_ALWAYS = frozenset({FormSize.WIDTH, FormSize.DEPTH, FormSize.STOREYS, FormSize.STOREY_HEIGHT, FormSize.OPENINGS,
                     FormSize.PILE_LENGTH, FormSize.USABLE_RATIO, FormSize.NET_FLOOR})  # fmt: skip
_OF_HOMES = _ALWAYS | {FormSize.HOMES, FormSize.INNER_WALLS, FormSize.INNER_HEIGHT}
_OF_ROW = _OF_HOMES | {FormSize.STRIP}
_NEEDED = {
    FormKind.ROW_FLAT: _OF_ROW,
    FormKind.ROW_PITCHED: _OF_ROW
    | {FormSize.PITCH, FormSize.KNEE, FormSize.OVERHANG, FormSize.SKYLIGHTS, FormSize.STAIRWELL,
       FormSize.FACADE_DEPTH, FormSize.INNER_DOORS},
    FormKind.GALLERY_FLAT: _OF_HOMES | {FormSize.GALLERY, FormSize.BALCONY},
    FormKind.SCHOOL: _ALWAYS,
    FormKind.OFFICE: _ALWAYS,
}  # fmt: skip
AMOUNTS = frozenset({
    "BVO", "H", "Hs", "Lb", "Bb", "ground", "floors", "roof", "facade_long", "gable", "openings", "party", "inner",
    "found_m3",
})  # fmt: skip
"""Names that a quantity may use beside the sizes of its form."""


def load_form_sizes(folder: ReferenceFolder, sources: Sources) -> dict[FormKind, dict[FormSize, SizeRange]]:
    """The sizes of every kind of building, in the order of the file.

    Raises:
        ReferenceDataError: a record is broken, a value is outside its own range, or a kind lacks a size or has one
            that its geometry does not read.
    """
    sizes: dict[FormKind, dict[FormSize, SizeRange]] = {kind: {} for kind in FormKind}
    for record in csv_records(FORMS_FILE, folder.read(FORMS_FILE), _FORM_COLUMNS, ("form", "variable")):
        kind, size = record.choice("form", FormKind), record.choice("variable", FormSize)
        if size not in _NEEDED[kind]:
            record.refuse("reference_unknown_name", kind="variable", value=size)
        sizes[kind][size] = _range(record, sources)
    for kind, found in sizes.items():
        for lacking in sorted(_NEEDED[kind] - found.keys()):
            Record(FORMS_FILE, kind, {}).refuse("reference_missing_key", key=lacking)
    return sizes


def _range(record: Record, sources: Sources) -> SizeRange:
    names = ("least", "usual_least", "value", "usual_most", "most")
    bounds = [record.number(name, least=0) for name in names]
    if bounds != sorted(bounds):
        record.refuse("reference_contradiction", key="value", other="least, most")
    least, usual_least, value, usual_most, most = bounds
    return SizeRange(value, least, most, usual_least, usual_most, sources.of(record))


def load_form_parts(
    folder: ReferenceFolder, sources: Sources, nl_sfb: Mapping[str, object], assemblies: Mapping[str, Assembly]
) -> dict[FormKind, tuple[FormPart, ...]]:
    """The parts of every kind of building in every method, in the order of the file.

    Raises:
        ReferenceDataError: a record is broken, names an unknown element or assembly, or has a quantity that is no
            formula of sizes and areas.
    """
    parts: dict[FormKind, list[FormPart]] = {kind: [] for kind in FormKind}
    records = csv_records(PARTS_FILE, folder.read(PARTS_FILE), _PART_COLUMNS, ("form", "method", "role"))
    for record in records:
        part = _part(record, sources, nl_sfb, assemblies)
        parts[part.kind].append(part)
    return {kind: tuple(found) for kind, found in parts.items()}


def _part(
    record: Record, sources: Sources, nl_sfb: Mapping[str, object], assemblies: Mapping[str, Assembly]
) -> FormPart:
    kind = record.choice("form", FormKind)
    return FormPart(
        kind=kind,
        method=record.choice("method", BuildingMethod),
        role=record.text("role"),
        role_en=record.text("role_en"),
        element=record.choice("element", FormElement),
        nl_sfb=record.known("nl_sfb", nl_sfb, "nl_sfb"),
        assembly=assemblies[record.known("assembly", assemblies, "assembly")],
        quantity=_quantity(record, kind),
        factor=record.number("factor", least=0),
        tick=record.choice_or_none("tick", FormTick),
        source=sources.of(record),
    )


def _quantity(record: Record, kind: FormKind) -> Formula:
    try:
        found = formula(record.text("quantity"))
    except ValueError:
        record.refuse("reference_bad_choice", key="quantity", value=record.text("quantity"))
    for name in sorted(found.names):
        record.check_known(name, AMOUNTS | {size.value for size in _NEEDED[kind]}, "quantity")
    return found


def load_location_profiles(folder: ReferenceFolder, sources: Sources) -> tuple[LocationProfile, ...]:
    """The location profiles of Table 1, in its order.

    Raises:
        ReferenceDataError: a record is broken.
    """
    records = csv_records(PROFILES_FILE, folder.read(PROFILES_FILE), _PROFILE_COLUMNS, ("id",))
    return tuple(
        LocationProfile(
            id=record.id,
            name_nl=record.text("name_nl"),
            name_en=record.text("name_en"),
            co2_kg_per_m2=record.number("kg_co2_per_m2", least=0),
            co2_kg_per_home=record.number("kg_co2_per_home", least=0),
            source=sources.of(record),
        )
        for record in records
    )


def load_building_methods(folder: ReferenceFolder, sources: Sources) -> tuple[PublishedMethod, ...]:
    """The published kinds of each building method, in the order of their source.

    Raises:
        ReferenceDataError: a record is broken.
    """
    records = csv_records(METHODS_FILE, folder.read(METHODS_FILE), _METHOD_COLUMNS, ("id",))
    return tuple(
        PublishedMethod(
            id=record.id,
            method=record.choice("method", BuildingMethod),
            name_nl=record.text("name_nl"),
            name_en=record.text("name_en"),
            co2_kg_per_m2=record.number_or_none("kg_co2_per_m2", least=0),
            with_storage_kg_per_m2=record.number_or_none("kg_co2_with_storage_per_m2"),
            source=sources.of(record),
        )
        for record in records
    )
