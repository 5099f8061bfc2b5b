"""The same promise with products from the library: what is taken out, the product included, only widens."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.domain.bill import BillLine
from models.domain.product import ProductCard
from models.domain.quantities import CUBIC_METRE, KG, TONNE
from tests.models.calculation.bills import card_of, cents, estimates, line, project_of, reference, shares
from tests.models.calculation.gaps import gaps_of, with_gaps
from tests.models.calculation.test_unknown_widens import contains

CARDS = tuple(reference().products.values())


def _biobased(card: ProductCard) -> st.SearchStrategy[float]:
    """Any share; above zero for a product with biogenic carbon, which else would contradict its line."""
    return shares().filter(bool) if card.biogenic_c_kg_per_kg else shares()


@st.composite
def library_lines(draw: st.DrawFn, line_id: str) -> BillLine:
    """A line of a library product that fills in only what the product does not have."""
    card: ProductCard = draw(st.sampled_from(CARDS))
    units = {card.unit} | ({CUBIC_METRE} if card.density_kg_per_m3 is not None else set())
    return line(
        line_id,
        unit=draw(st.sampled_from(sorted(units | {KG, TONNE}, key=lambda unit: unit.symbol))),
        quantity=draw(cents(1, 100_000)),
        nl_sfb=draw(st.sampled_from(("13", "21", "27"))),
        product_id=card.id,
        service_life_years=75.0 if card.service_life_years is None else None,
        biobased_fraction=draw(_biobased(card)) if card.biobased_fraction is None else None,
        recycled_fraction=draw(shares()),
        reused_fraction=draw(shares()),
    )


@st.composite
def poorer(draw: st.DrawFn, whole: BillLine) -> BillLine:
    """The line with some data taken out, perhaps its product."""
    out = with_gaps(whole, draw(st.lists(st.sampled_from(gaps_of(whole)), max_size=2)))
    return replace(out, product_id="") if draw(st.booleans()) else out


@given(st.data())
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_taking_data_or_the_product_out_only_widens(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 4))
    whole = [data.draw(library_lines(str(i))) for i in range(count)]
    some = [data.draw(poorer(entry)) for entry in whole]
    narrow, wide = (estimates(card_of(project_of(lines, products=CARDS))) for lines in (whole, some))
    for name, outer in wide.items():
        assert name in narrow, name
        assert contains(outer, narrow[name]), (name, outer, narrow[name])


def test_a_total_that_leaves_modules_out_never_meets_a_limit_by_itself() -> None:
    """With the control: the same figure on the line itself is complete and does meet it."""
    whole = next(c for c in CARDS if c.mki_a1_eur_per_unit is not None and c.unit is KG)
    card = replace(whole, mki_is_complete=False)
    lines = [line(quantity=1.0, product_id=card.id, service_life_years=75.0)]
    own = [replace(lines[0], mki_a1_eur_per_unit=card.mki_a1_eur_per_unit)]
    found = [estimates(card_of(project_of(x, products=(card,))))["mpg.A1"] for x in (lines, own)]
    assert found[0].value is None
    assert found[0].upper is None
    assert found[0].lower == found[1].lower == found[1].upper
