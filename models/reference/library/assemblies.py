"""Reads the assemblies of the library: their layers, the figures of the materials in them, and the air between."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, fields

from models.domain.bill import UNKNOWN_CONNECTION, Connection
from models.domain.library.assembly import (
    AIR_LAYERS,
    EXISTING,
    AirKind,
    AirResistance,
    Assembly,
    AssemblyFactors,
    AssemblyStatus,
    GwpBasis,
    HeatFlow,
    Layer,
    LayerMaterial,
    LayerScope,
)
from models.domain.library.figure import LibraryUnit
from models.reference.detachability import DetachabilityOption
from models.reference.manifest import ReferenceFolder
from models.reference.on_demand import OnDemand, refuse_double_names, refuse_owners
from models.reference.records import Record, RecordGroups, csv_records
from models.reference.sources import SOURCE_COLUMNS, Sources

ASSEMBLIES_FILE = "library/assemblies.csv"
LAYERS_FILE = "library/layers.csv"
MATERIALS_FILE = "library/layer_materials.csv"
AIR_FILE = "library/air_layers.csv"
FACTORS_FILE = "library/assembly_factors.csv"
_ASSEMBLY_COLUMNS = frozenset({
    "id", "name_nl", "name_en", "nl_sfb", "nl_sfb_also", "unit", "scales_with", "methods", "period", "typical_for",
    "rc_target", "heat_flow", "fire_sound", "sources", "status", "words", "remark",
})  # fmt: skip
_FACTORS = tuple(field.name for field in fields(Connection))
_LAYER_COLUMNS = frozenset({
    "assembly", "order", "material", "description", "thickness_mm", "share", "kg_per_unit", "pieces_per_unit",
    "air", "scope", "group", "service_life_years", *_FACTORS, "connection_words", "note",
})  # fmt: skip
_MATERIAL_COLUMNS = frozenset({
    "id", "card", "size", "unit", "kg_per_unit", "density_kg_per_m3", "gwp_kg", "gwp_low_kg", "gwp_high_kg",
    "gwp_basis", "lambda_low_w_per_mk", "lambda_high_w_per_mk", "lambda_default_w_per_mk", "biobased_fraction",
    "biogenic_c_kg_per_kg", "sources", "note",
})  # fmt: skip
_AIR_COLUMNS = SOURCE_COLUMNS | {"kind", "heat_flow", "resistance_m2k_per_w"}
_FACTOR_COLUMNS = SOURCE_COLUMNS | {"id", "value"}
_FACTOR_IDS = frozenset({"aged_lambda", "wide_co2_ratio"})
_METHODS = frozenset({"1", "2", "3", "renovatie", EXISTING})
_TYPICAL_FOR = frozenset({"rij", "app", "school", "kantoor", "reno", "openbaar"})
_GROUPS = frozenset({
    "casco", "isolatie", "afwerking", "gevelafwerking", "inbouw", "leidingen", "terrein", "installatie", "kozijn",
    "dakbedekking", "glas",
})  # fmt: skip
_SCALES = frozenset({"length_m"})
_LAYER_KEY = ("assembly", "order", "material", "description")
_SHARE_SLACK = 1e-9
_UPPER_BOUND = "bovengrens"
"""Word of a remark that says that thermal bridges are left out of Rc."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What the records of an assembly may name."""

    nl_sfb: Container[str]
    materials: Mapping[str, LayerMaterial]
    scores: Mapping[str, Mapping[str, float]]


def load_layer_materials(
    folder: ReferenceFolder, sources: Sources, cards: Container[str]
) -> dict[str, LayerMaterial]:
    """The materials of layers by id, in the order of the file.

    Raises:
        ReferenceDataError: a record is broken, or names an unknown card.
    """
    records = csv_records(MATERIALS_FILE, folder.read(MATERIALS_FILE), _MATERIAL_COLUMNS, ("id",))
    return {record.id: _material(record, sources, cards) for record in records}


