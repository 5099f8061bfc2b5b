"""The register: one row that vouches for every row of the table of projects.

Each project's row carries a signature, the hash of its values; that of its content is one of them, so that a
project is checked by its own rows alone. The register's digest is the sum of all signatures, and of a hash of the
count of changes, modulo 2**256. A sum, because one signature can be taken out and another put in without
reading the rest: a save costs the same at ten and at ten thousand projects. Not an exclusive or, in which a row
that stands there twice would cancel itself out.

The id of the store goes into every signature, so that a row of another store is known at once. There is no secret
in any of this: it finds damage and clumsy hands, not somebody who computes the sums anew.
"""

import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from models.storage.canonical import canonical_text, text_hash
from models.storage.errors import DamagedStoreError
from models.storage.records import PROJECT, REGISTER

_MODULUS = 2**256
_DIGEST = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Register:
    """The row as it was read; `changed` gives the next one.

    Attributes:
        store_id: random, chosen with the first change.
        change_counter: how many changes the store has seen; 0 for one that holds nothing.
        digest: as the module says, 64 hexadecimal digits.
    """

    store_id: str
    change_counter: int
    digest: str

    def changed(self, *, removed: Iterable[str] = (), added: Iterable[str] = ()) -> "Register":
        """The register after one change, which took these signatures out and put those in."""
        nothing, counter = int(self.digest, 16) - self._of_counter(), self.change_counter + 1
        counted = replace(self, change_counter=counter)
        total = nothing - _sum(removed) + _sum(added) + counted._of_counter()
        return replace(counted, digest=f"{total % _MODULUS:064x}")

    def vouches_for(self, signatures: Iterable[str]) -> bool:
        """Whether these are the signatures of all projects."""
        return (_sum(signatures) + self._of_counter() - int(self.digest, 16)) % _MODULUS == 0

    def _of_counter(self) -> int:
        return int(text_hash(f"{self.store_id} {self.change_counter}"), 16)


def signature(store_id: str, values: Iterable[object]) -> str:
    """The signature of a row with these values, 64 hexadecimal digits; "" for values that no row of ours has."""
    try:
        return text_hash(canonical_text([store_id, *values]))
    except (TypeError, ValueError):
        return ""


def read_register(connection: Connection, path: Path) -> Register:
    """The register of the store at `path`; a new one for a store that never held a project.

    Raises:
        DamagedStoreError: there are projects and no register, or it is not one.
    """
    row = connection.execute(select(REGISTER.c.store_id, REGISTER.c.change_counter, REGISTER.c.digest)).first()
    if row is not None:
        if [type(value) for value in row] != [str, int, str] or not _is_hexadecimal(row[2]):
            raise DamagedStoreError(path=str(path))
        return Register(row[0], row[1], row[2])
    if connection.execute(select(PROJECT.c.key).limit(1)).first() is not None:
        raise DamagedStoreError(path=str(path))
    empty = Register(secrets.token_hex(16), 0, "0" * 64)
    return replace(empty, digest=f"{empty._of_counter():064x}")


def write_register(connection: Connection, register: Register) -> None:
    """Store the register in the place of the one that was read."""
    values = {
        "store_id": register.store_id,
        "change_counter": register.change_counter,
        "digest": register.digest,
    }
    statement = insert(REGISTER).values(key=1, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=[REGISTER.c.key], set_=values))


def count_change(connection: Connection, path: Path) -> None:
    """Count a change of something else than a project, so that a backup is due."""
    write_register(connection, read_register(connection, path).changed())


def _sum(signatures: Iterable[str]) -> int:
    """Of a damaged signature nothing is taken, so that the digest stays wrong and the damage is found."""
    return sum([int(each, 16) for each in signatures if _is_hexadecimal(each)])


def _is_hexadecimal(digest: object) -> bool:
    return isinstance(digest, str) and _DIGEST.fullmatch(digest) is not None
