"""What the reader says of phases, the audit does not say again beside it."""

from app.importing.common.read_request import ReadRequest
from app.importing.csv.reader import read
from app.services.outputs.reports import make_report
from tests.models.calculation.bills import reference

BILL = (
    "NL-SfB;Omschrijving;Hoeveelheid;Eenheid;Fase\n"
    "21;Baksteen;100;m2;Nieuw\n21;Baksteen;200;m2;Bestaand\n22;Kozijn;3;m2;Behouden\n23;Beton;30;m3;Te slopen\n"
)


def codes(*, with_reader: bool) -> list[str]:
    result = read(BILL.encode(), ReadRequest("fase.csv"), reference())
    assert result.project is not None
    first = result.findings if with_reader else ()
    report = make_report(result.project, result.project.variants[0], reference(), first)
    return [finding.code for finding in report.findings if "phase" in finding.code]


def test_a_file_with_phases_is_told_of_them_once() -> None:
    assert codes(with_reader=True) == ["import_phases_not_new"]


def test_the_control_a_stored_project_is_told_by_the_audit() -> None:
    assert codes(with_reader=False) == ["audit_phase_existing", "audit_phase_kept", "audit_phase_demolished"]
