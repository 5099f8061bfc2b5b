"""What a file states itself is read beside the bill and never mixed with it."""

from typing import Any

import pytest

from app.formats.import_result import ImportResult
from app.reporting.workbook.project import project_workbook_bytes
from models.domain.bill import Bill, BillLine
from models.domain.outcome import Verdict
from models.domain.product import EnvironmentalSet
from models.domain.project import Project, Variant
from models.domain.quantities import KG
from models.reference.reference import Reference
from tests.app.importing.workbook_kit import read_csv, read_workbook, readable, workbook
from tests.app.reporting.report_fixture import make_report

BILL = [["Bouwdeel", "Hoeveelh", "Eenh"], ["muur", 12, "m2"], ["vloer", 20, "m2"]]


def stated(result: ImportResult) -> list[tuple[str, float | None, str]]:
    return [(figure.subject, figure.value, figure.unit) for figure in result.stated]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["MPG 0,56 €/m²jr"], [("mpg", 0.56, "€/m²/jr")]),
        (["MPG:", 0.56, "€/m²jr"], [("mpg", 0.56, "€/m²/jr")]),
        (["MPG (€/m²/jaar)", 0.56], [("mpg", 0.56, "€/m²/jr")]),
        (["MPG-score", "0,56 €/m2/jr"], [("mpg", 0.56, "€/m²/jr")]),
        (["Totale MKI", "€ 1.234,50"], [("mki", 1234.5, "€")]),
        (["Totale massa [ton]", 12.5], [("mass", 12500, "kg")]),
        (["Totaal gewicht", 1.1, "ton"], [("mass", 1100, "kg")]),
        (["MPG", 0.56], []),
        (["MPG", 0.56, "kg"], []),
        (["MPG grens 0,8 €/m²jr"], []),
        (["Totale MKI", "1.234 €"], []),
        (["Totale massa", True, "kg"], []),
    ],
)
def test_a_label_counts_with_its_unit_only(
    reference: Reference, cells: list[Any], expected: list[tuple[str, float, str]]
) -> None:
    above = read_workbook(workbook({"Staat": [cells, [], *BILL]}), "a.xlsx", reference)
    aside = read_workbook(workbook({"Score": [cells], "Staat": BILL}), "a.xlsx", reference)
    assert stated(above) == stated(aside) == expected
    for result in (above, aside):
        assert result.project is not None
        assert len(result.project.variants[0].bill) == 2


def test_a_label_below_the_bill_is_no_line_of_it(reference: Reference) -> None:
    text = "Bouwdeel;Hoeveelh;Eenh\nmuur;12;m2\nvloer;20;m2\n;;\nMPG;0,56;€/m²jr\n"
    result = read_csv(text.encode(), "a.csv", reference)
    assert stated(result) == [("mpg", 0.56, "€/m²/jr")]
    assert result.facts.row_count == 2


def test_the_set_in_a_label_is_kept_and_two_different_figures_are_none(reference: Reference) -> None:
    rows = [["MPG (A1)", 0.5, "€/m²jr"], ["MPG (A2)", 0.7, "€/m²jr"], [], *BILL]
    result = read_workbook(workbook({"Staat": rows}), "a.xlsx", reference)
    assert [(s.environmental_set, s.value) for s in result.stated] == [
        (EnvironmentalSet.A1, 0.5), (EnvironmentalSet.A2, 0.7),
    ]  # fmt: skip
    rows[0][0] = rows[1][0] = "MPG"
    assert stated(read_workbook(workbook({"Staat": rows}), "a.xlsx", reference)) == []


PROJECT = Project("p", "n", variants=(Variant("v", bill=Bill((BillLine("a", "x", 1.0, KG),))),))


def test_our_own_sheet_of_outcomes_comes_back_figure_by_figure(reference: Reference) -> None:
    report = make_report()
    written = project_workbook_bytes(PROJECT, PROJECT.variants[0], report.reference, report)
    result = read_workbook(written, "export.xlsx", reference)
    expected = [
        (
            outcome.indicator_id,
            outcome.environmental_set,
            getattr(outcome.estimate, "value", None),
            outcome.unit,
            level.limit if level else None,
            str(level.level) if level and level.verdict is Verdict.MEETS else str(outcome.judged_level or ""),
        )
        for outcome in report.scorecard.outcomes
        for level in outcome.levels or (None,)
    ]
    extra = report.scorecard.figures
    expected += [(f.id, None, getattr(f.estimate, "value", None), f.unit, None, "") for f in extra]
    found = [(s.subject, s.environmental_set, s.value, s.unit, s.limit, s.level) for s in result.stated]
    assert found == expected
    assert {figure.where.sheet for figure in result.stated} == {"Uitkomsten"}
    assert result.project == PROJECT


def test_another_sheet_called_uitkomsten_states_nothing(reference: Reference) -> None:
    data = workbook({"Uitkomsten": [["MPG", "status"], [0.5, "goed"]], "Staat": BILL})
    result = read_workbook(data, "a.xlsx", reference)
    assert result.stated == ()
    assert result.project is not None


def test_an_mpg_and_a_total_mki_that_a_file_states_are_told_at_their_place(reference: Reference) -> None:
    rows = [
        ["Product", "Hoeveelheid", "Eenheid", "Levensduur", "MKI totaal", "MPG"],
        ["wand", 140, "m2", 100, 672.0, 0.05744],
        ["vloer", 156, "m2", 100, 1419.6, 0.12133],
        ["Totaal", None, None, None, 2091.6, 0.17877],
    ]
    result = read_workbook(workbook({"Resultaten": rows}), "a.xlsx", reference)
    told = {f.code: (f.where.row, f.where.column, f.message.params.get("value")) for f in result.findings}
    assert told["import_stated_mpg"] == (4, "F", 0.17877)
    assert told["import_stated_mki"] == (4, "E", 2091.6)
    assert all(readable(result))
    without = read_workbook(workbook({"Resultaten": rows[:3]}), "a.xlsx", reference)
    assert not {f.code for f in without.findings} & {"import_stated_mpg", "import_stated_mki"}
