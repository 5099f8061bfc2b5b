"""Draft bills: what a tick, a size and an assembly change, and what is said to be missing."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.services.early_design.estimating import Design, Estimating, OwnAssemblies, usual_form
from models.calculation.library.loader import load_with_products
from models.domain.library.form import (
    BuildingMethod,
    FormElement,
    FormKind,
    FormSize,
    FormTick,
    StatedLayer,
)
from models.early_design.areas import areas_of
from models.early_design.draft_bill import USUAL_TICKS, DesignChoice
from tests.places import ROOT

REFERENCE = load_with_products(ROOT / "reference_data")
ESTIMATING = Estimating(REFERENCE, "nl")
FLAT = usual_form(FormKind.ROW_FLAT, REFERENCE)
LAYER = StatedLayer("1", FormElement.ROOF, "eps", 0.2, 28.0, 4.51, 7)


def design(kind: FormKind, **choice: object) -> Design:
    return Design(usual_form(kind, REFERENCE), replace(DesignChoice(), **choice))  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", FormKind)
@pytest.mark.parametrize("method", BuildingMethod)
def test_a_whole_building_misses_nothing_and_has_every_required_element(
    kind: FormKind, method: BuildingMethod
) -> None:
    made = ESTIMATING.estimate(design(kind, method=method))
    assert made.draft.missing == ()
    assert not made.comparison.is_lower_bound
    carbon = made.scorecard.outcome("embodied_carbon").indication
    assert carbon is not None
    assert carbon.high is not None


@pytest.mark.parametrize("kind", FormKind)
def test_without_the_standard_set_the_estimate_is_a_lower_bound_that_says_so(kind: FormKind) -> None:
    made = ESTIMATING.estimate(design(kind, ticks=USUAL_TICKS - {FormTick.STANDARD}))
    assert {FormElement.SERVICES, FormElement.STAIRS_DOORS} <= set(made.draft.missing)
    assert made.comparison.is_lower_bound
    carbon = made.scorecard.outcome("embodied_carbon").indication
    assert carbon is not None
    assert carbon.high is None


@pytest.mark.parametrize(
    ("tick", "element"), [(FormTick.PILES, FormElement.PILES), (FormTick.SOLAR, FormElement.SOLAR)]
)
def test_piles_and_panels_are_ticks(tick: FormTick, element: FormElement) -> None:
    with_it, without = (
        ESTIMATING.draft(design(FormKind.ROW_PITCHED, ticks=ticks))
        for ticks in (USUAL_TICKS, USUAL_TICKS - {tick})
    )
    assert element in with_it.co2_by_element()
    assert element in without.missing
    assert without.co2_a1a3_kg().value < with_it.co2_a1a3_kg().value


def test_what_belongs_to_the_occupant_counts_on_request_and_is_never_missing() -> None:
    usual = ESTIMATING.draft(design(FormKind.ROW_FLAT))
    asked = ESTIMATING.draft(design(FormKind.ROW_FLAT, ticks=USUAL_TICKS | {FormTick.OPTIONS}))
    assert [part.role for part in usual.left_out] == [
        "schilderwerk", "vloerafwerking", "berging", "terras en pad",
    ]  # fmt: skip
    assert asked.left_out == ()
    assert len(asked.lines) == len(usual.lines) + 4


def test_every_line_is_provisional_and_names_its_source() -> None:
    made = ESTIMATING.estimate(design(FormKind.ROW_PITCHED))
    lines = made.project.variants[0].bill.lines
    assert len(lines) == len(made.draft.lines) > 20
    assert {line.source for line in lines} == {"schatting uit vorm"}
    assert all(line.provisional is not None and not line.product_id for line in lines)
    cards = {card.id for card in made.project.variants[0].products}
    assert {line.provisional.product_id for line in lines if line.provisional} == cards
    for outcome in made.scorecard.outcomes:
        assert not any(level.verdict.value in ("meets", "misses") for level in outcome.levels)


def test_another_assembly_takes_the_place_of_the_usual_one() -> None:
    usual = ESTIMATING.draft(design(FormKind.ROW_FLAT))
    other = ESTIMATING.draft(design(FormKind.ROW_FLAT, assemblies={"dak": "da-plat-hsb-cellulose-epdm"}))
    assert other.co2_by_element()[FormElement.ROOF] != usual.co2_by_element()[FormElement.ROOF]
    assert other.co2_by_element()[FormElement.STRIPS] == usual.co2_by_element()[FormElement.STRIPS]


@pytest.mark.parametrize(
    ("assemblies", "code"),
    [
        ({"zolder": "da-module-hout"}, "early_unknown_role"),
        ({"dak": "da-van-stro"}, "early_unknown_assembly"),
        ({"dak": "dr-voordeur-hout"}, "early_assembly_unit"),
    ],
)
def test_an_assembly_that_does_not_fit_is_refused(assemblies: dict[str, str], code: str) -> None:
    with pytest.raises(UserError) as caught:
        ESTIMATING.draft(design(FormKind.ROW_FLAT, assemblies=assemblies))
    assert caught.value.message.code == code


@pytest.mark.parametrize(
    ("kind", "size", "value", "code"),
    [
        (FormKind.ROW_FLAT, FormSize.HOMES, 0, "early_size_impossible"),
        (FormKind.ROW_FLAT, FormSize.HOMES, 7.5, "early_size_impossible"),
        (FormKind.ROW_FLAT, FormSize.OPENINGS, 1.2, "early_size_impossible"),
        (FormKind.ROW_PITCHED, FormSize.STOREYS, 1, "early_size_impossible"),
        (FormKind.OFFICE, FormSize.WIDTH, float("nan"), "early_size_impossible"),
        (FormKind.GALLERY_FLAT, FormSize.HOMES, 41, "early_uneven_storeys"),
    ],
)
def test_a_size_that_cannot_be_is_refused(kind: FormKind, size: FormSize, value: float, code: str) -> None:
    form = usual_form(kind, REFERENCE).changed({size: value})
    with pytest.raises(UserError) as caught:
        ESTIMATING.draft(Design(form))
    assert caught.value.message.code == code


def test_doors_never_make_windows_negative() -> None:
    closed = FLAT.changed({FormSize.OPENINGS: 0.01})
    lines = ESTIMATING.draft(Design(closed)).lines
    assert all(line.quantity is not None and line.quantity > 0 for line in lines)


@given(homes=st.integers(2, 60), width=st.floats(3.0, 12.0), storeys=st.integers(1, 6))
def test_areas_grow_with_the_row(homes: int, width: float, storeys: int) -> None:
    sizes = {FormSize.HOMES: homes, FormSize.WIDTH: width, FormSize.STOREYS: storeys}
    form = FLAT.changed(sizes)
    areas, twice = areas_of(form), areas_of(form.changed({FormSize.HOMES: 2 * homes}))
    assert twice.gross_floor == pytest.approx(2 * areas.gross_floor)
    assert twice.facade < 2 * areas.facade
    assert areas.closed_facade + areas.openings == pytest.approx(areas.facade)
    assert areas.ground_floor + areas.upper_floors == pytest.approx(areas.gross_floor)


@given(pitch=st.floats(10.0, 60.0))
def test_a_steeper_roof_has_more_envelope(pitch: float) -> None:
    form = usual_form(FormKind.ROW_PITCHED, REFERENCE)
    low, high = (areas_of(form.changed({FormSize.PITCH: angle})) for angle in (pitch, pitch + 1))
    assert high.roof > low.roof
    assert high.envelope > low.envelope
    assert high.gross_floor == low.gross_floor


def test_layers_of_another_method_do_not_count() -> None:
    layers = (LAYER, replace(LAYER, method="2", element=FormElement.GROUND_FLOOR))
    draft = ESTIMATING.draft(Design(FLAT, DesignChoice(), OwnAssemblies("eigen.csv", layers)))
    assert [line.element for line in draft.lines] == [FormElement.ROOF]
    assert FormElement.GROUND_FLOOR in draft.missing


@pytest.mark.parametrize("unknown", ["thickness_m", "density_kg_per_m3", "gwp_a1a3_kg_per_kg"])
def test_a_layer_without_a_figure_is_unknown_and_never_zero(unknown: str) -> None:
    layers = (LAYER, replace(LAYER, element=FormElement.GROUND_FLOOR, **{unknown: None}))
    made = ESTIMATING.estimate(Design(FLAT, DesignChoice(), OwnAssemblies("eigen.csv", layers)))
    assert made.draft.co2_by_element()[FormElement.GROUND_FLOOR] is None
    assert not made.draft.is_known
    assert made.comparison.is_lower_bound


def test_two_layers_of_one_card_keep_their_own_density() -> None:
    layers = (LAYER, replace(LAYER, element=FormElement.GROUND_FLOOR, density_kg_per_m3=15.0))
    draft = ESTIMATING.draft(Design(FLAT, DesignChoice(), OwnAssemblies("eigen.csv", layers)))
    assert [line.product.density_kg_per_m3 for line in draft.lines] == [28.0, 15.0]
    assert len({line.product.id for line in draft.lines}) == 2
    assert not {line.product.id for line in draft.lines} & set(REFERENCE.products)


def test_the_office_lies_above_every_open_reference_and_says_so() -> None:
    assert ESTIMATING.estimate(design(FormKind.OFFICE)).comparison.lower_count == 6
    assert ESTIMATING.estimate(design(FormKind.SCHOOL)).comparison.lower_count == 2
    assert ESTIMATING.estimate(design(FormKind.OFFICE, method=BuildingMethod.BIOBASED)).comparison.lower_count == 0


def test_the_band_of_the_outcome_goes_from_the_lowest_to_the_highest_source() -> None:
    made = ESTIMATING.estimate(design(FormKind.ROW_PITCHED, method=BuildingMethod.BIOBASED))
    band = made.comparison.co2_a1a5_kg_per_m2
    found = made.scorecard.outcome("embodied_carbon").indication
    assert band is not None
    assert found is not None
    assert (found.low, found.middle, found.high) == pytest.approx((band.low, band.value, band.high))
    assert band.low < band.value < band.high
