"""Confirmed texts come back as they were saved, and what was changed outside is never believed."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.domain.library.confirmed_text import ConfirmedText, confirmed_text, same_text
from models.domain.product import ProductCard
from models.domain.quantities import KG
from models.storage.backup import make_backup, restore_backup
from models.storage.errors import DamagedStoreError, ReadOnlyStoreError
from models.storage.sqlite.confirmed_texts import read_confirmed_texts, write_confirmed_texts
from models.storage.sqlite.fingerprint import fingerprint_of_file
from models.storage.sqlite.library import check_library, own_library, save_own_product
from models.storage.sqlite.store import Store, open_store
from tests.models.storage.samples import NOW

MODEST = settings(
    max_examples=40, deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)  # fmt: skip
WALL = confirmed_text("Kalkzandsteen  wand 100 mm", "kalkzandsteen")
FLOOR = confirmed_text("Kanaalplaatvloer 200", "kanaalplaatvloer")
CARD = ProductCard("eigen-1", "Hennepkalk", "Hempcrete", KG)


@pytest.fixture(name="store")
def _store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "meetlat.db") as opened:
        yield opened


def _outside(store: Store, *statements: str) -> None:
    store.close()
    raw = sqlite3.connect(store.path)
    for sql in statements:
        raw.execute(sql)
    raw.commit()
    raw.close()


def test_the_id_is_the_text_as_it_is_compared() -> None:
    assert WALL.id == "kalkzandsteen wand 100 mm" == same_text("KALKZANDSTEEN wand\n100 MM ")
    for values in (("a", "b", "x"), ("", "", "x"), ("a", "a", ""), ("a\0", "a\0", "x")):
        with pytest.raises(ValueError, match=r"text|target|NUL"):
            ConfirmedText(*values)


@MODEST
@given(
    text=st.text(max_size=80).filter(lambda t: same_text(t) and "\0" not in t), target=st.text("abc-", min_size=1)
)
def test_any_text_comes_back_the_same(store: Store, text: str, target: str) -> None:
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        return
    made = confirmed_text(text, target)
    write_confirmed_texts(store, [made])
    assert read_confirmed_texts(store).texts[made.id] == made
    check_library(store)
    write_confirmed_texts(store, (), [made.id])
    assert read_confirmed_texts(store).texts == {}


def test_a_text_is_replaced_and_deleted_by_id_beside_the_other_items(store: Store) -> None:
    save_own_product(store, CARD)
    counter = store.change_counter()
    write_confirmed_texts(store, [WALL, FLOOR, WALL])
    assert store.change_counter() == counter + 1, "one transaction, so that a backup is due"
    other = confirmed_text(WALL.text.upper(), "beton")
    write_confirmed_texts(store, [other], [FLOOR.id, "was never there"])
    write_confirmed_texts(store, ())
    assert store.change_counter() == counter + 2
    store.close()
    with open_store(store.path) as opened:
        assert read_confirmed_texts(opened).texts == {WALL.id: other}
        assert own_library(opened).products == (CARD,)
        check_library(opened)


def test_many_are_written_and_deleted_at_once(store: Store) -> None:
    many = [confirmed_text(f"tekst {number}", "beton") for number in range(1_300)]
    write_confirmed_texts(store, many)
    write_confirmed_texts(store, (), [text.id for text in many[1:]])
    assert read_confirmed_texts(store).texts == {many[0].id: many[0]}


def test_a_changed_text_is_counted_and_left_out_and_may_be_confirmed_anew(store: Store) -> None:
    write_confirmed_texts(store, [WALL, FLOOR])
    check_library(store)
    change = "UPDATE library_item SET content = replace(content, 'kanaalplaatvloer\"', 'beton\"')"
    _outside(store, change)
    with open_store(store.path) as opened:
        found = read_confirmed_texts(opened)
        assert (dict(found.texts), found.damaged) == ({WALL.id: WALL}, (FLOOR.id,))
        with pytest.raises(DamagedStoreError):
            check_library(opened)
        write_confirmed_texts(opened, [FLOOR])
        assert read_confirmed_texts(opened).damaged == ()
        check_library(opened)


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM library_item WHERE id LIKE 'kana%'",
        "DELETE FROM library_item",
        "DELETE FROM library_register WHERE key = 2",
        "UPDATE library_register SET digest = (SELECT max(digest) FROM library_register) WHERE key = 1",
        "UPDATE library_item SET content_hash = (SELECT max(content_hash) FROM library_item)",
    ],
)
def test_a_text_that_vanished_is_noticed_and_not_signed_away(store: Store, sql: str) -> None:
    save_own_product(store, CARD)
    write_confirmed_texts(store, [WALL, FLOOR])
    _outside(store, sql)
    with open_store(store.path) as opened:
        with pytest.raises(DamagedStoreError):
            check_library(opened)
        write_confirmed_texts(opened, [confirmed_text("nog een", "beton")])
        with pytest.raises(DamagedStoreError):
            check_library(opened)


def test_a_damaged_register_is_not_written_over(store: Store) -> None:
    write_confirmed_texts(store, [WALL])
    _outside(store, "UPDATE library_register SET digest = replace(hex(zeroblob(32)), '0', 'x') WHERE key = 2")
    with open_store(store.path) as opened, pytest.raises(DamagedStoreError):
        write_confirmed_texts(opened, [FLOOR])


def test_damaged_texts_do_not_take_the_cards_with_them(store: Store) -> None:
    save_own_product(store, CARD)
    write_confirmed_texts(store, [WALL])
    _outside(store, "DELETE FROM library_item WHERE kind = 'confirmed_text'")
    with open_store(store.path) as opened:
        assert own_library(opened).products == (CARD,)
        with pytest.raises(DamagedStoreError):
            read_confirmed_texts(opened)


def test_they_are_in_the_backup_and_come_back(store: Store, tmp_path: Path) -> None:
    write_confirmed_texts(store, [WALL])
    backup = make_backup(store, tmp_path / "backups", NOW)
    before = store.fingerprint()
    write_confirmed_texts(store, [FLOOR])
    assert store.fingerprint() != before == fingerprint_of_file(backup.path)
    store.close()
    restore_backup(backup.path, store.path, NOW)
    with open_store(store.path) as opened:
        assert read_confirmed_texts(opened).texts == {WALL.id: WALL}


def test_a_read_only_store_reads_and_refuses(store: Store) -> None:
    write_confirmed_texts(store, [WALL])
    store.close()
    with open_store(store.path, read_only=True) as opened:
        assert read_confirmed_texts(opened).texts == {WALL.id: WALL}
        with pytest.raises(ReadOnlyStoreError):
            write_confirmed_texts(opened, [FLOOR])
