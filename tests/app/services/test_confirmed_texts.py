"""What was confirmed for a text is proposed first for it, and only where people work in the window."""

import itertools
import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.bootstrap import Session
from app.command_line.cli import main
from app.importing.matching.idem import says_enough
from app.services.editing.edits import change_lines
from app.services.editing.provisional_edits import choose, confirm, reject
from app.services.imports.product_answers import answer_of, answers_of_edit
from app.services.library.confirmed_texts import (
    Answer,
    ConfirmedTexts,
    change_target,
    delete_texts,
    edit_by_answers,
    library_target,
    targets_of,
)
from app.services.matching.provisional_bill import matching_with
from models.calculation.library.product import Variant as CardVariant
from models.calculation.library.product import library_product
from models.domain.bill import Bill, BillLine, ProposalReason, ProvisionalProduct
from models.domain.bill_cells import UNMATCHED
from models.domain.library.confirmed_text import confirmed_text, same_text
from models.domain.product import ProductCard
from models.domain.project import Variant
from models.domain.quantities import KG, PIECE, SQUARE_METRE
from models.presentation.proposal_reasons import CONFIRMED_BEFORE, is_strong
from models.reference.own_items import with_own
from models.storage.sqlite.confirmed_texts import read_confirmed_texts, write_confirmed_texts
from tests.models.calculation.bills import reference
from tests.places import ROOT

REFERENCE = reference()
LIBRARY = REFERENCE.library
MATCHING = matching_with(LIBRARY, REFERENCE)
WALL = BillLine("1", "Kalkzandsteen lijmelementen 150 mm", 20.0, SQUARE_METRE)
ODD = BillLine("2", "Type B7 gevelvulling 120 mm", 10.0, SQUARE_METRE)
OWN = ProductCard("eigen-7", "Hennepkalk", "Hempcrete", SQUARE_METRE, mass_kg_per_unit=40.0)


def card_id(part: str) -> str:
    return next(name for name in LIBRARY.cards if part in name)


def memory(*pairs: tuple[str, str]) -> ConfirmedTexts:
    return {same_text(text): confirmed_text(text, target) for text, target in pairs}


def proposed(line: BillLine, product: str, *codes: str) -> BillLine:
    return replace(line, provisional=ProvisionalProduct(product, reasons=tuple(map(ProposalReason, codes))))


# The card behind a product -------------------------------------------------------------------------


def test_the_card_behind_every_product_that_the_library_makes_is_found() -> None:
    for card in LIBRARY.cards.values():
        for unit, size in itertools.product((None, KG, SQUARE_METRE, PIECE), ("", *card.sizes)):
            made = library_product(CardVariant(card, unit, size), LIBRARY.steel_profiles)
            assert library_target(made.id, REFERENCE) == card.id
    for assembly in LIBRARY.assemblies:
        assert library_target(assembly, REFERENCE) == assembly == library_target(f"{assembly}-2", REFERENCE)
    for old, replaced in LIBRARY.replaced.items():
        assert library_target(old, REFERENCE) == (old if old in LIBRARY.cards else replaced.card_id)


def test_an_own_card_is_its_own_target_and_a_product_of_a_file_has_none() -> None:
    held = with_own(REFERENCE, [OWN], ())
    assert library_target("eigen-7", held) == "eigen-7"
    assert library_target("eigen-7", REFERENCE) == ""
    assert library_target("7c1e0c5a-11", REFERENCE) == ""
    assert library_target("", REFERENCE) == ""


# Answers -------------------------------------------------------------------------------------------


def test_answers_are_what_a_person_said_of_a_text() -> None:
    line = proposed(WALL, "kalkzandsteen-150-mm-m2")
    variant = Variant("v", bill=Bill((line, ODD)))
    confirmed = answers_of_edit(confirm(variant, [0]))
    assert confirmed == (Answer(WALL.description, "kalkzandsteen-150-mm-m2"),)
    assert answers_of_edit(choose(variant, [0, 1], "beton")) == (
        Answer(WALL.description, "beton"),
        Answer(ODD.description, "beton"),
    )
    rejected = answers_of_edit(reject(variant, [0]))
    assert rejected == (Answer(WALL.description, "kalkzandsteen-150-mm-m2", is_confirmed=False),)
    assert answers_of_edit(change_lines(variant, {0: {"description": "iets anders"}})) == ()
    assert answers_of_edit(change_lines(variant, {0: {"quantity": 3.0}})) == ()


def test_the_product_that_a_file_names_is_part_of_the_text() -> None:
    line = replace(ODD, extra=((UNMATCHED, "KZS 100"),))
    found = answer_of(line, replace(ODD, product_id="x"))
    assert found == Answer("KZS 100 | Type B7 gevelvulling 120 mm", "x")


