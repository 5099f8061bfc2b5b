"""Schema version 1: projects with their variants and parts, the outcomes of variants, and the own library.

A migration names its own columns and conditions, so that later changes elsewhere do not change it.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alembic.operations import Operations

_STATEMENTS = (
    """
CREATE TABLE register (
    "key" INTEGER NOT NULL,
    store_id TEXT NOT NULL,
    change_counter INTEGER NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY ("key"),
    CONSTRAINT ck_key CHECK (key = 1),
    CONSTRAINT ck_change_counter CHECK (change_counter >= 0),
    CONSTRAINT ck_digest CHECK (length(digest) = 64)
) STRICT
""",
    """
CREATE TABLE project (
    "key" INTEGER NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    municipality TEXT NOT NULL,
    permit_application_date TEXT,
    requirement_set_id TEXT NOT NULL,
    is_archived INTEGER NOT NULL,
    building_type TEXT,
    phase TEXT,
    has_frozen INTEGER NOT NULL,
    variant_count INTEGER NOT NULL,
    variant_names TEXT NOT NULL,
    line_count INTEGER NOT NULL,
    content_hash TEXT NOT NULL,
    change_counter INTEGER NOT NULL,
    changed_at TEXT NOT NULL,
    deleted_at TEXT,
    signature TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY ("key"),
    UNIQUE (id),
    CONSTRAINT ck_permit_application_date CHECK (permit_application_date IS date(permit_application_date)),
    CONSTRAINT ck_is_archived CHECK (is_archived IN (0, 1)),
    CONSTRAINT ck_has_frozen CHECK (has_frozen IN (0, 1)),
    CONSTRAINT ck_variant_count CHECK (variant_count >= 0),
    CONSTRAINT ck_variant_names CHECK (substr(variant_names, 1, 1) = '['),
    CONSTRAINT ck_line_count CHECK (line_count >= 0),
    CONSTRAINT ck_content_hash CHECK (length(content_hash) = 64),
    CONSTRAINT ck_change_counter CHECK (change_counter >= 0),
    CONSTRAINT ck_signature CHECK (length(signature) = 64),
    CONSTRAINT ck_content CHECK (substr(content, 1, 1) = '{')
) STRICT
""",
    "CREATE INDEX ix_project_name_key ON project (name_key)",
    """
CREATE TABLE variant (
    "key" INTEGER NOT NULL,
    project_key INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY ("key"),
    UNIQUE (project_key, id),
    CONSTRAINT ck_content CHECK (substr(content, 1, 1) = '{'),
    FOREIGN KEY(project_key) REFERENCES project ("key") ON DELETE CASCADE
) STRICT
""",
    """
CREATE TABLE part (
    variant_key INTEGER NOT NULL,
    kind TEXT NOT NULL,
    position INTEGER NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (variant_key, kind, position),
    CONSTRAINT ck_kind CHECK (kind IN ('line', 'assessment', 'product')),
    CONSTRAINT ck_content CHECK (substr(content, 1, 1) = '{'),
    FOREIGN KEY(variant_key) REFERENCES variant ("key") ON DELETE CASCADE
) WITHOUT ROWID, STRICT
""",
    """
CREATE TABLE outcome (
    variant_key INTEGER NOT NULL,
    content_hash TEXT NOT NULL,
    reference_hash TEXT NOT NULL,
    program_version TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (variant_key),
    CONSTRAINT ck_content CHECK (substr(content, 1, 1) = '{'),
    CONSTRAINT ck_content_hash CHECK (length(content_hash) = 64),
    FOREIGN KEY(variant_key) REFERENCES variant ("key") ON DELETE CASCADE
) WITHOUT ROWID, STRICT
""",
    """
CREATE TABLE library_item (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    content TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    PRIMARY KEY (kind, id),
    CONSTRAINT ck_kind CHECK (kind IN ('product', 'requirement_set', 'confirmed_text', 'assembly')),
    CONSTRAINT ck_content CHECK (substr(content, 1, 1) = '{'),
    CONSTRAINT ck_content_hash CHECK (length(content_hash) = 64)
) WITHOUT ROWID, STRICT
""",
    """
CREATE TABLE library_register (
    "key" INTEGER NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY ("key"),
    CONSTRAINT ck_key CHECK (key IN (1, 2)),
    CONSTRAINT ck_digest CHECK (length(digest) = 64)
) STRICT
""",
)


def upgrade(operations: "Operations") -> None:
    """Creates the tables of version 1 in an empty database."""
    connection = operations.get_bind()
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement)
