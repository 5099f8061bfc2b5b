"""The wording of points: what each asks, what it hangs on, what was computed, and the count of a level."""

from PySide6.QtCore import QCoreApplication

from app.desktop.session.typed_input import number_language
from app.desktop.session.workspace import Workspace
from app.reporting.wording.number_text import estimate_text, number_text, own_decimals
from app.reporting.wording.outcome_texts import short_name, source_text
from app.texts import has_text, in_language, label, name_of, text
from models.domain.answers import NormOrigin, PointState
from models.domain.point_result import (
    DecidedBy,
    IndicatorPoints,
    LevelCount,
    PointNorm,
    PointResult,
    PointsVerdict,
)
from models.domain.question import AnswerKind, Point, PointOperator, PointRole
from models.presentation.marks import Mark
from widgets.answer_bar import AnswerOption
from widgets.fields.levels import LevelLine
from widgets.point_row import PointTexts

_SIGNS = {
    PointOperator.AT_MOST: "≤",
    PointOperator.LESS: "<",
    PointOperator.AT_LEAST: "≥",
    PointOperator.MORE: ">",
    PointOperator.SAME: "=",
}
_MARKS = {
    PointState.YES: Mark.MET,
    PointState.NO: Mark.MISSED,
    PointState.UNKNOWN: Mark.UNKNOWN,
    PointState.NOT_APPLICABLE: Mark.NO_LEVEL,
}
_LEVEL_MARKS = {
    PointsVerdict.MET: Mark.MET,
    PointsVerdict.MISSED: Mark.MISSED,
    PointsVerdict.OPEN: Mark.UNKNOWN,
    PointsVerdict.NOT_APPLICABLE: Mark.NO_LEVEL,
}
_BY_ITSELF = (DecidedBy.FACT, DecidedBy.FIGURE, DecidedBy.MISSING_DOCUMENT)


def options_of(point: Point) -> tuple[AnswerOption, ...]:
    """The answers that a person may give to a point; a figure that decides it leaves no yes and no."""
    if point.role is PointRole.INFO and point.answer is not AnswerKind.YES_NO:
        return ()
    options = []
    if point.answer is not AnswerKind.FIGURE:
        options += [
            AnswerOption(
                PointState.YES,
                QCoreApplication.translate("PointTexts", "Ja"),
                QCoreApplication.translate("PointTexts", "J"),
            ),
            AnswerOption(
                PointState.NO,
                QCoreApplication.translate("PointTexts", "Nee"),
                QCoreApplication.translate("PointTexts", "N"),
            ),
        ]
    options.append(
        AnswerOption(
            PointState.UNKNOWN,
            QCoreApplication.translate("PointTexts", "Weet ik niet"),
            QCoreApplication.translate("PointTexts", "W"),
        )
    )
    if point.can_be_na:
        options.append(
            AnswerOption(
                PointState.NOT_APPLICABLE,
                QCoreApplication.translate("PointTexts", "N.v.t."),
                QCoreApplication.translate("PointTexts", "T"),
            )
        )
    return tuple(options)


