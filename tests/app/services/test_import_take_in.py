"""Taking in: all of it in one transaction or nothing, and every edit is reversed exactly."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from app.bootstrap import Session
from app.errors import UserError
from app.paths import REFERENCE_DATA
from app.services.imports.library_cards import as_library_cards
from app.services.imports.take_in import as_variants, into_bill, store_new
from models.calculation.library.loader import load_with_products
from models.domain.bill import Bill, BillLine
from models.domain.product import ProductCard
from models.domain.project import Building, Project, Variant
from models.domain.quantities import KG
from models.reference.own_items import OWN_PREFIX, with_own
from models.reference.reference import Reference
from models.storage.errors import StorageError
from models.storage.sqlite.library import own_library
from models.storage.sqlite.store import Store
from models.storage.sqlite.take_in import save_together

LINES = (BillLine("r1", "Wand", 1.0, KG, product_id="steenwol"), BillLine("r2", "Vloer", None, None))


@cache
def reference() -> Reference:
    return load_with_products(REFERENCE_DATA)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Session(profile_folder=tmp_path).open_store() as opened:
        yield opened


def project_of(name: str = "Proef", *variants: Variant) -> Project:
    return Project("", name, variants=variants or (Variant("", "A", bill=Bill(LINES)),))


def stored(name: str = "Proef") -> Project:
    kept = Variant("v", "A", bill=Bill(LINES), products=(reference().products["steenwol"],))
    return Project("p", name, variants=(kept,))


def test_projects_and_cards_are_stored_in_one_transaction_or_not_at_all(store: Store) -> None:
    card = ProductCard("eigen-a", "Kaart", "Card", KG)
    wrong = replace(card, id="eigen-b", note="\ud800")
    counter = store.change_counter
    with pytest.raises((StorageError, ValueError)):
        save_together(store, [stored()], [card, wrong])
    assert store.list_projects() == ()
    assert own_library(store).products == ()
    assert store.change_counter == counter
    save_together(store, [stored()], [card])
    assert [summary.id for summary in store.list_projects()] == ["p"]
    assert own_library(store).products == (card,)


def test_the_same_file_twice_is_one_project_and_a_changed_one_comes_beside_it(store: Store) -> None:
    first = store_new(store, [stored()])
    assert first.new == ("p",)
    assert store_new(store, [stored()]).unchanged == ("p",)
    (beside,) = store_new(store, [stored("Anders")]).new
    assert beside != "p"
    assert store.load_project("p") == stored()


def test_lines_are_added_under_free_ids_and_the_edit_goes_back(store: Store) -> None:
    project = stored()
    (variant,) = project.variants
    edit = into_bill(variant, [Variant("x", bill=Bill((*LINES, BillLine("r3", "Dak", 2.0, KG))))], replaces=False)
    changed = edit.apply(project)
    ids = [line.id for line in changed.variants[0].bill]
    assert ids[:2] == ["r1", "r2"]
    assert len(set(ids)) == 5
    assert [line.description for line in changed.variants[0].bill][2:] == ["Wand", "Vloer", "Dak"]
    assert edit.reverse().apply(changed) == project


def test_replacing_leaves_only_what_was_read_and_the_cards_of_the_variant_as_they_were() -> None:
    project = stored()
    other = replace(reference().products["steenwol"], density_kg_per_m3=1.0)
    read = Variant("x", bill=Bill((BillLine("n", "Nieuw", 1.0, KG, product_id="steenwol"),)), products=(other,))
    edit = into_bill(project.variants[0], [read], replaces=True)
    changed = edit.apply(project).variants[0]
    assert [line.id for line in changed.bill] == ["n"]
    assert changed.products == project.variants[0].products
    assert edit.reverse().apply(edit.apply(project)) == project


def test_nothing_to_take_in_is_refused() -> None:
    for act in (lambda: into_bill(Variant("v"), [Variant("x")], replaces=True), lambda: as_variants(stored(), [])):
        with pytest.raises(UserError):
            act()


def test_a_new_variant_has_a_free_name_and_the_building_of_the_plan() -> None:
    building = Building(gross_floor_area_m2=100.0)
    project = Project("p", "Plan", variants=(Variant("v", "A", building=building),))
    read = [Variant("v", "A", bill=Bill(LINES)), Variant("w", "B", building=Building(gross_floor_area_m2=7.0))]
    edit, first = as_variants(project, read)
    changed = edit.apply(project)
    assert [variant.name for variant in changed.variants] == ["A", "A (2)", "B"]
    assert [variant.building.gross_floor_area_m2 for variant in changed.variants] == [100.0, 100.0, 7.0]
    assert len({variant.id for variant in changed.variants}) == 3
    assert changed.variants[1].id == first
    assert edit.reverse().apply(changed) == project


def test_cards_of_declarations_get_own_ids_and_free_names_and_come_once() -> None:
    cards = (
        ProductCard("epd-1", "Glaswol", "Glaswol", KG),
        ProductCard("epd-2", "Beton X", "", KG),
        ProductCard("epd-2", "Beton X", "", KG),
    )
    made = as_library_cards(cards, reference())
    assert [card.id for card in made] == [f"{OWN_PREFIX}epd-1", f"{OWN_PREFIX}epd-2"]
    assert [card.name_nl for card in made] == ["Glaswol (2)", "Beton X"]
    richer = with_own(reference(), made, ())
    assert as_library_cards(cards, richer) == ()
    (newer,) = as_library_cards([replace(cards[1], density_kg_per_m3=2.0)], richer)
    assert newer.id not in richer.products
    assert newer.name_nl == "Beton X (2)"
