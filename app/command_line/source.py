"""The source that `score`, `report` and `export` share: a file or a stored project, and the report of it."""

import argparse
import os
from dataclasses import replace
from pathlib import Path

from app.bootstrap import Session
from app.command_line.building_options import building_facts
from app.command_line.file_reading import add_file_options, read_completed
from app.command_line.findings_text import complain_without_project, print_findings, progress
from app.command_line.parser import Parser
from app.importing.formats import FORMATS
from app.reporting.report import Report
from app.services.imports.building_facts import filled
from app.services.outputs.output_files import KeptFiles
from app.services.outputs.reports import chosen_variant, make_report, today
from app.texts import Language
from models.domain.outcome import Finding
from models.domain.project import Project


def add_source(parser: Parser, *, is_matched: bool = True) -> None:
    """The arguments that name source, variant and requirement set; `is_matched` as in `add_file_options`."""
    parser.add("source", text="source", metavar="source")
    parser.add("--variant", text="variant")
    parser.add("--requirement-set", text="requirement_set", metavar="id")
    add_file_options(parser, is_matched=is_matched)


def kept_files(options: argparse.Namespace, session: Session) -> KeptFiles:
    """The files that the output of a command with a source may not replace."""
    source = Path(options.source) if os.path.exists(options.source) else None
    return KeptFiles(session.database_file, session.backup_folder, source)


def report_of(options: argparse.Namespace, session: Session, lang: Language) -> Report | None:
    """Makes the report of a file or stored project; None when the file has errors, which are printed."""
    found = project_of(options, session, lang, "cli_not_scored")
    if found is None:
        return None
    project, findings = found
    if options.requirement_set:
        project = replace(project, requirement_set_id=options.requirement_set)
    return make_report(project, chosen_variant(project, options.variant), session.reference, findings, today())


def project_of(
    options: argparse.Namespace, session: Session, lang: Language, refused: str
) -> tuple[Project, tuple[Finding, ...]] | None:
    """The project of a file, with its findings, or the stored one; None when the file has errors.

    Findings are printed, and `refused` is the code of the sentence for a file with errors.
    """
    path = Path(options.source)
    if not os.path.exists(path) and path.suffix.lower() not in _file_endings():
        return filled(_stored(options.source, session), building_facts(options, session)), ()
    progress("cli_reading", lang, name=path.name)
    result = read_completed(path, options, session)
    print_findings(result.findings, lang)
    if result.project is None:
        complain_without_project(result, path, refused, lang)
        return None
    return result.project, result.findings


def _file_endings() -> frozenset[str]:
    """The suffixes by which a source is taken for a file, also when no such file exists."""
    return frozenset(ending for row in FORMATS for ending in row.endings)


def _stored(name_or_id: str, session: Session) -> Project:
    from app.services.projects.stored_projects import load_named  # a file is read without the store

    with session.open_store() as store:
        return load_named(store, name_or_id)
