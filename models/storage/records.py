"""The tables of the store, as SQLAlchemy records; they never leave this package.

All tables are STRICT. Amounts are finite by CHECK and within the ranges that the domain keeps: the
database is the last door, not the first. Children of a variant are keyed by their position in it. Lists
and mappings of a few entries are canonical JSON in a text column. SQLite stores NaN as NULL, so NaN is
refused before it comes here.
"""

from collections.abc import Iterable

from sqlalchemy import REAL, CheckConstraint, ForeignKey, Integer, Text, UniqueConstraint, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

FINITE = "{0} > -9e999 AND {0} < 9e999"
NOT_NEGATIVE = "{0} >= 0 AND {0} < 9e999"
ABOVE_ZERO = "{0} > 0 AND {0} < 9e999"
FRACTION = "{0} BETWEEN 0 AND 1"
SCORE = "{0} > 0 AND {0} <= 1"
FLAG = "{0} IN (0, 1)"
JSON = "substr({0}, 1, 1) IN ('[', '{{', 'n')"
DATE = "{0} IS date({0})"
STRICT = {"sqlite_strict": True}
STRICT_BY_KEY = {"sqlite_strict": True, "sqlite_with_rowid": False}


def checks(condition: str, columns: Iterable[str]) -> list[CheckConstraint]:
    """The same condition for each column, by name; an unknown amount (NULL) passes."""
    return [CheckConstraint(condition.format(column), name=f"ck_{column}") for column in columns]


class Base(DeclarativeBase):
    """Python types to the four types that STRICT tables know."""

    type_annotation_map = {str: Text, float: REAL, int: Integer}  # noqa: RUF012 SQLAlchemy's own form


class RegisterRecord(Base):
    """One row: the count of changes, and a hash over every row of `project`, so that none can vanish."""

    __tablename__ = "register"
    __table_args__ = (*checks("{0} = 1", ["key"]), *checks("length({0}) = 64", ["digest"]), STRICT)

    key: Mapped[int] = mapped_column(primary_key=True)
    change_counter: Mapped[int]
    digest: Mapped[str]


class ProjectRecord(Base):
    """A project; `changed_at` and `deleted_at` are UTC, `deleted_at` is NULL for one that is not deleted."""

    __tablename__ = "project"
    __table_args__ = (
        UniqueConstraint("id"),
        *checks("length({0}) = 64", ["content_hash"]),
        *checks(DATE, ["permit_application_date"]),
        *checks("{0} >= 0", ["variant_count", "line_count", "change_counter"]),
        *checks(FLAG, ["is_archived"]),
        STRICT,
    )

    key: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str]
    name: Mapped[str]
    municipality: Mapped[str]
    address: Mapped[str]
    permit_application_date: Mapped[str | None]
    requirement_set_id: Mapped[str]
    variant_count: Mapped[int]
    line_count: Mapped[int]
    content_hash: Mapped[str]
    change_counter: Mapped[int]
    changed_at: Mapped[str]
    deleted_at: Mapped[str | None]
    is_archived: Mapped[int] = mapped_column(server_default=text("0"))


class VariantRecord(Base):
    """A variant with its building."""

    __tablename__ = "variant"
    __table_args__ = (
        UniqueConstraint("project_key", "id"),
        *checks(
            ABOVE_ZERO,
            [
                "building_gross_floor_area_m2",
                "building_usable_floor_area_m2",
                "building_form_factor",
                "building_service_life_years",
            ],
        ),
        *checks(FLAG, ["building_is_light_construction"]),
        *checks(JSON, ["building_functions", "building_mpg_limit_override", "extra", "targets", "decisions"]),
        *checks(DATE, ["frozen_on"]),
        STRICT,
    )

    key: Mapped[int] = mapped_column(primary_key=True)
    project_key: Mapped[int] = mapped_column(ForeignKey("project.key", ondelete="CASCADE"))
    position: Mapped[int]
    id: Mapped[str]
    name: Mapped[str]
    phase: Mapped[str | None]
    building_type: Mapped[str | None]
    building_functions: Mapped[str]
    building_gross_floor_area_m2: Mapped[float | None]
    building_usable_floor_area_m2: Mapped[float | None]
    building_form_factor: Mapped[float | None]
    building_is_light_construction: Mapped[int | None]
    building_service_life_years: Mapped[float | None]
    building_dwelling_count: Mapped[int | None]
    building_mpg_limit_override: Mapped[str]
    extra: Mapped[str]
    targets: Mapped[str] = mapped_column(server_default=text("'[]'"))
    decisions: Mapped[str] = mapped_column(server_default=text("'[]'"))
    frozen_on: Mapped[str | None]