def test_a_text_that_means_nothing_by_itself_is_not_remembered() -> None:
    for text in ("idem, 120 mm", "dito", "100 mm", "2x", "", '" 70'):
        assert not says_enough(text), text
        line = proposed(replace(WALL, description=text), "x")
        assert answer_of(line, replace(line, product_id="x", provisional=None)) is None
    for text in ("KZS_100", "hsb 140", "PIR 100 mm", "identiteitspaal"):
        assert says_enough(text), text
    by_heading = proposed(WALL, "x", "matching_words_chapter")
    assert answer_of(by_heading, replace(WALL, product_id="x")) is None
    assert answer_of(by_heading, replace(WALL, product_id="y")) == Answer(WALL.description, "y")


def test_a_line_that_had_a_product_already_answers_nothing() -> None:
    held = replace(WALL, product_id="x")
    assert answer_of(held, replace(held, product_id="y")) is None


# The memory ----------------------------------------------------------------------------------------


def test_confirming_remembers_and_undoing_it_forgets_only_what_is_as_it_left_it() -> None:
    lime, other = card_id("kalkzandsteen"), card_id("baksteen")
    before = memory((ODD.description, other))
    edit = edit_by_answers(before, [Answer("KZS wand", f"{lime}-150-mm"), Answer("kzs  WAND", lime)], REFERENCE)
    after = edit.apply(before)
    assert targets_of(after) == {**targets_of(before), "kzs wand": lime}
    assert edit.reverse().apply(after) == before
    changed = change_target(after, "kzs wand", other, REFERENCE).apply(after)
    assert targets_of(changed)["kzs wand"] == other
    assert edit.reverse().apply(changed) == changed, "somebody changed it meanwhile"
    deleted = delete_texts(after, ["kzs wand", "nergens"]).apply(after)
    assert edit.reverse().apply(deleted) == deleted == before


def test_rejecting_forgets_that_product_and_no_other() -> None:
    lime, other = card_id("kalkzandsteen"), card_id("baksteen")
    held = memory(("KZS wand", lime))
    no = [Answer("KZS wand", f"{lime}-150-mm-m2", is_confirmed=False)]
    assert edit_by_answers(held, no, REFERENCE).apply(held) == {}
    assert edit_by_answers(memory(("KZS wand", other)), no, REFERENCE).is_empty
    assert edit_by_answers({}, no, REFERENCE).is_empty


def test_what_is_no_knowledge_is_not_remembered() -> None:
    lime, other = card_id("kalkzandsteen"), card_id("baksteen")
    two = [Answer("wand", lime), Answer("Wand", other)]
    assert edit_by_answers({}, two, REFERENCE).is_empty, "one text, two products"
    assert edit_by_answers({}, [Answer("wand", "7c1e0c5a")], REFERENCE).is_empty, "not of the library"
    assert edit_by_answers(memory(("wand", lime)), [Answer("WAND", lime)], REFERENCE).is_empty, "known"


# Matching ------------------------------------------------------------------------------------------


def test_what_was_confirmed_is_taken_first_with_the_sizes_of_the_text() -> None:
    lime = MATCHING.proposals(WALL)[0].id
    line = replace(ODD, description="  type b7 GEVELVULLING 120 mm")
    held = MATCHING.remembering({same_text(ODD.description): lime})
    (made,) = held.matched(Variant("v", bill=Bill((line,)))).variant.bill.lines
    assert made.provisional is not None
    first, *others = held.proposals(line)
    plain = MATCHING.proposals(replace(WALL, description="Kalkzandsteen lijmelementen 120 mm", quantity=10.0))[0]
    assert (first.id, first.mass_kg, first.sizes) == (lime, plain.mass_kg, plain.sizes)
    assert made.provisional.product_id.startswith(lime)
    assert made.provisional.mass_kg_per_unit == plain.mass_kg_per_unit
    assert made.provisional.reasons[0].code == CONFIRMED_BEFORE
    assert is_strong(made.provisional.reasons)
    assert [p.id for p in others] == [p.id for p in MATCHING.proposals(line) if p.id != lime][:2]
    assert not any(p.id == lime for p in MATCHING.proposals(line)[:1]), "the control"


def test_an_assembly_is_taken_in_its_own_unit() -> None:
    assembly = next(each for each in LIBRARY.assemblies.values() if each.unit.bill_unit == SQUARE_METRE)
    held = MATCHING.remembering({same_text(ODD.description): assembly.id})
    first = held.proposals(ODD)[0]
    assert (first.id, first.is_assembly) == (assembly.id, True)
    assert first.mass_kg is not None
    per_piece = held.proposals(replace(ODD, unit=PIECE))[0]
    assert (per_piece.id, per_piece.mass_kg) == (assembly.id, None), "missing is never zero"


