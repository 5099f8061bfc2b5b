"""Whatever the calculation says about whatever project, both languages have the words and the facts for it."""

import datetime as dt
from collections.abc import Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.texts import LANGUAGES, text, todo
from models.audit.audit import audit
from models.domain.bill import BillLine
from models.domain.outcome import Message, Scorecard
from models.domain.project import Assessment, Building, Project
from tests.models.calculation.bills import card_of, project_of, reference, view_of
from tests.models.calculation.test_sums import gappy_bills
from tests.strategies import assessments, buildings, projects

_EDITIONS = st.sampled_from(sorted(reference().requirement_sets))


def messages_of(card: Scorecard) -> Iterator[Message]:
    """Every message of a scorecard."""
    if card.legal_regime is not None:
        yield card.legal_regime
    for outcome in card.outcomes:
        yield from outcome.reasons
        levels = [*outcome.levels, *(outcome.stated.levels if outcome.stated is not None else ())]
        yield from (level.reason for level in levels if level.reason is not None)
    for figure in card.figures:
        yield from figure.reasons


def say_everything(project: Project) -> None:
    for variant in project.variants[:1]:
        said = list(messages_of(card_of(project)))
        findings = audit(project, variant, view_of(project), reference())
        said += [finding.message for finding in findings]
        ids = {entry.id for entry in variant.bill}
        for message in said:
            assert set(message.line_ids) <= ids
            for language in LANGUAGES:
                assert text(message, language).strip()
                assert "{" not in todo(message, language)


@given(
    lines=gappy_bills(),
    building=buildings(),
    entered=st.lists(assessments(), max_size=4).map(tuple),
    date=st.none() | st.dates(dt.date(2010, 1, 1), dt.date(2030, 1, 1)),
    edition=_EDITIONS,
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_message_can_be_said(
    lines: tuple[BillLine, ...],
    building: Building,
    entered: tuple[Assessment, ...],
    date: dt.date | None,
    edition: str,
) -> None:
    say_everything(project_of(lines, building, entered, permit_application_date=date, requirement_set_id=edition))


@given(projects(max_variants=1))
@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
def test_anything_that_the_domain_accepts_is_scored_and_said(project: Project) -> None:
    say_everything(project)
