"""Check of entered values against the possible and the usual range of their indicator."""

from models.calculation.rounding import half_up
from models.domain.requirement import Indicator


def crossed_bound(indicator: Indicator, value: float) -> float | None:
    """The bound of the possible range that a value lies beyond, in the indicator's unit; None when within."""
    if indicator.minimum is not None and value < indicator.minimum:
        return indicator.minimum
    if indicator.maximum is not None and value > indicator.maximum:
        return indicator.maximum
    return None


def is_impossible_zero(indicator: Indicator, value: float) -> bool:
    """Whether a value is printed as zero where the indicator cannot be zero: an unknown figure typed as 0."""
    return not indicator.can_be_zero and float(half_up(value, indicator.decimals)) == 0.0


def crossed_usual_bound(indicator: Indicator, value: float) -> float | None:
    """The highest usual value, in the indicator's unit, when a possible value lies above it; else None."""
    usual = indicator.usual_maximum
    return usual if usual is not None and value > usual and crossed_bound(indicator, value) is None else None


def fraction_reading(indicator: Indicator, value: float) -> float | None:
    """The percentage that a value means when a fraction was typed (0.5 for 50 %); None when it cannot be one."""
    return 100.0 * value if indicator.unit == "%" and 0.0 < value <= 1.0 else None
