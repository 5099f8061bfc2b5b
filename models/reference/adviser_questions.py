"""Reads questions/advisers.csv and questions/per_adviser.csv: who can answer which question."""

from collections.abc import Collection, Sequence

from models.domain.adviser import Adviser, AdviserQuestion, AdviserQuestions
from models.domain.question import Questions
from models.domain.requirement import Indicator
from models.reference.manifest import ReferenceFolder
from models.reference.on_demand import refuse_double_names
from models.reference.records import Record, csv_records

ADVISER_FILE = "questions/advisers.csv"
QUESTION_FILE = "questions/per_adviser.csv"
_ADVISER_COLUMNS = frozenset({"id", "name_nl", "name_en"})
_QUESTION_COLUMNS = frozenset({"adviser", "document", "about"})
_BEFORE_POINT = "/"


def load_adviser_questions(
    folder: ReferenceFolder, indicators: Sequence[Indicator], known: Questions
) -> AdviserQuestions:
    """All advisers with their questions. Every adviser has a question, and no question is asked twice.

    Raises:
        ReferenceDataError: a record is broken, names something unknown, or asks what another one asks.
    """
    records = {
        record.id: record
        for record in csv_records(ADVISER_FILE, folder.read(ADVISER_FILE), _ADVISER_COLUMNS, ("id",))
    }
    refuse_double_names(records)
    advisers = {name: Adviser(name, each.text("name_nl"), each.text("name_en")) for name, each in records.items()}
    ids = frozenset(indicator.id for indicator in indicators)
    asked = csv_records(QUESTION_FILE, folder.read(QUESTION_FILE), _QUESTION_COLUMNS, ("about",))
    questions = tuple(_question(record, advisers, ids, known) for record in asked)
    with_question = {question.adviser_id for question in questions}
    for name, record in records.items():
        if name not in with_question:
            record.refuse("reference_missing_key", key=QUESTION_FILE)
    return AdviserQuestions(advisers, questions)


def _question(
    record: Record, advisers: Collection[str], indicators: Collection[str], known: Questions
) -> AdviserQuestion:
    about = record.text("about")
    indicator_id = about.partition(_BEFORE_POINT)[0]
    record.check_known(indicator_id, indicators, "indicator")
    if _BEFORE_POINT in about:
        record.check_known(about, known.points, "point")
    return AdviserQuestion(
        adviser_id=record.known("adviser", advisers, "adviser"),
        document_id=record.known("document", known.documents, "document"),
        indicator_id=indicator_id,
        point_id=about if _BEFORE_POINT in about else "",
    )
