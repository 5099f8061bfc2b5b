"""Descriptions beside cards: only what is exactly alike is taken, everything else is proposed with its reason."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.paths import REFERENCE_DATA
from app.services.imports.product_matching import (
    MatchReason,
    ProductMatcher,
    UnitFit,
    product_text,
    unit_fit,
    with_cards,
)
from models.calculation.library.loader import load_with_products
from models.domain.bill import Bill, BillLine
from models.domain.product import ProductCard
from models.domain.project import Variant
from models.domain.quantities import CUBIC_METRE, KG, METRE, PIECE, SQUARE_METRE, UNITS
from models.reference.product_layers import by_id
from models.reference.reference import Reference


@cache
def reference() -> Reference:
    return load_with_products(REFERENCE_DATA)


@cache
def matcher() -> ProductMatcher:
    return ProductMatcher(reference().products, reference().library.words)


@pytest.mark.parametrize(
    ("text", "card", "reason"),
    [
        ("tb-clt-120", "tb-clt-120", MatchReason.EXACT_ID),
        ("KALKZANDSTEEN  lijmelement of lijmblok", "kalkzandsteen", MatchReason.EXACT_NAME),
        ("Stone wool", "steenwol", MatchReason.EXACT_NAME),
        ("Silka Kalkzandsteen CS12", "kalkzandsteen", MatchReason.SYNONYM),
        ("Gevelplaat, gehard glas", "gehard-glas", MatchReason.ALL_WORDS),
        ("Mineral wool 120", "minerale-wol", MatchReason.SYNONYM),
        ("Kalksandstein", "kalkzandsteen", MatchReason.SYNONYM),
    ],
)
def test_every_proposal_has_its_reason(text: str, card: str, reason: MatchReason) -> None:
    found = {p.card_id: p.reason for p in matcher().proposals(text, (CUBIC_METRE,))}
    assert found[card] is reason


@pytest.mark.parametrize("text", ["IfcBuildingElementProxy", "", "   ", "😀", "<img src=x>", "1234"])
def test_what_resembles_nothing_waits_in_the_queue(text: str) -> None:
    assert matcher().proposals(text, (KG,)) == ()


def test_a_loose_proposal_whose_unit_fits_goes_before_one_whose_unit_does_not() -> None:
    per_m2 = ProductCard("m2", "Steenwol per m2", "x", SQUARE_METRE)
    per_kg = ProductCard("kg", "Steenwol per kg", "x", KG, density_kg_per_m3=40.0)
    found = ProductMatcher(by_id([per_m2, per_kg]), ()).proposals("Steenwol", (CUBIC_METRE,))
    fits = [proposal.unit_fit for proposal in found]
    assert fits == sorted(fits, key=list(UnitFit).index)
    assert fits[0] is UnitFit.BY_MASS
    assert fits[-1] is UnitFit.NO


@given(st.text(st.characters(exclude_characters="\0"), max_size=60), st.sampled_from([*UNITS, None]))
def test_nothing_but_an_exact_product_text_is_ever_taken_at_once(text: str, unit: object) -> None:
    line = BillLine("a", text, 1.0, unit, extra=(("product", text),) if text else ())  # type: ignore[arg-type]
    for match in matcher().matches([line]):
        if match.accepted_at_once:
            card = reference().products[match.accepted_at_once]
            same = {card.id, card.name_nl.casefold(), card.name_en.casefold()}
            assert text.strip() == card.id or " ".join(text.casefold().split()) in same or not text.isascii()
            assert match.proposals[0].unit_fit is not UnitFit.NO


def test_a_description_is_only_ever_a_proposal() -> None:
    (match,) = matcher().matches([BillLine("a", "Gehard glas", 1.0, CUBIC_METRE)])
    assert match.proposals[0].reason is MatchReason.EXACT_ID or match.proposals[0].reason.is_exact
    assert match.accepted_at_once == ""


def test_a_name_of_two_cards_is_taken_for_neither() -> None:
    cards = by_id(ProductCard(f"kaart-{n}", "Zelfde naam", "Same", KG) for n in (1, 2))
    proposals = ProductMatcher(cards, ()).proposals("Zelfde naam", (KG,))
    assert {p.card_id for p in proposals} == {"kaart-1", "kaart-2"}
    assert not any(p.reason.is_exact for p in proposals)


def test_lines_with_one_text_are_one_match_and_the_worst_unit_counts() -> None:
    lines = [
        BillLine("a", "x", 1.0, CUBIC_METRE, extra=(("product", "steenwol"),)),
        BillLine("b", "y", 1.0, METRE, extra=(("product", "steenwol"),)),
        BillLine("c", "steenwol", 1.0, CUBIC_METRE),
    ]
    first, second = matcher().matches(lines)
    assert (first.positions, first.is_description) == ((0, 1), False)
    assert first.proposals[0].unit_fit is UnitFit.NO
    assert first.accepted_at_once == ""
    assert (second.positions, second.is_description) == ((2,), True)


@pytest.mark.parametrize(
    ("unit", "fit"),
    [
        (KG, UnitFit.SAME),
        (CUBIC_METRE, UnitFit.BY_MASS),
        (SQUARE_METRE, UnitFit.NO),
        (PIECE, UnitFit.NO),
        (None, UnitFit.NO),
    ],
)
def test_a_unit_fits_by_its_kind_or_through_the_density(unit: object, fit: UnitFit) -> None:
    assert unit_fit(reference().products["kalkzandsteen"], unit) is fit  # type: ignore[arg-type]


def test_a_line_with_figures_of_its_own_needs_no_card() -> None:
    own = BillLine("a", "PV", 1.0, PIECE, mass_kg_per_unit=20.0, mki_a1_eur_per_unit=3.0)
    bare = BillLine("b", "Kozijn", 1.0, PIECE, mki_a1_eur_per_unit=3.0)
    assert [match.has_own_figures for match in matcher().matches([own, bare])] == [True, False]


def test_a_chosen_card_comes_into_the_variant_and_a_rejected_one_leaves_the_line() -> None:
    products = reference().products
    held = products["steenwol"]
    lines = (
        BillLine("a", "x", 1.0, KG, product_id="steenwol"),
        BillLine("b", "y", 1.0, KG, extra=(("product", "kzs"), ("Kleur", "wit"))),
        BillLine("c", "z", 1.0, KG),
    )
    variant = Variant("v", bill=Bill(lines), products=(held,))
    changed = with_cards(variant, {0: None, 1: products["kalkzandsteen"]})
    assert [line.product_id for line in changed.bill] == ["", "kalkzandsteen", ""]
    assert changed.bill.lines[1].extra == (("Kleur", "wit"),)
    assert {card.id for card in changed.products} == {"steenwol", "kalkzandsteen"}
    assert changed.bill.lines[2] is lines[2]
    assert product_text(lines[1]) == "kzs"
    assert product_text(changed.bill.lines[1]) == ""


def test_every_other_word_of_the_library_finds_its_card() -> None:
    for entry in reference().library.words:
        for words in () if entry.is_weak or entry.is_ambiguous else entry.words:
            found = {p.card_id for p in matcher().proposals(words, (KG,))}
            assert entry.card_id in found, words
