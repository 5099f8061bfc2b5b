"""The edits of variants and decisions: their effect, their refusals, and undo to the former project."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import UserError
from app.services.editing.decisions import decide, reopen
from app.services.editing.edits import Edit, change_lines, variant_of
from app.services.outputs.file_names import proposed_name
from app.services.projects.variants import (
    copy_variant,
    delete_variants,
    free_name,
    freeze_variant,
    rename_variant,
    snapshot_of,
)
from models.domain.bill import Bill, BillLine
from models.domain.outcome import Finding, Message, Place, Severity
from models.domain.project import DecisionKind, Phase, Project, Variant

DAY = dt.date(2026, 3, 1)
LINE = BillLine("r1", "Baksteen", 2.0, None)
BASE = Variant("a", "Ontwerp", bill=Bill((LINE,)))
PROJECT = Project("p", "Hof", variants=(BASE, Variant("b", "Hout")))


def applied_and_back(edit: Edit) -> Project:
    after = edit.apply(PROJECT)
    assert edit.reverse().apply(after) == PROJECT
    return after


def test_a_copy_stands_after_its_original_and_is_to_be_edited() -> None:
    frozen = replace(PROJECT, variants=(replace(BASE, frozen_on=DAY), PROJECT.variants[1]))
    edit, copy_id = copy_variant(frozen, "a", "Ontwerp")
    after = edit.apply(frozen)
    assert [variant.name for variant in after.variants] == ["Ontwerp", "Ontwerp (2)", "Hout"]
    assert variant_of(after, copy_id).frozen_on is None
    assert variant_of(after, copy_id).bill == BASE.bill


def test_a_snapshot_is_frozen_and_leaves_its_original_alone() -> None:
    edit, copy_id = snapshot_of(PROJECT, "a", "Ontwerp vergunning", DAY, Phase.PERMIT)
    after = applied_and_back(edit)
    snapshot = variant_of(after, copy_id)
    assert (snapshot.frozen_on, snapshot.phase) == (DAY, Phase.PERMIT)
    assert variant_of(after, "a") is BASE
    with pytest.raises(UserError):
        change_lines(snapshot, {0: {"quantity": 3.0}})


def test_a_frozen_variant_is_neither_renamed_nor_frozen_again() -> None:
    after = applied_and_back(freeze_variant(BASE, DAY, Phase.PERMIT))
    with pytest.raises(UserError, match="frozen"):
        rename_variant(after, "a", "Anders")
    with pytest.raises(UserError, match="frozen"):
        freeze_variant(variant_of(after, "a"), DAY, Phase.REALISATION)


@pytest.mark.parametrize(("name", "code"), [("  ", "variants_name_empty"), (" hout ", "variants_name_taken")])
def test_a_name_is_refused_when_it_says_nothing_or_is_taken(name: str, code: str) -> None:
    with pytest.raises(UserError, match=code):
        rename_variant(PROJECT, "a", name)
    assert variant_of(rename_variant(PROJECT, "a", " Ont  werp ").apply(PROJECT), "a").name == "Ont werp"


def test_the_last_variant_stays() -> None:
    assert [v.id for v in applied_and_back(delete_variants(PROJECT, ["a"])).variants] == ["b"]
    with pytest.raises(UserError, match="variants_last_one"):
        delete_variants(PROJECT, ["a", "b"])


@given(st.text(max_size=250))
@settings(max_examples=50, deadline=None)
def test_a_free_name_is_never_taken(name: str) -> None:
    project = replace(PROJECT, variants=(*PROJECT.variants, Variant("c", free_name(PROJECT, name))))
    taken = [variant.name.strip().casefold() for variant in project.variants]
    assert free_name(project, name).casefold() not in taken


def finding(line: str = "r1") -> Finding:
    return Finding(Severity.WARNING, Message("audit_duplicate_line"), Place(line_id=line))


def test_accepting_needs_a_reason_and_resolving_does_not() -> None:
    with pytest.raises(UserError, match="variants_reason_missing"):
        decide(BASE, [finding().key], DecisionKind.ACCEPTED, "  ")
    after = decide(BASE, [finding().key], DecisionKind.RESOLVED, "").apply(PROJECT)
    (found,) = variant_of(after, "a").decisions
    assert (found.finding_key, found.kind) == (finding().key, DecisionKind.RESOLVED)


def test_a_decision_is_replaced_and_taken_back() -> None:
    keys = [finding().key, finding("r2").key, finding().key]
    once = decide(BASE, keys, DecisionKind.ACCEPTED, "zo  besteld").apply(PROJECT)
    variant = variant_of(once, "a")
    assert [d.reason for d in variant.decisions] == ["zo besteld", "zo besteld"]
    again = decide(variant, keys[:1], DecisionKind.RESOLVED, "").apply(once)
    assert len(variant_of(again, "a").decisions) == 2
    gone = reopen(variant_of(again, "a"), keys).apply(again)
    assert variant_of(gone, "a").decisions == ()


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("Hof", "Hout"), "Hof - Hout.pdf"),
        (("../../etc/passwd", ""), "etc passwd.pdf"),
        (('a<b>:"c|?*', "x" * 300), f"a b c - {'x' * 60}.pdf"),
        (("", "\u202e"), "meetlat.pdf"),
        (("con", ""), "meetlat con.pdf"),
        (("Κτίριο 🏠", "بيت"), "Κτίριο 🏠 - بيت.pdf"),
    ],
)
def test_a_proposed_file_name_is_safe_everywhere(parts: tuple[str, ...], name: str) -> None:
    assert proposed_name(parts, "meetlat", "pdf") == name
