"""The bill of materials as columns of numbers, in which product cards fill what a line leaves empty.

NaN is unknown. A line's own value goes before that of its product card. Columns are made once per bill and
snapshot of product cards, and kept as long as the bill exists.

A line with a quantity of zero is no part of the building (an option that was not chosen), and a line whose
material the work does not put into it (existing, kept, demolished, temporary) is no part of what is built. Neither
has a place in the columns, so it adds nothing and lacks nothing. An unknown quantity is not zero.
"""

import weakref
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, compress
from operator import attrgetter
from typing import Any, NamedTuple

import numpy as np

from models.calculation.card_units import mass_kg_per_unit
from models.calculation.intervals import Bools, Floats, Integers, LineAmounts, exact_sum
from models.calculation.line_modules import LineModules, lines_of_modules
from models.domain.bill import Bill, BillLine, Connection
from models.domain.product import DataCategory, EnvironmentalSet, ProductCard
from models.domain.quantities import Dimension, Unit, convert

_LINE_NUMBERS = (
    "quantity",
    "mass_kg_per_unit",
    "service_life_years",
    "mki_a1_eur_per_unit",
    "mki_a2_eur_per_unit",
    "co2_a1a5_kg_per_unit",
    "biogenic_c_kg_per_kg",
    "biobased_fraction",
    "recycled_fraction",
    "reused_fraction",
    "future_reuse_fraction",
    "future_recycling_fraction",
)
_C3 = DataCategory.C3
_CONNECTION = ("connection_type", "accessibility", "crossings", "edge_confinement")
_PRODUCT_NUMBERS = (
    "mass_kg_per_unit",
    "service_life_years",
    "mki_a1_eur_per_unit",
    "mki_a2_eur_per_unit",
    "mki_a1_eur_per_kg",
    "mki_a2_eur_per_kg",
    "gwp_a1a3_kg_per_kg",
    "biogenic_c_kg_per_kg",
    "biobased_fraction",
)


@dataclass(frozen=True, slots=True)
class BillColumns:
    """Columns of the lines that come in with a quantity other than zero, in the order of the bill; NaN is unknown.

    Masses and amounts are of the whole line, its quantity included. Fractions are parts of the line's mass, 0-1.

    Attributes:
        lines: the lines in the columns: those that come in and whose quantity is not zero.
        bill_lines: all lines of the bill.
        aside: the lines with a quantity other than zero that do not come in.
        says_phases: whether any line says what the work does with its material.
        products: the product cards that fill what the lines leave empty.
        counted: per line of the bill, whether it is in the columns.
        quantity: in the unit of the line.
        mki_eur: EN 15804 set -> MKI in EUR over one service life, from a total per unit; NaN without such a total.
        mki_is_complete: set -> False where the total of the product card leaves modules out (a lower bound).
        mki_is_credit: set -> True where the total per unit is negative, so that an unknown quantity leaves no
            lower bound.
        carbon_a1a5_kg: kg CO2-eq of life-cycle modules A1-A5 as the line states them.
        carbon_a1a3_kg: kg CO2-eq of modules A1-A3 from the product card; used where A1-A5 is unknown.
        carbon_is_credit: True where the carbon per unit or per kg is negative.
        biogenic_c_kg: kg biogenic carbon.
        connection: one row per detachability factor, in the order of `Connection`; scores in (0, 1].
        module_lines: the lines with values per life-cycle module, their own or those of their product card.
        total_is_category_3: set -> True where the total is of data category 3, as the line or the product card
            that gives the total says.
        is_reused: True where the line is unforeseen reuse.
        mass_kg_per_unit, carbon_kg_per_unit, biogenic_c_kg_per_kg: what the amounts come from, per unit of the
            line or per kg; the carbon is that of A1-A5 as the line states it.
        card_mass_kg_per_unit: the mass that the product card gives.
        unit_volume_m3, unit_mass_kg: size of the line's unit; NaN for a unit of another dimension.
        used: the different products of the lines, each in a unit of the lines; "" is no product.
        used_position: per line, the position of its own in `used`.
        nl_sfb_codes: the different NL-SfB codes of the bill, sorted.
        nl_sfb_position: per line, the position of its code in `nl_sfb_codes`.
    """

    lines: tuple[BillLine, ...]
    bill_lines: tuple[BillLine, ...]
    aside: tuple[BillLine, ...]
    says_phases: bool
    products: tuple[ProductCard, ...]
    counted: Bools
    quantity: Floats
    mass_kg: Floats
    service_life_years: Floats
    mki_eur: Mapping[EnvironmentalSet, Floats]
    mki_is_complete: Mapping[EnvironmentalSet, Bools]
    mki_is_credit: Mapping[EnvironmentalSet, Bools]
    carbon_a1a5_kg: Floats
    carbon_a1a3_kg: Floats
    carbon_is_credit: Bools
    biogenic_c_kg: Floats
    biobased_fraction: Floats
    recycled_fraction: Floats
    reused_fraction: Floats
    future_reuse_fraction: Floats
    future_recycling_fraction: Floats
    connection: Floats
    module_lines: tuple[LineModules, ...]
    total_is_category_3: Mapping[EnvironmentalSet, Bools]
    is_reused: Bools
    mass_kg_per_unit: Floats
    card_mass_kg_per_unit: Floats
    carbon_kg_per_unit: Floats
    biogenic_c_kg_per_kg: Floats
    unit_volume_m3: Floats
    unit_mass_kg: Floats
    used: tuple[tuple[str, Unit | None], ...]
    used_position: Integers
    nl_sfb_codes: tuple[str, ...]
    nl_sfb_position: Integers

    def __len__(self) -> int:
        return len(self.quantity)

    def over_bill(self, amounts: LineAmounts) -> LineAmounts:
        """The amounts of the columns spread over all lines of the bill, with a known zero for the other lines."""
        if len(self) == len(self.bill_lines):
            return amounts
        known = np.ones(len(self.bill_lines), dtype=bool)
        known[self.counted] = amounts.known
        lower, value, upper = (self._over_bill(part) for part in (amounts.lower, amounts.value, amounts.upper))
        return LineAmounts(lower, value, upper, known)

    def _over_bill(self, amounts: Floats) -> Floats:
        whole = np.zeros(len(self.bill_lines))
        whole[self.counted] = amounts
        return whole


