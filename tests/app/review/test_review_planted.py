"""Submitted workbooks with three planted errors: all three are headlines, and a clean file names none of them.

Source of the base: the bundled examples (see their .md). Each case plants a figure ten times too large or
small, environmental costs of set A1 where set A2 counts, and a façade that was left out.
"""

from collections.abc import Callable
from dataclasses import replace

import pytest
from planted import (
    A2_DATE,
    FACADE,
    example,
    review_of,
    sentences,
    with_lines,
    with_variant,
    without_groups,
    workbook_of,
)

from app.reporting.review.review import Review
from models.domain.bill import BillLine
from models.domain.product import EnvironmentalSet
from models.domain.project import Assessment, JudgedLevel, LimitOverride, Project
from models.domain.review import Harm

PLANTED = {Harm.SETS_MIXED, Harm.FACTOR_TEN, Harm.ELEMENT_FORGOTTEN}
HOUSE, TIMBER = "rijwoning-beton-baksteen", "rijwoning-houtskeletbouw"


def _times(line_id: str, factor: float, field: str = "quantity") -> Callable[[BillLine], BillLine]:
    return lambda line: replace(line, **{field: getattr(line, field) * factor}) if line.id == line_id else line


def _at_a2_date(name: str) -> Project:
    return replace(example(name), permit_application_date=A2_DATE)


def _heavy_slip() -> tuple[Project, str]:
    """A floor ten times too large; MPG in set A1 only, while the date asks for A2."""
    return without_groups(with_lines(_at_a2_date(HOUSE), _times("V1", 10.0)), FACADE), "V1"


def _roof_slip() -> tuple[Project, str]:
    """Roof tiles a tenth of their area; the A1 figure, which its note names so, is entered as A2."""
    project = with_lines(_at_a2_date(TIMBER), _times("D7", 0.1))
    variant = project.variants[0]
    entered = tuple(
        replace(a, environmental_set=EnvironmentalSet.A2, note="EN 15804+A1") if a.indicator_id == "mpg" else a
        for a in variant.assessments
    )
    return without_groups(with_variant(project, replace(variant, assessments=entered)), FACADE), "D7"


def _value_slip() -> tuple[Project, str]:
    """An MKI per unit ten times that of the same product, and all A1 values in the column of A2."""
    project = with_lines(_at_a2_date(HOUSE), _times("V1", 10.0, "mki_a1_eur_per_unit"))
    moved = with_lines(
        project,
        lambda line: replace(line, mki_a1_eur_per_unit=None, mki_a2_eur_per_unit=line.mki_a1_eur_per_unit),
    )
    return without_groups(moved, FACADE), "V1"


def _total_slip() -> tuple[Project, str]:
    """An office whose printed total is ten times too high (in its source), whose A1 MPG is entered as A2."""
    project = _at_a2_date("kantoor-beton-constructie")
    variant = project.variants[0]
    value = Assessment("mpg", 0.2015, level=None, environmental_set=EnvironmentalSet.A2)
    return with_variant(project, replace(variant, assessments=(value,))), "L1"


CASES = (_heavy_slip, _roof_slip, _value_slip, _total_slip)


@pytest.mark.parametrize("case", CASES)
def test_all_three_errors_are_headlines(case: Callable[[], tuple[Project, str]]) -> None:
    project, line_id = case()
    review = review_of(workbook_of(project))
    assert {h.harm for h in review.headlines[:4]} >= PLANTED, sentences(review)
    first = {harm: _first(review, harm) for harm in PLANTED}
    assert line_id in first[Harm.FACTOR_TEN]
    assert "10" in first[Harm.FACTOR_TEN]
    assert "A1" in first[Harm.SETS_MIXED]
    assert "A2" in first[Harm.SETS_MIXED]
    assert "Gevel (21, 41)" in first[Harm.ELEMENT_FORGOTTEN]


def _first(review: Review, harm: Harm) -> str:
    pairs = zip(review.headlines, sentences(review), strict=True)
    return next(sentence for headline, sentence in pairs if headline.harm is harm)


@pytest.mark.parametrize("name", [HOUSE, TIMBER])
def test_a_clean_file_names_none_of_them(name: str) -> None:
    review = review_of(workbook_of(example(name), results_of=example(name)))
    assert not PLANTED.intersection(headline.harm for headline in review.headlines), sentences(review)


@pytest.mark.parametrize("missing", [Harm.SETS_MIXED, Harm.FACTOR_TEN, Harm.ELEMENT_FORGOTTEN])
def test_each_error_is_named_for_its_own_sake(missing: Harm) -> None:
    """Without one of the errors the other two are still named, and that one is not."""
    project = example(HOUSE) if missing is Harm.SETS_MIXED else _at_a2_date(HOUSE)
    if missing is not Harm.FACTOR_TEN:
        project = with_lines(project, _times("V1", 10.0))
    if missing is not Harm.ELEMENT_FORGOTTEN:
        project = without_groups(project, FACADE)
    review = review_of(workbook_of(project))
    assert PLANTED.intersection(h.harm for h in review.headlines) == PLANTED - {missing}, sentences(review)


def test_old_limits_for_the_permit_date_are_told_with_their_edition() -> None:
    """An override of 1,0 on a date with 0,80 belongs to the rules of 2018."""
    project = example(HOUSE)
    variant = project.variants[0]
    old = replace(variant.building, mpg_limit_override=LimitOverride(1.0, EnvironmentalSet.A1, "opgegeven"))
    review = review_of(workbook_of(with_variant(project, replace(variant, building=old))))
    told = _first(review, Harm.WRONG_LIMIT)
    assert "getoetst aan 1, maar op de aanvraagdatum geldt 0,8" in told
    assert "1-1-2018" in told


def test_a_claimed_level_that_is_missed_is_told() -> None:
    project = example("kantoor-beton-constructie")
    variant = project.variants[0]
    small = replace(variant.building, gross_floor_area_m2=400.0)
    claim = Assessment("mpg", None, level=None, environmental_set=EnvironmentalSet.A1)
    claims = (replace(claim, level=JudgedLevel.LEGAL),)
    review = review_of(workbook_of(with_variant(project, replace(variant, building=small, assessments=claims))))
    assert "het bestand zegt dat aan de grens is voldaan" in _first(review, Harm.WRONG_LIMIT)


@pytest.mark.parametrize("line_id", ["W3", "O1", "B2", "I17", "V1"])
@pytest.mark.parametrize("factor", [10.0, 0.1])
def test_a_line_that_was_changed_after_the_results_were_stated_is_named(line_id: str, factor: float) -> None:
    """The stated sums are those of the right bill: only that line explains all of the difference."""
    project = example(HOUSE)
    changed = with_lines(project, _times(line_id, factor))
    told = _first(review_of(workbook_of(changed, results_of=project)), Harm.FACTOR_TEN)
    assert f"regel {line_id} " in told.replace("Regel", "regel")
    assert "10" in told


def test_a_missed_legal_limit_is_told_even_when_the_file_says_nothing_of_it() -> None:
    project = example("kantoor-beton-constructie")
    small = replace(project.variants[0].building, gross_floor_area_m2=400.0)
    changed = with_variant(project, replace(project.variants[0], building=small))
    assert "haalt de wettelijke grens 1 niet" in _first(review_of(workbook_of(changed)), Harm.LIMIT_MISSED)
    told = {headline.harm for headline in review_of(workbook_of(project)).headlines}
    assert Harm.LIMIT_MISSED not in told
