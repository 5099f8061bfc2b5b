"""Own cards and editions: shipped ones never change, and a figure of the user's own says so."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.bootstrap import Session
from app.errors import UserError
from app.paths import REFERENCE_DATA
from app.services.library.changes import LibraryEdit, write_library
from app.services.library.own_library import (
    CARD_FIGURES,
    change_figure,
    copied_card,
    copied_requirement_set,
    delete_card,
    delete_requirement_set,
    empty_card,
    has_own_limit,
    put_card,
    put_requirement_set,
    renamed,
    with_own_limit,
)
from models.calculation.library.loader import load_with_products
from models.domain.product import MKI, EnvironmentalSet, LifeCycleModule, ModuleProfile
from models.domain.project import Building, Project, Variant
from models.reference.own_items import OWN_PREFIX, is_own, with_own
from models.scorecard.scorecard import score
from models.storage.sqlite.library import own_library
from models.storage.sqlite.store import Store

SHIPPED = load_with_products(REFERENCE_DATA)
FIRST = next(iter(SHIPPED.products.values()))
HNN = SHIPPED.requirement_sets["hnn-1.0"]


@pytest.fixture(name="session")
def _session(tmp_path: Path) -> Session:
    return Session(profile_folder=tmp_path)


@pytest.fixture(name="store")
def _store(session: Session) -> Iterator[Store]:
    with session.open_store() as opened:
        yield opened


def keep(store: Store, edit: LibraryEdit) -> None:
    """Stores what an edit makes of the library."""
    library = own_library(store)
    write_library(store, library, edit.apply(library))


def test_a_copy_has_the_figures_and_their_sources_and_a_name_of_its_own() -> None:
    copy = copied_card(FIRST, SHIPPED)
    assert is_own(copy.id)
    assert copy.name_nl == f"{FIRST.name_nl} (eigen)"
    for name in CARD_FIGURES:
        assert getattr(copy, name) == getattr(FIRST, name)
        if getattr(copy, name) is not None:
            assert copy.source_of(name) == FIRST.source_of(name)
    source = copy.source_of("")
    assert source is not None
    assert not source.is_verified


def test_a_changed_figure_no_longer_cites_the_shipped_source() -> None:
    copy = copied_card(FIRST, SHIPPED)
    changed = change_figure(copy, "density_kg_per_m3", 1234.0)
    source = changed.source_of("density_kg_per_m3")
    assert source is not None
    assert (changed.density_kg_per_m3, source.is_verified) == (1234.0, False)
    assert changed.source_of("gwp_a1a3_kg_per_kg") == FIRST.source_of("gwp_a1a3_kg_per_kg")
    assert change_figure(copy, "density_kg_per_m3", copy.density_kg_per_m3) == copy
    with pytest.raises(ValueError, match="density"):
        change_figure(copy, "density_kg_per_m3", 0.0)
    with pytest.raises(KeyError):
        change_figure(copy, "name_nl", 1.0)


def test_copies_get_different_names(session: Session, store: Store) -> None:
    names = set()
    for _ in range(3):
        copy = copied_card(FIRST, session.reference)
        names.add(copy.name_nl)
        keep(store, put_card(session.reference, copy))
        session.include_own(store)
    assert len(names) == 3
    assert len(session.reference.products) == len(SHIPPED.products) + 3
    assert session.shipped_reference.products == SHIPPED.products


NAMES = ("", "   ", FIRST.name_nl, FIRST.name_nl.upper(), f" {FIRST.name_en} ", "x" * 201)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_must_name_one_card(store: Store, name: str) -> None:
    card = copied_card(FIRST, SHIPPED)
    keep(store, put_card(SHIPPED, card))
    with pytest.raises(UserError):
        put_card(SHIPPED, replace(card, name_nl=name))
    assert own_library(store).products == (card,)


def test_shipped_ones_are_never_changed(store: Store) -> None:
    with pytest.raises(UserError):
        put_card(SHIPPED, FIRST)
    with pytest.raises(UserError):
        delete_card(FIRST)
    with pytest.raises(UserError):
        put_requirement_set(SHIPPED, HNN)
    with pytest.raises(UserError):
        delete_requirement_set(store, HNN)
    limit = next(r for r in HNN.requirements if has_own_limit(r))
    with pytest.raises(UserError):
        with_own_limit(HNN, limit.id, 0.1, "0,1")
    with pytest.raises(ValueError, match="own item"):
        with_own(SHIPPED, [FIRST], [])


def test_a_deleted_card_comes_back_by_the_reverse(session: Session, store: Store) -> None:
    card = copied_card(FIRST, SHIPPED)
    keep(store, put_card(SHIPPED, card))
    keep(store, delete_card(card))
    session.include_own(store)
    assert card.id not in session.reference.products
    keep(store, delete_card(card).reverse())
    session.include_own(store)
    assert session.reference.products[card.id] == card


def test_an_own_limit_decides_and_the_shipped_edition_stays(session: Session, store: Store) -> None:
    edition = copied_requirement_set(HNN, "Onze eisen")
    keep(store, put_requirement_set(SHIPPED, edition))
    session.include_own(store)
    assert edition.id.startswith(OWN_PREFIX)
    limit = next(r for r in edition.requirements if r.indicator_id == "mpg" and has_own_limit(r))
    changed = with_own_limit(edition, limit.id, 0.123, "0,123")
    keep(store, put_requirement_set(session.reference, changed))
    session.include_own(store)
    assert session.reference.requirement_sets[edition.id] == changed
    own = next(r for r in changed.requirements if r.id == limit.id)
    assert (own.limit, own.printed_limit, own.source.is_verified) == (0.123, "0,123", False)
    assert session.reference.requirement_sets["hnn-1.0"] == HNN
    building = Building(type=min(limit.building_types), gross_floor_area_m2=100.0)
    project = Project("p", "n", requirement_set_id=edition.id, variants=(Variant("v", building=building),))
    scorecard = score(project, project.variants[0], session.reference)
    limits = [level.limit for outcome in scorecard.outcomes for level in outcome.levels]
    assert 0.123 in limits


@pytest.mark.parametrize("title", ["", " ", "Het Nieuwe Normaal, gebouw nieuwbouw", "x" * 300])
def test_a_title_must_name_one_edition(title: str) -> None:
    copy = copied_requirement_set(HNN, title)
    with pytest.raises(UserError):
        put_requirement_set(SHIPPED, copy)
    own = copied_requirement_set(HNN, "Onze eisen")
    with pytest.raises(UserError):
        put_requirement_set(with_own(SHIPPED, [], [own]), renamed(own, title))
    assert put_requirement_set(with_own(SHIPPED, [], [own]), renamed(own, "Andere eisen")).pairs[0][0] == own


def test_an_edition_in_use_is_not_deleted(store: Store) -> None:
    edition = copied_requirement_set(HNN, "Onze eisen")
    keep(store, put_requirement_set(SHIPPED, edition))
    store.save_project(Project("p", "Hof", requirement_set_id=edition.id, variants=(Variant("v"),)))
    with pytest.raises(UserError):
        delete_requirement_set(store, edition)
    store.delete_project("p")
    with pytest.raises(UserError):
        delete_requirement_set(store, edition)
    store.restore_deleted("p")
    store.save_project(Project("p", "Hof", variants=(Variant("v"),)))
    keep(store, delete_requirement_set(store, edition))
    assert own_library(store).requirement_sets == ()


def test_a_requirement_without_a_figure_gets_none() -> None:
    edition = copied_requirement_set(SHIPPED.requirement_sets["tbgo-tabel-3"], "Onze tabel")
    words = next(r for r in edition.requirements if not has_own_limit(r))
    with pytest.raises(UserError):
        with_own_limit(edition, words.id, 1.0, "1")


def test_an_empty_card_can_be_saved_at_once(store: Store) -> None:
    card = empty_card(SHIPPED)
    keep(store, put_card(SHIPPED, card))
    again = empty_card(with_own(SHIPPED, [card], []))
    assert again.name_nl != card.name_nl


def test_a_total_that_declared_modules_go_before_is_not_taken() -> None:
    profile = ModuleProfile(EnvironmentalSet.A2, MKI, {LifeCycleModule.A1_A3: 1.0})
    card = replace(empty_card(SHIPPED), module_profiles=(profile,))
    with pytest.raises(ValueError, match="set A2"):
        change_figure(card, "mki_a2_eur_per_unit", 1.0)
    assert change_figure(card, "mki_a1_eur_per_unit", 1.0).mki_a1_eur_per_unit == 1.0