class PointWords:
    """The wording of the points of a project."""

    def __init__(self, workspace: Workspace) -> None:
        self._language, self._numbers = workspace.language, number_language(workspace)
        self._reference = workspace.reference

    def others_fed(self, input_id: str, indicator_id: str) -> str:
        """Names of the other indicators that an input feeds, with commas; "" for none."""
        questions = self._reference.questions
        fed = {f.indicator_id for f in questions.formulas.values() if input_id in f.input_ids} - {indicator_id}
        named = (short_name(i, self._language) for i in self._reference.indicators if i.id in fed)
        return ", ".join(named)

    def point_texts(self, point: Point, result: PointResult) -> PointTexts:
        """The texts of one point."""
        shows_mark = result.decided_by in _BY_ITSELF or result.decided_by is DecidedBy.NUMBER
        return PointTexts(
            question=in_language(point.question_nl, point.question_en, self._language),
            heading=point.heading,
            remarks=self._remarks(point, result),
            figure=self._figure(point, result),
            mark=_MARKS[result.state] if shows_mark or point.answer is AnswerKind.FIGURE else None,
            chips=self._chips(point, result),
            detail=self._detail(result),
            source=self._source(point),
        )

    def _remarks(self, point: Point, result: PointResult) -> tuple[str, ...]:
        lines = [in_language(point.help_nl, point.help_en, self._language)]
        if result.norm is not None and point.operator is not None:
            lines.append(self._norm(point, result.norm))
        lines += [text(reason, self._language) for reason in result.reasons if has_text(reason.code)]
        return tuple(line for line in lines if line)

    def _norm(self, point: Point, norm: PointNorm) -> str:
        number = number_text(norm.number, own_decimals(norm.number), self._numbers)
        sign = "" if point.operator is None else f"{_SIGNS[point.operator]} "
        asked = QCoreApplication.translate("PointTexts", "Gevraagd: {0}").format(
            f"{sign}{number} {point.unit}".strip()
        )
        parts = [asked]
        if norm.origin is not None:
            parts.append(_origin(norm.origin))
        if norm.document:
            parts.append(norm.document)
        elif norm.source is not None:
            parts.append(source_text(norm.source))
            if not norm.source.is_verified:
                parts.append(label("report_unverified", self._language))
        return " · ".join(parts)

    def _figure(self, point: Point, result: PointResult) -> str:
        figure = self._reference.questions.figures.get(point.figure_id)
        if figure is None:
            return ""
        name = name_of(figure, self._language)
        if result.figure is None:
            return QCoreApplication.translate("PointTexts", "{0}: nog niet te berekenen").format(name)
        said = f"{estimate_text(result.figure, figure.decimals, self._numbers)} {figure.unit}".strip()
        return f"{name}: {said}"

    def _chips(self, point: Point, result: PointResult) -> tuple[str, ...]:
        chips = []
        if point.role in (PointRole.DETAIL, PointRole.INFO):
            chips.append(QCoreApplication.translate("PointTexts", "telt niet mee"))
        if result.is_said_only:
            chips.append(QCoreApplication.translate("PointTexts", "gezegd"))
        if result.decided_by is DecidedBy.MISSING_DOCUMENT:
            chips.append(QCoreApplication.translate("PointTexts", "stuk is er nog niet"))
        if result.state is PointState.NOT_APPLICABLE:
            chips.append(QCoreApplication.translate("PointTexts", "niet van toepassing"))
        return tuple(chips)

    def _detail(self, result: PointResult) -> str:
        named = "" if result.answer is None else result.answer.evidence.document
        if not named:
            return QCoreApplication.translate("PointTexts", "Getal en bewijs")
        short = " ".join((named if len(named) <= 32 else f"{named[:31]}…").split())
        return QCoreApplication.translate("PointTexts", "Bewijs: {0}").format(short.replace("&", "&&"))

    def _source(self, point: Point) -> str:
        lines = [
            f"{label('report_column_source', self._language)}: {source_text(point.source)}",
            point.source.note,
        ]
        evidence = in_language(point.evidence_nl, point.evidence_en, self._language)
        if evidence:
            lines.append(QCoreApplication.translate("PointTexts", "Bewijs: {0}").format(evidence))
        condition = in_language(point.na_nl, point.na_en, self._language)
        if condition:
            lines.append(QCoreApplication.translate("PointTexts", "Niet van toepassing: {0}").format(condition))
        return "\n".join(line for line in lines if line)

    def level_lines(self, points: IndicatorPoints) -> tuple[LevelLine, ...]:
        """One line per level: "3 van 4", and what follows from it."""
        lines = [
            LevelLine(
                label(f"report_level_{level}", self._language), _count(count), _verdict(count),
                _LEVEL_MARKS[count.verdict],
            )
            for level, count in points.levels.items()
        ]  # fmt: skip
        if points.measured is not None:
            lines.append(
                LevelLine(QCoreApplication.translate("PointTexts", "gemeten"), _count(points.measured), "")
            )
        return tuple(lines)


def _count(count: LevelCount) -> str:
    return (
        QCoreApplication.translate("PointTexts", "{0} van {1}").format(count.yes, count.total)
        if count.total
        else ""
    )


def _verdict(count: LevelCount) -> str:
    return {
        PointsVerdict.MET: QCoreApplication.translate("PointTexts", "gehaald"),
        PointsVerdict.MISSED: QCoreApplication.translate("PointTexts", "gemist"),
        PointsVerdict.OPEN: QCoreApplication.translate("PointTexts", "nog niet te zeggen"),
        PointsVerdict.NOT_APPLICABLE: QCoreApplication.translate("PointTexts", "niet van toepassing"),
    }[count.verdict]


def _origin(origin: NormOrigin) -> str:
    return {
        NormOrigin.MUNICIPALITY: QCoreApplication.translate("PointTexts", "eigen gemeente"),
        NormOrigin.ZUID_HOLLAND: QCoreApplication.translate("PointTexts", "Zuid-Holland"),
        NormOrigin.MRA: QCoreApplication.translate("PointTexts", "Metropoolregio Amsterdam"),
        NormOrigin.OTHER: QCoreApplication.translate("PointTexts", "andere norm"),
    }[origin]
