"""`meetlat match`: prints for every row of a file the cards and assemblies of the library that it may mean."""

import argparse
from pathlib import Path

from app.bootstrap import Session
from app.command_line.answers import DONE, INPUT_ERRORS, Command
from app.command_line.findings_text import complain_without_project, print_findings, progress
from app.command_line.parser import Parser
from app.command_line.terminal import say, say_bytes, terminal_width
from app.documents import OutputKind
from app.services.files import read_project_file
from app.services.imports.match_document import match_bytes
from app.services.imports.match_table import match_table
from app.services.matching.row_matching import MatchedRow, matched_rows, rows_of
from app.services.outputs.output_files import KeptFiles, check_output, write_output
from app.texts import Language


def _declare(parser: Parser) -> None:
    parser.add("file", text="file_of_match", metavar="file", type=Path)
    parser.add("--json", text="json_of_match", metavar="file")


def _run(options: argparse.Namespace, session: Session, lang: Language) -> int:
    kept = KeptFiles(session.database_file, session.backup_folder, options.file)
    is_written = options.json and options.json != "-"
    if is_written:
        check_output(Path(options.json), OutputKind.JSON, kept)
    rows = _matched(options.file, session, lang)
    if rows is None:
        return INPUT_ERRORS
    if is_written:
        write_output(Path(options.json), OutputKind.JSON, match_bytes(rows, lang), kept)
    elif options.json:
        say_bytes(match_bytes(rows, lang))
    else:
        say(match_table(rows, lang, terminal_width()))
    return DONE


def _matched(path: Path, session: Session, lang: Language) -> tuple[MatchedRow, ...] | None:
    """The rows of a file with their matches; None for a file that was not read, with its findings printed."""
    from app.importing.matching.matcher import MaterialMatcher

    progress("cli_reading", lang, name=path.name)
    result = read_project_file(path, session.reference)
    print_findings(result.findings, lang)
    if not rows_of(result) and result.project is None:
        complain_without_project(result, path, "cli_not_matched", lang)
        return None
    return matched_rows(result, MaterialMatcher(session.reference.library), session.reference)


COMMAND = Command(_declare, _run)
