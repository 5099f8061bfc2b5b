"""The JSON Schema of the project document, made from the domain's own types.

`python -m models.storage.document.schema FILE` writes it. It describes the shape that codec.py reads: every key
with its type, default, choices and range. Rules that no schema can express are checked when a document is read:
ids that must differ, and dates that must exist. Keywords: JSON Schema 2020-12.
"""

import dataclasses
import datetime as dt
import json
import sys
import types
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

from models.domain.bill import BillLine, Connection
from models.domain.outcome import Param
from models.domain.product import ProductCard
from models.domain.project import Building, FunctionArea, LimitOverride, Project
from models.domain.quantities import UNITS, Unit
from models.storage.document.codec import encoded_defaults
from models.storage.document.project_document import SCHEMA

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_LARGEST_WHOLE_NUMBER = 2**53
_DAY = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer", "minimum": -_LARGEST_WHOLE_NUMBER, "maximum": _LARGEST_WHOLE_NUMBER},
    float: {"type": "number"},
    Param: {"anyOf": [{"type": "string"}, {"type": "number"}]},
    dt.date: _DAY,
    Unit: {"enum": [unit.symbol for unit in UNITS]},
}
_SHARE = {"minimum": 0, "maximum": 1}
_SCORE = {"exclusiveMinimum": 0, "maximum": 1}
_NOT_NEGATIVE = {"minimum": 0}
_ABOVE_ZERO = {"exclusiveMinimum": 0}
_RANGES: dict[type, dict[str, Mapping[str, float]]] = {
    BillLine: {
        **dict.fromkeys(("biobased_fraction", "recycled_fraction", "reused_fraction"), _SHARE),
        **dict.fromkeys(("future_reuse_fraction", "future_recycling_fraction"), _SHARE),
        **dict.fromkeys(("quantity", "mass_kg_per_unit", "biogenic_c_kg_per_kg"), _NOT_NEGATIVE),
        "service_life_years": _ABOVE_ZERO,
    },
    Connection: dict.fromkeys(("connection_type", "accessibility", "crossings", "edge_confinement"), _SCORE),
    ProductCard: {
        **dict.fromkeys(("mass_kg_per_unit", "biogenic_c_kg_per_kg"), _NOT_NEGATIVE),
        **dict.fromkeys(("density_kg_per_m3", "service_life_years"), _ABOVE_ZERO),
        "biobased_fraction": _SHARE,
    },
    Building: {
        **dict.fromkeys(("gross_floor_area_m2", "usable_floor_area_m2"), _ABOVE_ZERO),
        **dict.fromkeys(("form_factor", "service_life_years"), _ABOVE_ZERO),
        "dwelling_count": _NOT_NEGATIVE,
    },
    FunctionArea: {"usable_floor_area_m2": _ABOVE_ZERO},
    LimitOverride: {"limit_eur_per_m2_year": _ABOVE_ZERO},
}


def project_schema() -> dict[str, Any]:
    """The JSON Schema of a project document, `{"schema": …, "project": {…}}`."""
    definitions: dict[str, Any] = {}
    project = _rule(Project, definitions)
    return {
        "$schema": _DIALECT,
        "$id": SCHEMA,
        "title": f"Meetlat project, version {SCHEMA.rpartition('/')[2]}",
        "description": "null is unknown, never zero; a module that is not declared has no key. A property that is"
        " left out has its default; writers leave out what has it.",
        **_object({"schema": {"const": SCHEMA}, "project": project}),
        "$defs": dict(sorted(definitions.items())),
    }


def schema_bytes() -> bytes:
    """The JSON Schema as the bytes of the published file."""
    return (json.dumps(project_schema(), indent=1, ensure_ascii=False) + "\n").encode()


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    required = [name for name, rule in properties.items() if "default" not in rule]
    return {"type": "object", "additionalProperties": False, "required": required, "properties": properties}


def _rule(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if hint in _PLAIN:
        return dict(_PLAIN[hint])
    origin, args = get_origin(hint), get_args(hint)
    if origin in (types.UnionType, Union):
        (kind,) = (arg for arg in args if arg is not type(None))
        return {"anyOf": [_rule(kind, definitions), {"type": "null"}]}
    if origin is tuple and args[-1] is Ellipsis:
        return {"type": "array", "items": _rule(args[0], definitions)}
    if origin is tuple:
        parts = [_rule(arg, definitions) for arg in args]
        return {"type": "array", "prefixItems": parts, "minItems": len(parts), "maxItems": len(parts)}
    if origin is Mapping:
        rule = {"type": "object", "additionalProperties": _rule(args[1], definitions)}
        return rule if args[0] is str else {**rule, "propertyNames": _rule(args[0], definitions)}
    if dataclasses.is_dataclass(hint):
        return _defined(hint, definitions)
    return _choices(hint)


def _choices(kind: type[StrEnum]) -> dict[str, Any]:
    return {"enum": [member.value for member in kind]}


def _defined(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}
        hints = get_type_hints(kind)
        properties = {field.name: _rule(hints[field.name], definitions) for field in dataclasses.fields(kind)}
        for name, limits in _RANGES.get(kind, {}).items():
            _bounded(properties[name]).update(limits)
        for name, default in encoded_defaults(kind).items():
            properties[name]["default"] = default
        definitions[kind.__name__] = _object(properties)
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _bounded(rule: dict[str, Any]) -> dict[str, Any]:
    """The part of a rule to which a range is added: of an optional one, the part that is not null."""
    return rule["anyOf"][0] if "anyOf" in rule else rule


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(schema_bytes())
