"""Version 3: product cards with a declaration's values per life-cycle module and its last day of validity,
and the set that an own target for the MPG is for.

What is stored gets the value that means "none was given". The hashes of projects and of own cards are taken
of documents that have these fields from now on, so they are taken anew; only where the old hash held, so that
damage stays damage. A migration is history: it does not follow later changes elsewhere.
"""

from typing import TYPE_CHECKING

from models.storage.migrations.m0003_hashes import name_sets_of_targets, renew_project_hashes
from models.storage.migrations.m0003_library import renew_own_cards

if TYPE_CHECKING:
    from alembic.operations import Operations

_NEW_COLUMNS = (
    "module_profiles TEXT DEFAULT '[]' NOT NULL"
    " CONSTRAINT ck_module_profiles CHECK (substr(module_profiles, 1, 1) IN ('[', '{', 'n'))",
    "valid_until TEXT CONSTRAINT ck_valid_until CHECK (valid_until IS date(valid_until))",
)


def upgrade(operations: "Operations") -> None:
    """Bring a database of version 2 to version 3. The hashes come first: they read the rows of version 2."""
    connection = operations.get_bind()
    renew_project_hashes(connection)
    renew_own_cards(connection)
    name_sets_of_targets(connection)
    for column in _NEW_COLUMNS:
        connection.exec_driver_sql(f"ALTER TABLE product_snapshot ADD COLUMN {column}")
