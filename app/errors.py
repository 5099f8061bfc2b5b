"""What the user can do something about, as opposed to a fault of the program."""

from models.domain.outcome import Message, Param


class UserError(Exception):
    """Something in the question or its files is not right; `message` says what, in assets/texts."""

    def __init__(self, code: str, **params: Param) -> None:
        self.message = Message(code, params)
        super().__init__(f"{code} {params}")
