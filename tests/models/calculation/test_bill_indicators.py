"""Every indicator of the bill is what its object says: its fields, its reasons, its row, its texts."""

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from app import texts
from app.services.outputs.indicator_check import _Checked, check_indicators
from app.texts import LANGUAGES, text, todo
from models.calculation.intervals import LineAmounts
from models.domain.bill import BILL_LINE_FIELDS, BillLine, Connection, Phase
from models.domain.outcome import Estimate, Message
from models.domain.product import MKI, DataCategory, LifeCycleModule, ModuleProfile
from models.domain.project import Building, BuildingType, BuildingWork
from models.domain.quantities import PIECE
from models.domain.reason import Reason
from models.domain.requirement import AssessmentMode
from models.indicators.contract import BillIndicator, LineTotal
from models.indicators.reasons import LINES_DOUBTED
from models.indicators.registry import BILL_INDICATORS
from models.reference.errors import ReferenceDataError
from models.reference.reference import Reference
from models.scorecard.reasons import REASONS
from tests.models.calculation.bills import A2, HOUSE, known_bills, project_of, reference, view_of
from tests.models.calculation.test_sums import gappy_bills
from tests.strategies import buildings

_SLOW = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
_WHOLE = dict.fromkeys(LifeCycleModule, 2.0)
_OTHER: dict[str, Any] = {
    "id": "z", "description": "anders", "nl_sfb": "42", "product_id": "beton", "source": "bron", "note": "n",
    "unit": PIECE, "connection": Connection(0.2, 0.4, 0.1, 0.4), "data_category": DataCategory.C3,
    "unforeseen_reuse": True, "module_profiles": (ModuleProfile(A2, MKI, _WHOLE),), "printed_total": 3.0,
    "extra": (("k", "v"),), "provisional": None, "opened_from": None, "phase": Phase.DEMOLISHED,
}  # fmt: skip
_OTHER_BUILDING: dict[str, Any] = {
    "type": BuildingType.OFFICE, "functions": (), "gross_floor_area_m2": 77.0, "usable_floor_area_m2": 55.0,
    "form_factor": 1.5, "is_light_construction": True, "service_life_years": 33.0, "dwelling_count": 3,
    "mpg_limit_override": None, "work": BuildingWork.RENOVATION,
}  # fmt: skip


def figures(lines: tuple[BillLine, ...], building: Building = HOUSE) -> dict[str, list[Estimate | None]]:
    """The figures of every object, coverage aside: every figure's coverage counts by mass or by lines."""
    view = view_of(project_of(lines, building))
    made = {}
    for one in BILL_INDICATORS.values():
        results = [one.result(view, which) for which in one.sets]
        made[one.id] = [
            None if r is None or r.estimate is None else dataclasses.replace(r.estimate, coverage_fraction=1.0)
            for r in results
        ]
    return made


@pytest.mark.wide(3)
@pytest.mark.parametrize("field", BILL_LINE_FIELDS)
@given(lines=known_bills(max_lines=3) | gappy_bills())
@settings(max_examples=15, deadline=None, suppress_health_check=_SLOW)
def test_a_field_of_a_line_changes_only_what_it_feeds(field: str, lines: tuple[BillLine, ...]) -> None:
    changed = dataclasses.replace(lines[0], **{field: _OTHER.get(field, 0.5)})
    before, after = figures(lines), figures((changed, *lines[1:]))
    moved = {name for name, made in before.items() if made != after[name]}
    assert moved <= {one.id for one in BILL_INDICATORS.values() if field in one.line_fields}


@pytest.mark.wide(3)
@pytest.mark.parametrize("field", sorted(_OTHER_BUILDING))
@given(lines=known_bills(max_lines=3) | gappy_bills(), building=buildings())
@settings(max_examples=20, deadline=None, suppress_health_check=_SLOW)
def test_a_field_of_the_building_changes_only_what_it_feeds(
    field: str, lines: tuple[BillLine, ...], building: Building
) -> None:
    before = figures(lines, building)
    after = figures(lines, dataclasses.replace(building, **{field: _OTHER_BUILDING[field]}))
    moved = {name for name, made in before.items() if made != after[name]}
    assert moved <= {one.id for one in BILL_INDICATORS.values() if field in one.building_fields}


