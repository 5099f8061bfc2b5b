"""Tables of the store as SQLAlchemy records, which are used in this package only.

Fields that are listed or searched have a column; the rest of a project is canonical JSON in a text column, as
`project_texts` makes it, so that a new optional field changes no table. All tables are STRICT. The parts of a
variant are keyed by their position in it.
"""

from collections.abc import Iterable
from typing import cast

from sqlalchemy import REAL, CheckConstraint, Double, ForeignKey, Integer, Table, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeEngine

FLAG = "{0} IN (0, 1)"
COUNT = "{0} >= 0"
OBJECT = "substr({0}, 1, 1) = '{{'"
LIST = "substr({0}, 1, 1) = '['"
HASH = "length({0}) = 64"
DATE = "{0} IS date({0})"
ONE_ROW = "{0} = 1"
STRICT = {"sqlite_strict": True}
STRICT_BY_KEY = {"sqlite_strict": True, "sqlite_with_rowid": False}

EIGHT_BYTES: TypeEngine[float] = Double().with_variant(REAL(), "sqlite")
"""A real number of 8 bytes on every engine; SQLite calls that REAL, others DOUBLE PRECISION."""


def checks(condition: str, columns: Iterable[str]) -> list[CheckConstraint]:
    """Constraints with the same condition on each column; NULL passes."""
    return [CheckConstraint(condition.format(column), name=f"ck_{column}") for column in columns]


class Base(DeclarativeBase):
    """Base of all records, with the column types of STRICT tables."""

    type_annotation_map = {str: Text, float: EIGHT_BYTES, int: Integer}  # noqa: RUF012 SQLAlchemy's own form


class RegisterRecord(Base):
    """Table of one row: the id of the store, its change counter and the digest of all projects; see `register`."""

    __tablename__ = "register"
    __table_args__ = (
        *checks(ONE_ROW, ["key"]),
        *checks(HASH, ["digest"]),
        *checks(COUNT, ["change_counter"]),
        STRICT,
    )

    key: Mapped[int] = mapped_column(primary_key=True)
    store_id: Mapped[str]
    change_counter: Mapped[int]
    digest: Mapped[str]


class ProjectRecord(Base):
    """Table of projects; the columns between `key` and `signature` are signed, in this order.

    `name_key` is the name in the form in which it is searched, `variant_names` a JSON list; for the other columns
    see `ProjectSummary`. `content` is everything of the project but its variants; its hash is signed. `changed_at`
    and `deleted_at` are UTC; `deleted_at` is NULL for a project that is not deleted.
    """

    __tablename__ = "project"
    __table_args__ = (
        UniqueConstraint("id"),
        *checks(HASH, ["content_hash", "signature"]),
        *checks(DATE, ["permit_application_date"]),
        *checks(COUNT, ["variant_count", "line_count", "change_counter"]),
        *checks(FLAG, ["is_archived", "has_frozen"]),
        *checks(LIST, ["variant_names"]),
        *checks(OBJECT, ["content"]),
        STRICT,
    )

    key: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str]
    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(index=True)
    municipality: Mapped[str]
    permit_application_date: Mapped[str | None]
    requirement_set_id: Mapped[str]
    is_archived: Mapped[int]
    building_type: Mapped[str | None]
    phase: Mapped[str | None]
    has_frozen: Mapped[int]
    variant_count: Mapped[int]
    variant_names: Mapped[str]
    line_count: Mapped[int]
    content_hash: Mapped[str]
    change_counter: Mapped[int]
    changed_at: Mapped[str]
    deleted_at: Mapped[str | None]
    signature: Mapped[str]
    content: Mapped[str]


class VariantRecord(Base):
    """Table of variants; `content` is everything but the parts."""

    __tablename__ = "variant"
    __table_args__ = (UniqueConstraint("project_key", "id"), *checks(OBJECT, ["content"]), STRICT)

    key: Mapped[int] = mapped_column(primary_key=True)
    project_key: Mapped[int] = mapped_column(ForeignKey("project.key", ondelete="CASCADE"))
    position: Mapped[int]
    id: Mapped[str]
    content: Mapped[str]


class PartRecord(Base):
    """Table of bill lines, assessments and product cards of variants; `kind` is a key of `project_texts.PARTS`."""

    __tablename__ = "part"
    __table_args__ = (
        *checks("{0} IN ('line', 'assessment', 'product')", ["kind"]),
        *checks(OBJECT, ["content"]),
        STRICT_BY_KEY,
    )

    variant_key: Mapped[int] = mapped_column(ForeignKey("variant.key", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    content: Mapped[str]


class OutcomeRecord(Base):
    """Table of cached outcomes of variants; see `outcome_cache`.

    They hold only for the project with `content_hash`, the reference data with `reference_hash` and the program of
    `program_version`. They are derived data, and no part of a digest, a change counter or a hash.
    """

    __tablename__ = "outcome"
    __table_args__ = (*checks(OBJECT, ["content"]), *checks(HASH, ["content_hash"]), STRICT_BY_KEY)

    variant_key: Mapped[int] = mapped_column(ForeignKey("variant.key", ondelete="CASCADE"), primary_key=True)
    content_hash: Mapped[str]
    reference_hash: Mapped[str]
    program_version: Mapped[str]
    content: Mapped[str]


class LibraryItemRecord(Base):
    """Table of own cards, requirement sets, assemblies and confirmed texts, as canonical JSON with its hash."""

    __tablename__ = "library_item"
    __table_args__ = (
        *checks("{0} IN ('product', 'requirement_set', 'confirmed_text', 'assembly')", ["kind"]),
        *checks(OBJECT, ["content"]),
        *checks(HASH, ["content_hash"]),
        STRICT_BY_KEY,
    )

    kind: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[str]
    content_hash: Mapped[str]


class LibraryRegisterRecord(Base):
    """Table of two rows with hashes over the rows of `library_item`, so that none can disappear.

    `key` 1 is of all items but the confirmed texts, see `library`; 2 is of those, see `confirmed_texts`.
    """

    __tablename__ = "library_register"
    __table_args__ = (*checks("{0} IN (1, 2)", ["key"]), *checks(HASH, ["digest"]), STRICT)

    key: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str]


def _table_of(record: type[Base]) -> Table:
    return cast(Table, record.__table__)


REGISTER = _table_of(RegisterRecord)
PROJECT = _table_of(ProjectRecord)
VARIANT = _table_of(VariantRecord)
OUTCOME = _table_of(OutcomeRecord)
LIBRARY = _table_of(LibraryItemRecord)
LIBRARY_REGISTER = _table_of(LibraryRegisterRecord)
