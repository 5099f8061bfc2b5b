"""Register of the store: one row with a digest by which the whole table of projects is checked.

Each project's row has a signature: the hash of its values, the hash of its content among them, so that a project
is checked by its own rows alone. The digest of the register is the sum, modulo 2**256, of all signatures and of a
hash of the change counter. From a sum one signature can be subtracted and another added without reading the rest,
so a save takes as long at ten as at ten thousand projects. With an exclusive or, a row that is there twice would
cancel itself out.

The id of the store is part of every signature, so that a row of another store is found. There is no secret in it:
it finds damage and careless changes, not somebody who computes the digest again.
"""

import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from models.storage.document.canonical import canonical_text, text_hash
from models.storage.errors import DamagedStoreError
from models.storage.sqlite.records import PROJECT, REGISTER

_MODULUS = 2**256
_DIGEST = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Register:
    """The row of the register, immutable; `changed` gives the next one.

    Attributes:
        store_id: random, chosen at the first change.
        change_counter: number of changes of the store; 0 before the first.
        digest: sum of all signatures as the head of this file describes, 64 hexadecimal digits.
    """

    store_id: str
    change_counter: int
    digest: str

    def changed(self, *, removed: Iterable[str] = (), added: Iterable[str] = ()) -> "Register":
        """The register after one change that removed and added rows with these signatures."""
        nothing, counter = int(self.digest, 16) - self._of_counter(), self.change_counter + 1
        counted = replace(self, change_counter=counter)
        total = nothing - _sum(removed) + _sum(added) + counted._of_counter()
        return replace(counted, digest=_digest(total))

    def vouches_for(self, signatures: Iterable[str]) -> bool:
        """Whether these are exactly the signatures of all projects."""
        return (_sum(signatures) + self._of_counter() - int(self.digest, 16)) % _MODULUS == 0

    def _of_counter(self) -> int:
        return int(text_hash(f"{self.store_id} {self.change_counter}"), 16)


def signature(store_id: str, values: Iterable[object]) -> str:
    """The signature of a row, 64 hexadecimal digits; "" for values of a type that no row of a store has."""
    try:
        return text_hash(canonical_text([store_id, *values]))
    except (TypeError, ValueError):
        return ""


def read_register(connection: Connection, path: Path) -> Register:
    """The register of the store at `path`; a new one for a store that never held a project.

    Raises:
        DamagedStoreError: the register is damaged, or absent although there are projects.
    """
    row = connection.execute(select(REGISTER.c.store_id, REGISTER.c.change_counter, REGISTER.c.digest)).first()
    if row is not None:
        if [type(value) for value in row] != [str, int, str] or not is_digest(row[2]):
            raise DamagedStoreError(path=str(path))
        return Register(row[0], row[1], row[2])
    if connection.execute(select(PROJECT.c.key).limit(1)).first() is not None:
        raise DamagedStoreError(path=str(path))
    empty = Register(secrets.token_hex(16), 0, "0" * 64)
    return replace(empty, digest=_digest(empty._of_counter()))


def write_register(connection: Connection, register: Register) -> None:
    """Writes the register in the place of the one that was read."""
    values = {
        "store_id": register.store_id,
        "change_counter": register.change_counter,
        "digest": register.digest,
    }
    statement = insert(REGISTER).values(key=1, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=[REGISTER.c.key], set_=values))


def changed_sum(digest: str, *, removed: Iterable[str] = (), added: Iterable[str] = ()) -> str:
    """A digest that is a sum of signatures alone, after rows with these were removed and added."""
    return _digest(int(digest, 16) - _sum(removed) + _sum(added))


def is_digest(digest: object) -> bool:
    """Whether this can be a digest: 64 hexadecimal digits."""
    return isinstance(digest, str) and _DIGEST.fullmatch(digest) is not None


def count_change(connection: Connection, path: Path) -> None:
    """Counts a change of other data than projects in the register, so that a backup is due.

    To be called within a writing transaction; `path` is that of the store, for errors.

    Raises:
        DamagedStoreError: the register is damaged.
    """
    write_register(connection, read_register(connection, path).changed())


def _sum(signatures: Iterable[str]) -> int:
    """Sum of the signatures; a damaged one adds nothing, so that the digest is wrong and the damage is found."""
    return sum([int(each, 16) for each in signatures if is_digest(each)])


def _digest(total: int) -> str:
    return f"{total % _MODULUS:064x}"
