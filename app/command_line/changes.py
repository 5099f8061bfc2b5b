"""The open store for a command that may change it."""

from collections.abc import Iterator
from contextlib import contextmanager

from app.bootstrap import Session
from app.command_line.findings_text import print_refusal
from app.command_line.terminal import complain
from app.services.projects.backups import back_up_if_changed
from app.texts import Language, label
from models.storage.errors import StorageError
from models.storage.sqlite.store import Store, utc_now


@contextmanager
def changing(session: Session, lang: Language) -> Iterator[Store]:
    """Opens the store, and backs it up afterwards when its content changed; prints when the backup fails."""
    with session.open_store() as store:
        yield store
        try:
            back_up_if_changed(store, session.backup_folder, utc_now())
        except StorageError as error:
            complain(label("cli_no_backup_made", lang))
            print_refusal(error.message, lang)
