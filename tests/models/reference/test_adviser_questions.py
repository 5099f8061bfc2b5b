"""A broken row of the questions per adviser is refused by its place."""

from pathlib import Path

import pytest

from models.reference.errors import ReferenceDataError
from models.reference.loader import load_reference
from tests.models.reference.data_folder import Change

FILE = "questions/per_adviser.csv"


@pytest.mark.parametrize(
    ("file", "old", "new", "record"),
    [
        (FILE, "water,D4,drought/infiltratie", "loodgieter,D4,drought/infiltratie", "drought/infiltratie"),
        (FILE, "water,D4,drought/infiltratie", "water,D99,drought/infiltratie", "drought/infiltratie"),
        (FILE, "water,D4,drought/infiltratie", "water,D4,drought/verdampt", "drought/verdampt"),
        (FILE, "acoustics,D8,noise", "acoustics,D8,lawaai", "lawaai"),
        (FILE, "acoustics,D8,noise", "acoustics,D1,beng1", "beng1"),
        ("questions/advisers.csv", "ecology,Ecoloog", "ecology,Architect", "ecology"),
    ],
)
def test_a_broken_row_is_refused(
    change: Change, data_copy: Path, file: str, old: str, new: str, record: str
) -> None:
    load_reference(data_copy).guidance.read_all()  # control: the copy is sound
    change(file, old, new)
    with pytest.raises(ReferenceDataError) as caught:
        load_reference(data_copy).guidance.read_all()
    assert (caught.value.file, caught.value.record_id) == (file, record)


def test_an_adviser_without_a_question_is_refused(change: Change, data_copy: Path) -> None:
    change("questions/advisers.csv", "\necology,", "\nbotany,Plantkundige,Botanist\necology,")
    with pytest.raises(ReferenceDataError) as caught:
        load_reference(data_copy).guidance.read_all()
    assert caught.value.record_id == "botany"
