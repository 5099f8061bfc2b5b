"""Own cards and editions come back as they were saved, and what was changed outside is never believed."""

import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from models.domain.library.assembly import Assembly, AssemblyStatus, GwpBasis, HeatFlow, Layer, LayerMaterial
from models.domain.library.figure import LibraryUnit
from models.domain.product import ProductCard
from models.domain.quantities import KG
from models.domain.requirement import RequirementSet
from models.domain.source import SourceRef, SourceStatus
from models.reference.loader import load_reference
from models.storage.backup import make_backup, restore_backup
from models.storage.errors import DamagedStoreError, ProjectDocumentError, ReadOnlyStoreError
from models.storage.sqlite import library
from models.storage.sqlite.library import (
    check_library,
    delete_own_assembly,
    delete_own_product,
    delete_own_requirement_set,
    own_library,
    save_own_assembly,
    save_own_product,
    save_own_requirement_set,
)
from models.storage.sqlite.store import Store, open_store
from tests.models.reference.data_folder import REFERENCE_DATA
from tests.models.storage.samples import NOW
from tests.strategies import product_cards, requirement_sets

MODEST = settings(
    max_examples=40, deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)  # fmt: skip
SOURCE = SourceRef("Eigen opgave", "", "", SourceStatus.UNVERIFIED)
CARD = ProductCard("eigen-1", "Hennepkalk", "Hempcrete", KG, density_kg_per_m3=300.0, sources={"": SOURCE})
KIT = LayerMaterial(
    "hennep", "hennepisolatie", "", LibraryUnit.KG, 1.0, 35.0, 0.5, 0.4, 0.6, GwpBasis.A2, 0.038, 0.042, None,
    0.85, 0.4, (SOURCE,),
)  # fmt: skip
ASSEMBLY = Assembly(
    "eigen-5", "Hennepwand", "Hemp wall", "21.11", LibraryUnit.M2, (Layer(1, KIT, "hennep", thickness_mm=300.0),),
    (SOURCE,), AssemblyStatus.PARTLY, rc_target=4.7, heat_flow=HeatFlow.HORIZONTAL,
)  # fmt: skip
EDITION = RequirementSet("eigen-2", "Onze eisen", "Our requirements", "2026", (), SOURCE)


@pytest.fixture(name="store")
def _store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "meetlat.db") as opened:
        yield opened


@MODEST
@given(card=product_cards(), edition=requirement_sets())
def test_any_item_comes_back_the_same(store: Store, card: ProductCard, edition: RequirementSet) -> None:
    save_own_product(store, card)
    save_own_requirement_set(store, edition)
    found = own_library(store)
    assert card in found.products
    assert edition in found.requirement_sets
    assert found.damaged == ()
    delete_own_product(store, card.id)
    delete_own_requirement_set(store, edition.id)
    assert card.id not in {kept.id for kept in own_library(store).products}


def test_an_item_is_replaced_by_id_and_stays_after_reopening(store: Store) -> None:
    save_own_product(store, CARD)
    counter = store.change_counter()
    save_own_product(store, replace(CARD, note="droog"))
    assert store.change_counter() == counter + 1, "so that a backup is due"
    store.close()
    with open_store(store.path) as opened:
        assert own_library(opened).products == (replace(CARD, note="droog"),)
        opened.check()


def test_an_assembly_comes_back_the_same_and_is_replaced_and_deleted_by_id(store: Store) -> None:
    save_own_assembly(store, ASSEMBLY)
    counter = store.change_counter()
    changed = replace(ASSEMBLY, remark="droog", layers=(replace(ASSEMBLY.layers[0], thickness_mm=250.0),))
    save_own_assembly(store, changed)
    assert store.change_counter() == counter + 1, "so that a backup is due"
    store.close()
    with open_store(store.path) as opened:
        assert own_library(opened).assemblies == (changed,)
        opened.check()
        delete_own_assembly(opened, ASSEMBLY.id)
        assert own_library(opened).assemblies == ()


SHIPPED_ONES = ("ge-hsb235-cellulose-hout", "ins-allelectric-lucht", "bg-opzand-woning")


