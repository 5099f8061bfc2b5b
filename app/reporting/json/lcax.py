"""Writes a variant as an LCAx project (JSON, lcax_models 3.4), and lists what LCAx cannot hold of it.

Every line is an assembly of one product. Impact data have no dates, because lines have none: LCAx reads such data
sets as generic data. They are of one EN 15804 set, because LCAx would add up two. `projectInfo` is not written: it
needs the number of floors, which is not known here.
"""

import json
import math
from collections.abc import Iterable
from typing import Any

from app.formats.cell_text import MAX_NAME
from app.formats.fields import FIELDS, value_of
from app.formats.lcax_keys import META_DATA_KEYS
from app.formats.workbook_layout import (
    ASSESSMENTS,
    BILL_COLUMNS,
    DECISIONS,
    DOCUMENTS,
    INPUTS,
    NORMS,
    OPENED,
    PARTS,
    POINTS,
    PRODUCTS,
    PROVISIONAL,
    TARGETS,
)
from app.version import VERSION
from models.calculation.line_modules import LineModules, ProfilesInSet, lines_of_modules
from models.domain.bill import BillLine, Connection
from models.domain.outcome import Finding, Message, Severity
from models.domain.product import EnvironmentalSet, LifeCycleModule, ModuleProfile
from models.domain.project import Project, Variant
from models.domain.quantities import GRAM, KG, METRE, MILLIMETRE, Dimension, Unit, convert
from models.reference.reference import Reference

FORMAT_VERSION = "3.4.3"
_MAX_PERIOD_YEARS = 255
_MAX_LIFE_YEARS = 2**32 - 1
_INSTEAD = {GRAM: KG, MILLIMETRE: METRE}
_HELD = frozenset({
    "id", "nl_sfb", "description", "quantity", "unit", "service_life_years", "mass_kg_per_unit", "source",
})  # fmt: skip
_NOT_LOST = frozenset({"product_id"})
_HELD_FIELDS = frozenset({
    "project_id", "name", "municipality", "address", "service_life_years", *META_DATA_KEYS,
})  # fmt: skip
_NOT_LOST_FIELDS = frozenset({"frozen_on", "is_archived"})

Json = dict[str, Any]


def lcax_bytes(project: Project, variant: Variant, reference: Reference) -> bytes:
    """The variant as LCAx JSON; lines without quantity or that do not come in are left out, see `lcax_losses`."""
    document = _document(project, variant, reference)
    return f"{json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1)}\n".encode()


def lcax_losses(project: Project, variant: Variant, reference: Reference) -> tuple[Finding, ...]:
    """Findings about what LCAx cannot hold of the variant: lines, columns of the bill, parts of the project."""
    found = []
    without = [line for line in variant.bill if line.quantity is None]
    if without:
        names = ", ".join(line.description or line.id for line in without[:5])
        found.append(_loss("lcax_lost_lines", without, count=len(without), names=names))
    aside = [line for line in variant.bill if not line.comes_in]
    if aside:
        names = ", ".join(line.description or line.id for line in aside[:5])
        found.append(_loss("lcax_lost_phase", aside, count=len(aside), names=names))
    lost = [*_lost_columns(variant.bill), *_lost_parts(project, variant)]
    if lost:
        found.append(_loss("lcax_lost_data", (), columns=", ".join(lost)))
    weighted = [line for line in variant.bill if any(not _key(p, reference) for p in line.module_profiles)]
    if weighted:
        found.append(_loss("lcax_lost_modules", weighted, count=len(weighted)))
    double = [line for line in variant.bill if len({p.environmental_set for p in line.module_profiles}) > 1]
    if double:
        found.append(_loss("lcax_lost_set", double, count=len(double)))
    return tuple(found)


def _loss(code: str, lines: Iterable[BillLine], **params: str | int) -> Finding:
    return Finding(Severity.WARNING, Message(code, params, tuple(line.id for line in lines)))


