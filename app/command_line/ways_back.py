"""Prints the backups to restore after damage or loss, as commands that can be typed as they stand."""

import os
import shlex
import subprocess

from app.bootstrap import Session
from app.command_line import terminal
from app.command_line.findings_text import print_refusal
from app.services.conflicted_copies import copies_message
from app.texts import Language, label
from models.storage.backup import newest_sound_backup
from models.storage.conflicted_copies import conflicted_copies
from models.storage.sqlite.store import utc_now

_LOST = ("storage_lost", "storage_lost_unsound")
_DAMAGE = ("storage_damaged", "storage_project_damaged", "storage_not_a_store", *_LOST)


def name_ways_back(session: Session, code: str, lang: Language) -> None:
    """Prints which backup to go back to, or that there is none, and how to start without one.

    Args:
        code: of the refusal; for one that is not about damage or loss nothing is printed.
    """
    if code not in _DAMAGE:
        return
    folder = session.backup_folder
    backup = newest_sound_backup(folder, utc_now())
    options = _given_places(session)
    if backup is None:
        terminal.complain(label("cli_no_backups", lang, path=str(folder)))
    else:
        terminal.complain(label("cli_newest_backup", lang, name=backup.path.name, options=options))
    if code in _LOST:
        terminal.complain(label("cli_how_to_start_empty", lang, options=options))


def name_conflicted_copies(session: Session, lang: Language) -> None:
    """Prints the copies that a synchronisation program put beside the database; nothing without any."""
    copies = conflicted_copies(session.database_file)
    if copies:
        print_refusal(copies_message(copies), lang)


def _given_places(session: Session) -> str:
    """The options of this run that name its database and data folder, to be put behind another command."""
    given = [("--profile-dir", session.profile_folder), ("--database", session.database)]
    words = [word for name, path in given if path is not None for word in (name, str(path))]
    quoted = subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)
    return f" {quoted}" if quoted else ""
