"""What can go wrong with the store, each with a code whose text stands in assets/texts/storage.toml.

`str(error)` is for the log, in English and technical; people read `error.message` through the texts.
"""

from models.domain.outcome import Message, Param


class StorageError(Exception):
    """The store could not do what was asked; nothing was changed.

    Attributes:
        message: the code and the values for its text.
    """

    code: str = "storage_failed"

    def __init__(self, **params: Param) -> None:
        self.message = Message(self.code, params)
        super().__init__(", ".join([self.code, *(f"{name}={value!r}" for name, value in params.items())]))


class ProjectDocumentError(StorageError):
    """A project cannot be written as a document, or a document is not one of a project.

    Attributes:
        path: where in the document, such as `$.project.variants[0].name`.
    """

    def __init__(self, code: str, **params: Param) -> None:
        self.parts: list[str] = []
        self._given = params
        self.code = code
        super().__init__(**params, path=self.path)

    @property
    def path(self) -> str:
        return "$" + "".join(reversed(self.parts))

    def inside(self, part: str | int) -> "ProjectDocumentError":
        """The same error, one step further out: `part` is a key or a position."""
        self.parts.append(f"[{part}]" if isinstance(part, int) else f".{part}")
        self.message = Message(self.code, {**self._given, "path": self.path})
        return self

    def __str__(self) -> str:
        return f"{self.code} at {self.path}: {self._given}"
