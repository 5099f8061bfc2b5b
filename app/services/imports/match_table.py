"""The matches of a file as plain text for a terminal, with what counts of it below."""

from collections import Counter
from collections.abc import Sequence

from app.importing.matching.rows import MatchState
from app.reporting.wording.number_text import number_text, own_decimals, unit_symbol
from app.reporting.wording.plain_text import fitted
from app.services.matching.row_matching import MatchedRow
from app.texts import Language, label

_LEAST_WIDTH = 60
_ROW, _STATE, _AMOUNT, _MASS = 5, 13, 16, 12
_LEAST_TEXT = 14


def match_table(rows: Sequence[MatchedRow], lang: Language, width: int) -> str:
    """One line of text for each row, at most `width` (but at least 60) columns wide, and the totals."""
    width = max(_LEAST_WIDTH, width)
    is_wide = width >= 2 * _LEAST_WIDTH - _LEAST_TEXT
    rest = width - _ROW - _STATE - 2 - ((_AMOUNT + _MASS + 2) if is_wide else 0)
    left = max(_LEAST_TEXT, rest * 11 // 20)
    widths = (
        _ROW,
        _STATE,
        left,
        *((_AMOUNT,) if is_wide else ()),
        rest - left - 2,
        *((_MASS,) if is_wide else ()),
    )
    return "\n".join(
        (*(_printed(_cells(each, lang, is_wide=is_wide), widths) for each in rows), "", _totals(rows, lang))
    )


def _printed(cells: Sequence[str], widths: Sequence[int]) -> str:
    last = len(widths) - 1 if len(widths) > _ROW else -1
    pairs = enumerate(zip(cells, widths, strict=True))
    aligned = (fitted(cell, width, "right" if i in (0, last) else "left") for i, (cell, width) in pairs)
    return " ".join(aligned).rstrip()


def _cells(each: MatchedRow, lang: Language, *, is_wide: bool) -> tuple[str, ...]:
    row, match = each.row, each.match
    first = match.proposals[0] if match.proposals else None
    name = "" if first is None else (first.name_en if lang == "en" else "") or first.name_nl
    state = label(f"cli_match_{match.state.value}", lang)
    if not is_wide:
        return str(row.row), state, row.text, name
    amount = "" if row.quantity is None else number_text(row.quantity, own_decimals(row.quantity), lang)
    taken = match.state is MatchState.TAKEN and first is not None
    mass = first.mass_kg if taken and first is not None else None
    shown = "" if mass is None else f"{number_text(mass, 0, lang)} kg"
    return str(row.row), state, row.text, f"{amount} {unit_symbol(row.unit)}".strip(), name, shown


def _totals(rows: Sequence[MatchedRow], lang: Language) -> str:
    counts = Counter(each.match.state for each in rows)
    masses = [
        each.match.proposals[0].mass_kg
        for each in rows
        if each.match.state is MatchState.TAKEN and each.match.proposals
    ]
    total = sum(mass for mass in masses if mass is not None)
    return label(
        "cli_match_totals",
        lang,
        rows=len(rows),
        taken=counts[MatchState.TAKEN],
        proposed=counts[MatchState.PROPOSED],
        none=counts[MatchState.NONE],
        left_out=counts[MatchState.LEFT_OUT],
        mass=f"{number_text(total, 0, lang)} kg",
    )
