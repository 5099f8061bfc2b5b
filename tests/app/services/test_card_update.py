"""Cards of a project stay as they are until somebody takes over those of the library, and that goes back."""

import datetime as dt
from dataclasses import replace

import pytest

from app.errors import UserError
from app.paths import EXAMPLES, REFERENCE_DATA
from app.services.files import read_project_file
from app.services.library.card_update import card_changes, take_over
from models.calculation.library.loader import load_with_products
from models.domain.project import Project
from models.scorecard.scorecard import score

REFERENCE = load_with_products(REFERENCE_DATA)


@pytest.fixture(scope="module")
def house() -> Project:
    project = read_project_file(EXAMPLES / "rijwoning-beton-baksteen.xlsx", REFERENCE).project
    assert project is not None
    return project


def test_every_difference_is_shown_and_what_is_taken_over_goes_back(house: Project) -> None:
    changes = card_changes(house.variants[0], REFERENCE)
    assert {change.held.id for change in changes} <= {card.id for card in house.variants[0].products}
    assert all(change.fields and change.of_library is REFERENCE.products[change.held.id] for change in changes)
    edit = take_over(house.variants[0], changes[:1])
    changed = edit.apply(house)
    was, now = (project.variants[0].products for project in (house, changed))
    differing = [(old, new) for old, new in zip(was, now, strict=True) if old is not new]
    assert differing == [(changes[0].held, changes[0].of_library)]
    assert edit.reverse().apply(changed) == house


def test_nothing_is_left_to_take_over_and_the_outcome_changes(house: Project) -> None:
    variant = house.variants[0]
    updated = take_over(variant, card_changes(variant, REFERENCE)).apply(house)
    assert card_changes(updated.variants[0], REFERENCE) == ()
    before, after = (score(p, p.variants[0], REFERENCE).outcome("embodied_carbon") for p in (house, updated))
    assert before != after


def test_a_frozen_variant_keeps_its_cards(house: Project) -> None:
    frozen = replace(house.variants[0], frozen_on=dt.date(2026, 1, 1))
    with pytest.raises(UserError):
        take_over(frozen, card_changes(frozen, REFERENCE))
