"""Reads attributes of IFC instances with a check of their type; a value of another type counts as absent.

The library checks no types while it loads: in the place of a text there may be a number or another instance. All
reading goes through these functions, so that no other module needs such checks.
"""

import math
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Protocol, cast

from app.formats.cell_text import MAX_NAME, clean_text


class Instance(Protocol):
    """An instance (`#n=`) of the model; a typed value, such as IfcMassMeasure(446.), has the number 0."""

    def id(self) -> int: ...

    def is_a(self, name: str = ...) -> Any: ...


class Model(Protocol):
    """The loaded file."""

    def by_type(self, name: str) -> Iterable[Instance]: ...


def of_type(model: Model, name: str) -> list[Instance]:
    """All instances of a class and its subclasses, by number; none when the schema lacks the class."""
    try:
        return sorted(model.by_type(name), key=lambda instance: instance.id())
    except RuntimeError:
        return []


def is_kind(instance: Instance, name: str) -> bool:
    """Whether an instance is of the class or a subclass; False when the schema lacks the class."""
    try:
        return bool(instance.is_a(name))
    except RuntimeError:
        return False


def class_of(instance: Instance) -> str:
    """The class as the schema writes it: `IfcWallStandardCase`."""
    return str(instance.is_a())


def _value(instance: Instance, name: str) -> object:
    try:
        return getattr(instance, name)
    except (AttributeError, RuntimeError, TypeError, ValueError):
        return None


def text(instance: Instance, name: str) -> str:
    """The text or enumeration of an attribute on one line, clean and at most 200 characters; "" for none."""
    return one_line(_value(instance, name))


def one_line(value: object) -> str:
    """A text cleaned for use in a bill; "" for any other value."""
    return _tidied(value[: 10 * MAX_NAME]) if isinstance(value, str) else ""


@lru_cache(maxsize=10_000)
def _tidied(value: str) -> str:
    """The cleaned text; cached, because thousands of elements have the same names."""
    return " ".join(clean_text(value).split())[:MAX_NAME].rstrip()


def number(instance: Instance, name: str) -> float | None:
    """A number, finite or not; None when there is none."""
    return as_number(_value(instance, name))


def as_number(value: object) -> float | None:
    """A number out of an attribute; a boolean is none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value)


def finite(instance: Instance, name: str) -> float | None:
    """A finite number above zero; None for everything else."""
    found = number(instance, name)
    return found if found is not None and 0.0 < found < math.inf else None


def one(instance: Instance, name: str) -> Instance | None:
    """The instance that the attribute refers to."""
    return _instance(_value(instance, name))


def many(instance: Instance, name: str) -> list[Instance]:
    """The instances of a list attribute; of a single reference that one; of a typed list what is in it."""
    value = _value(instance, name)
    if hasattr(value, "is_a") and hasattr(value, "id") and value.id() == 0:
        value = _value(cast("Instance", value), "wrappedValue")
    items = value if isinstance(value, tuple | list) else (value,)
    return [found for item in items if (found := _instance(item)) is not None]


def properties(definition: Instance) -> list[Instance]:
    """The properties of a property set; none of a set of any other kind.

    The class is looked at first: the library takes long to find that a class lacks an attribute.
    """
    return many(definition, "HasProperties") if class_of(definition) == "IfcPropertySet" else []


def numbers(instance: Instance, name: str) -> list[float] | None:
    """A list of finite numbers; None when any is not."""
    value = _value(instance, name)
    if not isinstance(value, tuple | list):
        return None
    found = [as_number(item) for item in value]
    if any(item is None or not math.isfinite(item) for item in found):
        return None
    return [item for item in found if item is not None]


def texts(instance: Instance, name: str) -> list[str]:
    """The texts of a list attribute that are not empty."""
    value = _value(instance, name)
    items = value if isinstance(value, tuple | list) else ()
    return [line for item in items if (line := one_line(item))]


def is_true(instance: Instance, name: str) -> bool | None:
    """A logical: None for UNKNOWN, and False where nothing is given."""
    value = _value(instance, name)
    if value is None or isinstance(value, bool):
        return bool(value)
    return None


def measure(instance: Instance, name: str) -> tuple[str, object]:
    """Class and content of a typed value: ("IfcMassMeasure", 446.0); ("", None) when there is none."""
    value = _value(instance, name)
    if not hasattr(value, "is_a") or not hasattr(value, "id") or value.id() != 0:
        return "", None
    return class_of(value), _value(value, "wrappedValue")


def contents(instance: Instance, name: str) -> list[object]:
    """What is in a typed value, or in each of a list of typed values: `(IfcLabel('NEW'))` gives ["NEW"]."""
    value = _value(instance, name)
    items = value if isinstance(value, tuple | list) else (value,)
    typed = [item for item in items if hasattr(item, "is_a") and hasattr(item, "id") and item.id() == 0]
    return [_value(cast("Instance", item), "wrappedValue") for item in typed]


def _instance(value: object) -> Instance | None:
    if hasattr(value, "is_a") and hasattr(value, "id") and value.id() != 0:
        found: Instance = value
        return found
    return None
