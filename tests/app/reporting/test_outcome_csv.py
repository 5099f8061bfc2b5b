"""The table of outcomes in CSV: in long form, the same figures as the JSON, and no text that runs."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from report_fixture import everything_unknown, make_report

from app.command_line.cli import main
from app.paths import EXAMPLES
from app.reporting.csv.outcomes import outcome_csv
from app.reporting.json.outcome import outcome_json
from app.reporting.report import Report

HOUSE = str(EXAMPLES / "rijwoning-beton-baksteen.xlsx")


def rows_of(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert all(None not in row and None not in row.values() for row in rows), "every row has every column"
    return rows


def numbers(values: list[str]) -> list[float | None]:
    return [float(value) if value else None for value in values]


@pytest.mark.parametrize("report", [make_report(40), everything_unknown()])
def test_every_level_of_every_outcome_is_a_row_with_the_figures_of_the_json(report: Report) -> None:
    rows = rows_of(outcome_csv(report))
    document = json.loads(outcome_json(report, "nl"))
    expected = []
    for outcome in document["outcomes"]:
        figures = [outcome[name] for name in ("value", "lower", "upper")]
        expected += [
            (outcome["indicator"], outcome["set"] or "", level.get("level", ""), figures)
            for level in outcome["levels"] or [{}]
        ]
    found = [
        (r["indicator"], r["set"], r["niveau"], numbers([r["waarde"], r["ondergrens"], r["bovengrens"]]))
        for r in rows
        if r["grondslag"] != "stated_beside" and r["thema"]
    ]
    assert found == expected
    assert {row["project"] for row in rows} == {report.project.name}


def test_the_table_of_a_real_project_comes_by_the_suffix(tmp_path: Path) -> None:
    target = tmp_path / "uit.csv"
    assert main(["export", HOUSE, "-o", str(target), "--profile-dir", str(tmp_path / "profiel")]) == 0
    rows = rows_of(target.read_bytes())
    assert len({row["indicator"] for row in rows if row["thema"]}) == 33
    assert {row["set"] for row in rows if row["indicator"] == "mpg"} == {"A1", "A2"}
    assert {row["niveau"] for row in rows if row["indicator"] == "biobased"} >= {"recommended", "ambitious"}


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+SOM(A1)", "-2", "@x", "=cmd|' /C calc'!A0", "a\nb", "\u202eabc", "\t=1", "\r=1", " =1", "\xa0=1"],
)
def test_no_text_is_a_formula_or_breaks_a_row(text: str) -> None:
    report = make_report(3)
    hostile = replace(report, project=replace(report.project, name=text))
    rows = rows_of(outcome_csv(hostile))
    assert len(rows) == len(rows_of(outcome_csv(report)))
    assert not rows[0]["project"].lstrip().startswith(("=", "+", "-", "@"))
    assert "\n" not in rows[0]["project"]
    assert "\u202e" not in rows[0]["project"]
