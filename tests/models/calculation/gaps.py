"""Taking known data out of a bill: which data can be unknown, and how to make them so."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from models.domain.bill import BillLine
from models.domain.product import LifeCycleModule
from tests.models.calculation.bills import FACTORS, SHARES

Gap = Callable[[BillLine], BillLine]
_PLAIN = (
    "quantity",
    "unit",
    "mass_kg_per_unit",
    "service_life_years",
    "biogenic_c_kg_per_kg",
    "data_category",
    *SHARES,
)
_AT_LEAST_ZERO = ("mki_a1_eur_per_unit", "mki_a2_eur_per_unit", "co2_a1a5_kg_per_unit")


def gaps_of(line: BillLine) -> list[Gap]:
    """Every known datum of the line, as a function that takes it out.

    An MKI, a carbon figure or a module other than D below zero stays: when it is not known, the method
    counts it as at least zero. That is the program's one assumption about unknown amounts. The data category of a
    line with a total stays too: beside a total it is no amount but a doubt, and without it the total is whole.
    """
    has_total = line.mki_a1_eur_per_unit is not None or line.mki_a2_eur_per_unit is not None
    plain = [name for name in _PLAIN if name != "data_category" or not has_total]
    gaps = [_without(name) for name in plain if getattr(line, name) is not None]
    gaps += [_without(name) for name in _AT_LEAST_ZERO if (getattr(line, name) or -1.0) >= 0.0]
    gaps += [_without_factor(name) for name in FACTORS if getattr(line.connection, name) is not None]
    for at, profile in enumerate(line.module_profiles):
        gaps += [
            _without_module(at, module)
            for module, amount in profile.values.items()
            if amount >= 0.0 or module is LifeCycleModule.D
        ]
    return gaps


def with_gaps(line: BillLine, chosen: Sequence[Gap]) -> BillLine:
    """The line without the chosen data."""
    for gap in chosen:
        line = gap(line)
    return line


def _without(name: str) -> Gap:
    gone: dict[str, Any] = {name: None}
    return lambda line: replace(line, **gone)


def _without_factor(name: str) -> Gap:
    gone: dict[str, Any] = {name: None}
    return lambda line: replace(line, connection=replace(line.connection, **gone))


def _without_module(at: int, module: LifeCycleModule) -> Gap:
    def take_out(line: BillLine) -> BillLine:
        profiles = list(line.module_profiles)
        kept = {m: v for m, v in profiles[at].values.items() if m is not module}
        profiles[at] = replace(profiles[at], values=kept)
        return replace(line, module_profiles=tuple(profiles))

    return take_out
