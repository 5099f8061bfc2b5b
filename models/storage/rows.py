"""Between the parts of a project document and the rows of the tables: flat, with JSON text for small lists."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Table

from models.storage.records import (
    AssessmentRecord,
    Base,
    BillLineRecord,
    LibraryItemRecord,
    LibraryRegisterRecord,
    ProductSnapshotRecord,
    ProjectRecord,
    RegisterRecord,
    VariantRecord,
)

Document = dict[str, Any]
Row = tuple[Any, ...]


def table_of(record: type[Base]) -> Table:
    """The Core table of a record."""
    return cast(Table, record.__table__)


REGISTER = table_of(RegisterRecord)
PROJECT = table_of(ProjectRecord)
VARIANT = table_of(VariantRecord)
LIBRARY = table_of(LibraryItemRecord)
LIBRARY_REGISTER = table_of(LibraryRegisterRecord)


@dataclass(frozen=True)
class Shape:
    """How a part of the document lies in its table.

    Attributes:
        columns: of the part itself, in the order of the table, without keys and position.
        nested: key of an object in the part -> its keys; they become columns named object_key.
        json: columns that hold a list, mapping or small object as JSON text.
        flags: columns that hold true or false as 1 or 0.
    """

    table: Table
    columns: tuple[str, ...]
    nested: Mapping[str, tuple[str, ...]]
    json: tuple[str, ...]
    flags: tuple[str, ...]

    def to_row(self, part: Document) -> Row:
        """The part's values in the order of `columns`."""
        flat = {**part}
        for outer, keys in self.nested.items():
            inner = part[outer]
            flat.update({_column(outer, key): inner[key] for key in keys})
        for column in self.json:
            flat[column] = _json(flat[column])
        for column in self.flags:
            flat[column] = None if flat[column] is None else int(flat[column])
        return tuple([flat[column] for column in self.columns])

    def to_part(self, row: Row) -> Document:
        """The part of the document again; what cannot be is left for the document's own checks.

        Raises:
            ValueError: a JSON column is damaged.
        """
        flat = dict(zip(self.columns, row, strict=True))
        for column in self.json:
            flat[column] = json.loads(flat[column])
        for column in self.flags:
            flat[column] = {0: False, 1: True}.get(flat[column], flat[column])
        for outer, keys in self.nested.items():
            flat[outer] = {key: flat.pop(_column(outer, key)) for key in keys}
        return flat


def _column(outer: str, key: str) -> str:
    return key if key.startswith(f"{outer}_") else f"{outer}_{key}"


def _json(value: object) -> str:
    if value == []:
        return "[]"
    return json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))


def _shape(
    record: type[Base],
    nested: Mapping[str, tuple[str, ...]] | None = None,
    json: tuple[str, ...] = (),
    flags: tuple[str, ...] = (),
) -> Shape:
    table = table_of(record)
    keys = ("key", "project_key", "variant_key", "position")
    columns = tuple(column.name for column in table.columns if column.name not in keys)
    return Shape(table, columns, nested or {}, json, flags)


VARIANT_SHAPE = _shape(
    VariantRecord,
    nested={
        "building": (
            "type",
            "functions",
            "gross_floor_area_m2",
            "usable_floor_area_m2",
            "form_factor",
            "is_light_construction",
            "service_life_years",
            "dwelling_count",
            "mpg_limit_override",
        )
    },
    json=("building_functions", "building_mpg_limit_override", "extra", "targets", "decisions"),
    flags=("building_is_light_construction",),
)
LINE_SHAPE = _shape(
    BillLineRecord,
    nested={"connection": ("connection_type", "accessibility", "crossings", "edge_confinement")},
    json=("module_profiles", "extra"),
    flags=("unforeseen_reuse",),
)
ASSESSMENT_SHAPE = _shape(
    AssessmentRecord, nested={"evidence": ("document", "date", "status", "file_name", "file_sha256")}
)
PRODUCT_SHAPE = _shape(ProductSnapshotRecord, json=("sources", "module_profiles"), flags=("mki_is_complete",))


def children(variant: Document) -> list[tuple[Shape, list[Document]]]:
    """The lists of a variant's document, each with the shape of its rows."""
    return [
        (LINE_SHAPE, variant["bill"]["lines"]),
        (ASSESSMENT_SHAPE, variant["assessments"]),
        (PRODUCT_SHAPE, variant["products"]),
    ]


PROJECT_COLUMNS = (
    "id", "name", "municipality", "address", "permit_application_date", "requirement_set_id", "is_archived",
)  # fmt: skip
