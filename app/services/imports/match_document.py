"""The matches of a file as JSON. Its schema is assets/schemas/meetlat.match-1.json."""

import json
from collections.abc import Iterable
from typing import Any

from app.importing.matching.rows import MatchState, MaterialProposal
from app.services.matching.row_matching import MatchedRow
from app.texts import Language, text

SCHEMA = "meetlat.match/1"

Json = dict[str, Any]


def match_document(rows: Iterable[MatchedRow], lang: Language) -> Json:
    """Every row of a file with its state and proposals; reasons are in the language, and unknown is None.

    A row that is taken has its first proposal as card or assembly, with the mass and the biobased mass in kg.
    """
    return {"schema": SCHEMA, "lines": [_line(each, lang) for each in rows]}


def match_bytes(rows: Iterable[MatchedRow], lang: Language) -> bytes:
    """The document as it is written; equal matches give equal bytes."""
    document = json.dumps(match_document(rows, lang), ensure_ascii=False, allow_nan=False, indent=1)
    return f"{document}\n".encode()


def _line(each: MatchedRow, lang: Language) -> Json:
    row, match = each.row, each.match
    taken = match.proposals[0] if match.state is MatchState.TAKEN and match.proposals else None
    return {
        "row": row.row,
        "text": row.text,
        "quantity": row.quantity,
        "unit": row.unit.symbol if row.unit is not None else None,
        "state": match.state.value,
        "card": _named(taken) if taken is not None and not taken.is_assembly else None,
        "assembly": _named(taken) if taken is not None and taken.is_assembly else None,
        "sheet": row.sheet,
        "mass_kg": taken.mass_kg if taken is not None else None,
        "biobased_kg": taken.biobased_kg if taken is not None else None,
        "proposals": [_proposal(proposal, lang) for proposal in match.proposals],
    }


def _named(proposal: MaterialProposal) -> Json:
    return {"id": proposal.id, "name_nl": proposal.name_nl}


def _proposal(proposal: MaterialProposal, lang: Language) -> Json:
    reasons = [text(reason, lang) for reason in proposal.reasons]
    return {**_named(proposal), "score": proposal.score, "reasons": reasons}
