"""Texts of the rows of a list for an adviser: question, limit, evidence, and answers as people read them."""

from app.formats.adviser_list import state_word
from app.formats.adviser_questions import Asked
from app.reporting.wording.number_text import date_text, number_text, own_decimals
from app.reporting.wording.outcome_texts import indicator_name, unit_words
from app.texts import Language, label
from models.domain.answers import PointState
from models.domain.evidence import Evidence
from models.domain.project import Variant
from models.reference.reference import Reference

_SIGNS = {"<=": "≤", ">=": "≥"}
_MOST_DECIMALS = 4


def question_text(asked: Asked, reference: Reference, lang: Language) -> str:
    """What is asked, in one sentence."""
    is_dutch = lang == "nl"
    if asked.point is not None:
        return asked.point.question_nl if is_dutch else asked.point.question_en
    if asked.input is not None:
        name = asked.input.name_nl if is_dutch else asked.input.name_en
        if not asked.item:
            return name
        item = asked.input.item_nl if is_dutch else asked.input.item_en
        return f"{item} {asked.item}: {name}"
    guide = reference.guides.get(asked.indicator.id)
    asks = subject_text(asked, lang)
    if guide is not None:
        asks = guide.question_nl if is_dutch else guide.question_en
    which = asked.environmental_set
    return asks if which is None else f"{asks} {label('report_set', lang, set=which.value)}"


def help_text(asked: Asked, reference: Reference, lang: Language) -> str:
    """What to know for the answer; "" when there is nothing to say."""
    is_dutch = lang == "nl"
    if asked.point is not None:
        return asked.point.help_nl if is_dutch else asked.point.help_en
    if asked.input is not None:
        return ""
    guide = reference.guides.get(asked.indicator.id)
    if guide is None:
        return ""
    return guide.where_nl if is_dutch else guide.where_en


def subject_text(asked: Asked, lang: Language) -> str:
    """The indicator that it is asked for."""
    return indicator_name(asked.indicator, lang)


def asked_unit(asked: Asked, lang: Language) -> str:
    """The unit of the number; "" without one."""
    return unit_words(asked.unit, lang)


def limit_of(asked: Asked, lang: Language) -> str:
    """What the number of a point must be, such as "≥ 50 mm"; "" without a limit."""
    point = asked.point
    if point is None or point.operator is None or point.number is None:
        return ""
    sign = _SIGNS.get(point.operator.value, point.operator.value)
    number = number_text(point.number, own_decimals(point.number), lang)
    return " ".join(part for part in (sign, number, unit_words(point.unit, lang)) if part)


def evidence_asked(asked: Asked, reference: Reference, lang: Language) -> str:
    """The document that proves the answer; "" when nothing says which."""
    is_dutch = lang == "nl"
    if asked.point is not None:
        return asked.point.evidence_nl if is_dutch else asked.point.evidence_en
    if asked.input is not None:
        document = reference.questions.documents.get(asked.document_id)
        return "" if document is None else (document.name_nl if is_dutch else document.name_en)
    guide = reference.guides.get(asked.indicator.id)
    if guide is None:
        return ""
    return guide.evidence_nl if is_dutch else guide.evidence_en


def choice_words(asked: Asked, lang: Language) -> dict[str, str]:
    """Id of each choice of an input -> its name; empty for a row without choices."""
    choices = asked.input.choices if asked.input is not None else ()
    return {choice.id: choice.name_nl if lang == "nl" else choice.name_en for choice in choices}


def answer_words(asked: Asked, lang: Language) -> tuple[str, ...]:
    """The answers in words that the row offers."""
    return (*choice_words(asked, lang).values(), *(state_word(state, lang) for state in asked.states))


def said_text(asked: Asked, state: PointState | None, value: float | None, choice: str, lang: Language) -> str:
    """An answer as people read it: "ja, 52 mm"; "" for none."""
    words = [choice_words(asked, lang).get(choice, choice)] if choice else []
    words += [state_word(state, lang)] if state is not None else []
    if value is not None:
        number = number_text(value, min(own_decimals(value), _MOST_DECIMALS), lang)
        words.append(" ".join(part for part in (number, asked_unit(asked, lang)) if part))
    return ", ".join(words)


def with_evidence(said: str, evidence: Evidence, lang: Language) -> str:
    """An answer with its document and date behind it in brackets."""
    parts = [evidence.document, date_text(evidence.date, lang) if evidence.date is not None else ""]
    cited = ", ".join(part for part in parts if part)
    return f"{said} ({cited})" if said and cited else said


def held_text(asked: Asked, variant: Variant, lang: Language) -> str:
    """The answer that the variant has already, with its evidence; "" without one."""
    if asked.point is not None:
        answer = variant.answers.point(asked.point.id)
        if answer is None:
            return ""
        said = said_text(asked, answer.state, answer.number, "", lang)
        return with_evidence(said, answer.evidence, lang)
    if asked.input is not None:
        given = variant.answers.input(asked.input.id, asked.item)
        if given is None:
            return ""
        return with_evidence(said_text(asked, None, given.value, given.choice, lang), given.evidence, lang)
    for held in reversed(variant.assessments):
        is_same = held.indicator_id == asked.indicator.id
        if is_same and held.environmental_set is asked.environmental_set:
            return with_evidence(said_text(asked, None, held.value, "", lang), held.evidence, lang)
    return ""
