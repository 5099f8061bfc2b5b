"""A hundred JSON files that say one thing to one reader and another to the next: none is taken."""

import json
import math
from collections.abc import Callable
from typing import Any

import pytest

from app.importing.common.read_request import ReadRequest
from app.importing.file_bytes import read_file_bytes
from models.reference.reference import Reference
from models.storage.project_document import to_document
from tests.app.importing.workbook_kit import readable
from tests.models.storage.samples import planned_project

pytestmark = pytest.mark.counted

DOCUMENT: Any = json.loads(json.dumps(to_document(planned_project())))
FIELDS = (
    "quantity", "mass_kg_per_unit", "service_life_years", "mki_a1_eur_per_unit", "mki_a2_eur_per_unit",
    "co2_a1a5_kg_per_unit", "biogenic_c_kg_per_kg", "biobased_fraction", "recycled_fraction", "printed_total",
)  # fmt: skip
LINE: Any = DOCUMENT["project"]["variants"][0]["bill"]["lines"][0]
LINE.update({field: LINE.get(field) for field in FIELDS})
SOUND = json.dumps(DOCUMENT)


def value_of(field: str) -> str:
    """What the document holds for a field of its first line, as it is written."""
    return json.dumps(LINE[field])


TRICKS: dict[str, Callable[[str, str], str]] = {
    "NaN": lambda key, _: f'"{key}": NaN',
    "Infinity": lambda key, _: f'"{key}": Infinity',
    "minus infinity": lambda key, _: f'"{key}": -Infinity',
    "an exponent beyond": lambda key, _: f'"{key}": 1e999',
    "four hundred digits": lambda key, _: f'"{key}": {"9" * 400}',
    "the key twice": lambda key, now: f'"{key}": {now}, "{key}": 0.5',
    "the key once more, written otherwise": lambda key, now: (
        f'"{key}": {now}, "\\u{ord(key[0]):04x}{key[1:]}": 0.5'
    ),
    "a text": lambda key, _: f'"{key}": "0.5"',
    "nested sixty deep": lambda key, _: f'"{key}": {"[" * 60}{"]" * 60}',
    "a comment": lambda key, now: f'"{key}": /* 0.5 */ {now}',
}
FILES = {(trick, field): change for trick, change in TRICKS.items() for field in FIELDS}


def tricked(trick: str, field: str) -> bytes:
    now = value_of(field)
    whole = f'"{field}": {now}'
    assert whole in SOUND, "the trick would change nothing"
    return SOUND.replace(whole, FILES[trick, field](field, now), 1).encode()


def test_there_are_a_hundred() -> None:
    assert len(FILES) == 100


@pytest.mark.parametrize(("trick", "field"), FILES)
def test_none_is_taken(trick: str, field: str, reference: Reference) -> None:
    result = read_file_bytes(tricked(trick, field), ReadRequest("plan.json"), reference)
    assert result.project is None
    assert result.has_errors
    assert all(readable(result))


def test_the_file_without_a_trick_is_taken(reference: Reference) -> None:
    assert read_file_bytes(SOUND.encode(), ReadRequest("plan.json"), reference).project is not None


def test_pythons_own_reading_takes_most_of_them() -> None:
    """The control: NaN, infinity and the last of two keys go in without a word."""
    assert math.isnan(_first_line(tricked("NaN", "quantity"))["quantity"])
    assert math.isinf(_first_line(tricked("an exponent beyond", "quantity"))["quantity"])
    assert _first_line(tricked("the key twice", "printed_total"))["printed_total"] == 0.5


def _first_line(data: bytes) -> Any:
    return json.loads(data)["project"]["variants"][0]["bill"]["lines"][0]
