"""The published description of the JSON output, held against the output itself."""

import json
from typing import Any

import pytest
from report_fixture import everything_unknown, make_report

from app.importing.common.read_request import ReadRequest
from app.importing.file_bytes import read_file_bytes
from app.paths import ASSETS, EXAMPLES, REFERENCE_DATA
from app.reporting.json.outcome import SCHEMA, outcome_document
from app.reporting.report import Report
from app.services.outputs.reports import make_report as report_of
from app.texts import LANGUAGES, Language
from models.calculation.library.loader import load_with_products
from models.domain.outcome import Verdict
from models.domain.requirement import Level, Operator
from tests.described import faults

DESCRIPTION: dict[str, Any] = json.loads((ASSETS / "schemas" / "meetlat.outcome-2.json").read_text("utf-8"))


def _as_read(report: Report, lang: Language) -> Any:
    return json.loads(json.dumps(outcome_document(report, lang)))


def _examples() -> list[Report]:
    reference = load_with_products(REFERENCE_DATA)
    reports = []
    for path in sorted(EXAMPLES.glob("*.xlsx")):
        result = read_file_bytes(path.read_bytes(), ReadRequest(path.name), reference)
        assert result.project is not None
        reports.append(report_of(result.project, result.project.variants[0], reference, result.findings))
    return reports


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_output_is_as_described(lang: Language) -> None:
    for report in (make_report(), everything_unknown(), *_examples()):
        assert list(faults(_as_read(report, lang), DESCRIPTION, DESCRIPTION)) == []


def test_the_description_is_of_this_version_and_names_every_word_of_a_level() -> None:
    level = DESCRIPTION["$defs"]["level"]["properties"]
    assert DESCRIPTION["$id"] == SCHEMA
    assert level["level"]["enum"] == list(Level)
    assert set(level["operator"]["enum"]) == {None, *Operator} - {Operator.NONE}
    assert set(level["verdict"]["enum"]) == set(Verdict)


@pytest.mark.parametrize("damage", ["drop", "add", "word", "zero_as_text"])
def test_the_check_sees_a_difference(damage: str) -> None:
    """The control."""
    document = _as_read(make_report(), "nl")
    outcome = document["outcomes"][0]
    if damage == "drop":
        del outcome["unit"]
    elif damage == "add":
        outcome["score"] = 7
    elif damage == "word":
        outcome["levels"][0]["verdict"] = "passed"
    else:
        outcome["value"] = "0"
    assert list(faults(document, DESCRIPTION, DESCRIPTION))
