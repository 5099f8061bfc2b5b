"""`meetlat restore`: lists the backups, or restores the database from one of them."""

import argparse

from app.bootstrap import Session
from app.command_line.answers import DONE, Command
from app.command_line.parser import Parser
from app.command_line.terminal import say
from app.services.projects.backups import named_backup, start_empty
from app.texts import Language, label
from models.storage.backup import is_sound, list_backups, restore_backup
from models.storage.sqlite.store import utc_now


def _declare(parser: Parser) -> None:
    way = parser.add_mutually_exclusive_group()
    way.add_argument(
        "backup", nargs="?", metavar=label("cli_metavar_backup", parser.lang), help=parser.explanation("backup")
    )
    way.add_argument("--start-empty", action="store_true", help=parser.explanation("start_empty"))


def _run(options: argparse.Namespace, session: Session, lang: Language) -> int:
    """Lists the backups, restores one and moves the database aside, or starts an empty database."""
    if options.start_empty:
        return _start_empty(session, lang)
    if options.backup is None:
        return _list(session, lang)
    backup = named_backup(session.backup_folder, options.backup)
    database = session.checked_database()
    session.patiently(lambda: restore_backup(backup, database, utc_now()))
    say(label("cli_restored", lang, backup=backup.name, path=str(database)))
    return DONE


def _start_empty(session: Session, lang: Language) -> int:
    start_empty(session, utc_now()).close()
    say(label("cli_started_empty", lang, path=str(session.database_file)))
    return DONE


def _list(session: Session, lang: Language) -> int:
    backups = list_backups(session.backup_folder)
    if not backups:
        say(label("cli_no_backups", lang, path=str(session.backup_folder)))
    for backup in backups:
        code = "cli_backup_sound" if is_sound(backup.path) else "cli_backup_damaged"
        made_at = f"{backup.made_at:%Y-%m-%d %H:%M:%S} UTC"
        say(label(code, lang, name=backup.path.name, time=made_at))
    return DONE


COMMAND = Command(_declare, _run)