def _forget(cache: dict[int, Any], key: int, _gone: object) -> None:
    """Drops a bill from the cache, which is an argument: at interpreter exit the module's names may be gone."""
    cache.pop(key, None)


_cache: "dict[int, tuple[weakref.ref[Bill], tuple[ProductCard, ...], BillColumns]]" = {}


def columns_of(bill: Bill, products: tuple[ProductCard, ...]) -> BillColumns:
    """The columns of a bill with the product cards it is scored with; made once per pair of the two."""
    held = _cache.get(id(bill))
    if held is not None and held[0]() is bill and held[1] is products:
        return held[2]
    columns = _build(bill.lines, products)
    key = id(bill)
    forget = partial(_forget, _cache, key)
    _cache[key] = (weakref.ref(bill, forget), products, columns)
    return columns


def _build(bill_lines: tuple[BillLine, ...], products: tuple[ProductCard, ...]) -> BillColumns:
    """Builds the columns from the lines: columns that held the bill would keep it in the cache for ever."""
    numbers = _numbers(bill_lines, _LINE_NUMBERS)
    has_amount = np.asarray(numbers[_LINE_NUMBERS.index("quantity")] != 0.0)
    says_phases, comes_in = _come_in(bill_lines)
    counted = has_amount & comes_in
    lines = bill_lines
    if not counted.all():
        lines, numbers = tuple(compress(bill_lines, counted)), numbers[:, counted]
    line = dict(zip(_LINE_NUMBERS, numbers, strict=True))
    nl_sfb = _texts(lines, "nl_sfb")
    cards = {product.id: product for product in products}
    used, used_position = _used_products(lines)
    card = _card_columns(used, used_position, cards)
    quantity = line["quantity"]
    mass_kg_per_unit = _filled(line["mass_kg_per_unit"], card["mass_kg_per_unit"])
    biogenic_c_kg_per_kg = _filled(line["biogenic_c_kg_per_kg"], card["biogenic_c_kg_per_kg"])
    mass = quantity * mass_kg_per_unit
    codes = tuple(sorted(set(nl_sfb)))
    place = {code: i for i, code in enumerate(codes)}
    category_3 = _category_3(lines, card["is_category_3"] > 0)
    totals = {which: _mki_totals(which, line, card, mass, category_3) for which in EnvironmentalSet}
    connections = list(map(attrgetter("connection"), lines))
    return BillColumns(
        lines=lines,
        bill_lines=bill_lines,
        aside=tuple(compress(bill_lines, has_amount & ~comes_in)) if says_phases else (),
        says_phases=says_phases,
        products=products,
        counted=counted,
        quantity=quantity,
        mass_kg=mass,
        service_life_years=_filled(line["service_life_years"], card["service_life_years"]),
        mki_eur={which: total.eur for which, total in totals.items()},
        mki_is_complete={which: total.is_complete for which, total in totals.items()},
        mki_is_credit={which: total.is_credit for which, total in totals.items()},
        carbon_a1a5_kg=quantity * line["co2_a1a5_kg_per_unit"],
        carbon_a1a3_kg=mass * card["gwp_a1a3_kg_per_kg"],
        carbon_is_credit=_filled(line["co2_a1a5_kg_per_unit"], card["gwp_a1a3_kg_per_kg"]) < 0,
        biogenic_c_kg=mass * biogenic_c_kg_per_kg,
        biobased_fraction=_filled(line["biobased_fraction"], card["biobased_fraction"]),
        recycled_fraction=line["recycled_fraction"],
        reused_fraction=line["reused_fraction"],
        future_reuse_fraction=line["future_reuse_fraction"],
        future_recycling_fraction=line["future_recycling_fraction"],
        connection=_numbers(connections, _CONNECTION),
        module_lines=lines_of_modules(lines, cards),
        total_is_category_3={which: total.is_category_3 for which, total in totals.items()},
        mass_kg_per_unit=mass_kg_per_unit,
        card_mass_kg_per_unit=card["mass_kg_per_unit"],
        carbon_kg_per_unit=line["co2_a1a5_kg_per_unit"],
        biogenic_c_kg_per_kg=biogenic_c_kg_per_kg,
        unit_volume_m3=card["unit_volume_m3"],
        unit_mass_kg=card["unit_mass_kg"],
        used=used,
        used_position=used_position,
        is_reused=np.fromiter(map(attrgetter("unforeseen_reuse"), lines), dtype=bool, count=len(lines)),
        nl_sfb_codes=codes,
        nl_sfb_position=np.array(list(map(place.__getitem__, nl_sfb)), dtype=np.intp),
    )


