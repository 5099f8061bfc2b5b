"""Reads cells of the four detachability columns: an option by name, or its score."""

from collections.abc import Sequence

from app.formats.cell_text import Cell, folded
from app.importing.bill.numbers import readings, says_unknown
from app.importing.bill.table import ColumnView
from app.importing.common.finding_list import quote
from models.reference.detachability import DetachabilityOption


def read_scores(view: ColumnView, options: Sequence[DetachabilityOption]) -> list[float | None]:
    """The score per cell. A score that belongs to no option is kept with `import_score_of_no_option`."""
    names = {
        folded(name): option.score
        for option in options
        for name in (option.id, option.name_nl, option.name_en, *option.synonyms)
    }
    reader = _ScoreReader(view, names, {option.score for option in options}, _listed(options))
    if bool not in set(map(type, view.cells)):
        quiet = {cell: reader.quiet_score(cell) for cell in set(view.cells) - {""}}
        if None not in quiet.values():
            return [quiet.get(cell) for cell in view.cells]
    return [None if cell == "" else reader.score(i, cell) for i, cell in enumerate(view.cells)]


def _listed(options: Sequence[DetachabilityOption]) -> str:
    return "; ".join(f"{option.name_nl} ({option.score:g})" for option in options)


class _ScoreReader:
    def __init__(self, view: ColumnView, names: dict[str, float], scores: set[float], accepted: str) -> None:
        self._view = view
        self._names = names
        self._accepted = accepted
        self._option_scores = scores

    def quiet_score(self, cell: Cell) -> float | None:
        """The score of a cell that needs no finding, else None."""
        if isinstance(cell, str):
            return self._names.get(folded(cell))
        return float(cell) if isinstance(cell, float | int) and cell in self._option_scores else None

    def score(self, index: int, cell: Cell) -> float | None:
        """The score of one cell; None for an empty or refused cell."""
        if isinstance(cell, str):
            return self._score_of_text(index, cell)
        if isinstance(cell, bool) or not isinstance(cell, int | float):
            self._view.refuse(index, "import_unknown_choice", accepted=self._accepted)
            return None
        return self._checked(index, float(cell))

    def _score_of_text(self, index: int, text: str) -> float | None:
        name = folded(text)
        if not name:
            return None
        if name in self._names:
            return self._names[name]
        number = readings(text)
        if number is not None and not number.is_ambiguous:
            return self._checked(index, number.value(None) or 0.0)
        if says_unknown(text):
            self._view.findings.note("import_read_as_unknown", self._view.place(index), text=quote(text))
        else:
            self._view.refuse(index, "import_unknown_choice", accepted=self._accepted)
        return None

    def _checked(self, index: int, score: float) -> float | None:
        if not 0 < score <= 1:
            self._view.refuse(index, "import_score_out_of_range")
            return None
        if score not in self._option_scores:
            params = {"text": quote(score), "accepted": self._accepted}
            self._view.findings.warning("import_score_of_no_option", self._view.place(index), **params)
        return score
