"""The command line `meetlat`: parses the arguments, runs one command, prints every refusal in words.

Without a command it opens the window, where there is a screen.

Exit status 0: done. 1: the input has errors. 2: wrong use.
"""

import argparse
import importlib
import os
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.bootstrap import Session
from app.command_line import terminal
from app.command_line.answers import DONE, INPUT_ERRORS, WRONG_USE
from app.command_line.commands import MODULES, command_named
from app.command_line.parser import COMMAND, HELP, Parser, argparse_in, language_of
from app.errors import UserError, is_known, why_of
from app.paths import ASSETS, REFERENCE_DATA
from app.texts import LANGUAGES, Language, label
from app.version import VERSION

if TYPE_CHECKING:
    from models.domain.outcome import Message, Param

_PATIENCE_SECONDS = 10.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit status; no traceback ever reaches the user."""
    terminal.prepare()
    words = _asked(sys.argv[1:] if arguments is None else arguments)
    lang, session = language_of(words), Session()
    try:
        with argparse_in(lang):
            parser = _parser(lang)
            options = parser.parse_args(words)
            usage = parser.format_help() if options.command is None else ""
        session = Session(options.profile_dir, options.database)
        if options.command is None:
            return _open_window(session, lang, usage)
        session.busy_seconds = _PATIENCE_SECONDS
        status = command_named(options.command).run(options, session, lang)
        _name_conflicted_copies(session, lang)
        terminal.finish()
        return status
    except terminal.NotPrintedError as error:
        terminal.stop_writing()
        return _refuse(_message("cli_not_printed", {"why": error.why}), INPUT_ERRORS, lang)
    except UserError as error:
        return _refuse(error.message, WRONG_USE, lang)
    except BrokenPipeError:
        terminal.stop_writing()
        return DONE
    except KeyboardInterrupt:
        return _refuse(_message("cli_cancelled"), INPUT_ERRORS, lang)
    except Exception as error:
        refusal = _refusal_of_system(error) or _refusal_of_data(error)
        if refusal is None:
            return _report_fault(session, lang)
        _refuse(refusal, INPUT_ERRORS, lang)
        _name_ways_back(session, refusal.code, lang)
        _name_conflicted_copies(session, lang)
        return INPUT_ERRORS


def _refuse(message: "Message", status: int, lang: Language) -> int:
    from app.command_line.findings_text import print_refusal

    print_refusal(message, lang)
    return status


def _message(code: str, params: "Mapping[str, Param] | None" = None) -> "Message":
    from models.domain.outcome import Message

    return Message(code, params or {})


def _refusal_of_system(error: Exception) -> "Message | None":
    """The message for a path that the system refuses, such as a name that is too long; None for any other error.

    An error on the program's own files is a fault of the installation and goes to the log.
    """
    if not isinstance(error, OSError) or not is_known(error) or not isinstance(error.filename, str | os.PathLike):
        return None
    path = Path(error.filename)
    is_own = any(folder in path.absolute().parents for folder in (REFERENCE_DATA, ASSETS))
    return None if is_own else _message("cli_cannot_use", {"path": str(path), "why": why_of(error)})


def _refusal_of_data(error: Exception) -> "Message | None":
    """The message of an error of the store or the reference data; None for any other error.

    Their modules are looked up rather than imported: the window and most commands start without them.
    """
    for module, kind in (
        ("models.storage.errors", "StorageError"),
        ("models.reference.errors", "ReferenceDataError"),
        ("app.texts", "MissingTextError"),
    ):
        loaded = sys.modules.get(module)
        if loaded is not None and isinstance(error, getattr(loaded, kind)):
            message: Message = error.message
            return message
    return None


def _name_ways_back(session: Session, code: str, lang: Language) -> None:
    """Prints the backups to go back to after damage or loss."""
    if not code.startswith("storage_"):
        return
    from app.command_line.ways_back import name_ways_back

    name_ways_back(session, code, lang)


def _name_conflicted_copies(session: Session, lang: Language) -> None:
    """Prints the conflicted copies of the database, once in a run that used the store."""
    if session.has_used_store:
        from app.command_line.ways_back import name_conflicted_copies

        name_conflicted_copies(session, lang)


def _report_fault(session: Session, lang: Language) -> int:
    """Writes the traceback of a fault of the program to the log, and prints where the log is."""
    log = session.log_file
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as stream:
            traceback.print_exc(file=stream)
    except OSError as error:
        _refuse(_message("cli_fault_unlogged", {"why": str(error)}), INPUT_ERRORS, lang)
    else:
        _refuse(_message("cli_fault", {"path": str(log)}), INPUT_ERRORS, lang)
    return INPUT_ERRORS


def _open_window(session: Session, lang: Language, usage: str) -> int:
    """Opens the window; without a screen, prints how to use the command line.

    The window is imported by the name of its module, so that the command line does not depend on Qt.
    """
    from app.screen import has_screen

    if not has_screen():
        terminal.say(usage)
        return _refuse(_message("cli_no_screen"), WRONG_USE, lang)
    try:
        window = importlib.import_module("app.desktop.shell.application")
    except ImportError as error:
        return _refuse(_message("cli_no_window", {"why": str(error)}), INPUT_ERRORS, lang)
    status: int = window.run_desktop(session)
    return status


def _parser(lang: Language) -> Parser:
    """The parser of all commands; the arguments of a command are declared once it is used."""
    parser = Parser(
        lang=lang,
        prog="meetlat",
        description=label("cli_purpose", lang),
        epilog=label("cli_indicative", lang),
        parents=[_common(None, lang, lang)],
    )
    parser.add("--version", text="version", action="version", version=f"meetlat {VERSION}")
    commands = parser.add_subparsers(dest=COMMAND, metavar=label("cli_metavar_command", lang))
    common = _common(argparse.SUPPRESS, argparse.SUPPRESS, lang)
    for name in MODULES:
        explanation = label(f"cli_command_{name.replace('-', '_')}", lang)
        commands.add_parser(
            name,
            lang=lang,
            declare=_declaration_of(name),
            help=explanation,
            description=explanation,
            parents=[common],
        )
    return parser


def _declaration_of(name: str) -> Callable[[Parser], None]:
    return lambda parser: command_named(name).declare(parser)


def _common(no_path: str | None, no_language: str, lang: Language) -> Parser:
    """The options that may stand before or after the command."""
    common = Parser(lang=lang)
    common.add("-h", "--help", text="help", action="help")
    common.add("--lang", text="lang", choices=LANGUAGES, default=no_language)
    common.add("--database", text="database", metavar="file", type=Path, default=no_path)
    common.add("--profile-dir", text="profile_dir", metavar="folder", type=Path, default=no_path)
    return common


def _asked(arguments: Sequence[str]) -> list[str]:
    """The arguments, with `help COMMAND` written as `COMMAND --help`."""
    words = list(arguments)
    place = next((i for i, word in enumerate(words) if word == HELP and not _is_value(words, i)), None)
    if place is None or any(word in MODULES for word in words[:place]):
        return words
    return [*words[:place], *(word for word in words[place + 1 :] if word != HELP), "--help"]


def _is_value(words: Sequence[str], place: int) -> bool:
    """Whether a word is the value of the option before it."""
    return place > 0 and words[place - 1] in ("--lang", "--database", "--profile-dir")
