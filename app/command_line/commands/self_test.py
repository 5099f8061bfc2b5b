"""`meetlat self-test`: checks the data, a published calculation and every output of an installed program."""

import argparse
import math
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from app.bootstrap import Session
from app.command_line.answers import DONE, INPUT_ERRORS, Command, no_arguments
from app.command_line.terminal import say
from app.paths import EXAMPLES
from app.reporting.pdf.scorecard import scorecard_pdf
from app.reporting.report import Report
from app.reporting.workbook.project import project_workbook_bytes
from app.services.files import read_project_file
from app.services.outputs.indicator_check import check_indicators
from app.services.outputs.reports import chosen_variant, make_report
from app.services.projects.stored_projects import load_named, take_in, with_ids
from app.texts import Language, label
from models.domain.product import EnvironmentalSet
from models.indicators.registry import BILL_INDICATORS
from models.scorecard.scorecard import bill_view
from models.storage.document.project_document import content_hash

_OFFICE = EXAMPLES / "kantoor-beton-constructie.xlsx"
_OFFICE_MPG = 46150.96 / (4580.0 * 50.0)


class CheckFailedError(Exception):
    """Raised when a check of the self-test fails."""


@dataclass
class _Checks:
    session: Session

    @cached_property
    def _office(self) -> Report:
        result = read_project_file(_OFFICE, self.session.reference)
        if result.project is None:
            raise CheckFailedError(", ".join(sorted({finding.code for finding in result.findings})))
        project = with_ids(result.project)
        return make_report(project, chosen_variant(project, None), self.session.reference)

    def reference(self) -> None:
        _expect(bool(self.session.reference.indicators), "no indicators")

    def library(self) -> None:
        """Reads every record of the library, and makes the product of every card and of every id of before."""
        reference = self.session.shipped_reference
        reference.library.read_all()
        reference.estimates.read_all()
        reference.guidance.read_all()
        for card_id in (*reference.library.cards, *reference.library.replaced):
            _expect(reference.products[card_id].id == card_id, card_id)

    def indicators(self) -> None:
        """Calculates every indicator of the example's bill, and checks that it gives only reasons it declares."""
        check_indicators(self.session.reference)
        view = bill_view(self._office.project, self._office.variant, self.session.reference)
        for one in BILL_INDICATORS.values():
            for which in one.sets:
                result = one.result(view, which)
                said = {reason.code for reason in result.reasons} if result is not None else set()
                _expect(said <= {reason.code for reason in one.reasons}, one.id)

    def calculation(self) -> None:
        estimate = self._office.scorecard.outcome("mpg", EnvironmentalSet.A1).estimate
        value = estimate.value if estimate is not None else None
        _expect(value is not None and math.isclose(value, _OFFICE_MPG, rel_tol=1e-9), str(value))

    def store(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            session = Session(database=Path(folder) / "self-test.db")
            with session.open_store() as store:
                take_in(store, self._office.project)
                loaded = load_named(store, self._office.project.id)
        _expect(content_hash(loaded) == self._office.content_hash, "hash")

    def workbook(self) -> None:
        from app.importing.common.read_request import ReadRequest
        from app.importing.file_bytes import read_file_bytes

        office = self._office
        data = project_workbook_bytes(office.project, office.variant, office.reference)
        again = read_file_bytes(data, ReadRequest("self-test.xlsx"), office.reference).project
        _expect(again == office.project, "project")

    def pdf(self) -> None:
        data = scorecard_pdf(self._office, "nl")
        _expect(data.startswith(b"%PDF") and data.rstrip().endswith(b"%%EOF"), "PDF")


def _expect(is_right: bool, what: str) -> None:
    if not is_right:
        raise CheckFailedError(what)


def _run(_: argparse.Namespace, session: Session, lang: Language) -> int:
    """Runs every check and prints one line each; the exit status is INPUT_ERRORS when one fails."""
    checks = _Checks(session)
    named: tuple[tuple[str, Callable[[], None]], ...] = (
        ("cli_check_reference", checks.reference),
        ("cli_check_library", checks.library),
        ("cli_check_indicators", checks.indicators),
        ("cli_check_calculation", checks.calculation),
        ("cli_check_store", checks.store),
        ("cli_check_workbook", checks.workbook),
        ("cli_check_pdf", checks.pdf),
    )
    failed = 0
    for code, check in named:
        name = label(code, lang)
        try:
            check()
        except Exception as error:
            failed += 1
            why = f"{type(error).__name__}: {error}"
            say(label("cli_self_test_failed", lang, name=name, why=why))
        else:
            say(label("cli_self_test_ok", lang, name=name))
    return INPUT_ERRORS if failed else DONE


COMMAND = Command(no_arguments, _run)
