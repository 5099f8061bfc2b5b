"""Amounts of lines and groups as printed: rounding and bounds, the same in every table."""

from collections.abc import Sequence
from dataclasses import replace

from app.reporting.wording.number_text import NBSP, NOTHING, estimate_text, number_text
from app.texts import Language
from models.domain.outcome import Estimate


def unit_sign(unit: str) -> str:
    """EUR and CO2 as they are printed."""
    return unit.replace("EUR", "€").replace("CO2", "CO₂")


def amount_decimals(amount: float) -> int:
    """Decimals for an amount on its own: three figures or more."""
    return 0 if abs(amount) >= 100 else 1 if abs(amount) >= 10 else 2


def amount_text(amount: float | None, decimals: int, lang: Language) -> str:
    """An amount; a dash when unknown, and never zero for what is not zero."""
    if amount is None:
        return NOTHING
    smallest = 10.0**-decimals
    if 0 < abs(amount) < smallest / 2:
        sign, bound = ("<", smallest) if amount > 0 else (">", -smallest)
        return f"{sign}{NBSP}{number_text(bound, decimals, lang)}"
    return number_text(amount, decimals, lang)


def bounded_text(amount: Estimate, decimals: int, lang: Language) -> str:
    """An amount with its bounds, or its bounds alone where it has no value; a bound of zero is left out."""
    if amount.is_exact:
        return amount_text(amount.value, decimals, lang)
    return estimate_text(replace(amount, lower=amount.lower or None), decimals, lang)


def column_decimals(amounts: Sequence[float | None]) -> int:
    """Decimals for a column of amounts, by the largest."""
    return amount_decimals(max((abs(a) for a in amounts if a is not None), default=0.0))
