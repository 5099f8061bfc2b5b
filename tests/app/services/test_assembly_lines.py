"""Opening an assembly into its layers changes no figure of the bill, and closing them gives the line back."""

from dataclasses import replace

import pytest

from app.errors import UserError
from app.paths import REFERENCE_DATA
from app.services.editing.assembly_lines import AssemblyLines
from models.calculation.library.assembly_figures import assembly_figures
from models.calculation.library.assembly_product import assembly_product
from models.domain.bill import Bill, BillLine, Phase, ProvisionalProduct
from models.domain.outcome import Outcome
from models.domain.product import ProductCard
from models.domain.project import Building, Project, Variant
from models.domain.quantities import KG
from models.reference.library.library import Library
from models.scorecard.scorecard import score
from tests.models.calculation.bills import reference

LIBRARY = Library(REFERENCE_DATA, reference())
LINES = AssemblyLines(LIBRARY, reference())
OTHER = BillLine("z", "Staal", 100.0, KG, mass_kg_per_unit=1.0, co2_a1a5_kg_per_unit=1.0, biobased_fraction=0.0)
DEEP = next(each for each in sorted(LIBRARY.assemblies) if len(LIBRARY.assemblies[each].layers) > 3)
FIGURES = ("embodied_carbon", "stored_carbon", "material_intensity", "biobased")


def card_of(assembly_id: str) -> ProductCard:
    per_carbon = reference().factors.co2_per_carbon
    assembly = LIBRARY.assemblies[assembly_id]
    figures = assembly_figures(assembly, LIBRARY.air_resistances, LIBRARY.assembly_factors, per_carbon)
    return assembly_product(figures, per_carbon)


def project_of(assembly_id: str) -> Project:
    card = card_of(assembly_id)
    line = BillLine("w", "Wand", 42.5, card.unit, nl_sfb="21.12", product_id=card.id, note="as 3")
    building = Building(gross_floor_area_m2=100.0)
    variant = Variant("v", building=building, bill=Bill((line, OTHER)), products=(card,))
    return Project("p", "P", variants=(variant,))


def opened(project: Project) -> Project:
    change = LINES.opened(project.variants[0], 0)
    made = change.edit.apply(project)
    variant = made.variants[0]
    return replace(made, variants=(replace(variant, products=(*variant.products, *change.cards)),))


def figures_of(project: Project) -> list[Outcome]:
    card = score(project, project.variants[0], reference())
    return [card.outcome(name) for name in FIGURES]


@pytest.mark.parametrize("assembly_id", sorted(LIBRARY.assemblies)[::6])
def test_opening_changes_no_figure(assembly_id: str) -> None:
    project = project_of(assembly_id)
    for before, after in zip(figures_of(project), figures_of(opened(project)), strict=True):
        assert before.estimate is not None
        assert after.estimate is not None
        assert after.estimate.lower == pytest.approx(before.estimate.lower, rel=1e-9)
        assert after.estimate.coverage_fraction == pytest.approx(before.estimate.coverage_fraction)


def test_a_line_opens_into_its_layers_and_closes_again() -> None:
    project = project_of(DEEP)
    whole = opened(project)
    lines = whole.variants[0].bill.lines
    layers = [layer for layer in LIBRARY.assemblies[DEEP].layers if layer.material is not None]
    assert len(lines) == len(layers) + 1
    assert len({line.id for line in lines}) == len(lines)
    assert all(line.nl_sfb == "21.12" for line in lines[:-1])
    closed = LINES.closed(whole.variants[0], 1).edit.apply(whole)
    assert closed.variants[0].bill == project.variants[0].bill


@pytest.mark.parametrize("phase", [Phase.NEW, Phase.DEMOLISHED])
def test_the_layers_and_the_closed_line_keep_the_phase(phase: Phase) -> None:
    project = project_of(DEEP)
    variant = project.variants[0]
    said = Bill((replace(variant.bill.lines[0], phase=phase), OTHER))
    project = replace(project, variants=(replace(variant, bill=said),))
    whole = opened(project)
    assert {line.phase for line in whole.variants[0].bill.lines[:-1]} == {phase}
    closed = LINES.closed(whole.variants[0], 1).edit.apply(whole)
    assert closed.variants[0].bill == said


