"""Search over product cards: what is found, in which order, and how fast beside a bare scan."""

import pytest

from app.services.library.product_search import ProductIndex, folded
from models.domain.product import ProductCard
from models.domain.quantities import KG


def card(name_nl: str, name_en: str = "-") -> ProductCard:
    return ProductCard(id=name_nl, name_nl=name_nl, name_en=name_en, unit=KG)


CARDS = (
    card("Gevelbekleding vuren", "Spruce cladding"),
    card("Vuren gezaagd", "Sawn spruce"),
    card("Multiplex, vuren/grenen", "Plywood"),
    card("Beton prefab normaal", "Precast concrete"),
    card("Geïsoleerd paneel CO₂-arm", "Insulated panel"),
    card("Cementgebonden schuurvuren", "None"),
)
INDEX = ProductIndex(CARDS)


def names(text: str, limit: int = 50) -> list[str]:
    return [found.name_nl for found in INDEX.search(text, limit)]


def test_a_name_that_starts_with_the_text_comes_before_a_word_and_a_part() -> None:
    assert names("vuren") == [
        "Vuren gezaagd",
        "Gevelbekleding vuren",
        "Multiplex, vuren/grenen",
        "Cementgebonden schuurvuren",
    ]


@pytest.mark.parametrize("text", ["BETON norm", "norm beton", "precast CONC", "béton", "  beton \t prefab "])
def test_all_words_in_any_order_case_accent_and_language(text: str) -> None:
    assert names(text) == ["Beton prefab normaal"]


@pytest.mark.parametrize("text", ["geisoleerd", "GEÏSOLEERD", "co2", "CO₂ arm", "co2-arm"])
def test_accents_and_lowered_digits_do_not_matter(text: str) -> None:
    assert names(text) == ["Geïsoleerd paneel CO₂-arm"]


def test_every_word_must_be_there() -> None:
    assert names("beton vuren") == []


def test_words_do_not_run_from_one_language_into_the_other() -> None:
    assert names("normaal precast") == ["Beton prefab normaal"]
    assert names("maal pre") == ["Beton prefab normaal"]
    assert ProductIndex([card("ab", "cd")]).search("abcd") == ()


def test_no_text_gives_the_first_cards_and_the_limit_holds() -> None:
    assert names("", 2) == ["Gevelbekleding vuren", "Vuren gezaagd"]
    assert names(" - ", 1) == ["Gevelbekleding vuren"]
    assert len(names("e", 3)) == 3


@pytest.mark.parametrize("text", ["<img src=file:///etc/passwd>", "x" * 300, "خشب", "🌲", "%", ".*"])
def test_any_text_is_plain_text(text: str) -> None:
    assert names(text) == []
    assert ProductIndex([card(text)]).search(text) == (card(text),)


def test_folding_twice_changes_nothing() -> None:
    for text in ("Geïsoleerd–paneel", "ΣΊΣΥΦΟΣ", "Straße", "Øresund"):
        assert folded(folded(text)) == folded(text)
