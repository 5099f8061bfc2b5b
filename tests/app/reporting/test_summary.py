"""What a report comes down to: gains, gaps, what is missing."""

from dataclasses import replace

from report_fixture import everything_unknown, level, make_report, valued

from app.reporting.wording.amount_text import bounded_text
from app.reporting.wording.summary import summarise
from models.domain.outcome import Estimate, Verdict, exactly
from models.domain.requirement import Level
from models.presentation.reached import Headline, reached


def test_gains_are_the_smallest_relative_distances_first() -> None:
    gains = summarise(make_report()).gains
    distances = [step.distance for step in gains]
    assert [step.outcome.indicator_id for step in gains] == ["detachability", "beng1", "stored_carbon"]
    assert distances == sorted(distances)
    assert gains[0].level.level is Level.RECOMMENDED


def test_gaps_begin_with_the_legal_ones_and_repeat_no_gain() -> None:
    summary = summarise(make_report())
    assert summary.gaps[0].outcome.indicator_id == "tojuli"
    assert summary.gaps[0].level.level is Level.LEGAL
    measured = [step.distance for step in summary.gaps[1:] if step.distance is not None]
    assert measured == sorted(measured, reverse=True)
    assert not {s.outcome.indicator_id for s in summary.gains} & {s.outcome.indicator_id for s in summary.gaps}


def test_every_missed_indicator_is_named_once() -> None:
    report = make_report()
    summary = summarise(report)
    named = [step.outcome.indicator_id for step in (*summary.gains, *summary.gaps)]
    missed = [o.indicator_id for o in report.scorecard.outcomes if reached(o).next_level is not None]
    assert sorted(named) == sorted(missed)


def test_missing_names_the_reason_and_the_lines_to_complete() -> None:
    missing = summarise(make_report()).missing
    origin = next(m for m in missing if m.outcome.indicator_id == "material_origin")
    assert origin.reason.line_ids == ("r4", "r7")
    assert any(m.outcome.indicator_id == "reuse_potential" for m in missing)


def test_an_entry_without_a_document_lacks_evidence() -> None:
    assert [a.indicator_id for a in summarise(make_report()).without_evidence] == ["tojuli", "walking_cycling"]


def test_counts_cover_each_indicator_once_per_level() -> None:
    for count in summarise(make_report()).counts:
        assert count.meets + count.misses + count.open + count.without == 33


def test_nothing_known_gives_empty_lists_and_nothing_met() -> None:
    summary = summarise(everything_unknown())
    assert summary.gains == summary.gaps == summary.missing == ()
    assert len(summary.not_assessed) == 33
    assert sum(count.meets + count.misses for count in summary.counts) == 0


def test_reached_is_the_highest_level_met_below_the_first_miss() -> None:
    card = make_report().scorecard
    assert reached(card.outcome("beng1")).level.level is Level.RECOMMENDED  # type: ignore[union-attr]
    assert reached(card.outcome("beng2")).level.level is Level.AMBITIOUS  # type: ignore[union-attr]
    assert reached(card.outcome("tojuli")).headline is Headline.MISSES
    assert reached(card.outcome("adaptability")).headline is Headline.NOT_APPLICABLE
    assert reached(card.outcome("material_intensity")).headline is Headline.NO_LEVEL


def test_a_higher_level_met_does_not_hide_a_lower_one_missed() -> None:
    outcome = make_report().scorecard.outcome("biobased")
    missed = replace(outcome.levels[0], verdict=Verdict.MISSES)
    changed = replace(outcome, levels=(missed, *outcome.levels[1:]))
    assert reached(changed).headline is Headline.MISSES


def test_an_open_level_below_a_miss_is_what_is_said() -> None:
    outcome = make_report().scorecard.outcome("material_origin")
    now = reached(outcome)
    assert (now.headline, now.level.level) == (Headline.CANNOT_SAY, Level.RECOMMENDED)  # type: ignore[union-attr]
    assert now.next_level is not None
    assert now.next_level.level is Level.AMBITIOUS


def test_an_open_level_in_words_does_not_hide_a_missed_limit() -> None:
    """Parking: the legal norm differs per municipality, the recommended one has a figure."""
    levels = (level(Level.LEGAL, None, Verdict.CANNOT_SAY), level(Level.RECOMMENDED, 0.75, Verdict.MISSES, -0.15))
    now = reached(valued("parking", exactly(0.9), *levels))
    assert now.headline is Headline.MISSES
    met = (levels[0], level(Level.RECOMMENDED, 0.75, Verdict.MEETS, 0.05))
    assert reached(valued("parking", exactly(0.7), *met)).headline is Headline.MEETS
    only_words = reached(valued("parking", exactly(0.7), levels[0]))
    assert only_words.headline is Headline.CANNOT_SAY


def test_groups_of_which_nothing_is_known_print_a_dash() -> None:
    assert bounded_text(Estimate(None, 0.0, None, 0.0), 0, "nl") == "–"
    assert bounded_text(Estimate(None, 5.0, None, 0.5), 0, "nl").endswith("5")
    assert bounded_text(exactly(0.0), 0, "nl") == "0"
    assert bounded_text(exactly(0.2), 0, "nl") == "<\N{NO-BREAK SPACE}1"
