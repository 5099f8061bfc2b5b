"""The hashes of version 3: a project's document as version 2 wrote it, from the rows that it kept.

History, as the migration it belongs to: the names here never follow later changes elsewhere.
"""

import hashlib
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy import Connection

_PROJECT = (
    "id", "name", "municipality", "address", "permit_application_date", "requirement_set_id", "is_archived",
)  # fmt: skip
_HEADER = (
    "key", "id", "name", "municipality", "address", "permit_application_date", "requirement_set_id",
    "variant_count", "line_count", "content_hash", "change_counter", "changed_at", "deleted_at", "is_archived",
)  # fmt: skip
_CONNECTION = {
    "connection_type": "connection_type",
    "connection_accessibility": "accessibility",
    "connection_crossings": "crossings",
    "connection_edge_confinement": "edge_confinement",
}
_EVIDENCE = ("document", "date", "status", "file_name", "file_sha256")
_KEYS = frozenset({"key", "project_key", "variant_key", "position"})
_NEW_IN_CARD: dict[str, object] = {"module_profiles": [], "valid_until": None}
_NEW_IN_TARGET: dict[str, object] = {"environmental_set": None}

Document = dict[str, Any]


def renew_project_hashes(connection: "Connection") -> None:
    """Give every project whose hash holds the hash of its new document, and sign the list anew if it was sound."""
    old = _headers(connection)
    counter, digest = _register(connection)
    was_signed = digest == _digest(counter, old)
    for header in old:
        _renew(connection, dict(zip(_HEADER, header, strict=True)))
    if was_signed:
        new = _digest(counter, _headers(connection))
        connection.exec_driver_sql("UPDATE register SET digest = ?", (new,))


def _renew(connection: "Connection", header: Document) -> None:
    rows = _rows(connection, "variant", "project_key", header["key"])
    try:
        variants = [_variant(connection, row) for row in rows]
    except ValueError:
        return
    project = {name: header[name] for name in _PROJECT} | {"variants": variants}
    if _hash({"schema": "meetlat.project/2", "project": project}) != header["content_hash"]:
        return
    for variant in variants:
        for card in variant["products"]:
            card.update(_NEW_IN_CARD)
        for target in variant["targets"]:
            target.update(_NEW_IN_TARGET)
    digest = _hash({"schema": "meetlat.project/3", "project": project})
    connection.exec_driver_sql("UPDATE project SET content_hash = ? WHERE key = ?", (digest, header["key"]))


def name_sets_of_targets(connection: "Connection") -> None:
    """Give every stored target the key that says for which set it is; what is no list of targets stays damage."""
    for key, stored in connection.exec_driver_sql("SELECT key, targets FROM variant").all():
        try:
            targets = json.loads(stored)
            named = [{**target, **_NEW_IN_TARGET} for target in targets]
        except (TypeError, ValueError):
            continue
        if named:
            text = json.dumps(named, ensure_ascii=False, separators=(",", ":"))
            connection.exec_driver_sql("UPDATE variant SET targets = ? WHERE key = ?", (text, key))


def _headers(connection: "Connection") -> list[list[Any]]:
    columns = ", ".join(_HEADER)
    rows = connection.exec_driver_sql(f"SELECT {columns} FROM project ORDER BY key")  # noqa: S608 our own names
    return [[*row[:-1], bool(row[-1])] for row in rows]


def _register(connection: "Connection") -> tuple[int, str]:
    row = connection.exec_driver_sql("SELECT change_counter, digest FROM register").first()
    return (row[0], row[1]) if row else (0, "")


def _digest(counter: int, headers: list[list[Any]]) -> str:
    return hashlib.sha256(json.dumps([counter, *headers]).encode()).hexdigest()


def _hash(document: Document) -> str:
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _variant(connection: "Connection", row: Document) -> Document:
    key = row["key"]
    names = [name for name in row if name.startswith("building_")]
    building = {name.removeprefix("building_"): row.pop(name) for name in names}
    for name in ("functions", "mpg_limit_override"):
        building[name] = json.loads(building[name])
    building["is_light_construction"] = _flag(building["is_light_construction"])
    for name in ("extra", "targets", "decisions"):
        row[name] = json.loads(row[name])
    return _without_keys(row) | {
        "building": building,
        "bill": {"lines": [_line(part) for part in _rows(connection, "bill_line", "variant_key", key)]},
        "assessments": [_assessment(part) for part in _rows(connection, "assessment", "variant_key", key)],
        "products": [_product(part) for part in _rows(connection, "product_snapshot", "variant_key", key)],
    }


def _line(row: Document) -> Document:
    row["connection"] = {key: row.pop(column) for column, key in _CONNECTION.items()}
    row["module_profiles"] = json.loads(row["module_profiles"])
    row["extra"] = json.loads(row["extra"])
    row["unforeseen_reuse"] = _flag(row["unforeseen_reuse"])
    return _without_keys(row)


def _assessment(row: Document) -> Document:
    row["evidence"] = {key: row.pop(f"evidence_{key}") for key in _EVIDENCE}
    return _without_keys(row)


def _product(row: Document) -> Document:
    row["sources"] = json.loads(row["sources"])
    row["mki_is_complete"] = _flag(row["mki_is_complete"])
    return _without_keys(row)


def _without_keys(row: Document) -> Document:
    return {name: value for name, value in row.items() if name not in _KEYS}


def _flag(stored: Any) -> Any:
    return {0: False, 1: True}.get(stored, stored)


def _rows(connection: "Connection", table: str, of: str, key: int) -> list[Document]:
    query = f"SELECT * FROM {table} WHERE {of} = ? ORDER BY position"  # noqa: S608 our own names
    return [dict(row) for row in connection.exec_driver_sql(query, (key,)).mappings()]
