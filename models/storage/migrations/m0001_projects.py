"""Version 1: projects, variants, bill lines, assessments and the product cards they were scored with.

A migration is history: it names its own columns and conditions and does not follow later changes elsewhere.
"""

from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    REAL,
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    Text,
    UniqueConstraint,
)

if TYPE_CHECKING:
    from alembic.operations import Operations

_FINITE = "{0} > -9e999 AND {0} < 9e999"
_NOT_NEGATIVE = "{0} >= 0 AND {0} < 9e999"
_ABOVE_ZERO = "{0} > 0 AND {0} < 9e999"
_FRACTION = "{0} BETWEEN 0 AND 1"
_SCORE = "{0} > 0 AND {0} <= 1"
_FLAG = "{0} IN (0, 1)"
_JSON = "substr({0}, 1, 1) IN ('[', '{{', 'n')"
_DATE = "{0} IS date({0})"
_COUNT = "{0} >= 0"
_HASH = "length({0}) = 64"

_KINDS = {"text": Text, "real": REAL, "whole": Integer}


def upgrade(operations: "Operations") -> None:
    """Make the tables of version 1 in an empty database."""
    _register(operations)
    _project(operations)
    _variant(operations)
    _bill_line(operations)
    _assessment(operations)
    _product_snapshot(operations)


def _column(spec: str) -> Any:
    """`name kind` is a column that must have a value, `name kind?` one that may be unknown."""
    name, kind = spec.split()
    return Column(name, _KINDS[kind.rstrip("?")], nullable=kind.endswith("?"))


def _columns(specs: str) -> list[Any]:
    return [_column(spec) for spec in specs.strip().splitlines()]


def _checks(condition: str, names: str) -> list[Any]:
    return [CheckConstraint(condition.format(name), name=f"ck_{name}") for name in names.split()]


def _of_variant() -> list[Any]:
    return [
        PrimaryKeyConstraint("variant_key", "position"),
        ForeignKeyConstraint(["variant_key"], ["variant.key"], ondelete="CASCADE"),
    ]


def _table(operations: "Operations", name: str, *parts: Any, by_key: bool = False) -> None:
    layout = {"sqlite_with_rowid": False} if by_key else {}
    operations.create_table(name, *parts, sqlite_strict=True, **layout)


def _register(operations: "Operations") -> None:
    columns = _columns("key whole\nchange_counter whole\ndigest text")
    rules = [*_checks("{0} = 1", "key"), *_checks(_HASH, "digest")]
    _table(operations, "register", *columns, PrimaryKeyConstraint("key"), *rules)


def _project(operations: "Operations") -> None:
    columns = _columns("""
key whole
id text
name text
municipality text
address text
permit_application_date text?
requirement_set_id text
variant_count whole
line_count whole
content_hash text
change_counter whole
changed_at text
deleted_at text?
""")
    rules = [
        *_checks(_HASH, "content_hash"),
        *_checks(_DATE, "permit_application_date"),
        *_checks(_COUNT, "variant_count line_count change_counter"),
    ]
    _table(operations, "project", *columns, PrimaryKeyConstraint("key"), UniqueConstraint("id"), *rules)


def _variant(operations: "Operations") -> None:
    columns = _columns("""
key whole
project_key whole
position whole
id text
name text
phase text?
building_type text?
building_functions text
building_gross_floor_area_m2 real?
building_usable_floor_area_m2 real?
building_form_factor real?
building_is_light_construction whole?
building_service_life_years real?
building_dwelling_count whole?
building_mpg_limit_override text
extra text
""")
    rules = [
        *_checks(_ABOVE_ZERO, "building_gross_floor_area_m2 building_usable_floor_area_m2"),
        *_checks(_ABOVE_ZERO, "building_form_factor building_service_life_years"),
        *_checks(_FLAG, "building_is_light_construction"),
        *_checks(_JSON, "building_functions building_mpg_limit_override extra"),
        PrimaryKeyConstraint("key"),
        UniqueConstraint("project_key", "id"),
        ForeignKeyConstraint(["project_key"], ["project.key"], ondelete="CASCADE"),
    ]
    _table(operations, "variant", *columns, *rules)


def _bill_line(operations: "Operations") -> None:
    columns = _columns("""
variant_key whole
position whole
id text
description text
quantity real?
unit text?
nl_sfb text
product_id text
mass_kg_per_unit real?
service_life_years real?
mki_a1_eur_per_unit real?
mki_a2_eur_per_unit real?
co2_a1a5_kg_per_unit real?
biogenic_c_kg_per_kg real?
biobased_fraction real?
recycled_fraction real?
reused_fraction real?
future_reuse_fraction real?
future_recycling_fraction real?
connection_type real?
connection_accessibility real?
connection_crossings real?
connection_edge_confinement real?
data_category text?
unforeseen_reuse whole
module_profiles text
source text
note text
printed_total real?
extra text
""")
    rules = [
        *_checks(_NOT_NEGATIVE, "quantity mass_kg_per_unit biogenic_c_kg_per_kg"),
        *_checks(_ABOVE_ZERO, "service_life_years"),
        *_checks(_FINITE, "mki_a1_eur_per_unit mki_a2_eur_per_unit co2_a1a5_kg_per_unit printed_total"),
        *_checks(_FRACTION, "biobased_fraction recycled_fraction reused_fraction"),
        *_checks(_FRACTION, "future_reuse_fraction future_recycling_fraction"),
        *_checks(_SCORE, "connection_type connection_accessibility"),
        *_checks(_SCORE, "connection_crossings connection_edge_confinement"),
        *_checks(_FLAG, "unforeseen_reuse"),
        *_checks(_JSON, "module_profiles extra"),
    ]
    _table(operations, "bill_line", *columns, *_of_variant(), *rules, by_key=True)


def _assessment(operations: "Operations") -> None:
    columns = _columns("""
variant_key whole
position whole
indicator_id text
value real?
level text?
environmental_set text?
evidence_document text
evidence_date text?
evidence_status text?
note text
""")
    rules = [*_checks(_FINITE, "value"), *_checks(_DATE, "evidence_date")]
    _table(operations, "assessment", *columns, *_of_variant(), *rules, by_key=True)


def _product_snapshot(operations: "Operations") -> None:
    columns = _columns("""
variant_key whole
position whole
id text
name_nl text
name_en text
unit text
density_kg_per_m3 real?
mass_kg_per_unit real?
service_life_years real?
gwp_a1a3_kg_per_kg real?
biogenic_c_kg_per_kg real?
biobased_fraction real?
mki_a1_eur_per_unit real?
mki_a2_eur_per_unit real?
mki_is_complete whole
data_category text?
sources text
note text
""")
    rules = [
        *_checks(_FINITE, "density_kg_per_m3 mass_kg_per_unit service_life_years gwp_a1a3_kg_per_kg"),
        *_checks(_FINITE, "biogenic_c_kg_per_kg biobased_fraction mki_a1_eur_per_unit mki_a2_eur_per_unit"),
        *_checks(_FLAG, "mki_is_complete"),
        *_checks(_JSON, "sources"),
    ]
    _table(operations, "product_snapshot", *columns, *_of_variant(), *rules, by_key=True)
