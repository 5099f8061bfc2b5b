"""The exchange file: what is written comes back whole; what a stranger may put in it is refused or said."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.command_line import cli
from app.formats.import_result import ImportResult
from app.importing.common.read_request import ReadRequest
from app.importing.file_bytes import read_file_bytes
from app.paths import EXAMPLES, REFERENCE_DATA
from app.reporting.json.exchange import exchange_bytes
from app.texts import text, todo
from models.calculation.library.loader import load_with_products
from models.domain.project import Assessment, FunctionArea, Project, Target
from models.storage.document.project_document import to_document
from tests.models.storage.samples import planned_project, project
from tests.places import ROOT

GOLDEN = ROOT / "tests" / "models" / "storage" / "golden"


@pytest.fixture(scope="module")
def read() -> Callable[[bytes], ImportResult]:
    reference = load_with_products(REFERENCE_DATA)
    return lambda data: read_file_bytes(data, ReadRequest("plan.json"), reference)


def codes(result: ImportResult) -> list[str]:
    for finding in result.findings:
        assert all(text(finding.message, lang) and todo(finding.message, lang) for lang in ("nl", "en"))
    return [finding.code for finding in result.findings]


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.xlsx")), ids=lambda path: path.stem)
def test_an_example_comes_back_as_it_was(path: Path, read: Callable[[bytes], ImportResult]) -> None:
    original = read(path.read_bytes()).project
    assert original is not None
    again = read(exchange_bytes(original))
    assert again.project == original
    assert again.findings == ()
    assert (again.facts.format, again.facts.line_count) == ("exchange", len(original.variants[0].bill))


def test_every_variant_comes_along(read: Callable[[bytes], ImportResult]) -> None:
    first = project()
    both = replace(first, variants=(*first.variants, replace(first.variants[0], id="v3", name="Tweede")))
    again = read(exchange_bytes(both)).project
    assert again == both


@pytest.mark.parametrize("name", sorted(path.name for path in GOLDEN.glob("project-*.json")))
def test_files_of_earlier_versions_are_read(name: str, read: Callable[[bytes], ImportResult]) -> None:
    result = read((GOLDEN / name).read_bytes())
    assert result.project is not None, codes(result)


def test_the_command_writes_by_the_ending(tmp_path: Path, read: Callable[[bytes], ImportResult]) -> None:
    example, made = EXAMPLES / "kantoor-beton-constructie.xlsx", tmp_path / "uit.json"
    assert cli.main(["--profile-dir", str(tmp_path), "export", str(example), "-o", str(made)]) == 0
    original = read(example.read_bytes()).project
    assert read(made.read_bytes()).project == original
    assert cli.main(["--profile-dir", str(tmp_path), "score", str(made)]) == 0


def _document(change: Callable[[Any], object]) -> bytes:
    document = json.loads(json.dumps(to_document(planned_project())))
    change(document)
    return json.dumps(document).encode()


def _line(document: Any) -> Any:
    return document["project"]["variants"][0]["bill"]["lines"][0]


def _variant(document: Any) -> Any:
    return document["project"]["variants"][0]


SOUND = json.dumps(to_document(planned_project())).encode()
KEPT = b'[["kleur", "rood"]]'
VALUE = "storage_document_wrong_value"
REFUSED: dict[str, tuple[bytes, str]] = {
    "NaN": (SOUND.replace(b'"quantity": 1.1', b'"quantity": NaN', 1), VALUE),
    "infinity": (SOUND.replace(b'"quantity": 1.1', b'"quantity": 1e999', 1), VALUE),
    "minus infinity": (
        SOUND.replace(b'"quantity": 1.1', b'"quantity": -Infinity', 1), VALUE
    ),
    "one key twice": (
        SOUND.replace(b'"quantity": 1.1', b'"quantity": 1, "quantity": 2', 1),
        "storage_document_repeated_key",
    ),
    "an escaped key twice": (
        SOUND.replace(b'"quantity": 1.1', b'"quantity": 1, "quant\\u0069ty": 2', 1),
        "storage_document_repeated_key",
    ),
    "deep": (SOUND.replace(KEPT, b"[" * 60 + b"]" * 60, 1), "storage_document_too_deep"),
    "very deep": (SOUND.replace(KEPT, b"[" * 10**6, 1), "storage_document_too_deep"),
    "cut off": (SOUND[:-1], "storage_document_not_json"),
    "cut in a text": (SOUND[: len(SOUND) // 2], "storage_document_not_json"),
    "more behind it": (SOUND + b"{}", "storage_document_not_json"),
    "not UTF-8": (SOUND.replace(b"Plan Noord", b"Plan \xff\xfe"), "storage_document_not_json"),
    "a later version": (SOUND.replace(b"project/4", b"project/99"), "storage_document_other_schema"),
    "text for a number": (_document(lambda d: _line(d).update(quantity="5")), "storage_document_wrong_type"),
    "true for a number": (_document(lambda d: _line(d).update(quantity=True)), "storage_document_wrong_type"),
    "less than nothing": (_document(lambda d: _line(d).update(quantity=-5)), VALUE),
    "a share over one": (_document(lambda d: _line(d).update(reused_fraction=1.5)), VALUE),
    "a strange key": (_document(lambda d: _line(d).update(eval="1")), "storage_document_unknown_key"),
    "a strange unit": (_document(lambda d: _line(d).update(unit="kWh")), VALUE),
    "a key too few": (_document(lambda d: _line(d).pop("unit")), "storage_document_missing_key"),
    "a huge number": (_document(lambda d: _line(d).update(quantity=10**400)), VALUE),
    "no variants": (_document(lambda d: d["project"].update(variants=[])), "exchange_no_variant"),
    "no such requirements": (
        _document(lambda d: d["project"].update(requirement_set_id="eigen-x")), "exchange_unknown_requirement_set"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_the_place(name: str, read: Callable[[bytes], ImportResult]) -> None:
    data, code = REFUSED[name]
    assert data != SOUND, "the change did not take: the test would test nothing"
    result = read(data)
    assert result.project is None
    assert codes(result) == [code]


def test_the_same_file_without_a_change_is_read(read: Callable[[bytes], ImportResult]) -> None:
    """The control: what the refused files are made of is good."""
    assert read(SOUND).project == planned_project()
    assert read(b"\xef\xbb\xbf" + SOUND).project == planned_project()


def _with(change: Callable[[Project], Project]) -> bytes:
    return exchange_bytes(change(project()))


def _in_first_variant(**parts: Any) -> Callable[[Project], Project]:
    return lambda base: replace(base, variants=(replace(base.variants[0], **parts),))


def test_two_answers_to_one_question_are_an_error(read: Callable[[bytes], ImportResult]) -> None:
    twice = (Assessment("heat", 1.0), Assessment("heat", 2.0))
    result = read(_with(_in_first_variant(assessments=twice)))
    assert result.project is None
    assert codes(result) == ["exchange_answer_twice"]
    result = read(_with(_in_first_variant(targets=(Target("heat", own_limit=1.0), Target("heat", own_limit=2.0)))))
    assert codes(result) == ["exchange_target_twice"]


def test_unknown_names_are_kept_and_said(read: Callable[[bytes], ImportResult]) -> None:
    building = replace(project().variants[0].building, functions=(FunctionArea("maanfunctie", 10.0),))
    result = read(_with(_in_first_variant(building=building, assessments=(Assessment("geluk", 1.0),))))
    assert result.project is not None
    assert codes(result) == ["exchange_unknown_name", "exchange_unknown_name"]


def test_invisible_characters_and_long_texts_are_taken_out_and_said(read: Callable[[bytes], ImportResult]) -> None:
    long_name = '"Plan\\u202e\\u0000 Noord' + "x" * 500 + '"'
    result = read(SOUND.replace(b'"Plan Noord"', long_name.encode()))
    assert result.project is not None
    assert result.project.name == "Plan Noord" + "x" * 190
    assert codes(result) == ["exchange_texts_cleaned"]
    half_a_pair = read(SOUND.replace(b"Plan Noord", b"Plan \\ud800Noord"))
    assert half_a_pair.project is not None
    assert half_a_pair.project.name == "Plan Noord"
    assert codes(half_a_pair) == ["exchange_texts_cleaned"]
