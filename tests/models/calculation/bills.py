"""Random bills of a size that buildings have, and how to score them, for the tests of the calculation."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from hypothesis import strategies as st

from app.paths import REFERENCE_DATA
from models.calculation.library.loader import load_with_products
from models.domain.bill import Bill, BillLine, Connection
from models.domain.outcome import Estimate, Scorecard
from models.domain.product import MKI, DataCategory, EnvironmentalSet, LifeCycleModule, ModuleProfile, ProductCard
from models.domain.project import Assessment, Building, BuildingType, Project, Variant
from models.domain.quantities import KG, PIECE, SQUARE_METRE, Unit
from models.indicators.bill_view import BillView
from models.reference.reference import Reference
from models.scorecard.scorecard import bill_view, score

HOUSE = Building(type=BuildingType.GROUND_BOUND_DWELLING, gross_floor_area_m2=120.0)
SHARES = (
    "biobased_fraction",
    "recycled_fraction",
    "reused_fraction",
    "future_reuse_fraction",
    "future_recycling_fraction",
)
FACTORS = ("connection_type", "accessibility", "crossings", "edge_confinement")
A1, A2 = EnvironmentalSet.A1, EnvironmentalSet.A2


@cache
def reference() -> Reference:
    """The shipped reference data."""
    return load_with_products(REFERENCE_DATA)


def project_of(
    lines: Sequence[BillLine],
    building: Building = HOUSE,
    assessments: tuple[Assessment, ...] = (),
    products: tuple[ProductCard, ...] = (),
    **project: Any,
) -> Project:
    """A project of one variant."""
    variant = Variant("v", building=building, bill=Bill(tuple(lines)), assessments=assessments, products=products)
    return replace(Project("p", "Proef", variants=(variant,)), **project)


def card_of(project: Project) -> Scorecard:
    """The scorecard of the project's first variant."""
    return score(project, project.variants[0], reference())


def view_of(project: Project) -> BillView:
    """The bill of the project's first variant in its building."""
    return bill_view(project, project.variants[0], reference())


def estimates(card: Scorecard) -> dict[str, Estimate]:
    """Every figure of a scorecard that has one: indicators (`mpg` per set) and extra figures."""
    found = {
        f"{o.indicator_id}.{o.environmental_set}" if o.indicator_id == "mpg" else o.indicator_id: o.estimate
        for o in card.outcomes
    }
    found |= {figure.id: figure.estimate for figure in card.figures}
    return {name: estimate for name, estimate in found.items() if estimate is not None}


def line(line_id: str = "1", unit: Unit | None = KG, quantity: float | None = 1.0, **values: Any) -> BillLine:
    """A line of which only the given values are known."""
    return BillLine(line_id, f"regel {line_id}", quantity, unit, **values)


def cents(lowest: int, highest: int) -> st.SearchStrategy[float]:
    """Amounts of two decimals, as people type them."""
    return st.integers(lowest, highest).map(lambda n: n / 100)


def shares() -> st.SearchStrategy[float]:
    """A share in whole percents, often none or all."""
    return st.sampled_from((0.0, 1.0)) | st.integers(0, 100).map(lambda n: n / 100)


def connections() -> st.SearchStrategy[Connection]:
    """Any combination of the published options."""
    options = reference().detachability
    return st.builds(Connection, *(st.sampled_from([o.score for o in options[name]]) for name in FACTORS))


@st.composite
def known_lines(draw: st.DrawFn, line_id: str, which: EnvironmentalSet) -> BillLine:
    """A line of which everything is known, with its MKI in one set."""
    biobased = draw(shares())
    mki = {f"mki_{which.value.lower()}_eur_per_unit": draw(cents(-300, 100_000))}
    unit = draw(st.sampled_from((KG, SQUARE_METRE, PIECE)))
    mass = None if unit is KG else draw(cents(0, 300_000))
    return line(
        line_id,
        unit=unit,
        quantity=draw(st.just(0.0) | cents(1, 1_000_000)),
        nl_sfb=draw(st.sampled_from(("", "13", "21", "21.11", "23", "27", "31", "56"))),
        mass_kg_per_unit=mass,
        service_life_years=draw(st.sampled_from((999.0, 75.0)) | st.integers(5, 500).map(float)),
        co2_a1a5_kg_per_unit=(mass or 1.0) * draw(cents(0, 5_000)),
        biobased_fraction=biobased,
        biogenic_c_kg_per_kg=draw(cents(0, 50)) if biobased else 0.0,
        recycled_fraction=draw(shares()),
        reused_fraction=draw(shares()),
        future_reuse_fraction=draw(shares()),
        future_recycling_fraction=draw(shares()),
        connection=draw(connections()),
        data_category=draw(st.sampled_from(DataCategory)),
        **mki,
    )


@st.composite
def module_lines(draw: st.DrawFn, line_id: str, which: EnvironmentalSet) -> BillLine:
    """A line with every life-cycle module declared, already weighted or in two impact categories."""
    amounts = {module: cents(-500, 5_000) for module in LifeCycleModule}
    profile = ModuleProfile(which, MKI, draw(st.fixed_dictionaries(amounts)))
    return replace(
        draw(known_lines(line_id, which)),
        mki_a1_eur_per_unit=None,
        mki_a2_eur_per_unit=None,
        module_profiles=(profile,),
        unforeseen_reuse=draw(st.booleans()),
    )


@st.composite
def known_bills(
    draw: st.DrawFn, max_lines: int = 6, which: EnvironmentalSet | None = None, modules: bool = True
) -> tuple[BillLine, ...]:
    """Lines of which everything is known, all with their MKI in the same set."""
    chosen = which or draw(st.sampled_from(EnvironmentalSet))
    count = draw(st.integers(1, max_lines))
    kinds = (known_lines, module_lines) if modules else (known_lines,)
    return tuple(draw(draw(st.sampled_from(kinds))(str(i), chosen)) for i in range(count))
