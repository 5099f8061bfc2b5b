"""Another product on a line: what was entered for the former one goes, what belongs to the line stays."""

from dataclasses import replace

import pytest

from app.services.editing.product_change import PRODUCT_FIELDS, emptied, mass_of_same_volume, outdated_values
from models.domain.bill import BillLine, Connection
from models.domain.product import ProductCard
from models.domain.quantities import KG, parse_unit

LINE = BillLine(
    "r1",
    "Vloer",
    70.0,
    parse_unit("m2"),
    nl_sfb="23.21",
    product_id="beton",
    mass_kg_per_unit=302.0,
    service_life_years=100.0,
    recycled_fraction=0.0,
    connection=Connection(0.6, 0.8, 0.4, 1.0),
    note="let op",
)


def test_own_values_of_the_former_product_are_outdated() -> None:
    found = outdated_values(LINE, {"product_id": "clt"})
    assert found == {"mass_kg_per_unit": 302.0, "service_life_years": 100.0, "recycled_fraction": 0.0}
    changed = replace(LINE, product_id="clt", **emptied(found))
    assert (changed.mass_kg_per_unit, changed.service_life_years, changed.recycled_fraction) == (None, None, None)
    assert (changed.quantity, changed.nl_sfb, changed.connection, changed.note) == (
        70.0,
        "23.21",
        LINE.connection,
        "let op",
    )


@pytest.mark.parametrize("changes", [{"product_id": "beton"}, {"product_id": ""}, {"quantity": 3.0}, {}])
def test_nothing_goes_while_the_product_stays_or_is_taken_away(changes: dict[str, object]) -> None:
    assert outdated_values(LINE, changes) == {}


def test_values_that_come_with_the_new_product_stay() -> None:
    found = outdated_values(LINE, {"product_id": "clt", "mass_kg_per_unit": 52.0})
    assert set(found) == {"service_life_years", "recycled_fraction"}


def test_values_entered_before_there_was_a_product_are_of_the_line() -> None:
    assert outdated_values(replace(LINE, product_id=""), {"product_id": "clt"}) == {}


def test_the_fields_are_fields_of_a_line() -> None:
    assert set(PRODUCT_FIELDS) <= set(BillLine.__dataclass_fields__)
    assert set(emptied(dict.fromkeys(PRODUCT_FIELDS))) == set(PRODUCT_FIELDS)


def test_the_same_volume_of_another_density() -> None:
    beton, clt, wol = (
        ProductCard(name, name, name, KG, density_kg_per_m3=density)
        for name, density in (("beton", 2500.0), ("clt", 436.0), ("wol", None))
    )
    assert mass_of_same_volume(308.0, beton, clt) == pytest.approx(53.7152)
    assert mass_of_same_volume(308.0, beton, wol) is None
    assert mass_of_same_volume(308.0, wol, clt) is None
