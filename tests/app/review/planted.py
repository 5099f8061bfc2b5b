"""Files with errors planted in them, made from the bundled examples."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from app.bootstrap import Session
from app.formats.import_result import ImportResult
from app.importing.common.read_request import ReadRequest
from app.importing.workbook.reader import read
from app.paths import EXAMPLES
from app.reporting.review.review import Review
from app.reporting.workbook.project import project_workbook_bytes
from app.services.outputs.reports import make_report
from app.services.review.reviewer import review_result, reviewed_file
from app.texts import text
from models.domain.bill import Bill, BillLine
from models.domain.project import Project, Variant
from models.reference.reference import Reference

FACADE = ("21", "41")
A2_DATE = dt.date(2026, 9, 1)


@cache
def reference() -> Reference:
    """The shipped reference data, read once."""
    return Session().reference


@cache
def example(name: str) -> Project:
    """A bundled example by the name of its file."""
    data = (EXAMPLES / f"{name}.xlsx").read_bytes()
    project = read(data, ReadRequest(f"{name}.xlsx"), reference()).project
    assert project is not None
    return project


def with_lines(project: Project, change: Callable[[BillLine], BillLine | None]) -> Project:
    """The project with every line of its first variant changed, or left out where `change` gives None."""
    variant = project.variants[0]
    lines = tuple(changed for line in variant.bill if (changed := change(line)) is not None)
    return with_variant(project, replace(variant, bill=Bill(lines)))


def with_variant(project: Project, variant: Variant) -> Project:
    return replace(project, variants=(variant,))


def without_groups(project: Project, groups: tuple[str, ...]) -> Project:
    """The project without the lines of some NL-SfB groups."""
    return with_lines(project, lambda line: None if line.nl_sfb_group in groups else line)


def workbook_of(project: Project, *, results_of: Project | None = None) -> bytes:
    """The project as a submitted workbook, stating the results of that or another project."""
    report = None if results_of is None else make_report(results_of, results_of.variants[0], reference())
    return project_workbook_bytes(project, project.variants[0], reference(), results=report)


def review_of(data: bytes, name: str = "plan.xlsx") -> Review:
    """The review of a workbook, read in this process."""
    result: ImportResult = read(data, ReadRequest(name), reference())
    return review_result(reviewed_file(name, data), result, reference())


def review_project(project: Project) -> Review:
    """The review of a project as it is, without a file around it."""
    return review_result(reviewed_file("plan.json", b"{}"), ImportResult(project, ()), reference())


def sentences(review: Review) -> list[str]:
    """The headlines as a Dutch reviewer reads them, causes included."""
    return [" ".join(text(m, "nl") for m in (line.message, *line.because)) for line in review.headlines]
