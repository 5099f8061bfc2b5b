"""The command line `meetlat`: what can be asked, and how every answer or refusal reaches the user.

Without a command it opens the window, where there is a screen.

Exit status 0: done. 1: the input has errors. 2: wrong use.
"""

import argparse
import importlib
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app import terminal
from app.bootstrap import Session
from app.cli_help import HELP, VERSION_HELP, DutchHelp
from app.errors import UserError
from app.sign_option import add_sign_options
from app.texts import LANGUAGES, Language
from app.version import VERSION

if TYPE_CHECKING:
    from models.domain.outcome import Message, Param

DONE, INPUT_ERRORS, WRONG_USE = 0, 1, 2
_PATIENCE_SECONDS = 10.0

Command = Callable[[argparse.Namespace, Session, Language], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit status; no traceback ever reaches the user."""
    terminal.prepare()
    parser = _parser()
    options = parser.parse_args(arguments)
    session = Session(options.profile_dir, options.database)
    lang: Language = options.lang
    try:
        if options.command is None:
            return _open_window(session, lang, parser)
        session.busy_seconds = _PATIENCE_SECONDS
        status = _command(options.command)(options, session, lang)
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
        refusal = _refusal_of_data(error)
        if refusal is None:
            return _report_fault(session, lang)
        _refuse(refusal, INPUT_ERRORS, lang)
        _name_ways_back(session, refusal.code, lang)
        _name_conflicted_copies(session, lang)
        return INPUT_ERRORS


def _refuse(message: "Message", status: int, lang: Language) -> int:
    from app.findings_text import print_refusal

    print_refusal(message, lang)
    return status


def _message(code: str, params: "Mapping[str, Param] | None" = None) -> "Message":
    from models.domain.outcome import Message

    return Message(code, params or {})


def _refusal_of_data(error: Exception) -> "Message | None":
    """What the store or the reference data say of themselves; None for any other error.

    Their modules are looked up rather than imported: the window and most commands start without them.
    """
    for module, kind in (
        ("models.storage.errors", "StorageError"),
        ("models.reference.errors", "ReferenceDataError"),
    ):
        loaded = sys.modules.get(module)
        if loaded is not None and isinstance(error, getattr(loaded, kind)):
            message: Message = error.message
            return message
    return None


def _name_ways_back(session: Session, code: str, lang: Language) -> None:
    """After damage or loss: which backup to go back to."""
    if not code.startswith("storage_"):
        return
    from app.ways_back import name_ways_back

    name_ways_back(session, code, lang)


def _name_conflicted_copies(session: Session, lang: Language) -> None:
    """Once in a run that used the store."""
    if session.has_used_store:
        from app.ways_back import name_conflicted_copies

        name_conflicted_copies(session, lang)


def _report_fault(session: Session, lang: Language) -> int:
    """A fault of the program: the traceback goes to the log, the user gets its place."""
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


def _command(name: str) -> Command:
    """The function of a command; its module is imported only when it is asked for."""
    from app import commands

    return commands.COMMANDS[name]


def _open_window(session: Session, lang: Language, parser: argparse.ArgumentParser) -> int:
    """The window; without a screen, how to use the command line. Named by its module: no Qt on this floor."""
    from app.screen import has_screen

    if not has_screen():
        terminal.say(parser.format_help())
        return _refuse(_message("cli_no_screen"), WRONG_USE, lang)
    try:
        window = importlib.import_module("app.desktop.shell.application")
    except ImportError as error:
        return _refuse(_message("cli_no_window", {"why": str(error)}), INPUT_ERRORS, lang)
    status: int = window.run_desktop(session)
    return status


_PURPOSE = "Hoe ver een bouwproject is ten opzichte van wet, Het Nieuwe Normaal en Toekomstbestendig Bouwen."


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="meetlat",
        description=_PURPOSE,
        epilog="Indicatief: geen gevalideerde MPG-berekening.",
        parents=[_common(None, "nl")],
        formatter_class=DutchHelp,
        add_help=False,
    )
    parser.add_argument("--version", action="version", version=f"meetlat {VERSION}", help=VERSION_HELP)
    commands = parser.add_subparsers(dest="command", metavar="OPDRACHT")
    common = _common(argparse.SUPPRESS, argparse.SUPPRESS)

    def add(name: str, explanation: str) -> argparse.ArgumentParser:
        return commands.add_parser(
            name,
            help=explanation,
            description=explanation,
            parents=[common],
            formatter_class=DutchHelp,
            add_help=False,
        )

    _add_outputs(add)
    _add_storage(add)
    return parser


def _common(no_path: str | None, no_language: str) -> argparse.ArgumentParser:
    """The options that may stand before or after the command."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("-h", "--help", action="help", help=HELP)
    common.add_argument("--lang", choices=LANGUAGES, default=no_language, help="taal van de uitvoer")
    common.add_argument(
        "--database",
        type=Path,
        default=no_path,
        metavar="BESTAND",
        help="andere database dan die van de gebruiker",
    )
    common.add_argument(
        "--profile-dir",
        type=Path,
        default=no_path,
        metavar="MAP",
        help="andere map voor database, back-ups en logboek",
    )
    return common


_Add = Callable[[str, str], argparse.ArgumentParser]


def _add_outputs(add: _Add) -> None:
    score = add("score", "Toon het oordeel per indicator van een bestand of project.")
    _add_source(score)
    score.add_argument("--json", metavar="BESTAND", help="schrijf de uitkomst als JSON; - is standaarduitvoer")
    report = add("report", "Maak de scorekaart als PDF.")
    _add_source(report)
    report.add_argument("-o", "--output", type=Path, required=True, metavar="UIT.pdf")
    add_sign_options(report)
    export = add("export", "Schrijf een project als werkmap, uitwisselbestand (.json) of LCAx (.lcax.json).")
    _add_source(export)
    export.add_argument("-o", "--output", type=Path, required=True, metavar="UIT.xlsx|UIT.json|UIT.lcax.json")
    _add_review(add)
    template = add("template", "Schrijf een lege werkmap om in te vullen.")
    template.add_argument("-o", "--output", type=Path, required=True, metavar="BESTAND.xlsx")
    template.add_argument("--force", action="store_true", help="vervang een werkmap die er al is")
    demo = add("demo", "Voer de hele weg uit op de meegeleverde voorbeelden.")
    demo.add_argument("-o", "--output", type=Path, default=Path("demo-output"), metavar="MAP")


def _add_review(add: _Add) -> None:
    review = add("review", "Beoordeel bestanden van anderen: herrekenen, vergelijken, niets opslaan.")
    review.add_argument("files", nargs="+", type=Path, metavar="BESTAND")
    review.add_argument("--pdf", type=Path, metavar="MAP", help="schrijf per bestand een checklist van twee A4")
    review.add_argument("--json", type=Path, metavar="MAP", help="schrijf per bestand de beoordeling als JSON")
    review.add_argument("--summary", type=Path, metavar="UIT.xlsx", help="schrijf één werkmap over alle bestanden")
    review.add_argument("--against", type=Path, metavar="EERDER", help="vergelijk met deze eerdere indiening")


def _add_source(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "source", metavar="BESTAND|PROJECT", help="een werkmap, CSV, of naam of id van een project"
    )
    parser.add_argument("--variant", help="naam of id van de variant; zonder is dat de eerste")
    parser.add_argument("--requirement-set", metavar="ID", help="andere eisenset dan die van het project")


def _add_storage(add: _Add) -> None:
    take_in = add("import", "Neem werkmappen of CSV's op in de database.")
    take_in.add_argument("files", nargs="+", type=Path, metavar="BESTAND")
    same = take_in.add_mutually_exclusive_group()
    same.add_argument("--replace", action="store_true", help="vervang een project dat er al is")
    same.add_argument("--as-new", action="store_true", help="voeg toe als nieuw project, ook als het er al is")
    add("list", "Toon de projecten in de database.")
    delete = add("delete", "Haal een project van de lijst; het blijft bewaard.")
    delete.add_argument("project", metavar="PROJECT", help="naam of id")
    delete.add_argument("--undo", action="store_true", help="zet een verwijderd project terug op de lijst")
    restore = add("restore", "Toon de reservekopieën, of zet er een terug; de database van nu blijft bewaard.")
    way = restore.add_mutually_exclusive_group()
    way.add_argument("backup", nargs="?", metavar="RESERVEKOPIE", help="bestandsnaam uit de lijst, of een pad")
    way.add_argument("--start-empty", action="store_true", help="begin leeg als de database weg is")
    add("self-test", "Controleer of het programma en zijn gegevens heel zijn.")