def _come_in(lines: Sequence[BillLine]) -> tuple[bool, Bools]:
    """Whether a line names a phase, and the mask of the lines whose material comes into the building."""
    phases = list(map(attrgetter("phase"), lines))
    if not any(phases):
        return False, np.ones(len(lines), dtype=bool)
    return True, np.array([phase is None or phase.comes_in for phase in phases], dtype=bool)


class _MkiTotals(NamedTuple):
    """MKI of the lines in one EN 15804 set from a total per unit; as the columns of `BillColumns`."""

    eur: Floats
    is_complete: Bools
    is_credit: Bools
    is_category_3: Bools


def _mki_totals(
    which: EnvironmentalSet,
    line: Mapping[str, Floats],
    card: Mapping[str, Floats],
    mass_kg: Floats,
    category_3: tuple[Bools, Bools],
) -> _MkiTotals:
    name = f"mki_{which.value.lower()}_eur_per"
    own, of_card, of_card_per_kg = line[f"{name}_unit"], card[f"{name}_unit"], card[f"{name}_kg"]
    stated = line["quantity"] * own
    from_card = _filled(line["quantity"] * of_card, mass_kg * of_card_per_kg)
    states_category_3, card_states_it = category_3
    return _MkiTotals(
        eur=_filled(stated, from_card),
        is_complete=~np.isnan(stated) | (card["mki_is_complete"] > 0),
        is_credit=_filled(own, _filled(of_card, of_card_per_kg)) < 0,
        is_category_3=states_category_3 | (card_states_it & np.isnan(stated)),
    )


def masses_kg(lines: Sequence[BillLine], products: Sequence[ProductCard]) -> Floats:
    """The mass in kg of each line with its product card, whatever the work does with it; NaN is unknown."""
    quantity, own = _numbers(lines, ("quantity", "mass_kg_per_unit"))
    card = _card_columns(*_used_products(lines), {product.id: product for product in products})
    return np.asarray(quantity * _filled(own, card["mass_kg_per_unit"]))


def _category_3(lines: Sequence[BillLine], of_card: Bools) -> tuple[Bools, Bools]:
    """Masks of the lines that state data category 3, and of those without a category whose card states it."""
    categories = list(map(attrgetter("data_category"), lines))
    is_category_3 = np.fromiter((category is _C3 for category in categories), dtype=bool, count=len(lines))
    if not of_card.any():
        return is_category_3, of_card
    return is_category_3, of_card & np.array([category is None for category in categories], dtype=bool)


