"""`meetlat questions`: writes the list of questions for one adviser, or one for each in a folder."""

import argparse
from pathlib import Path

from app.bootstrap import Session
from app.command_line.answers import DONE, INPUT_ERRORS, Command
from app.command_line.parser import Parser
from app.command_line.source import add_source, kept_files, project_of
from app.command_line.terminal import say
from app.documents import OutputKind
from app.errors import UserError, why_of
from app.services.advisers.lists_out import adviser_named, advisers_of, list_bytes, list_file_names
from app.services.outputs.output_files import check_output, write_output
from app.services.outputs.reports import chosen_variant, today
from app.texts import Language, label
from models.domain.adviser import Adviser


def _declare(parser: Parser) -> None:
    add_source(parser, is_matched=False)
    parser.add("--adviser", text="adviser", metavar="adviser")
    parser.add("-o", "--output", text="output_lists", metavar="output_lists", type=Path, required=True)
    parser.add("--force", text="force", action="store_true")


def _run(options: argparse.Namespace, session: Session, lang: Language) -> int:
    output: Path = options.output
    if options.adviser is None:
        advisers: tuple[Adviser, ...] = advisers_of(session.reference)
    else:
        advisers = (adviser_named(options.adviser, session.reference),)
    found = project_of(options, session, lang, "answers_no_list_made")
    if found is None:
        return INPUT_ERRORS
    project, _ = found
    variant = chosen_variant(project, options.variant)
    names = list_file_names(project, advisers, lang)
    paths = {each.id: output if options.adviser is not None else output / names[each.id] for each in advisers}
    if options.adviser is None:
        _make_folder(output)
    kept = kept_files(options, session)
    for path in paths.values():
        check_output(path, OutputKind.WORKBOOK, kept, may_replace=options.force)
    for adviser in advisers:
        data = list_bytes(project, variant, session.reference, adviser, lang, today())
        write_output(paths[adviser.id], OutputKind.WORKBOOK, data, kept, may_replace=options.force)
        say(label("cli_written", lang, path=str(paths[adviser.id])))
    return DONE


def _make_folder(folder: Path) -> None:
    """Makes the folder for the lists.

    Raises:
        UserError: it cannot be made, or a file has its name.
    """
    if folder.suffix.lower() == ".xlsx":
        raise UserError("answers_folder_wanted", path=str(folder))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError("cli_cannot_write", path=str(folder), why=why_of(error)) from error


COMMAND = Command(_declare, _run)
