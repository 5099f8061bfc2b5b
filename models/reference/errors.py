"""Error of the reference data: a record that cannot be used."""

from models.domain.outcome import Message, Param


class ReferenceDataError(ValueError):
    """A record of the reference data is refused; the program does not start without it.

    Attributes:
        file: path below the reference folder, with forward slashes.
        record_id: id of the record, or its line when it has none; "" for the whole file.
        message: code and values for the sentence in assets/texts/reference.toml.
    """

    def __init__(self, file: str, record_id: str, code: str, **params: Param) -> None:
        self.file = file
        self.record_id = record_id
        self.message = Message(code, {"file": file, "record": record_id or "-", **params})
        details = ", ".join(f"{name}={value!r}" for name, value in params.items())
        super().__init__(f"{file}: {record_id or '-'}: {code} ({details})")