def _material(record: Record, sources: Sources, cards: Container[str]) -> LayerMaterial:
    if record.text("card") not in cards:
        record.refuse("reference_unknown_name", kind="card", value=record.text("card"))
    material = LayerMaterial(
        id=record.id,
        card_id=record.text("card"),
        size=record.text("size", ""),
        unit=record.choice("unit", LibraryUnit),
        kg_per_unit=record.number("kg_per_unit", least=0.001),
        density_kg_per_m3=record.number_or_none("density_kg_per_m3", least=1),
        gwp_kg_per_unit=record.number("gwp_kg"),
        gwp_low_kg_per_unit=record.number("gwp_low_kg"),
        gwp_high_kg_per_unit=record.number("gwp_high_kg"),
        gwp_basis=record.choice("gwp_basis", GwpBasis),
        lambda_low_w_per_mk=record.number_or_none("lambda_low_w_per_mk", least=0.001),
        lambda_high_w_per_mk=record.number_or_none("lambda_high_w_per_mk", least=0.001),
        lambda_default_w_per_mk=record.number_or_none("lambda_default_w_per_mk", least=0.001),
        biobased_fraction=record.number("biobased_fraction", 0, 1),
        biogenic_c_kg_per_kg=record.number("biogenic_c_kg_per_kg", 0, 1),
        sources=sources.documents(record, "sources"),
        note=record.text("note", ""),
    )
    if not material.gwp_low_kg_per_unit <= material.gwp_kg_per_unit <= material.gwp_high_kg_per_unit:
        record.refuse("reference_contradiction", key="gwp_kg", other="gwp_low_kg, gwp_high_kg")
    low, high = material.lambda_low_w_per_mk, material.lambda_high_w_per_mk
    if (low is None) != (high is None) or (low is not None and high is not None and low > high):
        record.refuse("reference_contradiction", key="lambda_low_w_per_mk", other="lambda_high_w_per_mk")
    return material


def load_air_resistances(
    folder: ReferenceFolder, sources: Sources
) -> dict[tuple[AirKind, HeatFlow], AirResistance]:
    """Resistances of surfaces and air layers, by kind and direction of the heat.

    Raises:
        ReferenceDataError: a record is broken, or a kind of air has no resistance in one direction.
    """
    found = {}
    for record in csv_records(AIR_FILE, folder.read(AIR_FILE), _AIR_COLUMNS, ("kind", "heat_flow")):
        key = (record.choice("kind", AirKind), record.choice("heat_flow", HeatFlow))
        found[key] = AirResistance(record.number("resistance_m2k_per_w", least=0.001), sources.of(record))
    for kind in (kind for kind, _ in tuple(found)):
        for flow in HeatFlow:
            if (kind, flow) not in found:
                Record(AIR_FILE, f"{kind}/{flow}", {}).refuse("reference_missing_key", key="resistance_m2k_per_w")
    return found


def load_assembly_factors(folder: ReferenceFolder, sources: Sources) -> AssemblyFactors:
    """The factors of assemblies; none is below 1.

    Raises:
        ReferenceDataError: a record is broken, or a factor is absent.
    """
    records = {r.id: r for r in csv_records(FACTORS_FILE, folder.read(FACTORS_FILE), _FACTOR_COLUMNS, ("id",))}
    for record in records.values():
        record.check_known(record.id, _FACTOR_IDS, "factor")
    for factor in _FACTOR_IDS:
        if factor not in records:
            Record(FACTORS_FILE, factor, {}).refuse("reference_missing_key", key="value")
    return AssemblyFactors(
        **{factor: record.number("value", least=1) for factor, record in records.items()},
        sources={factor: sources.of(record) for factor, record in records.items()},
    )


def load_assemblies(
    folder: ReferenceFolder,
    sources: Sources,
    nl_sfb: Container[str],
    materials: Mapping[str, LayerMaterial],
    detachability: Mapping[str, Sequence[DetachabilityOption]],
) -> OnDemand[Assembly]:
    """The assemblies by id, in the order of the file, each made when it is asked for.

    Raises:
        ReferenceDataError: a name stands twice, layers have no assembly, or two records have one id.
    """
    scores = {factor: {o.id: o.score for o in options} for factor, options in detachability.items()}
    known = _Known(nl_sfb, materials, scores)
    records = {
        r.id: r for r in csv_records(ASSEMBLIES_FILE, folder.read(ASSEMBLIES_FILE), _ASSEMBLY_COLUMNS, ("id",))
    }
    refuse_double_names(records)
    layers = RecordGroups(LAYERS_FILE, folder.read(LAYERS_FILE), _LAYER_COLUMNS, _LAYER_KEY)
    refuse_owners(layers, records, "assembly")

    def make(record: Record) -> Assembly:
        if record.id not in layers:
            record.refuse("reference_missing_key", key="layers")
        return _assembly(record, sources, known, _layers(layers[record.id], known))

    return OnDemand(records, make)


