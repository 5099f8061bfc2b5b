"""Facts of a building that cannot be, and what each decides: the one list of such checks.

A doubt names the fields that it is about. A figure that reads one of them, and a limit that depends on one, decide
no verdict; the audit has a finding with the same message. A range has its source in the reference data. Functions
that do not add up to the GO are no doubt: the limits need their shares only.
"""

import datetime as dt
import math
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from models.calculation.rounding import few_digits
from models.domain.outcome import Message
from models.domain.project import Building, BuildingType
from models.reference.reference import PossibleRange, Reference


@dataclass(frozen=True, slots=True)
class FactDoubt:
    """A fact that cannot be right.

    Attributes:
        message: says which, and what is possible.
        fields: fields of `Building` or `Project` whose value is in doubt.
    """

    message: Message
    fields: frozenset[str]


Ranges = Mapping[str, PossibleRange]


def fact_doubts(building: Building, date: dt.date | None, reference: Reference) -> tuple[FactDoubt, ...]:
    """The facts of a building and its permit date that cannot be right, in the order of the list."""
    found = [doubt for check in _CHECKS for doubt in check(building, reference.possible)]
    return (*found, *_permit_date(date, reference.possible))


def first_about(doubts: Iterable[FactDoubt], fields: Collection[str]) -> Message | None:
    """The message of the first doubt about one of these fields; None without one."""
    return next((doubt.message for doubt in doubts if not doubt.fields.isdisjoint(fields)), None)


def _form_factor(building: Building, ranges: Ranges) -> Iterator[FactDoubt]:
    if building.form_factor is not None:
        yield from _outside(
            "audit_form_factor_impossible", building.form_factor, ranges["form_factor"], "form_factor"
        )


def _gross_against_usable(building: Building, ranges: Ranges) -> Iterator[FactDoubt]:
    """The BVO against the GO, which is part of it; without a GO that of the use functions together."""
    gross, usable = building.gross_floor_area_m2, building.usable_floor_area_m2
    if usable is None and building.functions:
        usable = math.fsum(f.usable_floor_area_m2 for f in building.functions)
    if gross is None or usable is None:
        return
    possible = ranges["gross_per_usable"]
    if gross < usable * possible.lower:
        code = "audit_usable_above_gross" if building.usable_floor_area_m2 else "audit_functions_above_gross"
        params = {"usable": usable, "parts": usable, "gross": gross}
        yield FactDoubt(Message(code, params), frozenset({"gross_floor_area_m2"}))
    elif gross > usable * possible.upper and _is_building(building):
        params = {"usable": usable, "gross": gross, "ratio": few_digits(gross / usable), "upper": possible.upper}
        yield FactDoubt(Message("audit_gross_far_above_usable", params), frozenset({"gross_floor_area_m2"}))


def _gross_floor_area(building: Building, ranges: Ranges) -> Iterator[FactDoubt]:
    gross = building.gross_floor_area_m2
    if gross is not None and _is_building(building):
        field = "gross_floor_area_m2"
        yield from _outside("audit_gross_area_impossible", gross, ranges["gross_floor_area_m2"], field)


def _gross_per_dwelling(building: Building, ranges: Ranges) -> Iterator[FactDoubt]:
    gross, count = building.gross_floor_area_m2, building.dwelling_count
    if gross is None or not count or building.type is None or not building.type.is_dwelling:
        return
    possible, field = ranges["gross_per_dwelling_m2"], "gross_floor_area_m2"
    for doubt in _outside("audit_dwelling_size_impossible", gross / count, possible, field):
        params = {**doubt.message.params, "value": few_digits(gross / count), "gross": gross, "count": count}
        yield FactDoubt(Message(doubt.message.code, params), doubt.fields | {"dwelling_count"})


def _life(building: Building, ranges: Ranges) -> Iterator[FactDoubt]:
    life = building.service_life_years
    if life is not None:
        possible = ranges["building_life_years"]
        yield from _outside("audit_building_life_impossible", life, possible, "service_life_years")


def _permit_date(date: dt.date | None, ranges: Ranges) -> Iterator[FactDoubt]:
    possible = ranges["permit_year"]
    if date is not None and not possible.holds(date.year):
        years = {"year": str(date.year), "lower": f"{possible.lower:g}", "upper": f"{possible.upper:g}"}
        yield FactDoubt(Message("audit_permit_year_impossible", years), frozenset({"permit_application_date"}))


def _outside(code: str, value: float, possible: PossibleRange, field: str) -> Iterator[FactDoubt]:
    if not possible.holds(value):
        params = {"value": value, "lower": possible.lower, "upper": possible.upper}
        yield FactDoubt(Message(code, params), frozenset({field}))


def _is_building(building: Building) -> bool:
    return building.type is not BuildingType.PUBLIC_SPACE


_CHECKS: tuple[Callable[[Building, Ranges], Iterator[FactDoubt]], ...] = (
    _form_factor,
    _gross_against_usable,
    _gross_floor_area,
    _gross_per_dwelling,
    _life,
)
