"""`meetlat demo`: takes every bundled example from workbook through database to scorecard."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from app.bootstrap import Session
from app.command_line.answers import DONE, INPUT_ERRORS, Command
from app.command_line.parser import Parser
from app.command_line.terminal import complain, say
from app.documents import OutputKind
from app.errors import UserError, why_of
from app.paths import EXAMPLES
from app.reporting.json.outcome import outcome_json
from app.reporting.pdf.scorecard import scorecard_pdf
from app.reporting.report import Report
from app.reporting.terminal.scorecard import terminal_table
from app.reporting.workbook.project import project_workbook_bytes
from app.services.files import read_project_file
from app.services.matching.provisional_bill import matching_with
from app.services.outputs.output_files import KeptFiles, check_output, write_output
from app.services.outputs.reports import chosen_variant, make_report, today
from app.services.projects.stored_projects import Existing, load_named, take_in
from app.texts import Language, label
from models.domain.outcome import Severity

_WIDTH = 100


def _declare(parser: Parser) -> None:
    parser.add("-o", "--output", text="output_folder", metavar="folder", type=Path, default=Path("demo-output"))


def _run(options: argparse.Namespace, session: Session, lang: Language) -> int:
    """Imports the examples into a database in a folder, scores them from there and writes every format."""
    folder: Path = options.output
    demo = Session(session.profile_folder, session.database or folder / "meetlat-demo.db")
    _check_outputs(folder, demo)
    _make_folder(folder)
    written: list[Path] = []
    for path in sorted(EXAMPLES.glob("*.xlsx")):
        report = _through_the_store(path, demo, lang)
        if report is None:
            return INPUT_ERRORS
        say(terminal_table(report, lang, _WIDTH))
        say()
        written += _write_all(report, _outputs(folder, path), _kept(demo, path), lang)
    say(label("cli_demo_written", lang))
    for path in written:
        say(f"  {path}")
    return DONE


def _through_the_store(path: Path, session: Session, lang: Language) -> Report | None:
    read = read_project_file(path, session.reference)
    result = matching_with(session.reference.library, session.reference).completed(read)
    if result.project is None:
        complain(label("cli_not_imported", lang, path=str(path)))
        return None
    with session.open_store() as store:
        taken = take_in(store, result.project, Existing.REPLACE)
        stored = load_named(store, taken.project.id)
    findings = tuple(finding for finding in result.findings if finding.severity is not Severity.NOTE)
    return make_report(stored, chosen_variant(stored, None), session.reference, findings, today())


def _outputs(folder: Path, example: Path) -> dict[OutputKind, Path]:
    suffixes = {OutputKind.PDF: ".pdf", OutputKind.WORKBOOK: ".xlsx", OutputKind.JSON: ".json"}
    return {kind: folder / f"{example.stem}{suffix}" for kind, suffix in suffixes.items()}


def _kept(session: Session, example: Path) -> KeptFiles:
    return KeptFiles(session.database_file, session.backup_folder, example)


def _check_outputs(folder: Path, session: Session) -> None:
    """Checks every output before the first one is made: none may replace a file that is kept."""
    for example in EXAMPLES.glob("*.xlsx"):
        for kind, path in _outputs(folder, example).items():
            check_output(path, kind, _kept(session, example))


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError("cli_cannot_write", path=str(folder), why=why_of(error)) from error


def _write_all(report: Report, outputs: Mapping[OutputKind, Path], kept: KeptFiles, lang: Language) -> list[Path]:
    project, variant, reference = report.project, report.variant, report.reference
    documents = {
        OutputKind.PDF: scorecard_pdf(report, lang),
        OutputKind.WORKBOOK: project_workbook_bytes(project, variant, reference, results=report),
        OutputKind.JSON: outcome_json(report, lang),
    }
    for kind, path in outputs.items():
        write_output(path, kind, documents[kind], kept)
    return list(outputs.values())


COMMAND = Command(_declare, _run)
