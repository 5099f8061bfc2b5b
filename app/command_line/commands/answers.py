"""`meetlat answers`: shows what filled-in lists change in their project, and stores it with --store."""

import argparse
from collections import Counter
from pathlib import Path

from app.bootstrap import Session
from app.command_line.answers import DONE, INPUT_ERRORS, WRONG_USE, Command
from app.command_line.changes import changing
from app.command_line.findings_text import print_findings, print_refusal, progress
from app.command_line.parser import Parser
from app.command_line.terminal import complain, say
from app.errors import InputFileError, UserError
from app.formats.adviser_list import AdviserList
from app.services.advisers.change_lines import change_lines, counts_text
from app.services.advisers.returned_list import (
    AnswerChange,
    Belonging,
    ChangeKind,
    belonging,
    changes_of,
    edit_of,
    variant_for,
)
from app.services.files import read_project_file
from app.services.outcome_cache import keep_outcomes_of
from app.services.outputs.reports import chosen_variant
from app.services.projects.stored_projects import Existing, load_named, take_in
from app.texts import Language, label
from models.domain.project import Project, Variant
from models.storage.errors import StorageError
from models.storage.sqlite.store import Store

_OWN_FINDING = "import_adviser_list"
"""The finding for whoever opens a list as an ordinary file; here the list is expected."""


def _declare(parser: Parser) -> None:
    parser.add("files", text="files_of_answers", nargs="+", metavar="file", type=Path)
    parser.add("--project", text="project_of_answers", metavar="source")
    parser.add("--variant", text="variant")
    parser.add("--store", text="store_answers", action="store_true")
    parser.add("--replace", text="replace_answers", action="store_true")


def _run(options: argparse.Namespace, session: Session, lang: Language) -> int:
    status = DONE
    with changing(session, lang) as store:
        for path in options.files:
            try:
                is_read = _take_list(path, options, store, session, lang)
                status = max(status, DONE if is_read else INPUT_ERRORS)
            except UserError as error:
                print_refusal(error.message, lang)
                status = max(status, WRONG_USE if isinstance(error, InputFileError) else INPUT_ERRORS)
    return status


def _take_list(path: Path, options: argparse.Namespace, store: Store, session: Session, lang: Language) -> bool:
    """Shows one list, and stores it when asked; False when it is no list."""
    progress("cli_reading", lang, name=path.name)
    result = read_project_file(path, session.reference)
    print_findings([finding for finding in result.findings if finding.code != _OWN_FINDING], lang)
    returned = result.adviser_list
    if returned is None:
        complain(label("answers_not_a_list", lang, path=str(path)))
        return False
    project, variant = _where_it_belongs(returned, options, store, lang)
    changes = changes_of(returned, variant, session.reference)
    say(label("answers_of_list", lang, name=project.name, variant=variant.name or variant.id))
    for line in change_lines(changes, variant, session.reference, lang):
        say(f"  {line}")
    say(counts_text(Counter(change.kind for change in changes), returned.question_count, lang))
    if options.store:
        _store(store, project, variant, _chosen(changes, options), session, lang)
    return True


def _where_it_belongs(
    returned: AdviserList, options: argparse.Namespace, store: Store, lang: Language
) -> tuple[Project, Variant]:
    """The project and variant of a list.

    Raises:
        UserError: the project is not here or another one was named, or the variant is gone.
    """
    try:
        project = load_named(store, options.project or returned.project_id or returned.project_name)
    except StorageError as error:
        if options.project is not None:
            raise
        raise UserError("answers_project_not_here", name=returned.project_name) from error
    belongs = belonging(returned, project)
    if belongs is Belonging.OTHER:
        raise UserError("answers_other_project", name=returned.project_name, other=project.name)
    if belongs is Belonging.CHANGED:
        complain(label("answers_changed_since", lang))
    variant = chosen_variant(project, options.variant) if options.variant else variant_for(returned, project)
    if variant is None:
        raise UserError("answers_variant_gone", name=returned.variant_name, project=project.name)
    return project, variant


def _chosen(changes: tuple[AnswerChange, ...], options: argparse.Namespace) -> list[AnswerChange]:
    """The answers that are stored: those that contradict only when asked for."""
    return [c for c in changes if options.replace or c.kind is not ChangeKind.CONTRADICTS]


def _store(
    store: Store,
    project: Project,
    variant: Variant,
    changes: list[AnswerChange],
    session: Session,
    lang: Language,
) -> None:
    edit = edit_of(variant, changes)
    if edit.is_empty:
        say(label("answers_nothing_stored", lang))
        return
    taken = take_in(store, edit.apply(project), Existing.REPLACE)
    keep_outcomes_of(store, taken.project, session.reference)
    say(label("answers_stored", lang, count=sum(change.kind.changes for change in changes), name=project.name))


COMMAND = Command(_declare, _run)
