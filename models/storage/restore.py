"""Put a checked copy in the place of a store: after a crash at any moment it is the old one or the new one.

The copy first gets the name `<store>.restoring`; from then on every opening finishes the job. What was
there, its journals too, is moved aside under a name of its own and never overwritten: an old journal
beside a new file would put the old changes back.
"""

from pathlib import Path

from models.storage.whole_file import not_written, replace_with_retry, sync_folder

_JOURNALS = ("-wal", "-journal")
_SHARED_MEMORY = "-shm"


def restoring_name(path: Path) -> Path:
    """Where the checked copy waits; that it is there means that the store is to be replaced."""
    return Path(f"{path}.restoring")


def finish_restore(path: Path, mark: str = "damaged-unknown") -> None:
    """Finish a restore that has a copy waiting; does nothing without one.

    Args:
        path: of the store, which must be closed.
        mark: what the names of what is moved aside get, such as `damaged-20261130T101112Z`.

    Raises:
        FileNotWrittenError: the folder does not let us; the next opening tries again.
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
    """Moves a store, which must be closed, and its journals to names with this mark; empty files just go.

    Raises:
        FileNotWrittenError: the folder does not let us.
    """
    try:
        _set_aside(path, mark)
    except OSError as error:
        raise not_written(path, error) from error


def set_journals_aside(path: Path, mark: str) -> None:
    """As `set_aside`, for the journals only: they belong to a file that is no longer there.

    Raises:
        FileNotWrittenError: the folder does not let us.
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
