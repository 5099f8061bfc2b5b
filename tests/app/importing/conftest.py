"""The shipped reference data, once."""

import pytest

from app.paths import REFERENCE_DATA
from models.reference.loader import load_reference
from models.reference.reference import Reference


@pytest.fixture(scope="session")
def reference() -> Reference:
    return load_reference(REFERENCE_DATA)
