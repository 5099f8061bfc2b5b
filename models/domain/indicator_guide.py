"""Explanation of an indicator for who must answer it."""

from dataclasses import dataclass

from models.domain.source import SourceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorGuide:
    """What an indicator asks, who knows it and where it stands, in Dutch and English.

    Attributes:
        question_nl, question_en: one sentence.
        who_nl, who_en: profession that knows the answer.
        where_nl, where_en: document, and the place in it.
        example_nl, example_en: an answer as it may be given; invented.
        usual_nl, usual_en: usual values; "" where no source gives any.
        mistakes_nl, mistakes_en: common mistakes, as many in both languages; at least one.
        evidence_nl, evidence_en: document that proves the answer.
        open_nl, open_en: what the source leaves open; "" when nothing.
        source: of the usual values.
    """

    question_nl: str
    question_en: str
    who_nl: str
    who_en: str
    where_nl: str
    where_en: str
    example_nl: str
    example_en: str
    mistakes_nl: tuple[str, ...]
    mistakes_en: tuple[str, ...]
    evidence_nl: str
    evidence_en: str
    source: SourceRef
    usual_nl: str = ""
    usual_en: str = ""
    open_nl: str = ""
    open_en: str = ""
