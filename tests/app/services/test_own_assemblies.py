"""Own assemblies: every change can be calculated with, and they are found and opened like the shipped ones."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.bootstrap import Session
from app.errors import UserError
from app.importing.matching.matcher import MaterialMatcher
from app.importing.matching.rows import MatchRow
from app.services.editing.assembly_lines import AssemblyLines
from app.services.editing.edits import change_variant
from app.services.library import own_assemblies as own
from app.services.library.assemblies import figures_of, placed
from app.services.library.confirmed_texts import library_target
from app.services.library.product_search import ProductIndex, words_of_assemblies
from models.domain.bill import UNKNOWN_CONNECTION, Bill
from models.domain.library.assembly import AirKind, Assembly, check_layers
from models.domain.project import Project, Variant
from models.domain.quantities import SQUARE_METRE
from models.domain.source import SourceStatus
from models.reference.own_items import is_own, with_own
from models.reference.reference import Reference

SHIPPED = Session().shipped_reference
TIMBER = SHIPPED.library.assemblies["ge-hsb235-cellulose-hout"]
STUDS, WOOL, FOIL, CAVITY = 3, 4, 2, 6


def copy_of(assembly: Assembly = TIMBER) -> Assembly:
    return own.copied_assembly(assembly, SHIPPED)


def including(*assemblies: Assembly) -> Reference:
    return with_own(SHIPPED, (), (), assemblies)


def shares(assembly: Assembly, order: int) -> list[float]:
    return [layer.share for layer in assembly.layers if layer.order == order]


def test_the_layers_of_every_shipped_assembly_pass_the_check() -> None:
    for assembly in SHIPPED.library.assemblies.values():
        check_layers(assembly.layers)


FAULTS: list[tuple[str, Callable[[Assembly], Assembly]]] = [
    ("no layers", lambda a: replace(a, layers=())),
    ("a gap", lambda a: replace(a, layers=tuple(replace(x, order=x.order + 1) for x in a.layers))),
    ("not the whole area", lambda a: with_one(a, STUDS, share=0.5)),
    ("no amount", lambda a: with_one(a, FOIL, kg_per_unit=None, pieces_per_unit=None)),
    ("nothing below zero", lambda a: with_one(a, WOOL, thickness_mm=-1.0)),
    ("not infinite", lambda a: with_one(a, WOOL, thickness_mm=float("inf"))),
    ("neither air nor material", lambda a: with_one(a, WOOL, material=None)),
    ("air and material", lambda a: with_one(a, WOOL, air=AirKind.UNVENTILATED)),
    ("a surface is no layer", lambda a: with_one(a, CAVITY, air=AirKind.INNER_SURFACE)),
    ("too many", lambda a: replace(a, layers=tuple(replace(a.layers[0], order=n) for n in range(1, 70)))),
    ("too many ways", lambda a: replace(a, layers=tuple(
        replace(a.layers[0], order=n // 2 + 1, share=0.5) for n in range(26)
    ))),
]  # fmt: skip


def with_one(assembly: Assembly, position: int, **values: object) -> Assembly:
    layers = list(assembly.layers)
    layers[position] = replace(layers[position], **values)  # type: ignore[arg-type]
    return replace(assembly, layers=tuple(layers))


@pytest.mark.parametrize(("why", "broken"), FAULTS, ids=[why for why, _ in FAULTS])
def test_broken_layers_are_refused(why: str, broken: Callable[[Assembly], Assembly]) -> None:
    """With the control: the same assembly unbroken passes."""
    del why
    check_layers(copy_of().layers)
    own.put_assembly(SHIPPED, copy_of())
    with pytest.raises(ValueError, match=r"."):
        check_layers(broken(TIMBER).layers)
    with pytest.raises(UserError):
        own.put_assembly(SHIPPED, broken(copy_of()))


def test_a_copy_has_the_same_figures_an_own_id_and_says_that_it_is_an_own_statement() -> None:
    copy = copy_of()
    before, after = figures_of(TIMBER, SHIPPED), figures_of(copy, SHIPPED)
    assert is_own(copy.id)
    assert (before.mass_kg, before.co2_a1a3_kg, before.resistance) == (
        after.mass_kg,
        after.co2_a1a3_kg,
        after.resistance,
    )
    assert copy.words == (copy.name_nl,), "the words of the shipped one keep meaning the shipped one"
    assert (copy.sources[0].document, copy.sources[0].status) == ("Eigen opgave", SourceStatus.UNVERIFIED)
    assert own.copied_assembly(TIMBER, including(copy)).name_nl not in (copy.name_nl, TIMBER.name_nl)


def test_a_shipped_assembly_never_changes_and_a_name_stands_once() -> None:
    copy = copy_of()
    for refused in (TIMBER, replace(copy, name_nl=" "), replace(copy, name_en=TIMBER.name_en.upper()),
                    replace(copy, name_nl="x" * 201)):  # fmt: skip
        with pytest.raises(UserError):
            own.put_assembly(SHIPPED, refused)
    with pytest.raises(UserError):
        own.delete_assembly(TIMBER)
    assert own.put_assembly(SHIPPED, copy).pairs == ((None, copy),)
    assert own.put_assembly(including(copy), own.renamed_assembly(copy, "Wand")).pairs[0][0] == copy


def test_another_thickness_or_share_counts() -> None:
    thicker = own.with_thickness(copy_of(), WOOL, 300.0)
    assert figures_of(thicker, SHIPPED).stored_co2_kg > figures_of(TIMBER, SHIPPED).stored_co2_kg
    wider = own.with_share(copy_of(), STUDS, 0.25)
    assert shares(wider, 4) == [0.25, 0.75]
    found, before = figures_of(wider, SHIPPED).resistance, figures_of(TIMBER, SHIPPED).resistance
    assert found is not None
    assert before is not None
    assert found.middle < before.middle, "wood conducts more than cellulose"
    for share in (0.0, 1.0, 1.2):
        with pytest.raises(UserError):
            own.with_share(copy_of(), STUDS, share)


def test_another_material_takes_its_amount_from_the_thickness_and_forgets_the_fastening() -> None:
    materials = SHIPPED.library.layer_materials
    glass = own.with_material(copy_of(), WOOL, materials["glaswol"])
    layer = glass.layers[WOOL]
    assert (layer.material, layer.connection, layer.service_life_years) == (
        materials["glaswol"], UNKNOWN_CONNECTION, None
    )  # fmt: skip
    assert own.stated_amount(layer) is None
    foil = own.with_material(copy_of(), FOIL, materials["aluminium-plaat"])
    assert own.stated_amount(foil.layers[FOIL]) == pytest.approx(own.stated_amount(TIMBER.layers[FOIL]))
    aired = own.with_material(copy_of(), WOOL, AirKind.UNVENTILATED)
    assert aired.layers[WOOL].material is None
    with pytest.raises(UserError):
        own.with_material(copy_of(), FOIL, AirKind.UNVENTILATED)


def test_an_amount_is_stated_or_follows() -> None:
    stated = own.with_amount(copy_of(), WOOL, 20.0)
    assert own.stated_amount(stated.layers[WOOL]) == pytest.approx(20)
    assert own.with_amount(stated, WOOL, None).layers[WOOL] == TIMBER.layers[WOOL]
    with pytest.raises(UserError):
        own.with_amount(copy_of(), FOIL, None)
    with pytest.raises(UserError):
        own.with_thickness(copy_of(), CAVITY, None)


def test_layers_are_added_moved_and_removed_and_stay_the_whole_area() -> None:
    added, at = own.with_layer_added(copy_of(), FOIL)
    assert (at, len(added.layers)) == (FOIL + 1, len(TIMBER.layers) + 1)
    beside, at = own.with_part_added(added, at)
    assert shares(beside, 4) == [0.5, 0.5]
    removed = own.with_layer_removed(own.with_layer_removed(beside, at), at - 1)
    assert removed.layers == copy_of().layers
    alone = own.with_layer_removed(copy_of(), STUDS)
    assert shares(alone, 4) == [1.0]
    moved, at = own.with_layer_moved(copy_of(), WOOL, -1)
    assert at == WOOL - 1
    assert moved.layers[at].material == TIMBER.layers[WOOL].material
    assert own.with_layer_moved(moved, at, 1) == (replace(moved, layers=TIMBER.layers), WOOL)
    assert own.with_layer_moved(moved, 0, -1) == (moved, 0)
    single = replace(copy_of(), layers=(replace(TIMBER.layers[0], order=1),))
    with pytest.raises(UserError):
        own.with_layer_removed(single, 0)


def test_an_own_assembly_is_matched_opened_and_remembered_like_a_shipped_one() -> None:
    """With the control: without it the same text does not mean it."""
    mine = own.renamed_assembly(own.with_thickness(copy_of(), WOOL, 300.0), "Vlonderwand Zuiderdok")
    text = MatchRow("Vlonderwand Zuiderdok", quantity=10.0, unit=SQUARE_METRE)
    merged = including(mine)
    found = MaterialMatcher(merged.library).match((text,))[0]
    assert found.proposals[0].id == mine.id
    assert mine.id not in [p.id for p in MaterialMatcher(SHIPPED.library).match((text,))[0].proposals]
    assert library_target(mine.id, merged) == mine.id
    variant = Variant("v")
    made = placed(variant, figures_of(mine, merged), merged, "nl")
    project = made.edit.apply(
        change_variant(variant, products=(made.card,)).apply(Project("p", "P", variants=(variant,)))
    )
    line = project.variants[0].bill.lines[0]
    assert (line.id, line.quantity, line.unit, line.product_id) == (made.line_id, None, made.card.unit, mine.id)
    opened = AssemblyLines(merged.library, merged).opened(project.variants[0], 0)
    assert len(opened.edit.splices[0].new) == sum(layer.material is not None for layer in mine.layers)
    source = made.card.source_of("gwp_a1a3_kg_per_kg")
    assert source is not None
    assert source.status is SourceStatus.UNVERIFIED


def test_the_rest_of_the_library_is_shared() -> None:
    merged = including(copy_of())
    for part in ("cards", "words", "layer_materials", "word_parts"):
        assert getattr(merged.library, part) is getattr(SHIPPED.library, part)
    assert len(merged.library.assemblies) == len(SHIPPED.library.assemblies) + 1
    with pytest.raises(ValueError, match="own item"):
        including(TIMBER)


def test_an_assembly_is_placed_without_a_quantity_beside_a_card_of_the_same_id_that_differs() -> None:
    figures = figures_of(TIMBER, SHIPPED)
    first = placed(Variant("v"), figures, SHIPPED, "nl")
    older = replace(first.card, mass_kg_per_unit=1.0)
    second = placed(Variant("v", bill=Bill(), products=(older,)), figures, SHIPPED, "en")
    assert second.card.id != older.id
    assert second.edit.splices[0].new[0].description == TIMBER.name_en


def test_assemblies_are_found_by_name_word_and_element() -> None:
    assemblies = list(SHIPPED.library.assemblies.values())
    index = ProductIndex(assemblies, words_of_assemblies(assemblies, SHIPPED))
    first = assemblies[0]
    element = SHIPPED.nl_sfb[first.nl_sfb]
    for text in (first.name_nl, first.name_en, first.words[0], first.nl_sfb, first.id, element.name_nl):
        assert first in index.search(text, limit=400), text
    assert first not in index.search("warmtepomp", limit=400)
