"""Provisional products: when a proposal ends, and the queue in which they are confirmed, each edit undone."""

from dataclasses import replace

import pytest

from app.errors import UserError
from app.reporting.wording.proposal_text import main_reason_text, proposal_reasons_text
from app.services.editing.edits import BillEdit, change_lines
from app.services.editing.provisional_edits import choose, confirm, pick, reject
from app.services.editing.provisional_queue import (
    Alternative,
    LineAmountsById,
    provisional_queue,
    strong_positions,
)
from app.services.editing.settled_proposals import USUAL_SIZE
from app.services.imports.imported_lines import Choice, ChoiceKind, ImportedLines
from models.domain.bill import Bill, BillLine, ProposalReason, ProvisionalProduct
from models.domain.product import ProductCard
from models.domain.project import Project, Variant
from models.domain.quantities import KG, PIECE, SQUARE_METRE
from models.presentation.proposal_reasons import is_strong

WORDS = ProposalReason("matching_words_main", {"words": "zand"})
CODE = ProposalReason("matching_code_fits", {"code": "13"})
TYPO = ProposalReason("matching_typing_error", {"typed": "zant"})
SAND = ProductCard("zand", "Zand", "Sand", KG)
LIME = ProductCard("kalk", "Kalk", "Lime", KG)


def proposed(card: str = "zand", mass: float | None = 12.0, **values: object) -> ProvisionalProduct:
    return ProvisionalProduct(card, mass, **{"reasons": (WORDS, CODE), **values})


def line(number: int, text: str, proposal: ProvisionalProduct | None, **values: object) -> BillLine:
    made = BillLine(f"r{number}", text, 2.0, SQUARE_METRE, provisional=proposal)
    return replace(made, **values)


def variant(*lines: BillLine) -> Variant:
    return Variant("v", "Proef", bill=Bill(lines), products=(SAND, LIME))


def after(owner: Variant, edit: BillEdit) -> tuple[BillLine, ...]:
    """The lines after an edit, which its reverse takes back exactly."""
    before = Project("p", "Proef", variants=(owner,))
    changed = edit.apply(before)
    assert edit.reverse().apply(changed) == before
    return changed.variants[0].bill.lines


def test_confirming_takes_the_product_and_its_mass_and_ends_the_proposal() -> None:
    owner = variant(line(1, "Zand", proposed()), line(2, "Kalk", proposed("kalk")))
    first, second = after(owner, confirm(owner, [0]))
    assert (first.product_id, first.mass_kg_per_unit, first.provisional) == ("zand", 12.0, None)
    assert second.provisional is not None


def test_a_mass_that_the_line_states_is_kept() -> None:
    owner = variant(line(1, "Zand", proposed(), mass_kg_per_unit=9.0))
    assert after(owner, confirm(owner, [0]))[0].mass_kg_per_unit == 9.0


def test_a_mass_from_an_assumed_length_stays_unknown_and_a_usual_thickness_counts() -> None:
    assumed = proposed(is_mass_assumed=True)
    shown = proposed(is_mass_assumed=True, reasons=(WORDS, ProposalReason(USUAL_SIZE)))
    length = proposed(is_mass_assumed=True, reasons=(WORDS, ProposalReason("matching_usual_length")))
    owner = variant(line(1, "Leuning", assumed), line(2, "Dekvloer", shown), line(3, "Balk", length, unit=PIECE))
    first, second, third = after(owner, confirm(owner, [0, 1, 2]))
    assert (first.product_id, first.mass_kg_per_unit) == ("zand", None)
    assert (second.product_id, second.mass_kg_per_unit) == ("zand", 12.0)
    assert (third.product_id, third.mass_kg_per_unit) == ("zand", None)
    queue = provisional_queue(owner.bill.lines, LineAmountsById())
    assert [entry.leaves_mass_unknown for entry in queue] == [True, False, True]


def test_every_edit_that_answers_the_proposal_ends_it() -> None:
    owner = variant(line(1, "Zand", proposed()))
    for edit in (
        choose(owner, [0], "kalk"),
        reject(owner, [0]),
        change_lines(owner, {0: {"product_id": "kalk"}}),
        change_lines(owner, {0: {"product_id": ""}}),
        change_lines(owner, {0: {"description": "Iets anders"}}),
    ):
        assert after(owner, edit)[0].provisional is None


def test_a_change_that_does_not_answer_it_leaves_the_proposal() -> None:
    """The control of the test above."""
    owner = variant(line(1, "Zand", proposed()))
    for changes in ({"quantity": 5.0}, {"description": "  ZAND "}, {"note": "x"}, {"unit": PIECE}):
        assert after(owner, change_lines(owner, {0: changes}))[0].provisional == proposed()


def test_the_proposed_product_typed_by_hand_is_the_same_as_confirming_it() -> None:
    owner = variant(line(1, "Zand", proposed()))
    by_hand = change_lines(owner, {0: {"product_id": "zand"}})
    assert after(owner, by_hand)[0] == after(owner, confirm(owner, [0]))[0]
    assert after(owner, choose(owner, [0], "kalk"))[0].mass_kg_per_unit is None


