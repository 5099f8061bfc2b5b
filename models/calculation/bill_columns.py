"""The bill as columns of numbers, with the library filling what a line leaves empty.

NaN is unknown. A line's own value always wins over its product's. Columns are made once per bill and
product snapshot and kept as long as the bill lives.
"""

import weakref
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from typing import Any

import numpy as np

from models.calculation.card_units import mass_kg_per_unit
from models.calculation.intervals import Bools, Floats, Integers, exact_sum
from models.calculation.line_modules import LineModules, lines_of_modules
from models.domain.bill import Bill, BillLine
from models.domain.product import DataCategory, EnvironmentalSet, ProductCard
from models.domain.quantities import Unit, convert

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
    """Per line, in the order of the bill. Masses in kg and amounts in EUR or kg CO2-eq for the whole line.

    Attributes:
        mki_eur: set -> impact of one life cycle from a total per unit, NaN when there is none.
        mki_is_complete: set -> False where the library's total leaves modules out (a lower bound).
        mki_is_credit: set -> True where the total per unit is below zero: an unknown quantity has no floor.
        carbon_a1a5_kg: modules A1-A5 as the line states them.
        carbon_is_credit: True where the carbon per unit or per kg is below zero.
        carbon_a1a3_kg: production only, from the library; used where A1-A5 is unknown.
        connection: four columns of detachability scores, in the order of `Connection`.
        module_lines: the lines with values per life-cycle module, of themselves or through their card.
        needs_modules: lines that say something (data category 3, unforeseen reuse) that only works on modules.
        nl_sfb_codes: the different codes of the bill, sorted.
        nl_sfb_position: per line, the place of its code in `nl_sfb_codes`.
    """

    bill: Bill
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
    needs_modules: Bools
    nl_sfb_codes: tuple[str, ...]
    nl_sfb_position: Integers

    def __len__(self) -> int:
        return len(self.quantity)


def _forget(cache: dict[int, Any], key: int, _gone: object) -> None:
    """Bound to the cache itself: at interpreter exit the module's own names are gone before the last bill."""
    cache.pop(key, None)


_cache: "dict[int, tuple[weakref.ref[Bill], tuple[ProductCard, ...], BillColumns]]" = {}


def columns_of(bill: Bill, products: tuple[ProductCard, ...]) -> BillColumns:
    """The columns of a bill with the product snapshot it is scored with."""
    held = _cache.get(id(bill))
    if held is not None and held[0]() is bill and held[1] is products:
        return held[2]
    columns = _build(bill, products)
    key = id(bill)
    forget = partial(_forget, _cache, key)
    _cache[key] = (weakref.ref(bill, forget), products, columns)
    return columns