def _assembly(record: Record, sources: Sources, known: _Known, layers: tuple[Layer, ...]) -> Assembly:
    codes = (record.text("nl_sfb"), *record.words("nl_sfb_also"))
    for code in codes:
        if code not in known.nl_sfb:
            record.refuse("reference_unknown_name", kind="nl_sfb", value=code)
    rc_target = record.number_or_none("rc_target", least=0.01)
    heat_flow = record.choice_or_none("heat_flow", HeatFlow)
    if rc_target is not None and heat_flow is None:
        record.refuse("reference_contradiction", key="rc_target", other="heat_flow")
    period = record.text("period", "")
    methods = _words_of(record, "methods", _METHODS)
    if bool(period) != (EXISTING in methods):
        record.refuse("reference_contradiction", key="period", other="methods")
    return Assembly(
        id=record.id,
        name_nl=record.text("name_nl"),
        name_en=record.text("name_en"),
        nl_sfb=codes[0],
        unit=record.choice("unit", LibraryUnit),
        layers=layers,
        sources=sources.documents(record, "sources"),
        status=record.choice("status", AssemblyStatus),
        nl_sfb_also=codes[1:],
        scales_with=record.known("scales_with", _SCALES, "scales_with") if record.has("scales_with") else "",
        methods=methods,
        period=period,
        typical_for=_words_of(record, "typical_for", _TYPICAL_FOR),
        rc_target=rc_target,
        heat_flow=heat_flow,
        fire_sound=record.text("fire_sound", ""),
        words=record.words("words", ";"),
        remark=record.text("remark", ""),
        is_rc_upper_bound=_UPPER_BOUND in record.text("remark", ""),
    )


def _words_of(record: Record, key: str, names: Container[str]) -> tuple[str, ...]:
    words = record.words(key)
    for word in words:
        if word not in names:
            record.refuse("reference_bad_choice", key=key, value=word)
    return words


def _layers(records: Sequence[Record], known: _Known) -> tuple[Layer, ...]:
    """The layers of one assembly: numbered without a gap, parts beside each other being the whole area."""
    layers: list[Layer] = []
    shares: dict[int, float] = {}
    for record in records:
        layer = _layer(record, known)
        above = layers[-1].order if layers else 0
        if layer.order - above not in ((0, 1) if layers else (1,)):
            record.refuse("reference_contradiction", key="order", other=str(above))
        shares[layer.order] = shares.get(layer.order, 0.0) + layer.share
        layers.append(layer)
    orders = [layer.order for layer in layers]
    for order, whole in shares.items():
        if orders.count(order) > 1 and abs(whole - 1) > _SHARE_SLACK:
            records[0].refuse("reference_contradiction", key="share", other=f"order {order}")
    return tuple(layers)


def _layer(record: Record, known: _Known) -> Layer:
    material_id = record.text("material", "")
    if material_id and material_id not in known.materials:
        record.refuse("reference_unknown_name", kind="material", value=material_id)
    layer = Layer(
        order=record.whole_number("order"),
        material=known.materials.get(material_id),
        description=record.text("description"),
        thickness_mm=record.number_or_none("thickness_mm", least=0.01),
        share=record.number("share", 0.001, 1),
        kg_per_unit=record.number_or_none("kg_per_unit", least=0.0001),
        pieces_per_unit=record.number_or_none("pieces_per_unit", least=0.0001),
        air=record.choice_or_none("air", AirKind),
        scope=record.choice("scope", LayerScope),
        group=record.known("group", _GROUPS, "group") if record.has("group") else "",
        service_life_years=record.number_or_none("service_life_years", least=1),
        connection=_connection(record, known) if material_id else UNKNOWN_CONNECTION,
        connection_words=record.text("connection_words", ""),
        note=record.text("note", ""),
    )
    _check_layer(record, layer)
    return layer


def _connection(record: Record, known: _Known) -> Connection:
    return Connection(
        **{factor: known.scores[factor][record.known(factor, known.scores[factor], factor)] for factor in _FACTORS}
    )


def _check_layer(record: Record, layer: Layer) -> None:
    """Refuse a layer without an amount, or one that is neither a material nor air."""
    if layer.material is None:
        if layer.air not in AIR_LAYERS or layer.thickness_mm is None:
            record.refuse("reference_missing_key", key="material")
        return
    if layer.air is not None:
        record.refuse("reference_contradiction", key="air", other="material")
    has_amount = layer.pieces_per_unit is not None or layer.kg_per_unit is not None
    if not has_amount and (layer.thickness_mm is None or layer.material.density_kg_per_m3 is None):
        record.refuse("reference_missing_key", key="kg_per_unit")
