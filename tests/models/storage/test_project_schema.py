"""The published schema says exactly what the strict reading takes."""

import copy
import json
import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from app.paths import ASSETS
from models.domain.project import Project
from models.storage.document_schema import project_schema, schema_bytes
from models.storage.errors import ProjectDocumentError
from models.storage.project_document import SCHEMA, from_document, to_document
from tests.models.storage.samples import planned_project, project
from tests.schema_check import is_valid
from tests.strategies import projects

RULE = project_schema()
ODD: tuple[Any, ...] = (
    None, True, False, -1, 0, 0.5, 1, 2, 2.0, 2**53 + 1, 1e308, "", "x", "kg", "A1", "2026-07-01", "01-07-2026",
    [], [1], ["a", "b"], [["a", "b"]], {}, {"A1-A3": 1.0}, {"x": {}},
)  # fmt: skip


def test_the_published_file_is_made_of_the_types() -> None:
    name = f"{SCHEMA.replace('/', '-')}.json"
    assert (ASSETS / "schemas" / name).read_bytes() == schema_bytes()


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(projects())
def test_every_document_that_is_written_is_valid(written: Project) -> None:
    assert is_valid(json.loads(json.dumps(to_document(written))), RULE)


def _places(value: Any, holder: Any = None, key: Any = None) -> Iterator[tuple[Any, Any]]:
    if holder is not None:
        yield holder, key
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in parts:
        yield from _places(part, value, name)


def _changed(document: Any, chance: random.Random) -> Any:
    """A copy with one value replaced, one key taken away, or one key added."""
    made = copy.deepcopy(document)
    holder, key = chance.choice(list(_places(made)))
    act = chance.randrange(6)
    if act == 0 and isinstance(holder, dict):
        del holder[key]
    elif act == 1 and isinstance(holder, dict):
        holder["vreemd"] = 1
    else:
        holder[key] = copy.deepcopy(chance.choice(ODD))
    return made


def _is_read(document: Any) -> bool:
    try:
        from_document(document)
    except ProjectDocumentError as error:
        return error.message.code == "storage_document_repeated_id" or _is_beyond_schemas(error)
    return True


def _is_beyond_schemas(error: ProjectDocumentError) -> bool:
    """What a schema cannot say: two lines with one id."""
    return "same id" in str(error)


@pytest.mark.counted
def test_schema_and_reading_agree_on_changed_documents(how_many: Callable[[int], int]) -> None:
    base = [json.loads(json.dumps(to_document(each))) for each in (planned_project(), project())]
    chance = random.Random(20261120)
    verdicts = {True: 0, False: 0}
    for _ in range(how_many(10_000)):
        document = _changed(chance.choice(base), chance)
        is_read = _is_read(document)
        assert is_valid(document, RULE) is is_read, document
        verdicts[is_read] += 1
    assert min(verdicts.values()) > 50


def test_a_reading_that_forgets_a_rule_would_be_found() -> None:
    """The control: the same comparison, with one rule of the schema left out."""
    blind = copy.deepcopy(RULE)
    del blind["$defs"]["BillLine"]["properties"]["quantity"]["anyOf"][0]["minimum"]
    document = json.loads(json.dumps(to_document(project())))
    document["project"]["variants"][0]["bill"]["lines"][0]["quantity"] = -1
    assert not _is_read(document)
    assert is_valid(document, blind)
    assert not is_valid(document, RULE)
