"""`meetlat template`: writes an empty workbook to fill in."""

import argparse
from pathlib import Path

from app.bootstrap import Session
from app.command_line.answers import DONE, Command
from app.command_line.parser import Parser
from app.command_line.terminal import say
from app.documents import OutputKind
from app.reporting.workbook.template import template_bytes
from app.services.outputs.output_files import KeptFiles, check_output, write_output
from app.texts import Language, label


def _declare(parser: Parser) -> None:
    parser.add("-o", "--output", text="output", metavar="output_workbook", type=Path, required=True)
    parser.add("--force", text="force", action="store_true")


def _run(options: argparse.Namespace, session: Session, lang: Language) -> int:
    kept = KeptFiles(session.database_file, session.backup_folder)
    check_output(options.output, OutputKind.WORKBOOK, kept, may_replace=options.force)
    data = template_bytes(session.reference, lang)
    write_output(options.output, OutputKind.WORKBOOK, data, kept, may_replace=options.force)
    say(label("cli_written", lang, path=str(options.output)))
    return DONE


COMMAND = Command(_declare, _run)
