"""Prints refusals, findings and progress on standard error."""

from collections.abc import Iterable
from pathlib import Path

from app.command_line.terminal import complain, is_watched
from app.formats.import_result import ImportResult
from app.texts import Language, label, text, todo
from models.domain.outcome import Finding, Message, Place, Severity


def print_refusal(message: Message, lang: Language) -> None:
    """Prints why something is not done, and what to do next."""
    complain(text(message, lang))
    advice = todo(message, lang)
    if advice:
        complain(advice)


_SEVERITIES = {Severity.ERROR: "cli_error", Severity.WARNING: "cli_warning", Severity.NOTE: "cli_note"}
_NOTES_SHOWN = frozenset(("import_numbers_read_as", "import_stated_mpg", "import_stated_mki"))
_KIND_SHOWN = "matching_"
"""Notes that the reader must see: how numbers were read, what a file states, what counts provisionally."""


def print_findings(findings: Iterable[Finding], lang: Language) -> None:
    """Prints errors, warnings and notes on how numbers were read, with their place and what to do."""
    for finding in findings:
        if finding.severity is Severity.NOTE and not _is_shown(finding.code):
            continue
        severity = label(_SEVERITIES[finding.severity], lang)
        complain(f"{severity} {_where(finding.where, lang)}{text(finding.message, lang)}")
        advice = todo(finding.message, lang)
        if advice:
            complain(f"    {advice}")


def _is_shown(code: str) -> bool:
    return code in _NOTES_SHOWN or code.startswith(_KIND_SHOWN)


def _where(place: Place, lang: Language) -> str:
    parts = [place.file, place.sheet]
    if place.row and place.column:
        parts.append(label("cli_cell", lang, column=place.column, row=place.row))
    elif place.row:
        parts.append(label("report_place_row", lang, row=place.row))
    named = ", ".join(part for part in parts if part)
    return f"{named}: " if named else ""


def complain_without_project(result: ImportResult, path: Path, code: str, lang: Language) -> None:
    """Prints that nothing is done with a file: `code`, or that it holds declarations, which is no fault of it."""
    if result.declarations and not result.has_errors:
        complain(label("cli_only_declarations", lang, path=str(path), count=len(result.declarations)))
    else:
        complain(label(code, lang, path=str(path)))


def progress(code: str, lang: Language, **params: str | int) -> None:
    """Prints one line of progress; nothing when standard error is not a terminal."""
    if is_watched():
        complain(label(code, lang, **params))
