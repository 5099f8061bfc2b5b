"""A small validator for the keywords of JSON Schema that the published schemas use; an unknown one is an error."""

import re
from typing import Any

_TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "boolean": bool,
    "array": list,
    "object": dict,
    "null": type(None),
    "number": (int, float),
    "integer": int,
}
_KNOWN = {
    "$schema", "$id", "$defs", "$ref", "title", "description", "default", "format", "type", "enum", "const",
    "anyOf", "pattern", "minimum", "maximum", "exclusiveMinimum", "items", "prefixItems", "minItems", "maxItems",
    "required", "properties", "additionalProperties", "propertyNames",
}  # fmt: skip


def is_valid(value: Any, rule: dict[str, Any], root: dict[str, Any] | None = None) -> bool:
    """Whether the value is as the schema says."""
    root = rule if root is None else root
    assert rule.keys() <= _KNOWN, rule.keys() - _KNOWN
    if "$ref" in rule:
        return is_valid(value, root["$defs"][rule["$ref"].rpartition("/")[2]], root)
    if "anyOf" in rule:
        return any(is_valid(value, option, root) for option in rule["anyOf"])
    if "const" in rule and value != rule["const"]:
        return False
    if "enum" in rule and not any(value == choice and type(value) is type(choice) for choice in rule["enum"]):
        return False
    if "type" in rule and not _is_type(value, rule["type"]):
        return False
    return _text(value, rule) and _number(value, rule) and _array(value, rule, root) and _object(value, rule, root)


def _is_type(value: Any, name: str | list[str]) -> bool:
    if isinstance(name, list):
        return any(_is_type(value, each) for each in name)
    return isinstance(value, _TYPES[name]) and (name == "boolean" or not isinstance(value, bool))


def _text(value: Any, rule: dict[str, Any]) -> bool:
    return not isinstance(value, str) or "pattern" not in rule or re.search(rule["pattern"], value) is not None


def _number(value: Any, rule: dict[str, Any]) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return True
    low, above, high = (rule.get(name) for name in ("minimum", "exclusiveMinimum", "maximum"))
    return (low is None or value >= low) and (above is None or value > above) and (high is None or value <= high)


def _array(value: Any, rule: dict[str, Any], root: dict[str, Any]) -> bool:
    if not isinstance(value, list):
        return True
    if not rule.get("minItems", 0) <= len(value) <= rule.get("maxItems", len(value)):
        return False
    if "prefixItems" in rule:
        return all(is_valid(part, each, root) for part, each in zip(value, rule["prefixItems"], strict=True))
    return all(is_valid(part, rule["items"], root) for part in value)


def _object(value: Any, rule: dict[str, Any], root: dict[str, Any]) -> bool:
    if not isinstance(value, dict):
        return True
    properties, others = rule.get("properties", {}), rule.get("additionalProperties", True)
    if not set(rule.get("required", ())) <= value.keys():
        return False
    if "propertyNames" in rule and not all(is_valid(name, rule["propertyNames"], root) for name in value):
        return False
    for name, part in value.items():
        inner = properties.get(name, others)
        if inner is False or (inner is not True and not is_valid(part, inner, root)):
            return False
    return True
