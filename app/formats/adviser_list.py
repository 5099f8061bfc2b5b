"""The list of questions for one adviser: its sheet, the keys above the table, its columns, and what is read back.

Sheet, keys and columns stand in the language of the list; both languages are read.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.formats.cell_text import folded
from app.formats.workbook_layout import QUESTIONS, Column, Kind
from app.texts import Language
from models.domain.answers import EvidenceKind, PointState
from models.domain.evidence import NO_EVIDENCE, Evidence
from models.domain.outcome import Place

FORMAT = "meetlat.questions/1"

SHEET_NAMES: Mapping[Language, str] = {"nl": QUESTIONS, "en": "Meetlat questions"}


@dataclass(frozen=True, slots=True)
class Key:
    """A fact above the table, with its name in both languages."""

    field: str
    nl: str
    en: str

    def name(self, lang: Language) -> str:
        """The name in one language."""
        return self.nl if lang == "nl" else self.en


KEYS: tuple[Key, ...] = (
    Key("project_name", "Project", "Project"),
    Key("variant_name", "Variant", "Variant"),
    Key("adviser", "Voor", "For"),
    Key("made_on", "Gemaakt op", "Made on"),
    Key("format", "Soort lijst", "Kind of list"),
    Key("project_id", "Projectcode", "Project code"),
    Key("variant_id", "Variantcode", "Variant code"),
    Key("content_hash", "Controlegetal", "Checksum"),
)
"""The facts above the table, four in a row; the second row says to which project the list returns."""


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of the table, with its header in both languages and its width in characters."""

    field: str
    nl: str
    en: str
    kind: Kind
    width: int
    is_filled_in: bool = False

    def header(self, lang: Language) -> str:
        """The header in one language."""
        return self.nl if lang == "nl" else self.en


COLUMNS: tuple[ListColumn, ...] = (
    ListColumn("subject", "Onderwerp", "Subject", Kind.TEXT, 20),
    ListColumn("question", "Vraag", "Question", Kind.TEXT, 48),
    ListColumn("limit", "Wanneer ja", "When yes", Kind.TEXT, 15),
    ListColumn("answer", "Antwoord", "Answer", Kind.CHOICE, 15, True),
    ListColumn("value", "Getal", "Number", Kind.NUMBER, 11, True),
    ListColumn("unit", "Eenheid", "Unit", Kind.TEXT, 11),
    ListColumn("document", "Bewijsstuk", "Evidence", Kind.TEXT, 26, True),
    ListColumn("date", "Datum van het stuk", "Date of the document", Kind.DATE, 13, True),
    ListColumn("evidence_kind", "Soort bewijs", "Kind of evidence", Kind.CHOICE, 13, True),
    ListColumn("note", "Toelichting", "Remark", Kind.TEXT, 28, True),
    ListColumn("held", "Nu bekend", "Known now", Kind.TEXT, 22),
    ListColumn("asked_evidence", "Gevraagd bewijs", "Evidence asked for", Kind.TEXT, 26),
    ListColumn("key", "Code", "Code", Kind.ID, 30),
)

READ_COLUMNS: tuple[Column, ...] = tuple(
    Column(column.nl, column.field, column.kind, aliases=(column.en,)) for column in COLUMNS
)
"""The columns as a table is read: by either header."""

STATES: Mapping[PointState, tuple[str, str]] = {
    PointState.YES: ("ja", "yes"),
    PointState.NO: ("nee", "no"),
    PointState.UNKNOWN: ("weet ik niet", "do not know"),
    PointState.NOT_APPLICABLE: ("n.v.t.", "not applicable"),
}
"""Answer -> its word in Dutch and English."""

_OTHER_STATES: Mapping[str, PointState] = {
    "j": PointState.YES, "y": PointState.YES, "n": PointState.NO,
    "weet niet": PointState.UNKNOWN, "onbekend": PointState.UNKNOWN, "unknown": PointState.UNKNOWN,
    "?": PointState.UNKNOWN, "don't know": PointState.UNKNOWN, "weet_ik_niet": PointState.UNKNOWN,
    "nvt": PointState.NOT_APPLICABLE, "niet van toepassing": PointState.NOT_APPLICABLE,
    "n.a.": PointState.NOT_APPLICABLE, "n/a": PointState.NOT_APPLICABLE,
}  # fmt: skip

EVIDENCE_KINDS: Mapping[EvidenceKind, tuple[str, str]] = {
    EvidenceKind.STATEMENT: ("verklaring", "statement"),
    EvidenceKind.DRAWING: ("tekening of tabel", "drawing or table"),
    EvidenceKind.CALCULATION: ("berekening", "calculation"),
    EvidenceKind.MEASURED: ("meting", "measurement"),
}
"""Kind of evidence -> its word in Dutch and English; no evidence is an empty cell."""


def state_word(state: PointState, lang: Language) -> str:
    """The word of an answer in one language."""
    return STATES[state][lang == "en"]


def state_options() -> dict[str, PointState]:
    """Folded text -> answer, in both languages."""
    own = {folded(word): state for state, words in STATES.items() for word in words}
    return {**_OTHER_STATES, **own}


def evidence_kind_options() -> dict[str, EvidenceKind]:
    """Folded text -> kind of evidence, in both languages and by its id."""
    ids = {kind.value: kind for kind in EVIDENCE_KINDS}
    return ids | {folded(word): kind for kind, words in EVIDENCE_KINDS.items() for word in words}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListAnswer:
    """One row of a list that somebody filled in, before it is compared with the project.

    Attributes:
        key: of the question, see `app.formats.adviser_questions`.
        state: None without an answer in words.
        value: in the unit of the question; None without a number.
        choice: id of the chosen value of an input with choices; "" without.
        where: the row.
    """

    key: str
    state: PointState | None = None
    value: float | None = None
    choice: str = ""
    evidence: Evidence = NO_EVIDENCE
    evidence_kind: EvidenceKind = EvidenceKind.NONE
    note: str = ""
    where: Place = field(default_factory=Place)


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviserList:
    """A list that came back.

    Attributes:
        project_id, variant_id: "" when the list was made of a file that had none, or when the cell was emptied.
        content_hash: of the project when the list was made; "" when the cell was emptied.
        adviser_id: "" when the list does not say a known adviser.
        made_on: ISO date, "" when not said.
        question_count: rows with a known question.
        answers: of the rows that were filled in.
    """

    project_name: str = ""
    project_id: str = ""
    variant_name: str = ""
    variant_id: str = ""
    content_hash: str = ""
    adviser_id: str = ""
    made_on: str = ""
    question_count: int = 0
    answers: tuple[ListAnswer, ...] = ()