def _build(bill: Bill, products: tuple[ProductCard, ...]) -> BillColumns:
    lines = bill.lines
    line = {name: _numbers(lines, name) for name in _LINE_NUMBERS}
    nl_sfb = [entry.nl_sfb for entry in lines]
    cards = {product.id: product for product in products}
    card = _card_columns(lines, cards)
    quantity = line["quantity"]
    mass = quantity * _filled(line["mass_kg_per_unit"], card["mass_kg_per_unit"])
    codes = tuple(sorted(set(nl_sfb)))
    place = {code: i for i, code in enumerate(codes)}
    mki, complete, credit = {}, {}, {}
    for which in EnvironmentalSet:
        name = f"mki_{which.value.lower()}_eur_per"
        from_card = _filled(quantity * card[f"{name}_unit"], mass * card[f"{name}_kg"])
        stated = quantity * line[f"{name}_unit"]
        mki[which] = _filled(stated, from_card)
        complete[which] = ~np.isnan(stated) | (card["mki_is_complete"] > 0)
        credit[which] = _filled(line[f"{name}_unit"], _filled(card[f"{name}_unit"], card[f"{name}_kg"])) < 0
    needs_modules = [entry.unforeseen_reuse or entry.data_category is _C3 for entry in lines]
    return BillColumns(
        bill=bill,
        quantity=quantity,
        mass_kg=mass,
        service_life_years=_filled(line["service_life_years"], card["service_life_years"]),
        mki_eur=mki,
        mki_is_complete=complete,
        mki_is_credit=credit,
        carbon_a1a5_kg=quantity * line["co2_a1a5_kg_per_unit"],
        carbon_a1a3_kg=mass * card["gwp_a1a3_kg_per_kg"],
        carbon_is_credit=_filled(line["co2_a1a5_kg_per_unit"], card["gwp_a1a3_kg_per_kg"]) < 0,
        biogenic_c_kg=mass * _filled(line["biogenic_c_kg_per_kg"], card["biogenic_c_kg_per_kg"]),
        biobased_fraction=_filled(line["biobased_fraction"], card["biobased_fraction"]),
        recycled_fraction=line["recycled_fraction"],
        reused_fraction=line["reused_fraction"],
        future_reuse_fraction=line["future_reuse_fraction"],
        future_recycling_fraction=line["future_recycling_fraction"],
        connection=np.array([_numbers(lines, f"connection.{name}") for name in _CONNECTION]),
        module_lines=lines_of_modules(lines, cards),
        needs_modules=np.array(needs_modules, dtype=bool),
        nl_sfb_codes=codes,
        nl_sfb_position=np.array([place[code] for code in nl_sfb], dtype=np.intp),
    )


def _numbers(lines: Sequence[BillLine], name: str) -> Floats:
    """One field of every line. Column by column: a tuple per line would set off the garbage collector."""
    return np.array(list(map(attrgetter(name), lines)), dtype=float)


def _filled(own: Floats, other: Floats) -> Floats:
    return np.where(np.isnan(own), other, own)


def _card_columns(lines: Sequence[BillLine], products: Mapping[str, ProductCard]) -> dict[str, Floats]:
    """What unit and product card say of each line, one row per different (product, unit)."""
    names = (*_PRODUCT_NUMBERS, "mki_is_complete")
    place: dict[str, int] = {}
    rows: list[list[float | None]] = []
    where = []
    for line in lines:
        unit = line.unit
        key = f"{line.product_id}\n{unit.symbol}" if unit is not None else line.product_id
        position = place.get(key)
        if position is None:
            position = place[key] = len(rows)
            rows.append(_card_row(products.get(line.product_id), unit))
        where.append(position)
    table = np.array(rows, dtype=float).reshape(len(rows), len(names))
    return dict(zip(names, table[where].T if where else table.T, strict=True))


def _card_row(card: ProductCard | None, unit: Unit | None) -> list[float | None]:
    mass = mass_kg_per_unit(card, unit)
    if card is None:
        return [mass, *[None] * (len(_PRODUCT_NUMBERS) - 1), 1.0]
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
    ]


def _per_line_unit(amount: float | None, card: ProductCard, unit: Unit | None) -> float | None:
    if amount is None or unit is None or unit.dimension is not card.unit.dimension:
        return None
    return amount * convert(1.0, unit, card.unit)


def _per_kg(amount: float | None, card: ProductCard) -> float | None:
    """The amount per kg, for a line in another unit whose mass is known."""
    mass = mass_kg_per_unit(card, card.unit)
    return amount / mass if amount is not None and mass else None


def coverage_fraction(columns: BillColumns, known: Bools) -> float:
    """The share of the bill whose data is known: by mass where every mass is known, else by lines."""
    if known.all():
        return 1.0
    mass = columns.mass_kg
    if np.isnan(mass).any() or not mass.any():
        return int(known.sum()) / len(known)
    return exact_sum(mass[known]) / exact_sum(mass)


def line_ids(columns: BillColumns, chosen: Bools) -> tuple[str, ...]:
    """The ids of the chosen lines, in the order of the bill."""
    lines = columns.bill.lines
    return tuple(lines[i].id for i in np.flatnonzero(chosen).tolist())
