"""What the user can do something about, as opposed to a fault of the program."""

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
"""What the system reports -> code of our own words for it. Not every system knows every report."""


def why_of(error: Exception) -> str:
    """Why reading or writing failed: the code of a text, or the system's own words where we have none.

    `app.texts` writes such a code out when it fills in a placeholder.
    """
    return _reason(error) or getattr(error, "strerror", None) or str(error)


def is_known(error: OSError) -> bool:
    """Whether we have words of our own for what the system reports."""
    return bool(_reason(error))


def _reason(error: Exception) -> str:
    name = errno.errorcode.get(error.errno or 0, "") if isinstance(error, OSError) else ""
    return _REASONS.get(name, "")


class UserError(Exception):
    """Something in the question or its files is not right; `message` says what, in assets/texts."""

    def __init__(self, code: str, **params: "Param") -> None:
        from models.domain.outcome import Message

        self.message = Message(code, params)
        super().__init__(f"{code} {params}")


class InputFileError(UserError):
    """A file that was named as input is not there, cannot be read, or is no file of a size that is read."""