def test_another_proposal_brings_its_own_mass() -> None:
    owner = variant(line(1, "Zand", proposed()))
    other = Alternative(LIME, ProvisionalProduct("kalk", 30.0))
    found = after(owner, pick(owner, 0, other))[0]
    assert (found.product_id, found.mass_kg_per_unit, found.provisional) == ("kalk", 30.0, None)
    guess = Alternative(LIME, ProvisionalProduct("kalk", 30.0, is_mass_assumed=True))
    assert after(owner, pick(owner, 0, guess))[0].mass_kg_per_unit is None


def test_a_frozen_variant_refuses() -> None:
    import datetime as dt

    owner = replace(variant(line(1, "Zand", proposed())), frozen_on=dt.date(2026, 1, 1))
    for act in (lambda: confirm(owner, [0]), lambda: reject(owner, [0]), lambda: choose(owner, [0], "kalk")):
        with pytest.raises(UserError):
            act()


def test_the_queue_joins_lines_of_the_same_text_and_starts_with_the_largest() -> None:
    lines = (
        line(1, "Zand", proposed()),
        line(2, "Kalk", proposed("kalk")),
        line(3, " zand ", proposed()),
        line(4, "Zand", proposed("kalk")),
        line(5, "Onbekend", proposed("kalk", None)),
        line(6, "Klaar", None),
    )
    amounts = LineAmountsById(
        influence={"r1": 5.0, "r2": 8.0, "r3": 4.0, "r4": -20.0}, mass_kg={"r1": 24.0, "r3": 24.0, "r4": 1.0}
    )
    queue = provisional_queue(lines, amounts)
    assert [entry.positions for entry in queue] == [(3,), (0, 2), (1,), (4,)]
    assert [entry.mass_kg for entry in queue] == [1.0, 48.0, None, None]
    assert [entry.influence for entry in queue] == [20.0, 9.0, 8.0, None]


def test_one_key_confirms_only_what_has_a_strong_first_reason() -> None:
    lines = (
        line(1, "Zand", proposed()),
        line(2, "Kalk", proposed("kalk", reasons=(CODE, WORDS))),
        line(3, "Grind", proposed("kalk", reasons=())),
        line(4, "Zand", proposed()),
    )
    owner = variant(*lines)
    chosen = strong_positions(provisional_queue(lines, LineAmountsById()))
    assert chosen == (0, 3)
    found = after(owner, confirm(owner, chosen))
    assert [x.product_id for x in found] == ["zand", "", "", "zand"]


def test_what_speaks_against_a_product_or_for_it_alone_is_not_strong() -> None:
    exact = ProposalReason("preview_reason_in_file")
    for reasons, wanted in (
        ((WORDS, CODE), True),
        ((WORDS, ProposalReason("matching_thickness", {"size": "70"})), True),
        ((exact,), True),
        ((WORDS,), False),
        ((WORDS, CODE, TYPO), False),
        ((ProposalReason("matching_words_side", {"words": "x"}), CODE), False),
        ((ProposalReason("a_code_of_a_file"), CODE), False),
    ):
        assert is_strong(reasons) is wanted, reasons


def test_a_reason_of_a_file_without_a_text_is_skipped() -> None:
    strange = (
        "does_not_exist",
        "report_indicative",
        "import_shares_above_100",
        "matching_left_out_site",
        "matching_",
    )
    bare = ProposalReason("matching_words_main")
    reasons = (*(ProposalReason(code, {"words": "{x}"}) for code in strange), bare, TYPO, TYPO)
    told = proposal_reasons_text(proposed(reasons=reasons), "nl")
    assert told == "‘zant’ is gelezen als een typefout."
    assert proposal_reasons_text(proposed(reasons=()), "nl") == ""
    hostile = ProposalReason("matching_words_main", {"words": "<b>{0}</b>"})
    assert proposal_reasons_text(proposed(reasons=(hostile,)), "nl") == "De tekst noemt ‘<b>{0}</b>’."


def test_the_reason_in_few_words_says_that_name_and_code_agree() -> None:
    assert main_reason_text(proposed(), "nl") == "naam en code komen overeen"
    assert main_reason_text(proposed(reasons=(WORDS,)), "nl") == "De tekst noemt ‘zand’"
    assert main_reason_text(proposed(reasons=(CODE,)), "en") == "NL-SfB 13 fits this material"
    assert main_reason_text(proposed(reasons=()), "nl") == ""


def test_what_is_chosen_in_the_import_answers_the_proposal_too() -> None:
    texts = ("Zand", "Kalk", "Leem", "Grind")
    read = ImportedLines(variant(*(line(n, text, proposed()) for n, text in enumerate(texts))), (), None)
    card, none, firm, _ = (group.key for group in read.groups)
    choices = {
        card: Choice(ChoiceKind.CARD, card=LIME),
        none: Choice(ChoiceKind.NO_PRODUCT),
        firm: Choice(ChoiceKind.CONFIRMED),
    }
    first, second, third, fourth = read.completed(choices).variant.bill.lines
    assert (first.product_id, first.provisional) == ("kalk", None)
    assert (second.product_id, second.provisional) == ("", None)
    assert (third.product_id, third.mass_kg_per_unit, third.provisional) == ("zand", 12.0, None)
    assert fourth.provisional == proposed()
