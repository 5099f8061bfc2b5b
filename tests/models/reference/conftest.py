"""The shipped reference data, and a copy that a test may damage."""

import shutil
from pathlib import Path

import pytest

from models.reference.loader import load_reference
from models.reference.manifest import rewrite_hashes
from models.reference.reference import Reference
from tests.models.reference.data_folder import REFERENCE_DATA, SHARED, Change


@pytest.fixture(scope="session")
def reference() -> Reference:
    return load_reference(REFERENCE_DATA)


@pytest.fixture(scope="session")
def shared_domain() -> Path:
    if not SHARED.is_dir():
        pytest.skip("the documents that the data were taken from are not beside the repository")
    return SHARED


@pytest.fixture
def data_copy(tmp_path: Path) -> Path:
    copy = tmp_path / "reference_data"
    shutil.copytree(REFERENCE_DATA, copy, ignore=shutil.ignore_patterns("examples"))
    return copy


@pytest.fixture
def change(data_copy: Path) -> Change:
    """Replace a text in one file of the copy, once, and make the manifest agree with it."""

    def replace(file: str, old: str, new: str) -> None:
        path = data_copy / file
        before = path.read_text("utf-8")
        assert old in before, f"{file} no longer holds {old!r}: the test would test nothing"
        path.write_text(before.replace(old, new, 1), "utf-8", newline="\n")
        rewrite_hashes(data_copy)

    return replace
