"""A store of schema 2 opens with every row and own card, unchanged scores and new hashes; damage stays so."""

import json
import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.paths import REFERENCE_DATA
from models.domain.project import Project
from models.reference.loader import load_reference
from models.scorecard.scorecard import score
from models.storage.errors import DamagedProjectError, DamagedStoreError, ProjectDocumentError
from models.storage.library import own_library, save_own_product
from models.storage.project_document import canonical_json, content_hash, parse_document_bytes
from models.storage.store import open_store
from tests.models.storage.rounds import GOLDEN
from tests.models.storage.samples import OWN_CARD, OWN_EDITION, planned_project, project

STORE = GOLDEN.with_name("schema-2.db")
FACTS: dict[str, Any] = json.loads(GOLDEN.with_name("schema-2.json").read_text("utf-8"))
DOCUMENT = GOLDEN.with_name("project-2.json").read_bytes()
LEEM = replace(OWN_CARD, id="eigen-3", name_nl="Leem", sources={})


@pytest.fixture(name="old")
def _old(tmp_path: Path) -> Path:
    path = tmp_path / "meetlat.db"
    shutil.copy(STORE, path)
    return path


def _spoil(path: Path, sql: str) -> None:
    raw = sqlite3.connect(path)
    raw.execute(sql)
    raw.commit()
    raw.close()


def _as_version_2_knew_it(whole: Project) -> Project:
    """Version 2 could not say for which set a target is."""
    variants = tuple(
        replace(v, targets=tuple(replace(t, environmental_set=None) for t in v.targets)) for v in whole.variants
    )
    return replace(whole, variants=variants)


def test_it_opens_with_all_its_rows_and_new_hashes(old: Path) -> None:
    with open_store(old) as store:
        store.check()
        summaries = {summary.id: summary for summary in store.list_projects()}
        assert summaries.keys() == FACTS.keys()
        for project_id, fact in FACTS.items():
            loaded = store.load_project(project_id)
            assert [len(variant.bill) for variant in loaded.variants] == fact["lines"]
            assert summaries[project_id].content_hash == content_hash(loaded) != fact["content_hash"]
        assert store.load_project("p1") == project()
        assert store.load_project("plan") == _as_version_2_knew_it(planned_project())
        store.restore_deleted("weg")
        assert store.load_project("weg") == project("weg", lines=3)


def test_scores_are_what_they_were(old: Path) -> None:
    reference = load_reference(REFERENCE_DATA)
    compared = 0
    with open_store(old) as store:
        for project_id, fact in FACTS.items():
            loaded = store.load_project(project_id)
            for variant in loaded.variants:
                for outcome in score(loaded, variant, reference).outcomes:
                    name = f"{outcome.indicator_id}/{outcome.environmental_set or ''}"
                    was = fact["scores"][variant.id].get(name)
                    if was is not None:
                        now = outcome.estimate
                        assert now is not None
                        assert [now.lower, now.value, now.upper] == [f and pytest.approx(f, rel=1e-9) for f in was]
                        compared += 1
    assert compared >= 15


def test_own_cards_come_along_and_can_be_changed_again(old: Path) -> None:
    with open_store(old) as store:
        found = own_library(store)
        assert found.products == (OWN_CARD, LEEM)
        assert found.requirement_sets == (OWN_EDITION,)
        assert found.damaged == ()
        save_own_product(store, replace(LEEM, note="later"))
        assert own_library(store).products == (OWN_CARD, replace(LEEM, note="later"))


def test_a_project_that_was_damaged_is_not_signed_anew(old: Path) -> None:
    _spoil(old, "UPDATE bill_line SET quantity = quantity + 1 WHERE id = 'r3'")
    with open_store(old) as store:
        for project_id in ("p1", "plan"):
            with pytest.raises(DamagedProjectError):
                store.load_project(project_id)
        assert store.load_project("kantoor-beton-constructie").variants


def test_a_list_that_was_damaged_is_not_signed_anew(old: Path) -> None:
    _spoil(old, "UPDATE project SET is_archived = 0 WHERE id = 'plan'")
    with open_store(old) as store, pytest.raises(DamagedStoreError):
        store.list_projects()


def test_an_own_card_that_was_damaged_stays_so(old: Path) -> None:
    _spoil(old, "UPDATE library_item SET content = replace(content, '300', '301') WHERE id = 'eigen-1'")
    with open_store(old) as store:
        assert own_library(store).damaged == ("eigen-1",)
        assert own_library(store).products == (LEEM,)


def test_a_library_that_lost_a_card_is_not_signed_anew(old: Path) -> None:
    _spoil(old, "DELETE FROM library_item WHERE id = 'eigen-1'")
    with open_store(old) as store, pytest.raises(DamagedStoreError):
        own_library(store)


def test_a_document_of_schema_2_is_read() -> None:
    assert parse_document_bytes(DOCUMENT) == _as_version_2_knew_it(planned_project())
    again = canonical_json(parse_document_bytes(DOCUMENT))
    assert b'"meetlat.project/3"' in again
    assert parse_document_bytes(again) == _as_version_2_knew_it(planned_project())


@pytest.mark.parametrize(
    ("old_text", "new_text", "path"),
    [
        (b'"name_nl":', b'"valid_until":null,"name_nl":', "$.project.variants[0].products[0]"),
        (b'"mki_is_complete":', b'"module_profiles":[],"mki_is_complete":', "$.project.variants[0].products[0]"),
        (b'"products":[', b'"products":[7,', "$.project.variants[0].products[0]"),
        (b'"variants":[', b'"variants":[7,', "$.project.variants[0]"),
    ],
)
def test_a_document_that_says_schema_2_holds_schema_2(old_text: bytes, new_text: bytes, path: str) -> None:
    assert old_text in DOCUMENT
    with pytest.raises(ProjectDocumentError) as caught:
        parse_document_bytes(DOCUMENT.replace(old_text, new_text, 1))
    assert caught.value.path == path


@pytest.mark.parametrize("schema", ["7", "[]", "null", '"meetlat.project/0"', '"meetlat.project/4"'])
def test_another_schema_is_refused(schema: str) -> None:
    with pytest.raises(ProjectDocumentError) as caught:
        parse_document_bytes(f'{{"schema": {schema}, "project": {{}}}}'.encode())
    assert caught.value.message.code == "storage_document_other_schema"