@pytest.mark.parametrize("assembly_id", SHIPPED_ONES)
def test_a_shipped_build_up_can_be_kept_as_an_own_one(store: Store, assembly_id: str) -> None:
    copy = replace(load_reference(REFERENCE_DATA).library.assemblies[assembly_id], id="eigen-6")
    save_own_assembly(store, copy)
    assert own_library(store).assemblies == (copy,)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE library_item SET content = replace(content, '300', '400') WHERE kind = 'assembly'",
        "UPDATE library_item SET content = '{}' WHERE kind = 'assembly'",
    ],
)
def test_a_changed_assembly_is_named_and_not_used(store: Store, sql: str) -> None:
    """With the control: unchanged it passes the check."""
    save_own_product(store, CARD)
    save_own_assembly(store, ASSEMBLY)
    check_library(store)
    _outside(store, sql)
    with open_store(store.path) as opened:
        found = own_library(opened)
        assert (found.assemblies, found.damaged, found.products) == ((), (ASSEMBLY.id,), (CARD,))
        with pytest.raises(DamagedStoreError):
            check_library(opened)


def test_layers_that_cannot_be_calculated_are_neither_written_nor_read(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the control: the check alone keeps them out, also where they are signed."""
    broken = replace(ASSEMBLY, layers=(replace(ASSEMBLY.layers[0], order=3),))
    with pytest.raises(ValueError, match="numbered"):
        save_own_assembly(store, broken)
    with monkeypatch.context() as unchecked:
        unchecked.setattr(library, "check_layers", lambda _: None)
        save_own_assembly(store, broken)
        assert own_library(store).assemblies == (broken,)
    found = own_library(store)
    assert (found.assemblies, found.damaged) == ((), (ASSEMBLY.id,))


def test_an_assembly_is_in_a_backup(store: Store, tmp_path: Path) -> None:
    save_own_assembly(store, ASSEMBLY)
    backup = make_backup(store, tmp_path / "backups", NOW)
    delete_own_assembly(store, ASSEMBLY.id)
    store.close()
    restore_backup(backup.path, store.path, NOW)
    with open_store(store.path) as opened:
        assert own_library(opened).assemblies == (ASSEMBLY,)


def test_what_cannot_be_written_is_refused_and_nothing_changes(store: Store) -> None:
    save_own_product(store, CARD)
    with pytest.raises(ProjectDocumentError):
        save_own_product(store, replace(CARD, note="half \ud83d"))
    assert own_library(store).products == (CARD,)


@pytest.mark.parametrize(
    ("sql", "damaged"),
    [
        ("UPDATE library_item SET content = replace(content, '300', '400')", ("eigen-1",)),
        ("UPDATE library_item SET content = '{}'", ("eigen-1", "eigen-2")),
    ],
)
def test_a_changed_item_is_named_and_not_used(store: Store, sql: str, damaged: tuple[str, ...]) -> None:
    save_own_product(store, CARD)
    save_own_requirement_set(store, EDITION)
    check_library(store)
    _outside(store, sql)
    with open_store(store.path) as opened:
        assert own_library(opened).damaged == damaged
        with pytest.raises(DamagedStoreError):
            check_library(opened)


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM library_item WHERE id = 'eigen-1'",
        "DELETE FROM library_item",
        "UPDATE library_item SET id = 'eigen-9' WHERE id = 'eigen-1'",
        "DELETE FROM library_register",
    ],
)
def test_an_item_that_vanished_is_noticed_and_not_signed_away(store: Store, sql: str) -> None:
    save_own_product(store, CARD)
    save_own_requirement_set(store, EDITION)
    _outside(store, sql)
    with open_store(store.path) as opened:
        with pytest.raises(DamagedStoreError):
            own_library(opened)
        with pytest.raises(DamagedStoreError):
            save_own_product(opened, replace(CARD, id="eigen-3"))


def _outside(store: Store, sql: str) -> None:
    store.close()
    raw = sqlite3.connect(store.path)
    raw.execute(sql)
    raw.commit()
    raw.close()


def test_a_read_only_store_lists_and_refuses(store: Store, tmp_path: Path) -> None:
    save_own_product(store, CARD)
    store.close()
    copy = tmp_path / "copy.db"
    shutil.copy(store.path, copy)
    with open_store(copy, read_only=True) as opened:
        assert own_library(opened).products == (CARD,)
        with pytest.raises(ReadOnlyStoreError):
            delete_own_product(opened, CARD.id)


def test_own_items_are_in_the_backup_and_come_back(store: Store, tmp_path: Path) -> None:
    save_own_product(store, CARD)
    backup = make_backup(store, tmp_path / "backups", NOW)
    delete_own_product(store, CARD.id)
    store.close()
    restore_backup(backup.path, store.path, NOW)
    with open_store(store.path) as opened:
        assert own_library(opened).products == (CARD,)
