"""The errors that are shown to the user, as opposed to faults of the program, and their messages."""

from app.errors import UserError, why_of
from models.domain.outcome import Message
from models.domain.texts import NulError
from models.reference.errors import ReferenceDataError
from models.storage.errors import StorageError

TOLD_ERRORS = (UserError, StorageError, ReferenceDataError, OSError, ValueError)


def message_of(error: Exception) -> Message:
    """The message for the user about an error of a service."""
    if isinstance(error, UserError | StorageError | ReferenceDataError):
        return error.message
    if isinstance(error, OSError):
        return Message("desktop_disk_error", {"why": why_of(error)})
    if isinstance(error, NulError):
        return Message("desktop_text_with_nul", {})
    return Message("desktop_value_refused", {"why": str(error)})
