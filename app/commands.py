"""The commands of the command line, one function each: options in, exit status out."""

import argparse
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from app.bootstrap import Session
from app.cli import DONE, INPUT_ERRORS, Command
from app.reporting.report import Report
from app.services.files import read_project_file
from app.services.outputs import KeptFiles, OutputKind, check_output, write_output
from app.services.reports import chosen_variant, make_report
from app.terminal import complain, is_watched, say, say_bytes
from app.texts import Language, label, text, todo
from models.domain.outcome import Finding, Place, Severity
from models.domain.project import Project


def score(options: argparse.Namespace, session: Session, lang: Language) -> int:
    """The table on the terminal, and JSON when asked for."""
    kept = _kept(options, session)
    if options.json and options.json != "-":
        check_output(Path(options.json), OutputKind.JSON, kept)
    report = _report_of(options, session, lang)
    if report is None:
        return INPUT_ERRORS
    if options.json:
        from app.reporting.outcome_json import outcome_json

        document = outcome_json(report, lang)
        if options.json == "-":
            say_bytes(document)
            return DONE
        write_output(Path(options.json), OutputKind.JSON, document, kept)
    from app.reporting.terminal_table import terminal_table

    say(terminal_table(report, lang, _terminal_width()))
    return DONE


def report(options: argparse.Namespace, session: Session, lang: Language) -> int:
    """The scorecard as PDF."""
    kept = _kept(options, session)
    check_output(options.output, OutputKind.PDF, kept)
    made = _report_of(options, session, lang)
    if made is None:
        return INPUT_ERRORS
    _progress("cli_making_pdf", lang)
    from app.reporting.pdf import scorecard_pdf

    write_output(options.output, OutputKind.PDF, scorecard_pdf(made, lang), kept)
    say(label("cli_written", lang, path=str(options.output)))
    return DONE


def export(options: argparse.Namespace, session: Session, lang: Language) -> int:
    """The project as a workbook, with the outcomes on a sheet of their own."""
    kept = _kept(options, session)
    check_output(options.output, OutputKind.WORKBOOK, kept)
    made = _report_of(options, session, lang)
    if made is None:
        return INPUT_ERRORS
    from app.reporting.project_workbook import project_workbook_bytes

    data = project_workbook_bytes(made.project, made.variant, made.reference, results=made)
    write_output(options.output, OutputKind.WORKBOOK, data, kept)
    say(label("cli_written", lang, path=str(options.output)))
    return DONE


def template(options: argparse.Namespace, session: Session, lang: Language) -> int:
    """An empty workbook."""
    from app.reporting.project_workbook import template_bytes

    kept = KeptFiles(session.database_file, session.backup_folder)
    check_output(options.output, OutputKind.WORKBOOK, kept, may_replace=options.force)
    data = template_bytes(session.reference, lang)
    write_output(options.output, OutputKind.WORKBOOK, data, kept, may_replace=options.force)
    say(label("cli_written", lang, path=str(options.output)))
    return DONE


def take_in_files(options: argparse.Namespace, session: Session, lang: Language) -> int:
    """Every file that has no errors goes into the database; the others are named and left out."""
    from app.services.projects import take_in, with_ids

    failed = 0
    with session.open_store() as store:
        for number, path in enumerate(options.files, start=1):
            if len(options.files) > 1:
                _progress("cli_reading_file", lang, number=number, count=len(options.files), name=path.name)
            result = read_project_file(path, session.reference)
            _print_findings(result.findings, lang)
            if result.project is None:
                complain(label("cli_not_imported", lang, path=str(path)))
                failed += 1
                continue
            project = with_ids(result.project)
            is_new = take_in(store, project, may_replace=options.replace)
            code = "cli_imported" if is_new else "cli_unchanged"
            say(label(code, lang, name=project.name, id=project.id, lines=result.facts.line_count))
    return INPUT_ERRORS if failed else DONE


def list_projects(_: argparse.Namespace, session: Session, lang: Language) -> int:
    """One line per project."""
    with session.open_store() as store:
        summaries = store.list_projects()
    if not summaries:
        say(label("cli_no_projects", lang))
    for summary in summaries:
        say(
            label(
                "cli_project_line",
                lang,
                id=summary.id,
                name=summary.name,
                municipality=summary.municipality or "-",
                variants=summary.variant_count,
                lines=summary.line_count,
            )
        )
    return DONE


def demo(options: argparse.Namespace, session: Session, lang: Language) -> int:
    """The whole way on the bundled examples."""
    from app.demo import run_demo

    return run_demo(options.output, session, lang)


def self_test(_: argparse.Namespace, session: Session, lang: Language) -> int:
    """Whether program and data are whole."""
    from app.self_test import run_self_test

    return run_self_test(session, lang)


def _kept(options: argparse.Namespace, session: Session) -> KeptFiles:
    """What the output of a command with a source must leave alone."""
    source = Path(options.source)
    return KeptFiles(session.database_file, session.backup_folder, source if source.exists() else None)


def _report_of(options: argparse.Namespace, session: Session, lang: Language) -> Report | None:
    """The report of a file or stored project; None when the file has errors, which are printed."""
    path = Path(options.source)
    findings: tuple[Finding, ...] = ()
    if path.exists() or path.suffix.lower() in (".xlsx", ".csv"):
        _progress("cli_reading", lang, name=path.name)
        result = read_project_file(path, session.reference)
        findings = result.findings
        _print_findings(findings, lang)
        if result.project is None:
            complain(label("cli_not_scored", lang, path=str(path)))
            return None
        project = result.project
    else:
        project = _stored(options.source, session)
    if options.requirement_set:
        project = replace(project, requirement_set_id=options.requirement_set)
    return make_report(project, chosen_variant(project, options.variant), session.reference, findings)


def _stored(name_or_id: str, session: Session) -> Project:
    from app.services.projects import load_named

    with session.open_store() as store:
        return load_named(store, name_or_id)


def _print_findings(findings: Iterable[Finding], lang: Language) -> None:
    """Errors and warnings on standard error, with their place and what to do."""
    for finding in findings:
        if finding.severity is Severity.NOTE:
            continue
        severity = label(f"cli_{finding.severity.value}", lang)
        complain(f"{severity} {_where(finding.where, lang)}{text(finding.message, lang)}")
        advice = todo(finding.message, lang)
        if advice:
            complain(f"    {advice}")


def _where(place: Place, lang: Language) -> str:
    parts = [place.file, place.sheet]
    if place.row:
        parts.append(label("cli_cell", lang, column=place.column, row=place.row))
    named = ", ".join(part for part in parts if part)
    return f"{named}: " if named else ""


def _progress(code: str, lang: Language, **params: str | int) -> None:
    """One line on the terminal while something takes time; silent in pipes."""
    if is_watched():
        complain(label(code, lang, **params))


def _terminal_width() -> int:
    import shutil

    return shutil.get_terminal_size((100, 24)).columns


COMMANDS: Mapping[str, Command] = {
    "score": score,
    "report": report,
    "export": export,
    "import": take_in_files,
    "list": list_projects,
    "template": template,
    "demo": demo,
    "self-test": self_test,
}