def _lost_columns(lines: Iterable[BillLine]) -> list[str]:
    """The headers of the filled columns that have no field in LCAx."""
    given = list(lines)
    lost = [
        c.header
        for c in BILL_COLUMNS
        if c.field not in _HELD | _NOT_LOST and any(_says(x, c.field) for x in given)
    ]
    headers = {column.field: column.header for column in BILL_COLUMNS}
    if any(line.service_life_years is not None and _life(line) == 0 for line in given):
        lost.append(headers["service_life_years"])
    lost += [headers[name] for name in ("mass_kg_per_unit", "source") if any(_needs_data(x, name) for x in given)]
    return [*lost, *dict.fromkeys(header for line in given for header, _ in line.extra)]


def _needs_data(line: BillLine, field: str) -> bool:
    """Whether the mass or source of a line is lost, as LCAx has them in impact data only and the line has none."""
    has_place = bool(line.module_profiles) and line.unit is not None
    if field == "mass_kg_per_unit" and line.unit is not None and line.unit.dimension is Dimension.MASS:
        return False
    return getattr(line, field) not in (None, "") and not has_place


def _says(line: BillLine, field: str) -> bool:
    part: object = line.connection if field in Connection.__dataclass_fields__ else line
    return getattr(part, field) not in (None, "", False)


def _lost_parts(project: Project, variant: Variant) -> list[str]:
    sheets = ((ASSESSMENTS, variant.assessments), (TARGETS, variant.targets), (DECISIONS, variant.decisions),
              (PARTS, project.part_answers), (POINTS, variant.answers.points), (INPUTS, variant.answers.inputs),
              (NORMS, variant.answers.norms), (DOCUMENTS, variant.answers.missing_documents),
              (PRODUCTS, variant.products), (PROVISIONAL, [x for x in variant.bill if x.provisional]),
              (OPENED, [x for x in variant.bill if x.opened_from]))  # fmt: skip
    held = _HELD_FIELDS | _NOT_LOST_FIELDS
    if variant.building.service_life_years is not None and _period(variant) is None:
        held -= {"service_life_years"}
    lost = (field for field in FIELDS if field.id not in held)
    facts = [field.header for field in lost if value_of(field, project, variant) not in (None, "", ())]
    facts += [key for key, _ in variant.extra]
    return [*facts, *(sheet for sheet, rows in sheets if rows)]


def _document(project: Project, variant: Variant, reference: Reference) -> Json:
    lines = [line for line in variant.bill if line.quantity is not None and line.comes_in]
    cards = {card.id: card for card in variant.products}
    modules = {m.position: m for m in lines_of_modules(lines, cards)}
    assemblies = [_assembly(line, modules.get(i), reference) for i, line in enumerate(lines)]
    data = [part for a in assemblies for p in a["products"] for part in p["impactData"]]
    keys = sorted({key for part in data for key in part["impacts"]})
    declared = sorted({module for part in data for values in part["impacts"].values() for module in values})
    return {
        "id": project.id,
        "name": project.name,
        "description": None,
        "comment": None,
        "location": {"country": "nld", "city": project.municipality or None, "address": project.address or None},
        "owner": None,
        "formatVersion": FORMAT_VERSION,
        "lciaMethod": None,
        "classificationSystems": ["NL-SfB"],
        "referenceStudyPeriod": _period(variant),
        "lifeCycleModules": declared,
        "impactCategories": keys,
        "assemblies": assemblies,
        "results": None,
        "projectInfo": None,
        "projectPhase": "other",
        "softwareInfo": {"lcaSoftware": "Meetlat", "lcaSoftwareVersion": VERSION},
        "metaData": _meta(project, variant),
    }


def _meta(project: Project, variant: Variant) -> dict[str, str]:
    values = {
        "variant_id": variant.id,
        "variant": variant.name,
        "type": variant.building.type,
        "gross_floor_area_m2": variant.building.gross_floor_area_m2,
        "permit_application_date": project.permit_application_date,
    }
    return {META_DATA_KEYS[name]: str(value) for name, value in values.items() if value not in (None, "")}


