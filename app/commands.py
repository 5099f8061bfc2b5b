"""The commands of the command line, one function each: options in, exit status out."""

import argparse
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from app.bootstrap import Session
from app.cli import DONE, INPUT_ERRORS, Command
from app.findings_text import print_findings, progress
from app.reporting.report import Report
from app.services.files import read_project_file
from app.services.outputs.output_files import KeptFiles, OutputKind, check_output, write_output
from app.services.outputs.reports import chosen_variant, make_report
from app.sign_option import own_certificate
from app.terminal import complain, say, say_bytes
from app.texts import Language, label
from models.domain.outcome import Finding
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
        from app.reporting.json.outcome import outcome_json

        document = outcome_json(report, lang)
        if options.json == "-":
            say_bytes(document)
            return DONE
        write_output(Path(options.json), OutputKind.JSON, document, kept)
    from app.reporting.terminal.scorecard import terminal_table

    say(terminal_table(report, lang, _terminal_width()))
    return DONE


def report(options: argparse.Namespace, session: Session, lang: Language) -> int:
    """The scorecard as PDF, signed when asked for."""
    kept = _kept(options, session)
    check_output(options.output, OutputKind.PDF, kept)
    certificate = own_certificate(options, lang)
    made = _report_of(options, session, lang)
    if made is None:
        return INPUT_ERRORS
    progress("cli_making_pdf", lang)
    from app.reporting.pdf.scorecard import scorecard_pdf

    data = scorecard_pdf(made, lang)
    if certificate is not None:
        from app.report_check.signatures import sign_pdf

        data = sign_pdf(data, certificate.pkcs12, certificate.password)
    write_output(options.output, OutputKind.PDF, data, kept)
    say(label("cli_written", lang, path=str(options.output)))
    return DONE


def export(options: argparse.Namespace, session: Session, lang: Language) -> int:
    """The project as a workbook with its outcomes; as LCAx (.lcax.json) or exchange file (.json) by the output."""
    kept = _kept(options, session)
    kind = OutputKind.JSON if options.output.suffix.lower() == ".json" else OutputKind.WORKBOOK
    check_output(options.output, kind, kept)
    made = _report_of(options, session, lang)
    if made is None:
        return INPUT_ERRORS
    write_output(options.output, kind, _exported(made, options.output.name.lower(), lang), kept)
    say(label("cli_written", lang, path=str(options.output)))
    return DONE


def _exported(made: Report, name: str, lang: Language) -> bytes:
    """The file; of LCAx it is said what it cannot hold."""
    if name.endswith(".lcax.json"):
        from app.reporting.json.lcax import lcax_bytes, lcax_losses

        parts = (made.project, made.variant, made.reference)
        print_findings(lcax_losses(*parts), lang)
        return lcax_bytes(*parts)
    if name.endswith(".json"):
        from app.reporting.json.exchange import exchange_bytes

        return exchange_bytes(made.project)
    from app.reporting.workbook.project import project_workbook_bytes

    return project_workbook_bytes(made.project, made.variant, made.reference, results=made)


def template(options: argparse.Namespace, session: Session, lang: Language) -> int:
    """An empty workbook."""
    from app.reporting.workbook.project import template_bytes

    kept = KeptFiles(session.database_file, session.backup_folder)
    check_output(options.output, OutputKind.WORKBOOK, kept, may_replace=options.force)
    data = template_bytes(session.reference, lang)
    write_output(options.output, OutputKind.WORKBOOK, data, kept, may_replace=options.force)
    say(label("cli_written", lang, path=str(options.output)))
    return DONE


def take_in_files(options: argparse.Namespace, session: Session, lang: Language) -> int:
    """Files into the database."""
    from app.project_commands import take_in_files as run

    return run(options, session, lang)


def list_projects(options: argparse.Namespace, session: Session, lang: Language) -> int:
    """One line per project."""
    from app.project_commands import list_projects as run

    return run(options, session, lang)


def delete(options: argparse.Namespace, session: Session, lang: Language) -> int:
    """A project off the list, or back on it."""
    from app.project_commands import delete as run

    return run(options, session, lang)


def restore(options: argparse.Namespace, session: Session, lang: Language) -> int:
    """The database back to a backup."""
    from app.restore_command import restore as run

    return run(options, session, lang)


def review(options: argparse.Namespace, session: Session, lang: Language) -> int:
    """Strangers' files recomputed; nothing is stored."""
    from app.review_command import review as run

    return run(options, session, lang)


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
    if path.exists() or path.suffix.lower() in _file_endings():
        progress("cli_reading", lang, name=path.name)
        result = read_project_file(path, session.reference)
        findings = result.findings
        print_findings(findings, lang)
        if result.project is None:
            complain(label("cli_not_scored", lang, path=str(path)))
            return None
        project = result.project
    else:
        project = _stored(options.source, session)
    if options.requirement_set:
        project = replace(project, requirement_set_id=options.requirement_set)
    return make_report(project, chosen_variant(project, options.variant), session.reference, findings)


def _file_endings() -> frozenset[str]:
    """A source that ends like a file is meant as one, also when it is not there."""
    from app.importing.formats import FORMATS

    return frozenset(ending for row in FORMATS for ending in row.endings)


def _stored(name_or_id: str, session: Session) -> Project:
    from app.services.projects.stored_projects import load_named

    with session.open_store() as store:
        return load_named(store, name_or_id)


def _terminal_width() -> int:
    import shutil

    return shutil.get_terminal_size((100, 24)).columns


COMMANDS: Mapping[str, Command] = {
    "score": score,
    "report": report,
    "export": export,
    "import": take_in_files,
    "list": list_projects,
    "delete": delete,
    "restore": restore,
    "review": review,
    "template": template,
    "demo": demo,
    "self-test": self_test,
}