def test_an_own_card_is_proposed_with_its_own_mass() -> None:
    held = with_own(REFERENCE, [OWN], ())
    matching = matching_with(LIBRARY, held).remembering({same_text(ODD.description): OWN.id})
    first = matching.proposals(ODD)[0]
    assert (first.id, first.mass_kg, first.mass_kg_per_unit) == (OWN.id, 400.0, None)
    (line,) = matching.matched(Variant("v", bill=Bill((ODD,)))).variant.bill.lines
    assert line.provisional is not None
    assert line.provisional.product_id == OWN.id


def test_an_own_assembly_is_proposed_as_any_other() -> None:
    shipped = next(each for each in LIBRARY.assemblies.values() if each.unit.bill_unit == SQUARE_METRE)
    held = with_own(REFERENCE, (), (), [replace(shipped, id="eigen-8")])
    assert library_target("eigen-8", held) == library_target("eigen-8-2", held) == "eigen-8"
    matching = matching_with(held.library, held).remembering({same_text(ODD.description): "eigen-8"})
    first = matching.proposals(ODD)[0]
    same = MATCHING.remembering({same_text(ODD.description): shipped.id}).proposals(ODD)[0]
    assert (first.id, first.is_assembly, first.mass_kg) == ("eigen-8", True, same.mass_kg)


def test_a_line_that_is_left_out_and_a_product_that_is_gone_change_nothing() -> None:
    labour = BillLine("3", "Arbeid timmerman", 40.0, None)
    variant = Variant("v", bill=Bill((WALL, labour)))
    target = card_id("kalkzandsteen")
    held = MATCHING.remembering({same_text(labour.description): target, same_text(WALL.description): "weg"})
    assert held.matched(variant) == MATCHING.matched(variant)
    known = MATCHING.remembering({same_text(WALL.description): card_id("baksteen")})
    assert known.matched(variant) != MATCHING.matched(variant), "the control"


# Who does not use it -------------------------------------------------------------------------------


def test_the_command_line_never_uses_the_memory(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    bill = tmp_path / "bill.csv"
    bill.write_text(
        f"omschrijving;hoeveelheid;eenheid\n{WALL.description};20;m2\n{ODD.description};10;m2\n", "utf-8"
    )
    texts = [confirmed_text(line.description, card_id("baksteen")) for line in (WALL, ODD)]

    def outputs(name: str, *, is_remembering: bool) -> list[bytes]:
        session = Session(profile_folder=tmp_path / name)
        session.data_folder.mkdir(parents=True)
        with session.open_store() as store:
            if is_remembering:
                write_confirmed_texts(store, texts)
            assert len(read_confirmed_texts(store).texts) == len(texts) * is_remembering
        profile = ["--profile-dir", str(tmp_path / name)]
        report = tmp_path / "out.pdf"
        told = []
        for command in (
            ["match", str(bill), "--json", "-"],
            ["score", str(bill), "--json", "-"],
            ["review", str(bill), "--json", str(tmp_path / "review")],
            ["report", str(bill), "-o", str(report)],
            ["import", str(bill)],
        ):
            main([*command, *profile])
            told.append(capsysbinary.readouterr().out)
        for written in (report, *(tmp_path / "review").iterdir()):
            told.append(written.read_bytes())
            written.unlink()
        with session.open_store() as store:
            (summary,) = store.list_projects()
            project = store.load_project(summary.id)
            lines = [line for variant in project.variants for line in variant.bill.lines]
            assert any(line.provisional is not None for line in lines)
        return [*(one.replace(project.id.encode(), b"") for one in told), repr(lines).encode()]

    without, remembering = outputs("a", is_remembering=False), outputs("b", is_remembering=True)
    assert without == remembering
    assert all(without)
    taken = json.loads(without[0])["lines"][1]["card"]["id"]
    held = MATCHING.remembering(targets_of({text.id: text for text in texts}))
    assert held.proposals(WALL)[0].id != taken == MATCHING.proposals(WALL)[0].id, "the control"


def test_neither_the_command_line_nor_a_review_names_the_memory() -> None:
    def naming(folder: str) -> set[str]:
        files = (ROOT / folder).rglob("*.py")
        words = ("confirmed_texts", "remembering", "LibraryMatching")
        return {file.name for file in files if any(word in file.read_text("utf-8") for word in words)}

    for folder in ("app/command_line", "app/services/review", "app/desktop/reviewing", "models/review"):
        assert naming(folder) == set()
    assert "library_matching.py" in naming("app/desktop/session"), "the control"
