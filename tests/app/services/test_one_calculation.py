"""Nothing is calculated twice for one answer, and nothing stays of a bill that is gone."""

import gc
import weakref
from collections.abc import Callable
from typing import Any

import pytest

from app.formats.import_result import ImportResult
from app.services.outputs.reports import make_report
from app.services.review.reviewer import review_result, reviewed_file
from models.calculation.bill_columns import columns_of
from models.domain.bill import Bill
from models.domain.product import EnvironmentalSet
from models.domain.project import Project
from models.indicators import bill_view as bill_outcomes
from models.scorecard.comparison import scored
from models.scorecard.scorecard import score
from tests.models.calculation.bills import line, project_of, reference

_Work = Callable[[Project], object]


def _reviewed(project: Project) -> object:
    return review_result(reviewed_file("plan.json", b"{}"), ImportResult(project, ()), reference())


@pytest.mark.parametrize(
    ("work", "times"),
    [
        (lambda p: make_report(p, p.variants[0], reference()), 1),
        (lambda p: scored(p, p.variants[0], reference()), 1),
        (_reviewed, 1),
        (lambda p: [score(p, p.variants[0], reference()) for _ in range(2)], 2),
    ],
    ids=["report", "comparison", "review", "control"],
)
def test_the_mki_of_a_bill_is_calculated_once_per_set(
    work: _Work, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def counted(columns: Any, which: EnvironmentalSet, *rest: Any) -> Any:
        asked.append(which)
        return line_mki(columns, which, *rest)

    line_mki = bill_outcomes.line_mki
    monkeypatch.setattr(bill_outcomes, "line_mki", counted)
    work(project_of([line(mki_a1_eur_per_unit=1.0, mki_a2_eur_per_unit=2.0)]))
    assert sorted(asked) == sorted([*EnvironmentalSet] * times)


def test_a_bill_that_nobody_holds_is_let_go_with_its_columns() -> None:
    bill = Bill((line(mki_a1_eur_per_unit=1.0),))
    held = weakref.ref(bill)
    assert columns_of(bill, ()) is columns_of(bill, ())
    del bill
    gc.collect()
    assert held() is None
