"""Lines of an import: what counts by itself, what a person chooses, what is left out, and what the report says."""

from dataclasses import replace
from functools import cache

import pytest

from app.formats.import_result import ImportResult, RowKind
from app.paths import REFERENCE_DATA
from app.services.imports.import_report import ProblemKind, import_report
from app.services.imports.imported_lines import (
    CHAPTER,
    Choice,
    ChoiceKind,
    GroupKey,
    GroupState,
    ImportedLines,
    TextGroup,
)
from app.services.imports.pasted_text import read_pasted
from app.services.matching.provisional_bill import BillMatching, matching_with
from models.calculation.library.loader import load_with_products
from models.domain.bill import Bill, BillLine, Phase
from models.domain.library.words import NotMaterialKind
from models.domain.outcome import Finding, Message, Place, Severity
from models.domain.project import Variant
from models.domain.quantities import KG, METRE, PIECE, SQUARE_METRE, Unit
from models.reference.reference import Reference

BILL = (
    "omschrijving\thoeveelheid\teenheid\n"
    "21 Buitenwanden\t\t\n"
    "Kalkzandsteen binnenspouwblad 100 mm\t12\tm2\n"
    "Kalkzandsteen binnenspouwblad 100 mm\t8\tm2\n"
    "Slopen bestaande wand\t3\tm2\n"
    "Draaiuren kraan\t12\tuur\n"
    "Iets geheel onbekends\t2\tm2\n"
    "Kanaalplaatvloer 200 mm\t4\tvadem\n"
    "Steenwol spouwisolatie 100 mm\tabc\tm2\n"
    "Subtotaal\t99\t\n"
)
WALL = "Kalkzandsteen binnenspouwblad 100 mm"


@cache
def reference() -> Reference:
    return load_with_products(REFERENCE_DATA)


@cache
def matching() -> BillMatching:
    return matching_with(reference().library, reference())


@cache
def read() -> ImportResult:
    return read_pasted(BILL, "proef", reference())


def lines() -> ImportedLines:
    project = read().project
    assert project is not None
    return ImportedLines(project.variants[0], read().rows, matching())


def group(of: ImportedLines, text: str) -> TextGroup:
    return next(each for each in of.groups if each.text == text)


def chosen(of: ImportedLines, text: str, choice: Choice) -> dict[GroupKey, Choice]:
    return {group(of, text).key: choice}


def test_lines_with_one_text_are_one_group_with_the_rows_of_the_file() -> None:
    wall = group(lines(), WALL)
    assert (wall.positions, wall.rows, wall.unit_text) == ((1, 2), (3, 4), "m2")
    assert 1 <= len(wall.proposals) <= 3
    assert all(proposal.reasons for proposal in wall.proposals)


def test_the_same_text_in_another_unit_is_another_group() -> None:
    variant = Variant("v", bill=Bill((BillLine("a", WALL, 1.0, SQUARE_METRE), BillLine("b", WALL, 1.0, KG))))
    found = ImportedLines(variant, (), matching())
    assert [each.unit_text for each in found.groups] == ["m2", "kg"]


def test_what_is_certain_counts_provisionally_and_nothing_is_firm_by_itself() -> None:
    done = lines().completed({})
    wall = [line for line in done.variant.bill if line.description == WALL]
    assert [line.provisional is not None for line in wall] == [True, True]
    assert not any(line.product_id for line in done.variant.bill)
    assert {line.provisional.product_id for line in wall if line.provisional} <= {
        card.id for card in done.variant.products
    }


def test_the_preview_counts_as_the_command_does() -> None:
    completed = matching().completed(read()).project
    assert completed is not None
    ours = lines().completed({}).variant
    theirs = completed.variants[0]
    assert [(line.id, line.provisional) for line in ours.bill] == [
        (line.id, line.provisional) for line in theirs.bill
    ]
    assert ours.products == theirs.products


def test_a_confirmed_proposal_is_firm_with_the_mass_whose_size_is_stated() -> None:
    found = lines()
    wall = group(found, WALL)
    done = found.completed({wall.key: Choice(ChoiceKind.CONFIRMED)})
    confirmed = [line for line in done.variant.bill if line.description == WALL]
    assert all(line.product_id.startswith(wall.proposals[0].id) for line in confirmed)
    assert not any(line.provisional for line in confirmed)
    assert [line.mass_kg_per_unit for line in confirmed] == [wall.proposals[0].mass_kg_per_unit] * 2
    assert found.state(wall, {wall.key: Choice(ChoiceKind.CONFIRMED)}) is GroupState.FIRM


