"""Collects findings while reading, and defines the one exception that ends a reading early."""

from collections import Counter

from models.domain.outcome import Finding, Message, Param, Place, Severity

MAX_PER_CODE = 200
_MAX_QUOTE = 60


class FileRefusedError(Exception):
    """The file is not read any further; `code` and `params` say why. Never leaves app.importing."""

    def __init__(self, code: str, **params: Param) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


def quote(value: object) -> str:
    """The content of a cell for use inside a message: one line, cut to a largest length."""
    text = " ".join(str(value).split())
    return text if len(text) <= _MAX_QUOTE else text[: _MAX_QUOTE - 1] + "…"


class FindingList:
    """Findings of one file in order of discovery, at most `MAX_PER_CODE` of a kind and severity."""

    def __init__(self, file_name: str) -> None:
        self._file = file_name
        self._found: list[Finding] = []
        self._counts: Counter[tuple[Severity, str]] = Counter()
        self._refused: set[tuple[str, int, str]] = set()

    def add(self, severity: Severity, code: str, place: Place | None = None, **params: Param) -> None:
        """Adds one finding; beyond the maximum of its kind it is only counted."""
        self._counts[severity, code] += 1
        if severity is Severity.ERROR and place is not None:
            self._refused.add((place.sheet, place.row, place.column))
        if self._counts[severity, code] > MAX_PER_CODE:
            return
        where = place or Place()
        where = Place(self._file, where.sheet, where.row, where.column, where.line_id)
        line_ids = (where.line_id,) if where.line_id else ()
        self._found.append(Finding(severity, Message(code, params, line_ids), where))

    @property
    def has_errors(self) -> bool:
        return any(severity is Severity.ERROR for severity, _ in self._counts)

    def is_refused(self, place: Place) -> bool:
        """Whether the cell at `place` could not be read, so that it needs no second finding."""
        return (place.sheet, place.row, place.column) in self._refused

    def error(self, code: str, place: Place | None = None, **params: Param) -> None:
        self.add(Severity.ERROR, code, place, **params)

    def warning(self, code: str, place: Place | None = None, **params: Param) -> None:
        self.add(Severity.WARNING, code, place, **params)

    def unread(self, code: str, place: Place, **params: Param) -> None:
        """Adds a warning about a cell that could not be read, so that its field is unknown."""
        self._refused.add((place.sheet, place.row, place.column))
        self.warning(code, place, **params)

    def note(self, code: str, place: Place | None = None, **params: Param) -> None:
        self.add(Severity.NOTE, code, place, **params)

    def finished(self) -> tuple[Finding, ...]:
        """All findings, with one more for each kind that was cut off."""
        more = [
            Finding(severity, Message("import_more_of_these", {"count": count - MAX_PER_CODE, "code": code}),
                    Place(self._file))
            for (severity, code), count in self._counts.items()
            if count > MAX_PER_CODE
        ]  # fmt: skip
        return (*self._found, *more)