class BillLineRecord(Base):
    """A line of the bill; see `models.domain.bill.BillLine` for units."""

    __tablename__ = "bill_line"
    __table_args__ = (
        *checks(NOT_NEGATIVE, ["quantity", "mass_kg_per_unit", "biogenic_c_kg_per_kg"]),
        *checks(ABOVE_ZERO, ["service_life_years"]),
        *checks(FINITE, ["mki_a1_eur_per_unit", "mki_a2_eur_per_unit", "co2_a1a5_kg_per_unit", "printed_total"]),
        *checks(
            FRACTION,
            [
                "biobased_fraction",
                "recycled_fraction",
                "reused_fraction",
                "future_reuse_fraction",
                "future_recycling_fraction",
            ],
        ),
        *checks(
            SCORE,
            [
                "connection_type",
                "connection_accessibility",
                "connection_crossings",
                "connection_edge_confinement",
            ],
        ),
        *checks(FLAG, ["unforeseen_reuse"]),
        *checks(JSON, ["module_profiles", "extra"]),
        STRICT_BY_KEY,
    )

    variant_key: Mapped[int] = mapped_column(ForeignKey("variant.key", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str]
    description: Mapped[str]
    quantity: Mapped[float | None]
    unit: Mapped[str | None]
    nl_sfb: Mapped[str]
    product_id: Mapped[str]
    mass_kg_per_unit: Mapped[float | None]
    service_life_years: Mapped[float | None]
    mki_a1_eur_per_unit: Mapped[float | None]
    mki_a2_eur_per_unit: Mapped[float | None]
    co2_a1a5_kg_per_unit: Mapped[float | None]
    biogenic_c_kg_per_kg: Mapped[float | None]
    biobased_fraction: Mapped[float | None]
    recycled_fraction: Mapped[float | None]
    reused_fraction: Mapped[float | None]
    future_reuse_fraction: Mapped[float | None]
    future_recycling_fraction: Mapped[float | None]
    connection_type: Mapped[float | None]
    connection_accessibility: Mapped[float | None]
    connection_crossings: Mapped[float | None]
    connection_edge_confinement: Mapped[float | None]
    data_category: Mapped[str | None]
    unforeseen_reuse: Mapped[int]
    module_profiles: Mapped[str]
    source: Mapped[str]
    note: Mapped[str]
    printed_total: Mapped[float | None]
    extra: Mapped[str]


class AssessmentRecord(Base):
    """An entered value or judged level with its evidence."""

    __tablename__ = "assessment"
    __table_args__ = (*checks(FINITE, ["value"]), *checks(DATE, ["evidence_date"]), STRICT_BY_KEY)

    variant_key: Mapped[int] = mapped_column(ForeignKey("variant.key", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    indicator_id: Mapped[str]
    value: Mapped[float | None]
    level: Mapped[str | None]
    environmental_set: Mapped[str | None]
    evidence_document: Mapped[str]
    evidence_date: Mapped[str | None]
    evidence_status: Mapped[str | None]
    note: Mapped[str]
    evidence_file_name: Mapped[str] = mapped_column(server_default=text("''"))
    evidence_file_sha256: Mapped[str] = mapped_column(server_default=text("''"))


class ProductSnapshotRecord(Base):
    """A product card as it was when the variant was scored with it; see `models.domain.product.ProductCard`."""

    __tablename__ = "product_snapshot"
    __table_args__ = (
        *checks(
            FINITE,
            [
                "density_kg_per_m3",
                "mass_kg_per_unit",
                "service_life_years",
                "gwp_a1a3_kg_per_kg",
                "biogenic_c_kg_per_kg",
                "biobased_fraction",
                "mki_a1_eur_per_unit",
                "mki_a2_eur_per_unit",
            ],
        ),
        *checks(FLAG, ["mki_is_complete"]),
        *checks(JSON, ["sources", "module_profiles"]),
        *checks(DATE, ["valid_until"]),
        STRICT_BY_KEY,
    )

    variant_key: Mapped[int] = mapped_column(ForeignKey("variant.key", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str]
    name_nl: Mapped[str]
    name_en: Mapped[str]
    unit: Mapped[str]
    density_kg_per_m3: Mapped[float | None]
    mass_kg_per_unit: Mapped[float | None]
    service_life_years: Mapped[float | None]
    gwp_a1a3_kg_per_kg: Mapped[float | None]
    biogenic_c_kg_per_kg: Mapped[float | None]
    biobased_fraction: Mapped[float | None]
    mki_a1_eur_per_unit: Mapped[float | None]
    mki_a2_eur_per_unit: Mapped[float | None]
    mki_is_complete: Mapped[int]
    data_category: Mapped[str | None]
    sources: Mapped[str]
    note: Mapped[str]
    module_profiles: Mapped[str] = mapped_column(server_default=text("'[]'"))
    valid_until: Mapped[str | None]


class LibraryItemRecord(Base):
    """A product card or requirement edition of the user's own, as canonical JSON with the hash of it."""

    __tablename__ = "library_item"
    __table_args__ = (
        *checks("{0} IN ('product', 'requirement_set')", ["kind"]),
        *checks(JSON, ["content"]),
        *checks("length({0}) = 64", ["content_hash"]),
        STRICT_BY_KEY,
    )

    kind: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[str]
    content_hash: Mapped[str]


class LibraryRegisterRecord(Base):
    """One row: a hash over the kinds, ids and hashes of `library_item`, so that none can vanish."""

    __tablename__ = "library_register"
    __table_args__ = (*checks("{0} = 1", ["key"]), *checks("length({0}) = 64", ["digest"]), STRICT)

    key: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str]
