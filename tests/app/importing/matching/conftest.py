"""The matcher with the shipped library, made once for all tests of matching."""

import pytest

from app.importing.matching.matcher import MaterialMatcher
from app.paths import REFERENCE_DATA
from models.calculation.library.loader import load_with_products
from models.reference.library.library import Library


@pytest.fixture(scope="session")
def library() -> Library:
    return Library(REFERENCE_DATA, load_with_products(REFERENCE_DATA))


@pytest.fixture(scope="session")
def matcher(library: Library) -> MaterialMatcher:
    return MaterialMatcher(library)
