"""Facts of a title block: each fills an open field when a person accepts it, and overrules nothing."""

import datetime as dt

import pytest

from app.formats.import_result import ProposedFact
from app.services.imports.take_in import as_variants, into_bill, with_project_facts
from app.services.imports.title_facts import field_of, is_open, with_facts
from models.domain.bill import Bill, BillLine
from models.domain.outcome import Place
from models.domain.project import Building, BuildingType, Project, Variant
from models.domain.quantities import KG

WHERE = Place("", "", 2, "B")
NAME = ProposedFact("name", "Project: De Werf", WHERE, value="De Werf")
AREA = ProposedFact("gross_floor_area_m2", "BVO 156 m2", WHERE, number=156.0)
TYPE = ProposedFact("building_type", "24 rijwoningen", WHERE, value="grondgebonden_woning")
DATE = ProposedFact("permit_application_date", "Datum 1-8-2026", WHERE, value="2026-08-01")
HOMES = ProposedFact("dwelling_count", "24 rijwoningen", WHERE, number=24.0)
ALL = (NAME, AREA, TYPE, DATE, HOMES)


def project(building: Building = Building(), **fields: object) -> Project:  # noqa: B008 - frozen
    return Project("p", "klembord", variants=(Variant("v", "A", building=building),), **fields)  # type: ignore[arg-type]


def test_accepted_facts_fill_what_is_open() -> None:
    filled = with_facts(project(), ALL, is_named=False)
    building = filled.variants[0].building
    assert filled.name == "De Werf"
    assert filled.permit_application_date == dt.date(2026, 8, 1)
    assert (building.gross_floor_area_m2, building.type) == (156.0, BuildingType.GROUND_BOUND_DWELLING)
    assert building.dwelling_count == 24
    assert with_facts(project(), ()) == project(), "the control: what nobody accepts changes nothing"


def test_what_the_project_states_stays() -> None:
    stated = project(
        Building(gross_floor_area_m2=99.0, type=BuildingType.OFFICE, dwelling_count=1),
        permit_application_date=dt.date(2025, 1, 1),
    )
    assert with_facts(stated, ALL) == stated
    assert not any(is_open(fact, stated, stated.variants[0].building) for fact in ALL)


def test_a_fact_that_a_field_cannot_hold_is_left_out() -> None:
    impossible = ProposedFact("gross_floor_area_m2", "BVO -3 m2", WHERE, number=-3.0)
    nothing = ProposedFact("building_type", "kasteel", WHERE, value="kasteel")
    assert with_facts(project(), (impossible, nothing)) == project()


def test_an_unknown_fact_has_no_field() -> None:
    strange = ProposedFact("colour", "rood", WHERE, value="rood")
    assert field_of(strange) is None
    assert not is_open(strange, None, None)
    assert with_facts(project(), (strange,)) == project()


@pytest.mark.parametrize("is_replacing", [True, False])
def test_lines_and_facts_are_one_edit_that_goes_back(is_replacing: bool) -> None:
    held = project()
    lines = [Variant("x", bill=Bill((BillLine("r1", "Zand", 1.0, KG),)))]
    edit = into_bill(held.variants[0], lines, replaces=is_replacing, facts=ALL)
    whole = with_project_facts(held, edit, ALL)
    changed = whole.apply(held)
    assert changed.name == "klembord", "the project keeps its name"
    assert changed.permit_application_date == dt.date(2026, 8, 1)
    assert changed.variants[0].building.gross_floor_area_m2 == 156.0
    assert len(changed.variants[0].bill) == 1
    assert whole.reverse().apply(changed) == held


def test_a_new_variant_gets_the_facts_that_the_building_of_the_plan_leaves_open() -> None:
    held = project(Building(gross_floor_area_m2=99.0))
    edit, first = as_variants(held, [Variant("x", "B")], facts=ALL)
    made = next(variant for variant in edit.apply(held).variants if variant.id == first)
    assert (made.building.gross_floor_area_m2, made.building.dwelling_count) == (99.0, 24)


def test_an_edit_without_facts_for_the_project_stays_as_it_is() -> None:
    held = project(permit_application_date=dt.date(2025, 1, 1))
    edit = into_bill(
        held.variants[0], [Variant("x", bill=Bill((BillLine("r1", "Zand", 1.0, KG),)))], replaces=True
    )
    assert with_project_facts(held, edit, ALL) is edit


def test_a_row_number_stays_with_a_line_whose_id_is_taken() -> None:
    lines = Bill((BillLine("r12", "Zand", 1.0, KG), BillLine("eigen", "Grind", 1.0, KG)))
    held = Project("p", "P", variants=(Variant("v", "A", bill=lines),))
    changed = into_bill(held.variants[0], [Variant("x", bill=lines)], replaces=False).apply(held)
    added = changed.variants[0].bill.lines[2:]
    assert [line.extra for line in added] == [(("Rij", "12"),), ()]
    fresh = into_bill(Variant("v"), [Variant("x", bill=lines)], replaces=True)
    assert [line.extra for line in fresh.new["bill"]] == [(), ()], "an id that says it needs no second word"
