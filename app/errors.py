"""What the user can do something about, as opposed to a fault of the program."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.domain.outcome import Param


class UserError(Exception):
    """Something in the question or its files is not right; `message` says what, in assets/texts."""

    def __init__(self, code: str, **params: "Param") -> None:
        from models.domain.outcome import Message

        self.message = Message(code, params)
        super().__init__(f"{code} {params}")
