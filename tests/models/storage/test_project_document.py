"""A project written as a document comes back whole, and nothing else is taken for one."""

import json
from collections.abc import Callable
from dataclasses import dataclass, fields, make_dataclass, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from models.domain.bill import UNKNOWN_CONNECTION, Bill, BillLine, Connection
from models.domain.project import Project, Variant
from models.domain.quantities import KG
from models.storage.document import project_document
from models.storage.document.canonical import canonical_text
from models.storage.document.codec import decoder, encoder
from models.storage.document.project_document import (
    canonical_json,
    content_hash,
    document_bytes,
    document_of_bytes,
    from_document,
    to_document,
)
from models.storage.errors import ProjectDocumentError
from tests.models.storage.samples import planned_project
from tests.strategies import projects

MODEST = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
LINE = BillLine(id="1", description="Gevelsteen", quantity=12.5, unit=KG, extra=(("kleur", "rood"),))
LINE_PATH = "$.project.variants[0].bill.lines[0]"
PROJECT = Project(id="p", name="Hof van Oost", variants=(Variant(id="v", bill=Bill((LINE,))),))


@MODEST
@given(projects())
def test_document_comes_back_as_the_same_project(project: Project) -> None:
    assert from_document(to_document(project)) == project


@MODEST
@given(projects())
def test_bytes_come_back_as_the_same_project_with_the_same_bytes(project: Project) -> None:
    data = canonical_json(project)
    again = from_document(document_of_bytes(data))
    assert again == project
    assert canonical_json(again) == data


def test_hash_is_64_digits_and_changes_with_every_field() -> None:
    other_line = replace(LINE, mass_kg_per_unit=1e-300)
    other = replace(PROJECT, variants=(Variant(id="v", bill=Bill((other_line,))),))
    assert len(content_hash(PROJECT)) == 64
    assert content_hash(PROJECT) != content_hash(other)


def test_zero_and_unknown_differ_and_minus_zero_is_zero() -> None:
    def with_quantity(quantity: float | None) -> str:
        return content_hash(
            replace(PROJECT, variants=(Variant(id="v", bill=Bill((replace(LINE, quantity=quantity),))),))
        )

    assert with_quantity(0.0) != with_quantity(None)
    assert with_quantity(-0.0) == with_quantity(0.0) == with_quantity(0)


def _line(document: Any) -> Any:
    return document["project"]["variants"][0]["bill"]["lines"][0]


def _drop_description(document: Any) -> None:
    del _line(document)["description"]


def _set(name: str, value: object) -> Callable[[Any], None]:
    return lambda document: _line(document).__setitem__(name, value)


REFUSED: list[tuple[Callable[[Any], object], str, str]] = [
    (_drop_description, "storage_document_missing_key", LINE_PATH),
    (_set("kleur", "rood"), "storage_document_unknown_key", LINE_PATH),
    (_set("quantity", "12"), "storage_document_wrong_type", LINE_PATH + ".quantity"),
    (_set("quantity", True), "storage_document_wrong_type", LINE_PATH + ".quantity"),
    (_set("quantity", float("nan")), "storage_document_wrong_value", LINE_PATH + ".quantity"),
    (_set("quantity", 10**400), "storage_document_wrong_value", LINE_PATH + ".quantity"),
    (_set("quantity", -1.0), "storage_document_wrong_value", LINE_PATH),
    (_set("unit", "el"), "storage_document_wrong_value", LINE_PATH + ".unit"),
    (_set("note", None), "storage_document_wrong_type", LINE_PATH + ".note"),
    (_set("note", "\ud800"), "storage_document_wrong_value", LINE_PATH + ".note"),
    (_set("note", "a\0b"), "storage_document_nul", LINE_PATH + ".note"),
    (_set("extra", [["a", "b\0"]]), "storage_document_nul", LINE_PATH + ".extra[0]"),
    (_set("data_category", ["1"]), "storage_document_wrong_type", LINE_PATH + ".data_category"),
    (_set("unforeseen_reuse", 1), "storage_document_wrong_type", LINE_PATH + ".unforeseen_reuse"),
    (_set("extra", [["a"]]), "storage_document_wrong_type", LINE_PATH + ".extra[0]"),
    (_set("connection", []), "storage_document_wrong_type", LINE_PATH + ".connection"),
    (lambda d: d["project"].update(permit_application_date="20260701"), "storage_document_wrong_value",
     "$.project.permit_application_date"),
    (lambda d: d["project"]["variants"].append(d["project"]["variants"][0]), "storage_document_repeated_id",
     "$.project.variants"),
    (lambda d: d["project"]["variants"][0]["bill"]["lines"].append(_line(d)), "storage_document_wrong_value",
     "$.project.variants[0].bill"),
    (lambda d: d.update(schema="meetlat.project/5"), "storage_document_other_schema", "$.schema"),
]  # fmt: skip


