"""Version 2: targets, decisions, frozen variants, evidence files, archived projects, and the own library.

What is stored gets the value that means "none was given". A project's hash is taken of its document, which
has these fields from now on, so it is taken anew; only where the old hash held, so that damage stays damage.
A migration is history: it names its own columns and conditions and does not follow later changes elsewhere.
"""

from typing import TYPE_CHECKING

from models.storage.migrations.m0002_hashes import renew_hashes

if TYPE_CHECKING:
    from alembic.operations import Operations

_NEW_COLUMNS = (
    ("project", "is_archived", "INTEGER DEFAULT 0 NOT NULL", "{0} IN (0, 1)"),
    ("variant", "targets", "TEXT DEFAULT '[]' NOT NULL", "substr({0}, 1, 1) IN ('[', '{{', 'n')"),
    ("variant", "decisions", "TEXT DEFAULT '[]' NOT NULL", "substr({0}, 1, 1) IN ('[', '{{', 'n')"),
    ("variant", "frozen_on", "TEXT", "{0} IS date({0})"),
    ("assessment", "evidence_file_name", "TEXT DEFAULT '' NOT NULL", ""),
    ("assessment", "evidence_file_sha256", "TEXT DEFAULT '' NOT NULL", ""),
)

_LIBRARY_ITEM = """
CREATE TABLE library_item (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    content TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    PRIMARY KEY (kind, id),
    CONSTRAINT ck_kind CHECK (kind IN ('product', 'requirement_set')),
    CONSTRAINT ck_content CHECK (substr(content, 1, 1) IN ('[', '{', 'n')),
    CONSTRAINT ck_content_hash CHECK (length(content_hash) = 64)
) WITHOUT ROWID, STRICT
"""

_LIBRARY_REGISTER = """
CREATE TABLE library_register (
    "key" INTEGER NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY ("key"),
    CONSTRAINT ck_key CHECK (key = 1),
    CONSTRAINT ck_digest CHECK (length(digest) = 64)
) STRICT
"""


def upgrade(operations: "Operations") -> None:
    """Add the columns and tables of version 2 to a database of version 1."""
    connection = operations.get_bind()
    for table, column, kind, condition in _NEW_COLUMNS:
        check = f" CONSTRAINT ck_{column} CHECK ({condition.format(column)})" if condition else ""
        connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN {column} {kind}{check}")
    connection.exec_driver_sql(_LIBRARY_ITEM)
    connection.exec_driver_sql(_LIBRARY_REGISTER)
    renew_hashes(connection)
