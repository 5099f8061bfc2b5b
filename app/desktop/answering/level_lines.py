"""The levels of an outcome as lines of text: the requirement, and whether it is reached."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.reporting.wording.number_text import NOTHING, decimals_needed, signed_text
from app.reporting.wording.outcome_texts import level_name, limit_text, unit_text
from app.texts import Language, label, text
from models.domain.outcome import LevelVerdict, Verdict
from models.domain.requirement import Indicator, Operator, RequirementKind
from models.presentation.marks import verdict_mark
from widgets.fields.levels import LevelLine


def level_lines(
    levels: Sequence[LevelVerdict], indicator: Indicator, lang: Language, numbers: Language, *, is_answered: bool
) -> tuple[LevelLine, ...]:
    """One line per level of the edition or the law; without an outcome only the requirement."""
    return tuple(
        LevelLine(
            level_name(level, lang),
            asked_text(level, indicator, lang, numbers),
            _answer(level, indicator, lang, numbers) if is_answered else "",
            verdict_mark(level.verdict) if is_answered and level.verdict is not Verdict.NO_LEVEL else None,
        )
        for level in levels
        if level.operator is not Operator.NONE
    )


def asked_text(level: LevelVerdict, indicator: Indicator, lang: Language, numbers: Language) -> str:
    """The limit with its unit and set, or the words of the source; a target is named as such."""
    if level.limit is None:
        said = text(level.reason, lang) if not level.text and level.reason is not None else level.text
    else:
        unit = unit_text(indicator, lang)
        limit = limit_text(level, indicator.decimals, numbers).rstrip("*")
        said = limit if unit == NOTHING else f"{limit} {unit}"
    if level.environmental_set is not None:
        set_name = label("report_set", lang, set=level.environmental_set.value)
        said = f"{said}, {set_name}"
    if level.kind is RequirementKind.TARGET:
        return QCoreApplication.translate("LevelLines", "{0} (streefwaarde)").format(said)
    return said


def _answer(level: LevelVerdict, indicator: Indicator, lang: Language, numbers: Language) -> str:
    if level.verdict is Verdict.NO_LEVEL:
        return ""
    word = label(f"report_{level.verdict}", lang)
    if level.margin is not None and level.verdict in (Verdict.MEETS, Verdict.MISSES):
        decimals = decimals_needed([level.margin], [0.0], indicator.decimals)
        return f"{word} ({signed_text(level.margin, decimals, numbers)})"
    if level.reason is not None and level.verdict is not Verdict.MEETS and level.limit is not None:
        return f"{word}: {text(level.reason, lang)}"
    return word