def _period(variant: Variant) -> int | None:
    """The life of the building; LCAx holds whole years up to 255."""
    life = variant.building.service_life_years
    return int(life) if life is not None and life.is_integer() and life <= _MAX_PERIOD_YEARS else None


def _life(line: BillLine) -> int:
    """The service life in whole years; LCAx writes 0 for an unknown one."""
    life = line.service_life_years
    return int(life) if life is not None and life.is_integer() and life <= _MAX_LIFE_YEARS else 0


def _assembly(line: BillLine, modules: LineModules | None, reference: Reference) -> Json:
    unit = _INSTEAD.get(line.unit, line.unit) if line.unit is not None else None
    quantity = line.quantity or 0.0
    scale = 1.0
    if line.unit is not None and unit is not None and unit is not line.unit:
        scale = convert(1.0, unit, line.unit)
        quantity = convert(quantity, line.unit, unit)
    name = _unit_name(unit, reference)
    codes = [{"system": "NL-SfB", "code": line.nl_sfb, "name": ""}] if line.nl_sfb else []
    product = {
        "type": "product",
        "id": line.id,
        "name": line.description,
        "description": None,
        "referenceServiceLife": _life(line),
        "impactData": list(_impact_data(line, modules, name, scale, reference)),
        "quantity": 1.0,
        "unit": name,
        "transport": None,
        "results": None,
        "metaData": None,
    }
    return {
        "type": "assembly",
        "id": line.id,
        "name": line.description,
        "description": None,
        "comment": None,
        "quantity": quantity,
        "unit": name,
        "classification": codes,
        "products": [product],
        "results": None,
        "metaData": None,
    }


def _unit_name(unit: Unit | None, reference: Reference) -> str:
    names = {symbol: name for name, symbol in reference.declaration_rules.words["lcax_unit"].items()}
    return names.get(unit.symbol, "unknown") if unit is not None else "unknown"


def _impact_data(
    line: BillLine, modules: LineModules | None, unit: str, scale: float, reference: Reference
) -> Iterable[Json]:
    """The one data set of the line, per unit of the product: of the A2 set where it has that, else of A1."""
    for which in (EnvironmentalSet.A2, EnvironmentalSet.A1):
        part = modules.for_carbon(which) if modules is not None and line.unit is not None else None
        impacts = _impacts(part, which, scale, reference) if part is not None else {}
        if impacts:
            is_mass = line.unit is not None and line.unit.dimension is Dimension.MASS
            mass = None if is_mass else line.mass_kg_per_unit
            yield {
                "type": "EPD",
                "id": f"{line.id}-{which.value}",
                "name": line.description[:MAX_NAME].strip() or line.id,
                "declaredUnit": unit,
                "formatVersion": FORMAT_VERSION,
                "standard": f"en15804{which.value.lower()}",
                "source": {"name": line.source, "url": None} if line.source else None,
                "comment": None,
                "conversions": [{"to": "kg", "value": mass * scale, "metaData": ""}] if mass else [],
                "impacts": impacts,
                "metaData": None,
            }
            return


def _impacts(part: ProfilesInSet, which: EnvironmentalSet, scale: float, reference: Reference) -> Json:
    if math.isnan(part.units):
        return {}
    found: Json = {}
    for profile in part.profiles:
        factor = reference.declaration_rules.factor(which, profile.category, "")
        key = _key(profile, reference)
        if profile.environmental_set is which and factor and key:
            times = part.units * scale / factor
            found[key] = {_module(m): amount * times for m, amount in profile.values.items()}
    return found


def _module(module: LifeCycleModule) -> str:
    return module.value.replace("-", "").lower()


def _key(profile: ModuleProfile, reference: Reference) -> str:
    """The name of the category in LCAx, "" when it has none, as for an impact in euros."""
    for key, meanings in reference.declaration_rules.indicators["lcax"].items():
        for meaning in meanings:
            if (meaning.environmental_set, meaning.category) == (profile.environmental_set, profile.category):
                return key
    return ""
