"""A review gives the verdict of a stated figure that counts, and tells all the same what the bill misses."""

import datetime as dt

import pytest

from app.reporting.review.review import Review
from app.reporting.review.terminal import review_text
from app.services.outputs.reports import make_report
from models.domain.outcome import Basis, Verdict
from models.domain.product import EnvironmentalSet
from models.domain.project import Assessment, Evidence, EvidenceStatus
from models.domain.requirement import Level
from models.domain.review import Agreement, Harm
from tests.app.review.planted import review_project
from tests.models.calculation.bills import HOUSE, line, project_of, reference

DATE = dt.date(2025, 3, 1)
GROUPS = ("16", "21", "22", "23", "27", "31", "37", "52", "56")
REPORT = Evidence("MPG-rapport", date=DATE, status=EvidenceStatus.STATED)
A1 = EnvironmentalSet.A1


def reviewed(stated: float | None, recomputed: float, *, is_open: bool = False) -> Review:
    """A house of 120 m2 and 75 years with every element, whose bill gives an MPG A1 of `recomputed`."""
    each = recomputed * 120.0 * 75.0 / len(GROUPS)
    lines = [
        line(g, quantity=1.0, mki_a1_eur_per_unit=each, service_life_years=75.0, mass_kg_per_unit=1e4, nl_sfb=g)
        for g in GROUPS
    ]
    lines += [line("open", quantity=1.0, nl_sfb="21")] if is_open else []
    entered = () if stated is None else (Assessment("mpg", stated, environmental_set=A1, evidence=REPORT),)
    return review_project(project_of(lines, HOUSE, entered, permit_application_date=DATE))


@pytest.mark.parametrize(
    ("stated", "recomputed", "is_open", "wanted"),
    [
        (0.62, 0.09, True, (Verdict.MEETS, Basis.STATED)),
        (None, 0.09, True, (Verdict.CANNOT_SAY, Basis.CALCULATED)),
        (0.62, 0.62, False, (Verdict.MEETS, Basis.STATED)),
        (0.62, 1.10, False, (Verdict.MISSES, Basis.CALCULATED)),
        (1.10, 0.62, False, (Verdict.MISSES, Basis.STATED)),
    ],
)
def test_the_stated_figure_decides_unless_the_bill_misses_the_limit(
    stated: float | None, recomputed: float, is_open: bool, wanted: tuple[Verdict, Basis]
) -> None:
    """The legal limit of a dwelling is 0.80 in set A1 on this date."""
    review = reviewed(stated, recomputed, is_open=is_open)
    (row,) = (r for r in review.editions.limits if r.indicator_id == "mpg" and r.level is Level.LEGAL)
    assert (row.verdict, row.basis) == wanted
    is_told = Harm.LIMIT_MISSED in {headline.harm for headline in review.headlines}
    assert is_told is (wanted[0] is Verdict.MISSES)


def test_the_bill_is_recomputed_beside_a_figure_that_counts() -> None:
    for recomputed, agreement in ((0.62, Agreement.AGREES), (0.70, Agreement.DIFFERS)):
        (check,) = reviewed(0.62, recomputed).figures
        assert check.agreement is agreement
        assert check.recomputed is not None
        assert check.recomputed.value == pytest.approx(recomputed)


@pytest.mark.parametrize(("stated", "says"), [(0.62, "not contradicted"), (0.05, "does not fit"), (None, "")])
def test_a_review_tells_whether_a_stated_figure_fits(stated: float | None, says: str) -> None:
    """Without a stated figure there is nothing to tell, and the verdict is not touched."""
    said = review_text(reviewed(stated, 0.09, is_open=True), "en", 400)
    heading = "STATED FIGURES AND JUDGEMENTS"
    assert (heading in said) is (stated is not None)
    assert says in said.partition(heading)[2]


@pytest.mark.parametrize(("day", "is_told"), [(dt.date(2026, 1, 1), False), (dt.date(2026, 1, 2), True)])
def test_evidence_that_is_dated_after_the_report_is_told(day: dt.date, is_told: bool) -> None:
    stated = Assessment("mpg", 0.62, environmental_set=A1, evidence=Evidence("MPG-rapport", date=day))
    project = project_of([line("1")], HOUSE, (stated,), permit_application_date=DATE)
    report = make_report(project, project.variants[0], reference(), made_on=dt.date(2026, 1, 1))
    assert ("document_evidence_in_future" in {finding.code for finding in report.findings}) is is_told
