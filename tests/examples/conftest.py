"""The reference data, read once for all examples."""

import pytest

from app.paths import REFERENCE_DATA
from models.calculation.library.loader import load_with_products
from models.reference.reference import Reference


@pytest.fixture(scope="session")
def reference() -> Reference:
    return load_with_products(REFERENCE_DATA)
