"""Conflicted copies of a store, made by a synchronisation program because two computers changed it.

They are recognised by their names alone, and never opened or merged. The names are those of Dropbox, OneDrive,
Google Drive, Nextcloud, ownCloud, Syncthing, Seafile, Resilio and Box, in Dutch, English, German and French.
"""

import re
from pathlib import Path

_WORDS = re.compile(r"conflict|konflikt|conflit|in strijd|[_ ]conf\(\d+\)", re.IGNORECASE)
_COMPUTER = re.compile(r"-(?=[A-Z0-9-]*[A-Z])[A-Z0-9][A-Z0-9-]{2,}")
"""OneDrive puts the name of the computer behind that of the file; Windows writes those in capitals."""
_JOURNAL = re.compile(r"-(wal|shm|journal)\b")


def conflicted_copies(path: Path) -> tuple[Path, ...]:
    """The conflicted copies beside the store at `path`, sorted by name; none when the folder cannot be read."""
    try:
        beside = sorted(path.parent.iterdir())
        return tuple(other for other in beside if _is_copy(other.name, path) and other.is_file())
    except OSError:
        return ()


def _is_copy(name: str, path: Path) -> bool:
    if name == path.name or not name.casefold().startswith(path.stem.casefold()):
        return False
    added = name[len(path.stem) :]
    if path.suffix not in added or _JOURNAL.search(added):
        return False
    added = added.replace(path.suffix, "", 1)
    return bool(_WORDS.search(added) or _COMPUTER.fullmatch(added))