@pytest.mark.parametrize(("spoil", "code", "path"), REFUSED)
def test_a_spoiled_document_is_refused_with_its_place(
    spoil: Callable[[Any], object], code: str, path: str
) -> None:
    document = to_document(PROJECT)
    assert from_document(document) == PROJECT, "the control: without spoiling it is accepted"
    spoil(document)
    with pytest.raises(ProjectDocumentError) as caught:
        from_document(document)
    assert (caught.value.message.code, caught.value.path) == (code, path)
    assert caught.value.message.params["path"] == path


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "storage_document_not_json"),
        (b"\xff\xfe", "storage_document_not_json"),
        (b"[1, 2", "storage_document_not_json"),
        (b"9" * 5000, "storage_document_wrong_value"),
        (b"null", "storage_document_wrong_type"),
        (b'{"schema": "a", "schema": "b"}', "storage_document_repeated_key"),
        (b'{"schema": NaN, "project": 1}', "storage_document_wrong_value"),
        (b"[" * 51 + b"]" * 51, "storage_document_too_deep"),
        (b"[" * 1_000_000, "storage_document_too_deep"),
        (b'["\\"[[' + b"[" * 60 + b'"]', "storage_document_wrong_type"),
    ],
)
def test_bytes_from_strangers_are_refused(data: bytes, code: str) -> None:
    with pytest.raises(ProjectDocumentError) as caught:
        from_document(document_of_bytes(data))
    assert caught.value.message.code == code


def test_an_infinite_number_in_disguise_is_refused() -> None:
    data = canonical_json(PROJECT)
    assert b'"quantity":12.5' in data
    with pytest.raises(ProjectDocumentError):
        from_document(document_of_bytes(data.replace(b'"quantity":12.5', b'"quantity":1e999')))


def test_what_the_domain_does_not_guard_is_refused_on_the_way_out() -> None:
    bill = Bill((replace(LINE, extra=(("kleur", "half \ud83d"),)),))
    with pytest.raises(ProjectDocumentError) as caught:
        to_document(replace(PROJECT, variants=(Variant(id="v", bill=bill),)))
    assert caught.value.path == LINE_PATH + ".extra[0]"


def test_what_has_its_default_is_left_out_and_all_else_is_there() -> None:
    document = json.dumps(to_document(PROJECT))
    assert "kleur" in document
    for name in ("module_profiles", "printed_total", "connection", "building", "assessments", "is_archived"):
        assert name not in document
    assert '"variants": [{"id": "v", "bill": {"lines": [{"id": "1", ' in document


@pytest.mark.parametrize("quantity", [None, 0.0, 5])
def test_a_field_without_a_default_is_always_there(quantity: float | None) -> None:
    bill = Bill((BillLine(id="1", description="", quantity=quantity, unit=None),))
    document = to_document(Project("p", "", variants=(Variant("v", bill=bill),)))
    assert _line(document) == {"id": "1", "description": "", "quantity": quantity, "unit": None}


def test_a_value_of_another_type_than_its_equal_default_is_still_refused() -> None:
    """0 equals False: it must not be left out as if it were the default."""
    spoiled = replace(PROJECT, is_archived=0)  # type: ignore[arg-type]
    with pytest.raises(ProjectDocumentError):
        to_document(spoiled)


def test_a_default_that_is_written_out_is_read_as_the_same() -> None:
    document: Any = to_document(PROJECT)
    _line(document)["note"] = ""
    document["project"]["is_archived"] = False
    assert from_document(document) == PROJECT


@dataclass(frozen=True)
class _Part:
    id: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class _PartLater:
    """The same, some versions later: a new optional field among the others, and one of a new kind."""

    id: str
    client: str = ""
    tags: tuple[str, ...] = ()
    area_m2: float | None = None
    connection: Connection = UNKNOWN_CONNECTION


@pytest.mark.parametrize("part", [_Part("a"), _Part("b", ("x", "y"))])
def test_a_new_optional_field_changes_nothing_that_was_written_before_it(part: _Part) -> None:
    was = encoder(_Part)(part)
    later = decoder(_PartLater)(was)
    assert (later.id, later.tags, later.client, later.area_m2) == (part.id, part.tags, "", None)
    assert canonical_text(encoder(_PartLater)(later)) == canonical_text(was)
    used = replace(later, client="Gemeente")
    assert encoder(_PartLater)(used) == {**was, "client": "Gemeente"}, (
        "the control: a value that is given is there"
    )


def test_a_new_field_of_the_project_changes_no_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    """A whole project, taken for one of a program that knows a field more."""
    later = make_dataclass("Project", [("architect", str, "")], bases=(Project,), frozen=True)
    whole = planned_project()
    before = content_hash(whole)
    monkeypatch.setattr(project_document, "Project", later)
    read = from_document(json.loads(document_bytes(to_document(_as(later, whole)))))
    assert read.architect == ""  # type: ignore[attr-defined]
    assert content_hash(_as(later, whole)) == before
    assert content_hash(_as(later, whole, architect="Bureau")) != before


def _as(kind: Any, whole: Project, **more: object) -> Any:
    return kind(**{field.name: getattr(whole, field.name) for field in fields(whole)}, **more)
