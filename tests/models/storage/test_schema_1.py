"""A store of schema 1 opens with every row, unchanged scores and new hashes; damage in it stays damage."""

import datetime as dt
import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from app.paths import REFERENCE_DATA
from models.domain.project import Project, Variant
from models.reference.loader import load_reference
from models.scorecard.scorecard import score
from models.storage.backup import restore_backup
from models.storage.errors import DamagedProjectError, DamagedStoreError, ProjectDocumentError
from models.storage.project_document import canonical_json, content_hash, parse_document_bytes
from models.storage.store import open_store
from tests.models.storage.rounds import GOLDEN
from tests.models.storage.samples import project

FACTS: dict[str, Any] = json.loads(GOLDEN.with_name("schema-1.json").read_text("utf-8"))
DOCUMENT = GOLDEN.with_name("project-1.json").read_bytes()
GREEK = "Griekse toren Πύργος 🏗️"
NOW = dt.datetime(2026, 11, 20, 12, 0, tzinfo=dt.UTC)


@pytest.fixture(name="old")
def _old(tmp_path: Path) -> Path:
    path = tmp_path / "meetlat.db"
    shutil.copy(GOLDEN, path)
    return path


def _is_as_new(variant: Variant) -> bool:
    return (variant.targets, variant.decisions, variant.frozen_on) == ((), (), None)


def test_it_opens_with_all_its_rows_and_new_hashes(old: Path) -> None:
    with open_store(old) as store:
        store.check()
        summaries = {summary.id: summary for summary in store.list_projects()}
        assert summaries.keys() == FACTS.keys()
        for project_id, fact in FACTS.items():
            loaded = store.load_project(project_id)
            assert [len(variant.bill) for variant in loaded.variants] == fact["lines"]
            assert loaded.name == fact["name"]
            assert summaries[project_id].content_hash == content_hash(loaded) != fact["content_hash"]
            assert not summaries[project_id].is_archived
            assert all(_is_as_new(variant) for variant in loaded.variants)
        assert store.load_project("p1") == project()
        assert store.load_project("p2") == project("p2", lines=30, name=GREEK)
        store.restore_deleted("weg")
        assert len(store.load_project("weg").variants[0].bill) == 3


def test_scores_are_what_they_were(old: Path) -> None:
    reference = load_reference(REFERENCE_DATA)
    compared = 0
    with open_store(old) as store:
        for project_id, fact in FACTS.items():
            loaded = store.load_project(project_id)
            for variant in loaded.variants:
                for name, figures in fact["scores"].get(variant.id, {}).items():
                    now = _figures(loaded, variant, name, reference)
                    assert [f and pytest.approx(f, rel=1e-9) for f in figures[:2]] == now[:2], name
                    # Since then a bill that lacks elements has no upper bound.
                    assert now[2] is None or now[2] == pytest.approx(figures[2], rel=1e-9), name
                    compared += 1
    assert compared >= 15


def _figures(loaded: Project, variant: Variant, name: str, reference: Any) -> list[float | None]:
    indicator, environmental_set = name.split("/")
    for outcome in score(loaded, variant, reference).outcomes:
        if (outcome.indicator_id, outcome.environmental_set or "") == (indicator, environmental_set):
            assert outcome.estimate is not None
            return [outcome.estimate.lower, outcome.estimate.value, outcome.estimate.upper]
    raise AssertionError(name)


def _spoil(path: Path, sql: str) -> None:
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA foreign_keys=ON")
    raw.execute(sql)
    raw.commit()
    raw.close()


def test_a_project_that_was_damaged_is_not_signed_anew(old: Path) -> None:
    _spoil(old, "UPDATE bill_line SET quantity = quantity + 1 WHERE id = 'r3' AND variant_key = 1")
    with open_store(old) as store:
        with pytest.raises(DamagedProjectError):
            store.load_project("p1")
        assert store.load_project("p2").name == GREEK


def test_a_list_that_was_damaged_is_not_signed_anew(old: Path) -> None:
    _spoil(old, "DELETE FROM project WHERE id = 'p2'")
    with open_store(old) as store, pytest.raises(DamagedStoreError):
        store.list_projects()


def test_a_backup_of_schema_1_is_restored(old: Path, tmp_path: Path) -> None:
    path = tmp_path / "store" / "meetlat.db"
    with open_store(path) as store:
        store.save_project(project("later"))
    before = old.read_bytes()
    restore_backup(old, path, NOW)
    with open_store(path) as store:
        store.check()
        assert {summary.id for summary in store.list_projects()} == FACTS.keys()
    assert old.read_bytes() == before
    assert not list(path.parent.glob("*version-1*"))


def test_a_document_of_schema_1_is_read() -> None:
    assert parse_document_bytes(DOCUMENT) == project("p2", lines=30, name=GREEK)
    again = canonical_json(parse_document_bytes(DOCUMENT))
    assert b'"meetlat.project/3"' in again
    assert parse_document_bytes(again) == parse_document_bytes(DOCUMENT)


@pytest.mark.parametrize(
    ("old_text", "new_text", "path"),
    [
        (b'"municipality":', b'"is_archived":true,"municipality":', "$.project"),
        (b'"phase":', b'"frozen_on":null,"phase":', "$.project.variants[0]"),
        (b'"status":"berekend"', b'"status":"berekend","file_name":""',
         "$.project.variants[0].assessments[0].evidence"),
        (b'"variants":[', b'"variants":[7,', "$.project.variants[0]"),
        (b'"evidence":{', b'"evidence":7,"x":{', "$.project.variants[0].assessments[0]"),
    ],
)  # fmt: skip
def test_a_document_that_says_schema_1_holds_schema_1(old_text: bytes, new_text: bytes, path: str) -> None:
    assert old_text in DOCUMENT
    with pytest.raises(ProjectDocumentError) as caught:
        parse_document_bytes(DOCUMENT.replace(old_text, new_text, 1))
    assert caught.value.path == path


@pytest.mark.parametrize("project_part", ["7", "[]", "null", '{"variants": 7}', '{"variants": [[]]}'])
def test_what_is_no_project_is_refused_as_in_the_present_schema(project_part: str) -> None:
    with pytest.raises(ProjectDocumentError):
        parse_document_bytes(f'{{"schema": "meetlat.project/1", "project": {project_part}}}'.encode())
