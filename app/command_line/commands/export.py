"""`meetlat export`: writes a project as the document that belongs to the suffix of the output."""

import argparse
from pathlib import Path

from app.bootstrap import Session
from app.command_line.answers import DONE, INPUT_ERRORS, Command
from app.command_line.findings_text import print_findings
from app.command_line.parser import Parser
from app.command_line.source import add_source, kept_files, report_of
from app.command_line.terminal import say
from app.documents import EXPORTED, WORKBOOK, exported_as
from app.services.outputs.output_files import check_output, write_output
from app.texts import Language, label


def _declare(parser: Parser) -> None:
    add_source(parser, is_matched=False)
    out = label("cli_metavar_output_stem", parser.lang)
    names = "|".join(f"{out}{document.suffix}" for document in EXPORTED)
    explanation = parser.explanation("output")
    parser.add_argument("-o", "--output", help=explanation, metavar=names, type=Path, required=True)


def _run(options: argparse.Namespace, session: Session, lang: Language) -> int:
    """Writes the document, and prints what it cannot hold of the project."""
    kept = kept_files(options, session)
    document = exported_as(options.output)
    kind = (document or WORKBOOK).kind
    suffixes = [each.suffix for each in EXPORTED]
    check_output(options.output, kind, kept, suffixes=suffixes)
    made = report_of(options, session, lang)
    if made is None or document is None:
        return INPUT_ERRORS
    print_findings(document.losses(made), lang)
    write_output(options.output, kind, document.make(made, lang), kept)
    say(label("cli_written", lang, path=str(options.output)))
    return DONE


COMMAND = Command(_declare, _run)
