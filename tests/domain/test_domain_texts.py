"""No text of anything that can be stored holds NUL, whichever field it stands in and whichever way it comes."""

import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import Enum
from typing import Any, get_args, get_type_hints

import pytest

from models.domain.answers import Answers, InputValue, NormChoice, NormOrigin, PointAnswer, PointLimit
from models.domain.bill import Bill, OpenedAssembly, ProposalReason, ProvisionalProduct
from models.domain.product import EnvironmentalSet, ProductCard
from models.domain.project import LimitOverride, PartAnswer, Project
from models.domain.quantities import Unit
from models.domain.requirement import Level, Operator, Requirement, RequirementKind, RequirementSet
from models.domain.texts import NulError
from tests.models.storage.samples import OWN_CARD, OWN_EDITION, planned_project

ROOTS = (Project, ProductCard, RequirementSet)
WITHOUT_TEXTS = {"Building", "Connection", "Bill"}
"""Records that hold figures and other records."""


def _records_of(hint: Any, found: set[type]) -> set[type]:
    """Every dataclass that a value of this type can hold; units are constants."""
    if dataclasses.is_dataclass(hint) and isinstance(hint, type) and hint is not Unit and hint not in found:
        found.add(hint)
        for part in get_type_hints(hint).values():
            _records_of(part, found)
    for part in get_args(hint):
        _records_of(part, found)
    return found


def _samples() -> tuple[Any, ...]:
    whole = planned_project()
    first = whole.variants[0]
    override = LimitOverride(0.7, EnvironmentalSet.A2, "besluit")
    proposed = ProvisionalProduct("kaart", reasons=(ProposalReason("match_words", {"words": "wand"}),))
    lines = (
        replace(
            first.bill.lines[0],
            product_id="",
            provisional=proposed,
            opened_from=OpenedAssembly("r1", "opbouw", "Wand", 2.0, nl_sfb="21", note="dicht"),
        ),
        *first.bill.lines[1:],
    )
    building = replace(first.building, mpg_limit_override=override)
    answers = Answers(
        points=(PointAnswer(point_id="punt", number_source="watertoets", reason="zandgrond"),),
        inputs=(InputValue(input_id="gevel", choice="ja", item="noord"),),
        norms=(
            NormChoice(
                indicator_id="heat", origin=NormOrigin.OTHER, document="norm", limits=(PointLimit("punt", 70.0),)
            ),
        ),
        missing_documents=("mpg",),
    )
    variant = replace(first, building=building, bill=Bill(lines), answers=answers)
    requirement = Requirement(
        "r", "mpg", Level.LEGAL, "alle", frozenset(), "", Operator.AT_MOST, 0.8, "0,8", "",
        RequirementKind.REQUIREMENT, EnvironmentalSet.A1, "tekst", OWN_EDITION.source,
    )  # fmt: skip
    return (
        replace(whole, variants=(variant,), part_answers=(PartAnswer("ketel", is_there=True),)),
        OWN_CARD, replace(OWN_EDITION, requirements=(requirement,)),
    )  # fmt: skip


def _records_in(value: Any) -> Iterator[Any]:
    if dataclasses.is_dataclass(value) and not isinstance(value, Unit):
        yield value
        for field in dataclasses.fields(value):
            yield from _records_in(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _records_in(part)
    elif isinstance(value, tuple | frozenset):
        for part in value:
            yield from _records_in(part)


def _one_of_each() -> dict[type, Any]:
    return {type(record): record for sample in _samples() for record in _records_in(sample)}


def _spoiled(value: Any) -> Iterator[Any]:
    """The value with NUL in each of its own texts in turn."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield f"{value}\0"
    elif isinstance(value, tuple):
        for place, part in enumerate(value):
            yield from ((*value[:place], new, *value[place + 1 :]) for new in _spoiled(part))
    elif isinstance(value, Mapping):
        yield from ({**{k: v for k, v in value.items() if k != key}, new: value[key]}
                    for key in value for new in _spoiled(key))  # fmt: skip


def test_the_samples_hold_every_record_that_can_be_stored() -> None:
    wanted: set[type] = set()
    for root in ROOTS:
        _records_of(root, wanted)
    assert _one_of_each().keys() == wanted


@pytest.mark.parametrize("kind", _one_of_each(), ids=lambda kind: kind.__name__)
def test_nul_in_any_text_is_refused(kind: type) -> None:
    record, tried = _one_of_each()[kind], 0
    for field in dataclasses.fields(kind):
        for wrong in _spoiled(getattr(record, field.name)):
            tried += 1
            with pytest.raises(NulError) as caught:
                replace(record, **{field.name: wrong})
            assert caught.value.field == field.name
    assert (tried == 0) is (kind.__name__ in WITHOUT_TEXTS)


def test_other_odd_characters_stay() -> None:
    """The control: only NUL is refused."""
    odd = "\x01\u202e\u200d é\n"
    assert replace(planned_project(), name=odd).name == odd
    assert replace(OWN_CARD, sources={odd: OWN_CARD.sources[""]}).sources[odd] == OWN_CARD.sources[""]


def test_an_optional_text_and_texts_in_sets_are_looked_at_too() -> None:
    @dataclasses.dataclass(frozen=True)
    class Later:
        client: str | None = None
        tags: frozenset[str] = frozenset()
        since: dt.date | None = None

        def __post_init__(self) -> None:
            from models.domain.texts import refuse_nul

            refuse_nul(self)

    assert Later().client is None
    for wrong in ({"client": "a\0"}, {"tags": frozenset(("a", "\0"))}):
        with pytest.raises(NulError):
            Later(**wrong)  # type: ignore[arg-type]
