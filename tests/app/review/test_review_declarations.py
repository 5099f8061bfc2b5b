"""Declarations under review: what is no longer valid, or can hardly be, is named on the day of the review."""

import datetime as dt

import pytest
from planted import reference, sentences

from app.formats.import_result import ImportResult
from app.reporting.review.review import Review
from app.services.review.declarations import with_declaration_checks
from app.services.review.reviewer import review_result, reviewed_file
from models.domain.declaration import ProductDeclaration
from models.domain.quantities import CUBIC_METRE

LAST_DAY = dt.date(2025, 12, 31)


def _review(density: float, on: dt.date) -> Review:
    made = ProductDeclaration(
        "epd", "Beton C30/37", CUBIC_METRE, 1.0, density_kg_per_m3=density, mass_kg=density, valid_until=LAST_DAY
    )
    result = with_declaration_checks(ImportResult(None, (), declarations=(made,)), reference(), on)
    return review_result(reviewed_file("epd.json", b"{}"), result, reference())


def _codes(review: Review) -> list[str]:
    return [line.message.code for line in review.headlines]


@pytest.mark.parametrize(("days", "is_named"), [(1, True), (0, False)])
def test_an_expired_declaration_is_a_headline(days: int, is_named: bool) -> None:
    review = _review(2400.0, LAST_DAY + dt.timedelta(days=days))
    assert ("epd_expired" in _codes(review)) is is_named
    assert any("Beton C30/37" in sentence for sentence in sentences(review)) is is_named


def test_concrete_of_two_kilograms_per_cubic_metre_is_a_headline() -> None:
    """Tons written as kilograms; a density of 2,400 kg/m3 is the control."""
    assert _codes(_review(2.4, LAST_DAY)) != []
    assert _codes(_review(2400.0, LAST_DAY)) == []