def test_opening_is_one_edit_that_can_be_reversed() -> None:
    project = project_of(DEEP)
    edit = LINES.opened(project.variants[0], 0).edit
    assert edit.reverse().apply(edit.apply(project)).variants[0].bill == project.variants[0].bill


def test_layers_close_from_where_they_were_moved_to() -> None:
    project = project_of(DEEP)
    whole = opened(project)
    variant = whole.variants[0]
    apart = Bill((*variant.bill.lines[1:], variant.bill.lines[0]))
    moved = replace(whole, variants=(replace(variant, bill=apart),))
    closed = LINES.closed(moved.variants[0], 0).edit.apply(moved).variants[0].bill
    assert {line.id for line in closed} == {"w", "z"}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"product_id": ""}, "edit_no_assembly"),
        ({"mass_kg_per_unit": 3.0}, "edit_assembly_has_figures"),
        ({"unit": KG}, "edit_assembly_unit"),
    ],
)
def test_a_line_that_cannot_be_opened_says_why(change: dict[str, object], code: str) -> None:
    variant = project_of(DEEP).variants[0]
    line = replace(variant.bill.lines[0], **change)  # type: ignore[arg-type]
    with pytest.raises(UserError) as refused:
        LINES.opened(replace(variant, bill=Bill((line, OTHER))), 0)
    assert refused.value.message.code == code


def test_a_line_of_a_file_keeps_its_own_columns() -> None:
    """The mass that the matcher gave it is that of the assembly, and says nothing new."""
    project = project_of(DEEP)
    variant = project.variants[0]
    mass = variant.products[0].mass_kg_per_unit
    assert mass is not None
    line = replace(variant.bill.lines[0], mass_kg_per_unit=mass, source="bestek", extra=(("Kavel", "3"),))
    held = replace(variant, bill=Bill((line, OTHER)))
    before = replace(project, variants=(held,))
    whole = opened(before)
    layers = whole.variants[0].bill.lines[:-1]
    assert {(layer.source, layer.extra) for layer in layers} == {("bestek", (("Kavel", "3"),))}
    closed = LINES.closed(whole.variants[0], 0).edit.apply(whole).variants[0].bill.lines[0]
    assert closed == replace(line, mass_kg_per_unit=None)
    for firm, after in zip(figures_of(before), figures_of(whole), strict=True):
        assert firm.estimate is not None
        assert after.estimate is not None
        assert after.estimate.lower == pytest.approx(firm.estimate.lower, rel=1e-6)


def test_a_provisional_assembly_is_confirmed_and_opened_as_one_edit() -> None:
    project = project_of(DEEP)
    variant = project.variants[0]
    mass = variant.products[0].mass_kg_per_unit
    proposed = ProvisionalProduct(DEEP, mass)
    line = replace(variant.bill.lines[0], product_id="", provisional=proposed)
    held = replace(project, variants=(replace(variant, bill=Bill((line, OTHER))),))
    assert LINES.proposes_assembly(line)
    assert not LINES.is_assembly(line)
    change = LINES.confirmed_and_opened(held.variants[0], 0)
    made = change.edit.apply(held).variants[0].bill.lines
    assert {each.product_id for each in made[:-1]} == {card.id for card in change.cards}
    assert change.edit.reverse().apply(change.edit.apply(held)) == held
    with pytest.raises(UserError):
        LINES.opened(held.variants[0], 0)


def test_a_proposed_material_is_no_assembly() -> None:
    """The control of the test above."""
    line = BillLine("a", "Wand", 1.0, KG, provisional=ProvisionalProduct("staal"))
    assert not LINES.proposes_assembly(line)


def test_another_card_of_the_project_stays_closed() -> None:
    variant = project_of(DEEP).variants[0]
    heavier = replace(variant.products[0], mass_kg_per_unit=1.0 + (variant.products[0].mass_kg_per_unit or 0.0))
    with pytest.raises(UserError) as refused:
        LINES.opened(replace(variant, products=(heavier,)), 0)
    assert refused.value.message.code == "edit_assembly_differs"


def test_a_line_that_is_no_layer_does_not_close() -> None:
    with pytest.raises(UserError) as refused:
        LINES.closed(project_of(DEEP).variants[0], 1)
    assert refused.value.message.code == "edit_no_layer"
