"""The demonstration: every bundled example from workbook to database to scorecard."""

from pathlib import Path

from app.bootstrap import Session
from app.cli import DONE, INPUT_ERRORS
from app.paths import EXAMPLES
from app.reporting.outcome_json import outcome_json
from app.reporting.pdf import scorecard_pdf
from app.reporting.project_workbook import project_workbook_bytes
from app.reporting.report import Report
from app.reporting.terminal_table import terminal_table
from app.services.files import read_project_file, write_output
from app.services.projects import load_named, take_in, with_ids
from app.services.reports import chosen_variant, make_report
from app.terminal import complain, say
from app.texts import Language, label
from models.domain.outcome import Severity

_WIDTH = 100


def run_demo(folder: Path, session: Session, lang: Language) -> int:
    """Imports the examples into a database in `folder`, scores them from there and writes every format."""
    folder.mkdir(parents=True, exist_ok=True)
    demo = Session(session.profile_folder, session.database or folder / "meetlat-demo.db")
    written: list[Path] = []
    for path in sorted(EXAMPLES.glob("*.xlsx")):
        report = _through_the_store(path, demo, lang)
        if report is None:
            return INPUT_ERRORS
        say(terminal_table(report, lang, _WIDTH))
        say()
        written += _write_all(report, folder / path.stem, lang)
    say(label("cli_demo_written", lang))
    for path in written:
        say(f"  {path}")
    return DONE


def _through_the_store(path: Path, session: Session, lang: Language) -> Report | None:
    result = read_project_file(path, session.reference)
    if result.project is None:
        complain(label("cli_not_imported", lang, path=str(path)))
        return None
    project = with_ids(result.project)
    with session.open_store() as store:
        take_in(store, project, may_replace=True)
        stored = load_named(store, project.id)
    findings = tuple(finding for finding in result.findings if finding.severity is not Severity.NOTE)
    return make_report(stored, chosen_variant(stored, None), session.reference, findings)


def _write_all(report: Report, stem: Path, lang: Language) -> list[Path]:
    outputs = {
        stem.with_suffix(".pdf"): scorecard_pdf(report, lang),
        stem.with_suffix(".xlsx"): project_workbook_bytes(
            report.project, report.variant, report.reference, results=report
        ),
        stem.with_suffix(".json"): outcome_json(report, lang),
    }
    for path, data in outputs.items():
        write_output(path, data)
    return list(outputs)
