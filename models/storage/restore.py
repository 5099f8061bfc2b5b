"""Replacement of a store by a checked copy: after a crash at any moment there is the old store or the new one.

The copy first gets the name `<store>.restoring`; from then on every opening of the store completes the
replacement. The old file and its journals are moved aside under other names and never overwritten: an old journal
beside a new file would bring the old changes back.
"""

from pathlib import Path

from models.storage.whole_file import not_written, replace_with_retry, sync_folder

_JOURNALS = ("-wal", "-journal")
_SHARED_MEMORY = "-shm"


def restoring_name(path: Path) -> Path:
    """The path of the checked copy; its existence means that the store is to be replaced by it."""
    return Path(f"{path}.restoring")


def finish_restore(path: Path, mark: str = "damaged-unknown") -> None:
    """Completes a restore that was begun; does nothing without a checked copy.

    Args:
        path: of the store, which must be closed.
        mark: added to the names of the files moved aside, such as `damaged-20261130T101112Z`.

    Raises:
        FileNotWrittenError: no permission in the folder; the next opening tries again.
    """
    waiting = restoring_name(path)
    if not waiting.exists():
        return
    try:
        _set_aside(path, mark)
        replace_with_retry(waiting, path)
        sync_folder(path.parent)
    except OSError as error:
        raise not_written(path, error) from error


def set_aside(path: Path, mark: str) -> None:
    """Renames a store, which must be closed, and its journals to names with this mark; empty files are deleted.

    Raises:
        FileNotWrittenError: no permission in the folder.
    """
    try:
        _set_aside(path, mark)
    except OSError as error:
        raise not_written(path, error) from error


def set_journals_aside(path: Path, mark: str) -> None:
    """Renames the journals of a file that is no longer there, as `set_aside` does.

    Raises:
        FileNotWrittenError: no permission in the folder.
    """
    try:
        for suffix in _JOURNALS:
            _move_aside(path, suffix, mark)
        Path(f"{path}{_SHARED_MEMORY}").unlink(missing_ok=True)
    except OSError as error:
        raise not_written(path, error) from error


def _set_aside(path: Path, mark: str) -> None:
    for suffix in (*_JOURNALS, ""):
        _move_aside(path, suffix, mark)
    Path(f"{path}{_SHARED_MEMORY}").unlink(missing_ok=True)


def _move_aside(path: Path, suffix: str, mark: str) -> None:
    source = Path(f"{path}{suffix}")
    if not source.exists():
        return
    if source.stat().st_size == 0:
        source.unlink()
    else:
        replace_with_retry(source, _free_name(f"{path}.{mark}", suffix))


def _free_name(start: str, suffix: str) -> Path:
    number, name = 1, Path(f"{start}{suffix}")
    while name.exists():
        number += 1
        name = Path(f"{start}-{number}{suffix}")
    return name