@given(lines=gappy_bills(), building=buildings())
@settings(max_examples=100, deadline=None, suppress_health_check=_SLOW)
def test_a_figure_gives_only_the_reasons_of_its_object(lines: tuple[BillLine, ...], building: Building) -> None:
    view = view_of(project_of(lines, building))
    for one in BILL_INDICATORS.values():
        known = {reason.code for reason in (*one.reasons, LINES_DOUBTED)}
        for which in one.sets:
            result = one.result(view, which)
            assert result is None or {reason.code for reason in result.reasons} <= known


def test_every_reason_has_one_meaning() -> None:
    assert all(REASONS[reason.code] == reason for one in BILL_INDICATORS.values() for reason in one.reasons)


# The check before anything is scored -------------------------------------------------------------------------


def changed(indicator_id: str, **values: Any) -> Callable[[], BillIndicator]:
    """An object that is the one of an indicator but for some values."""
    return lambda: dataclasses.replace(BILL_INDICATORS[indicator_id], **values)


def nothing(*_: object) -> LineAmounts:
    raise AssertionError("only its name is looked at")


_UNKNOWN = Reason(code="calc_never_written")
_NOWHERE = Reason(code="calc_no_bill", field="number_of_cellars")
_BURDEN = LineTotal(subject="weight_of_smoke", unit="kg", amounts=nothing, is_burden=True)
BROKEN = {
    "without_row": (changed("biobased", id="smoke_share"), "smoke_share", "reference_without_row"),
    "set_of_object": (changed("mpg", figure=lambda _: None), "mpg", "reference_sets_of_object"),
    "no_figure": (changed("biobased", figure=None), "biobased", "reference_sets_of_object"),
    "line_field": (changed("biobased", line_fields=frozenset({"smoke"})), "biobased", "reference_no_such_field"),
    "building_field": (
        changed("biobased", building_fields=frozenset({"cellars"})), "biobased", "reference_no_such_field",
    ),
    "fill_in_place": (changed("biobased", reasons=(_NOWHERE,)), "biobased", "reference_no_such_field"),
    "reason_without_text": (changed("biobased", reasons=(_UNKNOWN,)), "biobased", "reference_without_text"),
    "sum_without_text": (changed("biobased", total=_BURDEN), "biobased", "reference_without_text"),
}  # fmt: skip


@pytest.fixture(autouse=True)
def anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_Checked, "last", None)


def refusal(data: Reference) -> ReferenceDataError:
    """What the check says, which must be a whole sentence with advice in both languages."""
    with pytest.raises(ReferenceDataError) as refused:
        check_indicators(data)
    for lang in LANGUAGES:
        sentence, advice = text(refused.value.message, lang), todo(refused.value.message, lang)
        assert refused.value.file in sentence
        assert refused.value.record_id in sentence
        assert advice
        assert "{" not in sentence + advice
    return refused.value


def test_control_the_shipped_objects_are_whole() -> None:
    check_indicators(reference())


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_an_object_that_lacks_something_is_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    make, record, code = BROKEN[name]
    one = make()
    monkeypatch.setitem(BILL_INDICATORS, one.id, one)
    refused = refusal(reference())
    assert (refused.file, refused.record_id, refused.message.code) == ("models/indicators", record, code)


def test_a_row_without_object_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(BILL_INDICATORS, "biobased")
    assert refusal(reference()).file == "indicators.csv"


def test_an_extra_figure_without_object_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(BILL_INDICATORS, "primary_abiotic")
    assert refusal(reference()).file == "extra_figures.csv"


def test_an_object_of_an_entered_indicator_is_refused() -> None:
    rows = [
        dataclasses.replace(row, mode=AssessmentMode.VALUE) if row.id == "biobased" else row
        for row in reference().indicators
    ]
    data = dataclasses.replace(reference(), indicators=tuple(rows))
    assert refusal(data).message.code == "reference_without_row"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_text_that_is_taken_away_is_missed(lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    code = "calc_biobased_unknown"
    entry = {key: words for key, words in texts._catalogue()[code].items() if key != lang}
    monkeypatch.setitem(texts._catalogue(), code, entry)
    monkeypatch.setattr(texts, "_files", lambda _: ())
    assert refusal(reference()).message == Message(
        "reference_without_text",
        {"file": "models/indicators", "record": "biobased", "text_code": code, "language": lang},
    )
