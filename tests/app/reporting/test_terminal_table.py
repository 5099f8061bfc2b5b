"""The terminal table: aligned, within its width, safe to print."""

import re
from dataclasses import replace

import pytest
from report_fixture import MEMORY, everything_unknown, make_report

from app.reporting.terminal.scorecard import terminal_table
from app.reporting.wording.plain_text import clean, column_count
from app.texts import LANGUAGES, Language

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [40, 60, 80, 100, 140])
def test_no_line_is_wider_than_the_terminal(lang: Language, width: int) -> None:
    for report in (make_report(), everything_unknown()):
        assert max(map(column_count, terminal_table(report, lang, width).splitlines())) <= width


def test_the_main_width_shows_value_unit_limits_and_verdict_of_every_outcome() -> None:
    lines = terminal_table(make_report(), "nl").splitlines()
    row = next(line for line in lines if "BENG 1" in line)
    for part in ("52,0", "kWh/m2", "● ≤", "64,6", "● <", "52,5", "✕ <", "● aanbevolen"):
        assert part in row
    verdicts = ("● ", "✕ mist", "◐ niet te", "○ niet beoordeeld", "– geen niveau", "– n.v.t.")
    assert sum(any(v in line for v in verdicts) for line in lines) >= 34


def test_a_figure_just_below_its_limit_is_printed_as_just_below() -> None:
    row = next(line for line in terminal_table(make_report(), "nl").splitlines() if "Losmaakbaarheid" in line)
    assert "54,9996" in row
    assert "✕ mist" in row


def test_the_groups_are_the_themes_and_the_lists_follow() -> None:
    text = terminal_table(make_report(), "nl")
    wanted = ("Materialen", "Energie", "Water", "Klimaatadaptatie", "Duurzame mobiliteit", "Gezonde leefomgeving",
              "Natuurinclusief en biodiversiteit", "Dichtstbijzijnde winst", "Grootste tekorten", "Wat ontbreekt",
              "Geen totaalscore", "Indicatief: geen gevalideerde MPG-berekening")  # fmt: skip
    places = [text.index(f"\n{title}") for title in wanted]
    assert places == sorted(places)


def test_colour_only_when_asked_and_it_changes_no_text() -> None:
    plain, painted = terminal_table(make_report(), "nl"), terminal_table(make_report(), "nl", colour=True)
    assert "\x1b" not in plain
    assert ESCAPE.search(painted)
    stripped = [line.rstrip() for line in ESCAPE.sub("", painted).splitlines()]
    assert stripped == plain.splitlines()


def test_a_name_cannot_steer_the_terminal() -> None:
    report = make_report()
    hostile = "Huis\x1b[2J\x1b]0;titel\x07\r\nrij\u202eomgekeerd\x01"
    project = replace(report.project, name=hostile)
    text = terminal_table(replace(report, project=project), "nl")
    assert not set(text) & set("\x1b\x07\r\u202e\x01")
    assert text.splitlines()[0].startswith("Huis")
    assert "\x1b" in hostile


def test_clean_keeps_letters_of_every_script_and_drops_control() -> None:
    assert clean("Ściana, Béton, CO₂e ≤ λ €") == "Ściana, Béton, CO₂e ≤ λ €"
    assert clean("a\tb\nc") == "a b c"
    assert clean("e\u0301") == "é"
    assert clean("شقة 家 🏠") == "شقة 家 🏠"
    assert len(clean("x" * 200_000)) < 2_000


@pytest.mark.parametrize(("lang", "note"), [("nl", "° niveau niet geverifieerd"), ("en", "° level unverified")])
def test_a_limit_that_was_not_read_in_its_source_is_marked_at_the_limit(lang: Language, note: str) -> None:
    report = make_report()
    assert "°" not in terminal_table(report, lang)
    outcome = report.scorecard.outcome("tojuli")
    levels = tuple(replace(v, source=MEMORY) if v.limit else v for v in outcome.levels)
    outcomes = tuple(replace(o, levels=levels) if o is outcome else o for o in report.scorecard.outcomes)
    text = terminal_table(replace(report, scorecard=replace(report.scorecard, outcomes=outcomes)), lang)
    row = next(line for line in text.splitlines() if line.startswith("TOjuli "))
    assert row.count("°") == 1
    assert note in text


@pytest.mark.parametrize(
    ("lang", "said", "unsaid"), [("en", "undated", "zonder datum"), ("nl", "zonder datum", "undated")]
)
def test_a_source_without_a_date_is_said_to_be_so_in_the_language(lang: Language, said: str, unsaid: str) -> None:
    report = make_report()
    undated = replace(report, scorecard=replace(report.scorecard, requirement_edition="zonder datum"))
    text = terminal_table(undated, lang)
    assert said in text
    assert unsaid not in text
