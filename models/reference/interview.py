"""Reads questions/: the guided quarter of an hour, its documents, and what need not be asked."""

from collections.abc import Collection, Mapping, Sequence

from models.domain.interview import (
    Expected,
    Interview,
    InterviewDocument,
    InterviewStep,
    PhaseOrder,
    ProjectFact,
    SkipEffect,
    SkipRule,
)
from models.domain.project import Phase
from models.domain.question import Questions
from models.domain.requirement import Indicator
from models.reference.manifest import ReferenceFolder
from models.reference.records import Record, csv_records
from models.reference.sources import SOURCE_COLUMNS, Sources

ORDER_FILE = "questions/interview.csv"
DOCUMENT_FILE = "questions/interview_documents.csv"
SKIP_FILE = "questions/skips.csv"
_ORDER_COLUMNS = frozenset({"phase", "indicator", "document", "expected", "minutes"})
_DOCUMENT_COLUMNS = SOURCE_COLUMNS | {"id", "short_nl", "short_en", "why_nl", "why_en"}
_SKIP_COLUMNS = SOURCE_COLUMNS | {"id", "document", "about", "when", "effect", "text_nl", "text_en"}
_START = "start"
_LONGEST_MINUTES = 60.0


def load_interview(
    folder: ReferenceFolder, sources: Sources, indicators: Sequence[Indicator], questions: Questions
) -> Interview:
    """The interview. A phase asks an indicator at most once; one that it leaves out is asked on its page only.

    Raises:
        ReferenceDataError: a record is broken, or names an unknown document or indicator.
    """
    documents = {
        record.id: _document(record, sources, questions)
        for record in csv_records(DOCUMENT_FILE, folder.read(DOCUMENT_FILE), _DOCUMENT_COLUMNS, ("id",))
    }
    ids = frozenset(indicator.id for indicator in indicators)
    skips = csv_records(SKIP_FILE, folder.read(SKIP_FILE), _SKIP_COLUMNS, ("id",))
    return Interview(
        documents,
        _orders(folder.read(ORDER_FILE), documents, ids),
        tuple(_skip(record, documents, ids | questions.points.keys(), sources) for record in skips),
    )


def _document(record: Record, sources: Sources, questions: Questions) -> InterviewDocument:
    record.check_known(record.id, questions.documents, "document")
    named = questions.documents[record.id]
    return InterviewDocument(
        id=record.id,
        name_nl=named.name_nl,
        name_en=named.name_en,
        short_nl=record.text("short_nl"),
        short_en=record.text("short_en"),
        why_nl=record.text("why_nl"),
        why_en=record.text("why_en"),
        source=sources.of(record),
    )


def _orders(content: str, documents: Collection[str], ids: frozenset[str]) -> dict[Phase, PhaseOrder]:
    start: dict[Phase, float] = {}
    steps: dict[Phase, list[InterviewStep]] = {}
    for record in csv_records(ORDER_FILE, content, _ORDER_COLUMNS, ("phase", "indicator")):
        phase, minutes = record.choice("phase", Phase), record.number("minutes", 0.0, _LONGEST_MINUTES)
        if record.text("indicator") == _START:
            start[phase] = minutes
        elif phase not in start:
            record.refuse("reference_missing_key", key=f"{phase}/{_START}")
        else:
            steps.setdefault(phase, []).append(_step(record, documents, ids, minutes))
    return {phase: PhaseOrder(minutes, tuple(steps.get(phase, ()))) for phase, minutes in start.items()}


def _step(record: Record, documents: Collection[str], ids: frozenset[str], minutes: float) -> InterviewStep:
    return InterviewStep(
        record.known("indicator", ids, "indicator"),
        record.known("document", documents, "document"),
        record.choice("expected", Expected),
        minutes,
    )


def _skip(
    record: Record, documents: Mapping[str, InterviewDocument], ids: frozenset[str], sources: Sources
) -> SkipRule:
    about = record.words("about")
    if not about:
        record.refuse("reference_missing_key", key="about")
    for name in about:
        record.check_known(name, ids, "indicator")
    return SkipRule(
        id=record.id,
        document_id=record.known("document", documents, "document"),
        about=about,
        when=record.choice("when", ProjectFact),
        effect=record.choice("effect", SkipEffect),
        text_nl=record.text("text_nl"),
        text_en=record.text("text_en"),
        source=sources.of(record),
    )
