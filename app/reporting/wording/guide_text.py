"""Texts of the explanation of an indicator: what it asks, who knows it, where it stands, what goes wrong."""

from dataclasses import dataclass

from app.texts import Language, label
from models.domain.indicator_guide import IndicatorGuide
from models.domain.source import SourceRef


@dataclass(frozen=True, slots=True)
class GuideLine:
    """One part of an explanation: its name, and one text or several."""

    name: str
    texts: tuple[str, ...]


def guide_question(guide: IndicatorGuide, lang: Language) -> str:
    """What the indicator asks, in one sentence."""
    return guide.question_nl if lang == "nl" else guide.question_en


def guide_lines(guide: IndicatorGuide, lang: Language) -> tuple[GuideLine, ...]:
    """The parts of the explanation that have a text, in the order in which somebody who must answer needs them."""
    is_dutch = lang == "nl"
    parts = (
        ("guide_who", (guide.who_nl if is_dutch else guide.who_en,)),
        ("guide_where", (guide.where_nl if is_dutch else guide.where_en,)),
        ("guide_example", (guide.example_nl if is_dutch else guide.example_en,)),
        ("guide_usual", (_usual(guide, lang),)),
        ("guide_mistakes", guide.mistakes_nl if is_dutch else guide.mistakes_en),
        ("guide_evidence", (guide.evidence_nl if is_dutch else guide.evidence_en,)),
        ("guide_open", (guide.open_nl if is_dutch else guide.open_en,)),
    )
    return tuple(GuideLine(label(code, lang), texts) for code, texts in parts if texts != ("",))


def _usual(guide: IndicatorGuide, lang: Language) -> str:
    """The usual values with their source, marked when no source text gives them; "" without any."""
    usual = guide.usual_nl if lang == "nl" else guide.usual_en
    if not usual:
        return ""
    if not guide.source.is_verified:
        return label("guide_not_verified", lang, text=usual)
    return label("guide_from", lang, text=usual, source=_source(guide.source))


def _source(source: SourceRef) -> str:
    return ", ".join(part for part in (source.document, source.edition, source.clause) if part)
