"""The hashes of version 2: a project's document as versions 1 and 2 wrote it, from the rows they kept.

History, as the migration it belongs to: the names here never follow later changes elsewhere.
"""

import hashlib
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy import Connection

_PROJECT = ("id", "name", "municipality", "address", "permit_application_date", "requirement_set_id")
_HEADER = (
    "key", *_PROJECT, "variant_count", "line_count", "content_hash", "change_counter", "changed_at", "deleted_at",
)  # fmt: skip
_BUILDING = (
    "type", "functions", "gross_floor_area_m2", "usable_floor_area_m2", "form_factor", "is_light_construction",
    "service_life_years", "dwelling_count", "mpg_limit_override",
)  # fmt: skip
_CONNECTION = {
    "connection_type": "connection_type",
    "connection_accessibility": "accessibility",
    "connection_crossings": "crossings",
    "connection_edge_confinement": "edge_confinement",
}
_EVIDENCE = {"evidence_document": "document", "evidence_date": "date", "evidence_status": "status"}
_NEW_IN_VARIANT: dict[str, object] = {"targets": [], "decisions": [], "frozen_on": None}

Document = dict[str, Any]


def renew_hashes(connection: "Connection") -> None:
    """Give every project whose hash holds the hash of its new document, and sign the list anew if it was sound."""
    old = _headers(connection)
    was_signed = _register(connection) == (_counter(connection), _digest(_counter(connection), old))
    for header in old:
        _renew(connection, header)
    if was_signed:
        digest = _digest(_counter(connection), [[*header, False] for header in _headers(connection)])
        connection.exec_driver_sql("UPDATE register SET digest = ?", (digest,))


def _renew(connection: "Connection", header: list[Any]) -> None:
    values = dict(zip(_HEADER, header, strict=True))
    try:
        variants = _variants(connection, values["key"])
    except ValueError:
        return
    project = {name: values[name] for name in _PROJECT} | {"variants": variants}
    if _hash({"schema": "meetlat.project/1", "project": project}) != values["content_hash"]:
        return
    project["is_archived"] = False
    for variant in variants:
        variant.update(_NEW_IN_VARIANT)
        for assessment in variant["assessments"]:
            assessment["evidence"].update(file_name="", file_sha256="")
    digest = _hash({"schema": "meetlat.project/2", "project": project})
    connection.exec_driver_sql("UPDATE project SET content_hash = ? WHERE key = ?", (digest, values["key"]))


def _headers(connection: "Connection") -> list[list[Any]]:
    columns = ", ".join(_HEADER)
    rows = connection.exec_driver_sql(f"SELECT {columns} FROM project ORDER BY key")  # noqa: S608 our own names
    return [list(row) for row in rows]


def _register(connection: "Connection") -> tuple[int, str] | None:
    row = connection.exec_driver_sql("SELECT change_counter, digest FROM register").first()
    return (row[0], row[1]) if row else None


def _counter(connection: "Connection") -> int:
    register = _register(connection)
    return register[0] if register else 0


def _digest(counter: int, headers: list[list[Any]]) -> str:
    return hashlib.sha256(json.dumps([counter, *headers]).encode()).hexdigest()


def _hash(document: Document) -> str:
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _variants(connection: "Connection", project_key: int) -> list[Document]:
    return [_variant(connection, row) for row in _rows(connection, "variant", "project_key", project_key)]


def _variant(connection: "Connection", row: Document) -> Document:
    building = {name: row.pop(f"building_{name}") for name in _BUILDING}
    building["functions"] = json.loads(building["functions"])
    building["mpg_limit_override"] = json.loads(building["mpg_limit_override"])
    building["is_light_construction"] = _flag(building["is_light_construction"])
    lines = [_line(line) for line in _rows(connection, "bill_line", "variant_key", row["key"])]
    assessments = [_assessment(part) for part in _rows(connection, "assessment", "variant_key", row["key"])]
    products = [_product(card) for card in _rows(connection, "product_snapshot", "variant_key", row["key"])]
    return {
        "id": row["id"],
        "name": row["name"],
        "phase": row["phase"],
        "extra": json.loads(row["extra"]),
        "building": building,
        "bill": {"lines": lines},
        "assessments": assessments,
        "products": products,
    }


def _line(row: Document) -> Document:
    connection = {key: row.pop(column) for column, key in _CONNECTION.items()}
    row |= {
        "connection": connection,
        "module_profiles": json.loads(row["module_profiles"]),
        "extra": json.loads(row["extra"]),
        "unforeseen_reuse": _flag(row["unforeseen_reuse"]),
    }
    return _without_keys(row)


def _assessment(row: Document) -> Document:
    evidence = {key: row.pop(column) for column, key in _EVIDENCE.items()}
    del row["evidence_file_name"], row["evidence_file_sha256"]
    return _without_keys(row) | {"evidence": evidence}


def _product(row: Document) -> Document:
    row |= {"sources": json.loads(row["sources"]), "mki_is_complete": _flag(row["mki_is_complete"])}
    return _without_keys(row)


def _without_keys(row: Document) -> Document:
    return {name: value for name, value in row.items() if name not in ("variant_key", "position")}


def _flag(stored: Any) -> Any:
    return {0: False, 1: True}.get(stored, stored)


def _rows(connection: "Connection", table: str, of: str, key: int) -> list[Document]:
    query = f"SELECT * FROM {table} WHERE {of} = ? ORDER BY position"  # noqa: S608 our own names
    return [dict(row) for row in connection.exec_driver_sql(query, (key,)).mappings()]
