"""`meetlat review`: reviews many files at once, without opening a store; one bad file does not stop the others."""

import argparse
from pathlib import Path

from app.bootstrap import Session
from app.command_line.answers import DONE, INPUT_ERRORS, WRONG_USE, Command
from app.command_line.file_reading import add_file_options, completion
from app.command_line.findings_text import print_findings, print_refusal, progress
from app.command_line.parser import Parser
from app.command_line.terminal import complain, say, terminal_width
from app.documents import OutputKind
from app.errors import InputFileError, UserError
from app.report_check.signatures import CERTIFICATE_FOLDER, trusted_certificates
from app.reporting.review.comparison import compare_submissions
from app.reporting.review.review import Review
from app.reporting.review.review_json import review_json
from app.reporting.review.terminal import review_text
from app.reporting.review.workbook import SummaryWorkbook
from app.services.outputs.file_names import proposed_name
from app.services.outputs.output_files import KeptFiles, check_output, write_output
from app.services.outputs.reports import today
from app.services.review.reviewer import ReviewOptions, review_file
from app.texts import Language, label

_FOLDERS = (("pdf", OutputKind.PDF), ("json", OutputKind.JSON))


def _declare(parser: Parser) -> None:
    parser.add("files", text="files_of_review", nargs="+", metavar="file", type=Path)
    parser.add("--pdf", text="of_review_pdf", metavar="folder", type=Path)
    parser.add("--json", text="of_review_json", metavar="folder", type=Path)
    parser.add("--summary", text="of_review_summary", metavar="output_workbook_short", type=Path)
    parser.add("--against", text="of_review_against", metavar="earlier", type=Path)
    add_file_options(parser)


def _run(options: argparse.Namespace, session: Session, lang: Language) -> int:
    """Reviews and prints every file; returns the status of the worst."""
    run = _Run(options, session, lang)
    run.check_outputs()
    run.start()
    try:
        for number, path in enumerate(options.files, start=1):
            progress("review_reading", lang, number=number, count=len(options.files), name=path.name)
            run.review(path)
        run.finish()
    finally:
        run.close()
    return run.status


class _Run:
    """One run of the command, which keeps no more than one review in memory besides the first."""

    def __init__(self, options: argparse.Namespace, session: Session, lang: Language) -> None:
        self.options, self.session, self.lang = options, session, lang
        self.failed, self.status = 0, DONE
        self._names: set[str] = set()
        self._summary: SummaryWorkbook | None = None
        self._width = terminal_width()
        self._first: Review | None = None
        trusted = trusted_certificates(session.data_folder / CERTIFICATE_FOLDER)
        self._choices = ReviewOptions(trusted=trusted, complete=completion(options, session))

    def check_outputs(self) -> None:
        """Checks that the outputs can be written, and reads the file of --against, before the first review.

        Raises:
            UserError: an output is no folder, or a file that must stay, or the file to compare with has no plan.
        """
        for name, _ in _FOLDERS:
            folder: Path | None = getattr(self.options, name)
            if folder is not None:
                _make_folder(folder)
        if self.options.summary:
            for path in self.options.files:
                check_output(self.options.summary, OutputKind.WORKBOOK, self._kept(path))
        if self.options.against is not None:
            self._first = review_file(self.options.against, self.session.reference, self._choices)
            if self._first.report is None:
                raise UserError("review_nothing_to_compare", name=self.options.against.name)

    def start(self) -> None:
        """Begins the summary workbook, once the outputs are known to be possible."""
        if self.options.summary:
            self._summary = SummaryWorkbook(self.lang, today())

    def review(self, path: Path) -> None:
        """Reviews one file; a refusal is printed and counted."""
        try:
            made = review_file(path, self.session.reference, self._choices)
            self._print(made)
            self._write(path, made)
        except UserError as error:
            complain(label("review_not_read", self.lang, name=path.name))
            print_refusal(error.message, self.lang)
            self._count(WRONG_USE if isinstance(error, InputFileError) else INPUT_ERRORS)
            if self._summary is not None:
                self._summary.add(path.name, error.message)
            return
        if self._summary is not None:
            self._summary.add(path.name, made)
        if made.report is None and not made.declarations:
            self._count(INPUT_ERRORS)

    def _count(self, status: int) -> None:
        self.failed += 1
        self.status = max(self.status, status)

    def _print(self, made: Review) -> None:
        say(review_text(made, self.lang, self._width))
        if made.report is None:
            print_findings(made.import_findings, self.lang)
        elif self._first is not None:
            from app.reporting.review.comparison_text import comparison_text

            say(comparison_text(compare_submissions(self._first, made), self.lang, self._width))

    def _write(self, path: Path, made: Review) -> None:
        for name, kind in _FOLDERS:
            folder: Path | None = getattr(self.options, name)
            if folder is not None:
                target = folder / self._own_name(path, name)
                write_output(target, kind, self._document(name, made), self._kept(path))
                say(label("review_written", self.lang, path=str(target)))

    def _document(self, name: str, made: Review) -> bytes:
        if name == "json":
            return review_json(made, self.lang)
        from app.reporting.review.checklist_pdf import review_pdf

        return review_pdf(made, self.lang)

    def _own_name(self, path: Path, suffix: str) -> str:
        """An output name that is unique in this run, also for inputs with one name in different folders."""
        number, name = 2, proposed_name((path.stem, "review"), "review", suffix)
        while name.casefold() in self._names:
            name = proposed_name((path.stem, "review", str(number)), "review", suffix)
            number += 1
        self._names.add(name.casefold())
        return name

    def _kept(self, source: Path) -> KeptFiles:
        return KeptFiles(self.session.database_file, self.session.backup_folder, source)

    def close(self) -> None:
        """Gives up the summary of a run that was broken off, such as by a reader that closed the output."""
        if self._summary is not None:
            self._summary.close()

    def finish(self) -> None:
        """Writes the summary workbook and prints the counts."""
        files = self.options.files
        if self._summary is not None:
            kept = self._kept(files[0])
            write_output(self.options.summary, OutputKind.WORKBOOK, self._summary.to_bytes(), kept)
            say(label("review_written", self.lang, path=str(self.options.summary)))
        if len(files) > 1:
            complain(label("review_totals", self.lang, count=len(files) - self.failed, failed=self.failed))


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError("review_bad_folder", path=str(folder)) from error


COMMAND = Command(_declare, _run)
