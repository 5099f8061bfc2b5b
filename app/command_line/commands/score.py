"""`meetlat score`: prints the verdict per indicator, and writes it as JSON with --json."""

import argparse
from pathlib import Path

from app.bootstrap import Session
from app.command_line.answers import DONE, INPUT_ERRORS, Command
from app.command_line.parser import Parser
from app.command_line.source import add_source, kept_files, report_of
from app.command_line.terminal import say, say_bytes, terminal_width
from app.documents import OUTCOMES
from app.services.outputs.output_files import check_output, write_output
from app.texts import Language


def _declare(parser: Parser) -> None:
    add_source(parser)
    parser.add("--json", text="json", metavar="file")


def _run(options: argparse.Namespace, session: Session, lang: Language) -> int:
    kept = kept_files(options, session)
    if options.json and options.json != "-":
        check_output(Path(options.json), OUTCOMES.kind, kept)
    report = report_of(options, session, lang)
    if report is None:
        return INPUT_ERRORS
    if options.json:
        document = OUTCOMES.make(report, lang)
        if options.json == "-":
            say_bytes(document)
            return DONE
        write_output(Path(options.json), OUTCOMES.kind, document, kept)
    from app.reporting.terminal.scorecard import terminal_table

    say(terminal_table(report, lang, terminal_width()))
    return DONE


COMMAND = Command(_declare, _run)
