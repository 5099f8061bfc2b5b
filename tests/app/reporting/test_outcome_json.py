"""The JSON of a report: complete, unrounded, the same bytes again."""

import json

import pytest
from report_fixture import INDICATORS, everything_unknown, make_report

from app.reporting.json.outcome import SCHEMA, outcome_document, outcome_json
from app.texts import LANGUAGES, Language

LEVEL_KEYS = {"level", "operator", "limit", "kind", "verdict", "margin", "source"}
OUTCOME_KEYS = {
    "indicator", "theme", "status", "value", "lower", "upper", "unit", "set", "coverage_fraction", "stated",
    "levels", "reasons",
}  # fmt: skip
VERDICTS = {"meets", "misses", "cannot_say", "not_comparable", "no_level"}


def loaded(lang: Language = "nl") -> dict:  # type: ignore[type-arg]
    document = json.loads(outcome_json(make_report(), lang))
    assert isinstance(document, dict)
    return document


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_document_has_everything_that_the_schema_names(lang: Language) -> None:
    document = loaded(lang)
    assert document["schema"] == SCHEMA == "meetlat.outcome/2"
    for key in ("project", "variant", "requirement_set", "legal_regime", "program_version", "content_hash"):
        assert document[key]
    assert len(document["outcomes"]) == 34
    for outcome in document["outcomes"]:
        assert set(outcome) >= OUTCOME_KEYS
        for level in outcome["levels"]:
            assert set(level) >= LEVEL_KEYS
            assert level["verdict"] in VERDICTS
    assert [o["indicator"] for o in document["outcomes"]].count("mpg") == 2
    assert {o["indicator"] for o in document["outcomes"]} == {i.id for i in INDICATORS}


def test_figures_are_unrounded_and_what_is_missing_is_null() -> None:
    by_id = {o["indicator"]: o for o in loaded()["outcomes"] if o["set"] != "A2"}
    assert by_id["mpg"]["value"] == 0.4437
    assert by_id["detachability"]["value"] == 54.9996
    assert (by_id["material_origin"]["value"], by_id["material_origin"]["lower"]) == (None, 22.3)
    assert by_id["heat"]["value"] is by_id["heat"]["lower"] is by_id["heat"]["coverage_fraction"] is None
    assert by_id["heat"]["status"] == "not_assessed"


def test_nothing_unknown_turns_into_a_number() -> None:
    document = outcome_document(everything_unknown(), "nl")
    outcomes = document["outcomes"]
    assert isinstance(outcomes, list)
    assert all(o["value"] is o["lower"] is o["upper"] is None for o in outcomes)
    assert document["legal_regime"] is None


def test_findings_carry_code_place_text_and_what_to_do_in_the_language_asked() -> None:
    dutch, english = loaded("nl")["findings"][0], loaded("en")["findings"][0]
    assert dutch["code"] == english["code"]
    assert dutch["message"] != english["message"]
    assert dutch["where"] == {
        "file": "begroting.xlsx", "sheet": "Materialen", "row": 7, "column": "F", "line_id": "r7",
    }  # fmt: skip
    assert loaded()["findings"][1]["where"]["row"] is None


def test_contributions_are_per_line_and_per_group() -> None:
    contributions = {c["subject"]: c for c in loaded()["contributions"]}
    assert set(contributions) == {"mpg_a1", "mpg_a2", "embodied_carbon", "mass"}
    mpg = contributions["mpg_a1"]
    assert len(mpg["lines"]) == 20
    unknown = [line for line in mpg["lines"] if line["value"] is None]
    assert [line["line_id"] for line in unknown] == ["r8", "r15"]
    assert sum(group["line_count"] for group in mpg["groups"]) == 20


def test_the_same_report_gives_the_same_bytes_without_nan() -> None:
    first, second = outcome_json(make_report(), "nl"), outcome_json(make_report(), "nl")
    assert first == second
    assert b"NaN" not in first
    assert b"Infinity" not in first
    assert first.endswith(b"}\n")


def test_there_is_no_overall_score() -> None:
    def keys(node: object) -> set[str]:
        if isinstance(node, dict):
            return set(node) | {k for child in node.values() for k in keys(child)}
        return {k for child in node for k in keys(child)} if isinstance(node, list) else set()

    assert not {k for k in keys(loaded()) if "score" in k or "grade" in k or "overall" in k}
