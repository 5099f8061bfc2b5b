"""Which entered values cannot be, by the range that the reference data gives each indicator."""

from models.domain.requirement import Indicator


def crossed_bound(indicator: Indicator, value: float) -> float | None:
    """The bound of what is possible that a value lies beyond; None when it is within."""
    if indicator.minimum is not None and value < indicator.minimum:
        return indicator.minimum
    if indicator.maximum is not None and value > indicator.maximum:
        return indicator.maximum
    return None


def crossed_usual_bound(indicator: Indicator, value: float) -> float | None:
    """The usual highest value that a possible value lies above; None when it does not."""
    usual = indicator.usual_maximum
    return usual if usual is not None and value > usual and crossed_bound(indicator, value) is None else None
