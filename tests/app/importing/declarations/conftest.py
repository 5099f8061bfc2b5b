"""The shipped reference data, and the real declarations beside the repository."""

from pathlib import Path

import pytest

from app.paths import REFERENCE_DATA
from models.calculation.library.loader import load_with_products
from models.reference.reference import Reference

EPD_FOLDER = REFERENCE_DATA.parent.parent / "shared" / "data" / "epd_ilcd"


@pytest.fixture(scope="session")
def reference() -> Reference:
    return load_with_products(REFERENCE_DATA)


@pytest.fixture(scope="session")
def epd_folder() -> Path:
    if not EPD_FOLDER.is_dir():
        pytest.skip("the real declarations are not beside the repository")
    return EPD_FOLDER
