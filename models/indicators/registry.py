"""The indicators and extra figures that follow from the bill, found in the files of this folder."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module

import models.indicators
from models.domain.reason import Reason
from models.indicators.contract import BillIndicator
from models.indicators.reasons import NO_BILL


def discover() -> Iterator[BillIndicator]:
    """Every object in the `INDICATORS` of a module of this package, by name of the module."""
    for found in pkgutil.iter_modules(models.indicators.__path__):
        module = import_module(f"{models.indicators.__name__}.{found.name}")
        yield from getattr(module, "INDICATORS", ())


BILL_INDICATORS: dict[str, BillIndicator] = {one.id: one for one in discover()}
"""Id -> the object of an indicator or extra figure. The rows in reference_data give their order."""


def reasons() -> Iterator[Reason]:
    """Every reason that a figure of the bill may have."""
    yield NO_BILL
    for one in BILL_INDICATORS.values():
        yield from one.reasons


def behind(subject: str) -> BillIndicator | None:
    """The object of a stated figure: of an indicator's id, or of the sum over the building that it names."""
    named = BILL_INDICATORS.get(subject)
    if named is not None:
        return named
    found = (one for one in BILL_INDICATORS.values() if one.total is not None and one.total.subject == subject)
    return next(found, None)


def has_sets(subject: str) -> bool:
    """Whether a stated figure is one of an EN 15804 set."""
    found = behind(subject)
    return found is not None and found.has_sets


def is_burden(subject: str) -> bool:
    """Whether a stated figure is a sum that what the bill lacks can only add to."""
    found = behind(subject)
    return found is not None and found.total is not None and found.total.is_burden
