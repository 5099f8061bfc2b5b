"""Errors that the user can do something about, as opposed to faults of the program."""

import errno
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.domain.outcome import Param


_REASONS = {
    "ENOENT": "os_not_there",
    "EACCES": "os_not_allowed",
    "EPERM": "os_not_allowed",
    "ENOSPC": "os_disk_full",
    "EFBIG": "os_disk_full",
    "EDQUOT": "os_disk_full",
    "EROFS": "os_read_only",
    "EBUSY": "os_in_use",
    "ETXTBSY": "os_in_use",
    "EISDIR": "os_is_a_folder",
    "ENOTDIR": "os_no_folder",
    "EEXIST": "os_is_there",
    "ENAMETOOLONG": "os_name_too_long",
    "EIO": "os_disk_fault",
}
"""Error number of the operating system -> code of our text for it. No system has all of them."""


def why_of(error: Exception) -> str:
    """The reason why reading or writing failed: the code of a text, or the system's own words without one.

    `app.texts` writes such a code out when it fills in a placeholder.
    """
    return _reason(error) or getattr(error, "strerror", None) or str(error)


def is_known(error: OSError) -> bool:
    """Whether there is a text of our own for the error number."""
    return bool(_reason(error))


def _reason(error: Exception) -> str:
    name = errno.errorcode.get(error.errno or 0, "") if isinstance(error, OSError) else ""
    return _REASONS.get(name, "")


class UserError(Exception):
    """An error in the request or its files; `message` names its text in assets/texts."""

    def __init__(self, code: str, **params: "Param") -> None:
        from models.domain.outcome import Message

        self.message = Message(code, params)
        super().__init__(f"{code} {params}")


class InputFileError(UserError):
    """An error of an input file: it does not exist, cannot be read, is no ordinary file, or is too large."""
