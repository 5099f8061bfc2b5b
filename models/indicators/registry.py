"""Registry of the indicators and extra figures of the bill, found in the files of this folder."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module

import models.indicators
from models.domain.reason import Reason
from models.indicators.contract import BillIndicator
from models.indicators.reasons import LINES_DOUBTED, NO_BILL


def discover() -> Iterator[BillIndicator]:
    """The objects in the `INDICATORS` of the modules of this package, in the order of their names."""
    for found in pkgutil.iter_modules(models.indicators.__path__):
        module = import_module(f"{models.indicators.__name__}.{found.name}")
        yield from getattr(module, "INDICATORS", ())


BILL_INDICATORS: dict[str, BillIndicator] = {one.id: one for one in discover()}
"""Id -> object of an indicator or extra figure. Their order in outputs is that of the rows in reference_data."""


def reasons() -> Iterator[Reason]:
    """Every reason that a figure of the bill may give."""
    yield NO_BILL
    yield LINES_DOUBTED
    for one in BILL_INDICATORS.values():
        yield from one.reasons


def behind(subject: str) -> BillIndicator | None:
    """The object behind a stated figure; None for an unknown name.

    `subject` is the id of an indicator, or the name of the sum that gives one, such as "mki".
    """
    named = BILL_INDICATORS.get(subject)
    if named is not None:
        return named
    found = (one for one in BILL_INDICATORS.values() if one.total is not None and one.total.subject == subject)
    return next(found, None)


def has_sets(subject: str) -> bool:
    """Whether a stated figure has a value in each EN 15804 set; False for an unknown name."""
    found = behind(subject)
    return found is not None and found.has_sets


def is_burden(subject: str) -> bool:
    """Whether missing elements can only add to a stated figure; False for an unknown name."""
    found = behind(subject)
    return found is not None and found.total is not None and found.total.is_burden
