"""The sentences of the guided quarter of an hour: what is done, and how long it takes."""

import math

from PySide6.QtCore import QCoreApplication

from models.scorecard.answer_counts import AnswerCounts
from models.scorecard.interview import Course, CourseGroup, Reach, Standing


def minutes_sentence(course: Course, seconds_spent: float) -> str:
    """The minutes since the page was opened, and the estimated minutes for what is open."""
    spent = int(seconds_spent // 60)
    left = math.ceil(course.minutes_left)
    if not left:
        return QCoreApplication.translate("InterviewTexts", "{0} min bezig · niets meer te vragen").format(spent)
    return QCoreApplication.translate("InterviewTexts", "{0} min bezig · nog ongeveer {1} min").format(spent, left)


def counts_sentence(counts: AnswerCounts) -> str:
    """Answers with how many of these are estimated, "I do not know" and verdicts, and what is open."""
    if counts.estimated:
        told = QCoreApplication.translate(
            "InterviewTexts", "{0} antwoord, waarvan {1} geschat · {2} weet ik niet · {3} oordeel · {4} open"
        )
        return told.format(counts.answered, counts.estimated, counts.unknown, counts.verdicts, counts.open)
    return QCoreApplication.translate(
        "InterviewTexts", "{0} antwoord · {1} weet ik niet · {2} oordeel · {3} open"
    ).format(counts.answered, counts.unknown, counts.verdicts, counts.open)


def reach_sentence(found: Reach) -> str:
    """What a quarter of an hour gives in this phase, said to be an estimate."""
    first = QCoreApplication.translate(
        "InterviewTexts",
        "Met de stukken op tafel zijn in deze fase in een kwartier {0} van de {1} te beantwoorden,",
    )
    second = QCoreApplication.translate(
        "InterviewTexts", "waarvan {0} met 'weet ik niet'. Een schatting van de makers, niet gemeten."
    )
    return f"{first.format(found.answered, found.total)} {second.format(found.unknown)}"


def group_line(group: CourseGroup, *, is_missing: bool) -> str:
    """How far one document is."""
    if is_missing:
        return QCoreApplication.translate("InterviewTexts", "is er nog niet")
    done = sum(item.standing in (Standing.ANSWERED, Standing.UNKNOWN) for item in group.items)
    return QCoreApplication.translate("InterviewTexts", "{0} van {1}").format(done, len(group.items))


def finished_sentence(counts: AnswerCounts) -> str:
    """What stands when nothing is open any more."""
    told = QCoreApplication.translate(
        "InterviewTexts",
        "Alles is gevraagd: {0} met een antwoord, {1} met een oordeel; van {2} is het nog niet bekend.",
    )
    return told.format(counts.answered, counts.verdicts, counts.unknown)
