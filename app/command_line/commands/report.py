"""`meetlat report`: writes the scorecard as PDF, signed with --sign."""

import argparse
from pathlib import Path

from app.bootstrap import Session
from app.command_line.answers import DONE, INPUT_ERRORS, Command
from app.command_line.findings_text import progress
from app.command_line.parser import Parser
from app.command_line.sign_option import add_sign_options, own_certificate
from app.command_line.source import add_source, kept_files, report_of
from app.command_line.terminal import say
from app.documents import PDF
from app.reporting.report_options import USUAL_SECTIONS, ReportOptions, Section
from app.services.outputs.output_files import check_output, write_output
from app.texts import Language, label


def _declare(parser: Parser) -> None:
    add_source(parser)
    parser.add("-o", "--output", text="output", metavar="output_pdf", type=Path, required=True)
    parser.add("--indication", text="print_indication", action="store_true")
    parser.add("--inputs", text="print_inputs", action="store_true")
    parser.add("--author", text="print_author", metavar="name", default="")
    parser.add("--organisation", text="print_organisation", metavar="name", default="")
    add_sign_options(parser)


def _report_options(options: argparse.Namespace) -> ReportOptions:
    """The usual parts, with those that were asked for, and who made the report."""
    asked = {Section.INDICATION: options.indication, Section.INPUTS: options.inputs}
    sections = USUAL_SECTIONS | {section for section, is_asked in asked.items() if is_asked}
    return ReportOptions(frozenset(sections), options.organisation.strip(), None, options.author.strip())


def _run(options: argparse.Namespace, session: Session, lang: Language) -> int:
    kept = kept_files(options, session)
    check_output(options.output, PDF.kind, kept)
    certificate = own_certificate(options, lang)
    made = report_of(options, session, lang)
    if made is None:
        return INPUT_ERRORS
    progress("cli_making_pdf", lang)
    from app.reporting.pdf.scorecard import scorecard_pdf

    data = scorecard_pdf(made, lang, _report_options(options))
    if certificate is not None:
        from app.report_check.signatures import sign_pdf

        data = sign_pdf(data, certificate.pkcs12, certificate.password)
    write_output(options.output, PDF.kind, data, kept)
    say(label("cli_written", lang, path=str(options.output)))
    return DONE


COMMAND = Command(_declare, _run)