def _numbers(parts: Sequence[BillLine] | Sequence[Connection], names: tuple[str, ...]) -> Floats:
    """One row per field, NaN for None, in one pass over the lines: a pass per field takes three times longer."""
    values = chain.from_iterable(map(attrgetter(*names), parts))
    found = np.fromiter(values, dtype=float, count=len(names) * len(parts))
    return np.ascontiguousarray(found.reshape(len(parts), len(names)).T)


def _texts(lines: Sequence[BillLine], name: str) -> list[str]:
    return list(map(attrgetter(name), lines))


def _filled(own: Floats, other: Floats) -> Floats:
    return np.where(np.isnan(own), other, own)


def _used_products(lines: Sequence[BillLine]) -> tuple[tuple[tuple[str, Unit | None], ...], Integers]:
    """The different (product, unit) of the lines, and per line the position of its own; a bill has few."""
    place: dict[tuple[str, int], int] = {}
    used: list[tuple[str, Unit | None]] = []
    where = np.zeros(len(lines), dtype=np.intp)
    for i, (product_id, unit) in enumerate(map(attrgetter("product_id", "unit"), lines)):
        position = place.setdefault((product_id, id(unit)), len(used))
        if position == len(used):
            used.append((product_id, unit))
        if position:
            where[i] = position
    return tuple(used), where


def _card_columns(
    used: Sequence[tuple[str, Unit | None]], position: Integers, products: Mapping[str, ProductCard]
) -> dict[str, Floats]:
    """Values of each line's product card, per unit of the line; looked up once per different (product, unit)."""
    names = (*_PRODUCT_NUMBERS, "mki_is_complete", "is_category_3", "unit_volume_m3", "unit_mass_kg")
    rows = [_card_row(products.get(product_id), unit) for product_id, unit in used]
    table = np.array(rows, dtype=float).reshape(len(rows), len(names))
    return dict(zip(names, np.take(table.T, position, axis=1), strict=True))


def _card_row(card: ProductCard | None, unit: Unit | None) -> list[float | None]:
    mass = mass_kg_per_unit(card, unit)
    sizes = [_size(unit, dimension) for dimension in (Dimension.VOLUME, Dimension.MASS)]
    if card is None:
        return [mass, *[None] * (len(_PRODUCT_NUMBERS) - 1), 1.0, 0.0, *sizes]
    return [
        mass,
        card.service_life_years,
        _per_line_unit(card.mki_a1_eur_per_unit, card, unit),
        _per_line_unit(card.mki_a2_eur_per_unit, card, unit),
        _per_kg(card.mki_a1_eur_per_unit, card),
        _per_kg(card.mki_a2_eur_per_unit, card),
        card.gwp_a1a3_kg_per_kg,
        card.biogenic_c_kg_per_kg,
        card.biobased_fraction,
        1.0 if card.mki_is_complete else 0.0,
        1.0 if card.data_category is _C3 else 0.0,
        *sizes,
    ]


def _size(unit: Unit | None, dimension: Dimension) -> float | None:
    return unit.factor if unit is not None and unit.dimension is dimension else None


def _per_line_unit(amount: float | None, card: ProductCard, unit: Unit | None) -> float | None:
    if amount is None or unit is None or unit.dimension is not card.unit.dimension:
        return None
    return amount * convert(1.0, unit, card.unit)


def _per_kg(amount: float | None, card: ProductCard) -> float | None:
    """The amount per kg, for a line in another unit whose mass is known."""
    mass = mass_kg_per_unit(card, card.unit)
    return amount / mass if amount is not None and mass else None


def coverage_fraction(columns: BillColumns, known: Bools) -> float:
    """Share of the bill whose data are known, 0-1: by mass where every mass is known, else by number of lines."""
    if known.all():
        return 1.0
    mass = columns.mass_kg
    if np.isnan(mass).any() or not mass.any():
        return int(known.sum()) / len(known)
    return exact_sum(mass[known]) / exact_sum(mass)


def line_ids(columns: BillColumns, chosen: Bools) -> tuple[str, ...]:
    """The ids of the chosen lines, in the order of the bill."""
    lines = columns.lines
    return tuple(lines[i].id for i in np.flatnonzero(chosen).tolist())
