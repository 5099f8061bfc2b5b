"""The commands that change or list what is in the database."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.bootstrap import Session
from app.cli import DONE, INPUT_ERRORS
from app.errors import UserError
from app.findings_text import print_findings, print_refusal, progress
from app.services.files import read_project_file
from app.services.projects.backups import back_up_if_changed
from app.services.projects.stored_projects import Existing, take_in
from app.terminal import complain, say
from app.texts import Language, label
from models.storage.errors import StorageError
from models.storage.store import ProjectSummary, Store, utc_now


def take_in_files(options: argparse.Namespace, session: Session, lang: Language) -> int:
    """Every file that has no errors goes into the database; the others are named and left out."""
    existing = Existing.REPLACE if options.replace else Existing.REFUSE
    if options.as_new:
        existing = Existing.ADD_AS_NEW
    failed = 0
    with _changing(session, lang) as store:
        for number, path in enumerate(options.files, start=1):
            if len(options.files) > 1:
                progress("cli_reading_file", lang, number=number, count=len(options.files), name=path.name)
            try:
                is_in = _take_in_file(path, existing, store, session, lang)
            except UserError as error:
                print_refusal(error.message, lang)
                is_in = False
            failed += not is_in
    return INPUT_ERRORS if failed else DONE


def _take_in_file(path: Path, existing: Existing, store: Store, session: Session, lang: Language) -> bool:
    """False when the file has errors; they are printed."""
    result = read_project_file(path, session.reference)
    print_findings(result.findings, lang)
    if result.project is None:
        complain(label("cli_not_imported", lang, path=str(path)))
        return False
    taken = take_in(store, result.project, existing)
    code = "cli_imported" if taken.is_changed else "cli_unchanged"
    project = taken.project
    say(label(code, lang, name=project.name, id=project.id, lines=result.facts.line_count))
    return True


def list_projects(_: argparse.Namespace, session: Session, lang: Language) -> int:
    """One line per project."""
    with session.open_store() as store:
        summaries = store.list_projects()
    if not summaries:
        say(label("cli_no_projects", lang))
    for summary in summaries:
        say(_line(summary, lang))
    return DONE


def _line(summary: ProjectSummary, lang: Language) -> str:
    date = summary.permit_application_date
    return label(
        "cli_project_line",
        lang,
        id=summary.id,
        name=summary.name,
        municipality=summary.municipality or "-",
        date=date.isoformat() if date else "-",
        variants=", ".join(name or "-" for name in summary.variant_names) or "-",
        lines=summary.line_count,
    )


def delete(options: argparse.Namespace, session: Session, lang: Language) -> int:
    """Takes a project off the list, or brings it back."""
    with _changing(session, lang) as store:
        project_id = store.find_project(options.project, deleted=options.undo)
        summaries = store.list_projects(deleted=options.undo)
        name = next(summary.name for summary in summaries if summary.id == project_id)
        if options.undo:
            store.restore_deleted(project_id)
        else:
            store.delete_project(project_id)
    say(label("cli_undeleted" if options.undo else "cli_deleted", lang, name=name, id=project_id))
    return DONE


@contextmanager
def _changing(session: Session, lang: Language) -> Iterator[Store]:
    """The open store; afterwards no state is without a backup, and a backup that fails is said."""
    with session.open_store() as store:
        yield store
        try:
            back_up_if_changed(store, session.backup_folder, utc_now())
        except StorageError as error:
            complain(label("cli_no_backup_made", lang))
            print_refusal(error.message, lang)