@pytest.mark.parametrize(
    ("text", "unit", "is_known"),
    [
        ("Heipalen prefab beton 290x290", PIECE, False),
        ("Heipalen prefab beton 290x290, lengte 12 m", PIECE, True),
        ("Vuren regelwerk", METRE, True),
    ],
)
def test_the_mass_of_an_assumed_length_is_not_made_firm(text: str, unit: Unit, is_known: bool) -> None:
    """The others are the controls: a stated length, and a usual section that was shown with the proposal."""
    found = ImportedLines(Variant("v", bill=Bill((BillLine("a", text, 3.0, unit),))), (), matching())
    (only,) = found.groups
    (line,) = found.completed({only.key: Choice(ChoiceKind.CONFIRMED)}).variant.bill
    assert line.product_id
    assert (line.mass_kg_per_unit is not None) is is_known


def test_another_proposal_or_a_card_of_the_library_can_be_chosen_and_a_product_taken_away() -> None:
    found = lines()
    wall, card = group(found, WALL), reference().products["zand"]
    second = found.completed({wall.key: Choice(ChoiceKind.CONFIRMED, 1)}).lines[1]
    assert second.product_id.startswith(wall.proposals[1].id)
    other = found.completed({wall.key: Choice(ChoiceKind.CARD, card=card)})
    assert (other.lines[1].product_id, card in other.variant.products) == ("zand", True)
    none = found.completed({wall.key: Choice(ChoiceKind.NO_PRODUCT)}).lines[1]
    assert (none.product_id, none.provisional) == ("", None)


def test_a_product_of_the_file_stays_firm_until_it_is_taken_away() -> None:
    card = reference().products["zand"]
    held = Variant("v", bill=Bill((BillLine("a", "Zand", 1.0, KG, product_id="zand"),)), products=(card,))
    found = ImportedLines(held, (), matching())
    (only,) = found.groups
    assert (only.state, only.product_id) == (GroupState.FIRM, "zand")
    assert found.completed({}).variant == held
    taken = found.completed({only.key: Choice(ChoiceKind.NO_PRODUCT)}).variant.bill.lines[0]
    assert taken.product_id == ""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("21 Buitenwanden", NotMaterialKind.HEADING),
        ("Slopen bestaande wand", NotMaterialKind.DEMOLITION),
        ("Draaiuren kraan", NotMaterialKind.LABOUR),
        ("Subtotaal", NotMaterialKind.TOTAL),
    ],
)
def test_what_brings_no_material_is_left_out_with_its_reason_and_can_be_taken_along(
    text: str, kind: NotMaterialKind
) -> None:
    found = lines()
    out = group(found, text)
    assert (out.state, out.left_out) == (GroupState.LEFT_OUT, kind)
    assert out.positions[0] not in found.completed({}).lines
    along = found.completed(chosen(found, text, Choice(ChoiceKind.TAKEN_ALONG)))
    assert along.lines[out.positions[0]].description == text
    assert len(along.variant.bill) == len(found.completed({}).variant.bill) + 1


def test_a_row_that_is_taken_along_stands_at_its_place_in_the_file() -> None:
    found = lines()
    done = found.completed({g.key: Choice(ChoiceKind.TAKEN_ALONG) for g in found.groups if g.left_out})
    assert [line.description for line in done.variant.bill] == [
        row.text for row in read().rows if row.kind not in (RowKind.HEADER, RowKind.REPEATED_HEADER)
    ]


def test_the_heading_above_a_line_stays_with_it_where_it_has_no_code() -> None:
    found = lines()
    assert (CHAPTER, "21 Buitenwanden") in found.lines[1].extra
    coded = replace(found.lines[1], nl_sfb="21.11", extra=())
    again = ImportedLines(Variant("v", bill=Bill((coded,))), read().rows, matching())
    assert all(header != CHAPTER for line in again.lines for header, _ in line.extra)


def test_cards_of_the_bill_that_the_lines_go_to_keep_their_id() -> None:
    found = lines()
    wall = group(found, WALL)
    usual = found.completed({}).lines[wall.positions[0]].provisional
    assert usual is not None
    own = replace(reference().products["zand"], id=usual.product_id)
    done = found.completed({}, (own,))
    other = done.lines[wall.positions[0]].provisional
    assert other is not None
    assert other.product_id == f"{own.id}-2"
    assert own in done.variant.products


