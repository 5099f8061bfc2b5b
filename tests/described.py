"""A value held against a published JSON Schema; knows the few keywords that ours use."""

from collections.abc import Iterator
from typing import Any

_TYPES: dict[str, Any] = {"string": str, "boolean": bool, "array": list, "object": dict, "null": type(None)}


def faults(value: Any, rule: dict[str, Any], whole: dict[str, Any], where: str = "") -> Iterator[str]:
    """Where a value is not as a rule says; `whole` is the description with its `$defs`."""
    if "$ref" in rule:
        rule = whole["$defs"][rule["$ref"].rpartition("/")[2]]
    if "anyOf" in rule:
        found = [list(faults(value, option, whole, where)) for option in rule["anyOf"]]
        yield from [] if any(not each for each in found) else found[0]
        return
    if value not in rule.get("enum", [value]) or value != rule.get("const", value):
        yield f"{where}: {value!r}"
    types = rule.get("type", [])
    if types and not any(_is(value, name) for name in ([types] if isinstance(types, str) else types)):
        yield f"{where}: {value!r} is no {types}"
    if isinstance(value, dict) and "additionalProperties" in rule:
        others = rule["additionalProperties"]
        properties = rule["properties"] if others is False else dict.fromkeys(value, others)
        yield from (f"{where}: {name} on one side only" for name in value.keys() ^ properties.keys())
        for name in value.keys() & properties:
            yield from faults(value[name], properties[name], whole, f"{where}/{name}")
    if isinstance(value, list) and "items" in rule:
        for place, entry in enumerate(value):
            yield from faults(entry, rule["items"], whole, f"{where}/{place}")


def _is(value: Any, name: str) -> bool:
    if name in ("number", "integer"):
        return isinstance(value, int | float if name == "number" else int) and not isinstance(value, bool)
    return isinstance(value, _TYPES[name])
