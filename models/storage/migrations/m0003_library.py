"""Own cards as version 3 writes them: two fields more, and hashes to match; for m0003 alone."""

import hashlib
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy import Connection

_NEW_IN_CARD: dict[str, object] = {"module_profiles": [], "valid_until": None}


def renew_own_cards(connection: "Connection") -> None:
    """Give every sound own card the new fields; sign the list of items anew if it was sound."""
    was_signed = _signature(connection) == _digest(_rows(connection))
    for kind, item_id, content, digest in _rows(connection):
        if kind == "product" and _hash(content) == digest:
            _renew(connection, item_id, content)
    if was_signed:
        connection.exec_driver_sql("UPDATE library_register SET digest = ?", (_digest(_rows(connection)),))


def _renew(connection: "Connection", item_id: str, content: str) -> None:
    card = json.loads(content)
    if not isinstance(card, dict):
        return
    new = json.dumps(
        {**_NEW_IN_CARD, **card}, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
    )
    connection.exec_driver_sql(
        "UPDATE library_item SET content = ?, content_hash = ? WHERE kind = 'product' AND id = ?",
        (new, _hash(new), item_id),
    )


def _rows(connection: "Connection") -> list[Any]:
    query = "SELECT kind, id, content, content_hash FROM library_item ORDER BY kind, id"
    return list(connection.exec_driver_sql(query).all())


def _signature(connection: "Connection") -> str:
    stored = connection.exec_driver_sql("SELECT digest FROM library_register").scalar()
    return _digest([]) if stored is None else str(stored)


def _digest(rows: list[Any]) -> str:
    return _hash(json.dumps([[kind, item_id, digest] for kind, item_id, _, digest in rows]))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