def test_a_project_that_comes_back_as_it_was_saved_gets_no_proposals() -> None:
    project = read().project
    assert project is not None
    found = ImportedLines(project.variants[0], (), None)
    assert {each.proposals for each in found.groups} == {()}
    assert found.completed({}).variant == project.variants[0]


def problems(found: ImportedLines, findings: tuple[Finding, ...]) -> dict[ProblemKind, list[str]]:
    report = import_report(found, found.completed({}), findings)
    return {
        problem.kind: [found.lines[position].description for position in problem.positions]
        for problem in report.problems
    }


def test_the_report_names_every_problem_with_its_lines() -> None:
    found = lines()
    named = problems(found, read().findings)
    assert named[ProblemKind.UNKNOWN_UNIT] == ["Kanaalplaatvloer 200 mm"]
    assert named[ProblemKind.NO_QUANTITY] == ["Steenwol spouwisolatie 100 mm"]
    assert named[ProblemKind.UNREAD_CELL] == ["Steenwol spouwisolatie 100 mm"]
    assert "Iets geheel onbekends" in named[ProblemKind.NO_PRODUCT]
    assert ProblemKind.UNREAD_CELL not in problems(found, ()), "the control: no finding, no unread cell"


def test_the_report_counts_lines_and_mass_and_a_gap_never_looks_better() -> None:
    found = lines()
    report = import_report(found, found.completed({}), read().findings)
    assert (report.line_count, report.counted_count, report.provisional_count) == (5, 2, 2)
    assert report.left_out_count == 4
    assert report.without_mass_count == 3
    assert report.counted_share == 1.0
    wall = group(found, WALL)
    without = found.completed({wall.key: Choice(ChoiceKind.NO_PRODUCT)})
    worse = import_report(found, without, read().findings)
    assert worse.counted_count == 0
    assert worse.counted_share == 0.0, "what the lines probably weigh stays part of the whole"


def test_a_confirmed_line_counts_and_is_no_longer_provisional() -> None:
    found = lines()
    done = found.completed(chosen(found, WALL, Choice(ChoiceKind.CONFIRMED)))
    report = import_report(found, done, ())
    assert (report.counted_count, report.provisional_count) == (2, 0)


def test_a_warning_about_a_file_is_no_unread_cell() -> None:
    found = lines()
    line_id = found.completed({}).variant.bill.lines[0].id
    about = Place("", "", 3, "B", line_id)
    for severity, where, counts in (
        (Severity.WARNING, about, True),
        (Severity.NOTE, about, False),
        (Severity.WARNING, Place(), False),
    ):
        finding = Finding(severity, Message("import_text_for_number", {"text": "x"}), where)
        assert (ProblemKind.UNREAD_CELL in problems(found, (finding,))) is counts


def test_ten_thousand_lines_are_completed_again_without_matching_them_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []
    real = BillMatching.matches

    def counting(self: BillMatching, *args: object) -> object:
        asked.append(1)
        return real(self, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(BillMatching, "matches", counting)
    found = lines()
    for _ in range(3):
        found.completed(chosen(found, WALL, Choice(ChoiceKind.CONFIRMED)))
    assert len(asked) == 1


@pytest.mark.parametrize("line", [
    BillLine("o", "Zonnepaneel", 0.0, PIECE),
    BillLine("o", "Metselwerk", 3.0, SQUARE_METRE, phase=Phase.DEMOLISHED),
    BillLine("o", "Metselwerk", 3.0, SQUARE_METRE, phase=Phase.KEPT),
])  # fmt: skip
def test_a_line_that_does_not_count_is_taken_in_and_asks_nothing(line: BillLine) -> None:
    """The control: the same line that counts lacks a product or a mass."""
    counted = BillLine("c", "Staal", 10.0, KG, co2_a1a5_kg_per_unit=1.0)
    for one, is_asked in ((line, False), (replace(line, quantity=3.0, phase=None), True)):
        read_in = ImportedLines(Variant("v", bill=Bill((counted, one))), (), None)
        done = read_in.completed({})
        report = import_report(read_in, done, ())
        assert list(done.masses_kg)[:2] == [0, 1]
        assert done.linkage.line_count == (2 if is_asked else 1)
        assert bool(report.problems) is is_asked
