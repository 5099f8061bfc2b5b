"""Requirement texts for a tender or agreement, one per target: limit, method, phase, evidence, source.

A figure that its source does not demand is called a target; where the source gives only words, they are quoted.
Leaves out on purpose: any sum over indicators, and legal advice.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.reporting.wording.number_text import NBSP, NOTHING, limit_decimals, number_text
from app.reporting.wording.outcome_texts import indicator_name, source_text, unit_text
from app.reporting.wording.plain_text import clean
from app.texts import Language, in_language, label, name_of, text, title_of
from models.domain.instrument import Instrument
from models.domain.outcome import Message
from models.domain.project import BuildingType, JudgedLevel, Project, Target, Variant
from models.domain.requirement import (
    AssessmentMode,
    Direction,
    Domain,
    Indicator,
    Level,
    Operator,
    Requirement,
    RequirementKind,
    Theme,
)
from models.legal.requirements import applied_requirements, printed_at
from models.reference.reference import Reference
from models.scorecard.scorecard import regime_message

_LEVELS = {
    JudgedLevel.LEGAL: Level.LEGAL,
    JudgedLevel.RECOMMENDED: Level.RECOMMENDED,
    JudgedLevel.AMBITIOUS: Level.AMBITIOUS,
}
_SENTENCES = {Operator.AT_MOST: "at_most", Operator.LESS: "less", Operator.AT_LEAST: "at_least"}
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!<>|~&])")


@dataclass(frozen=True, slots=True)
class RequirementText:
    """The text of one indicator. `is_demand` is False for a target, for measuring only, and for no level."""

    indicator_id: str
    title: str
    is_demand: bool
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """The sentences of one requirement."""

    sentences: tuple[str, ...]
    is_demand: bool
    asks: bool = True


class RequirementWriter:
    """Writes the texts of one variant of a project in one language."""

    def __init__(self, project: Project, variant: Variant, reference: Reference, lang: Language = "nl") -> None:
        """Raises:
        KeyError: the project names a requirement set that the reference data does not have.
        """
        self._project, self._variant, self._reference, self._lang = project, variant, reference, lang
        self._set = reference.requirement_sets[project.requirement_set_id]
        self._applied = applied_requirements(
            self._set, variant.building, project.permit_application_date, reference
        )

    def heading(self) -> tuple[str, ...]:
        """Title of the document, then the sentences about edition, law and what this is."""
        name = clean(self._project.name).strip()
        title = self._say("requirement_title", project=name) if name else self._say("requirement_title_unnamed")
        set_title = title_of(self._set, self._lang)
        used = self._say("requirement_set_used", title=set_title, edition=self._set.edition)
        return (title, used, self._regime(), self._say("requirement_proposal"))

    def texts(self) -> tuple[RequirementText, ...]:
        """One text per indicator that the variant has a target for, in the order of the indicators."""
        targets = {target.indicator_id: target for target in self._variant.targets}
        return tuple(
            self.text(indicator, targets[indicator.id])
            for indicator in self._reference.indicators
            if indicator.id in targets and aims_at_something(targets[indicator.id])
        )

    def text(self, indicator: Indicator, target: Target) -> RequirementText:
        """The text of one target."""
        part = self._own(indicator, target) if target.own_limit is not None else None
        level = _LEVELS.get(target.level) if target.level is not None else None
        if self._is_not_applicable(indicator):
            part = _Part((self._say("requirement_not_applicable"),), is_demand=False, asks=False)
        elif part is None and level is not None:
            part = self._at_level(indicator, level)
        part = part or _Part((), is_demand=False, asks=False)
        proof = (self._method(indicator), self._evidence(indicator)) if part.asks else ()
        name = indicator_name(indicator, self._lang)
        return RequirementText(indicator.id, name, part.is_demand, (*part.sentences, *proof))

    def closing(self) -> tuple[str, ...]:
        """In which instruments a demand may go above the law: a heading, then one line each.

        Empty unless a text demands something of an indicator that the Bbl limits.
        """
        ruled = {indicator.id for indicator in self._reference.indicators if indicator.legal_rule is not None}
        if not any(text.is_demand and text.indicator_id in ruled for text in self.texts()):
            return ()
        return (self._say("requirement_instruments"), *map(self._instrument, self._reference.instruments))

    def _instrument(self, one: Instrument) -> str:
        above = self._say(f"requirement_above_law_{one.above_law}")
        how = in_language(one.how_nl, one.how_en, self._lang)
        land = f" {self._say('requirement_needs_land')}" if one.needs_land else ""
        return f"{name_of(one, self._lang)}: {above}. {how}{land}"

    def _say(self, code: str, **params: str) -> str:
        return label(code, self._lang, **params)

    def _regime(self) -> str:
        date = self._project.permit_application_date
        if date is None:
            return self._say("requirement_no_date")
        message = regime_message(date, self._reference)
        regime = text(message, self._lang) if message is not None else NOTHING
        return self._say("requirement_regime_used", regime=regime)

    def _is_not_applicable(self, indicator: Indicator) -> bool:
        return self._variant.building.type is BuildingType.PUBLIC_SPACE and indicator.theme is Theme.ENERGY

    def _own(self, indicator: Indicator, target: Target) -> _Part:
        operator = Operator.AT_LEAST if indicator.direction is Direction.HIGHER else Operator.AT_MOST
        limit_words = self._limit(target.own_limit or 0.0, indicator, indicator.unit)
        sentences = [self._say(f"requirement_{_SENTENCES[operator]}", limit=limit_words)]
        sentences.append(self._say("requirement_own"))
        if indicator.has_sets and target.environmental_set is None:
            sentences.append(self._say("requirement_own_without_set"))
        elif target.environmental_set is not None:
            sentences.append(self._say("requirement_own_set", set=target.environmental_set.value))
        return _Part(tuple(sentences), is_demand=True)

    def _at_level(self, indicator: Indicator, level: Level) -> _Part:
        found = [a for a in printed_at(self._applied, indicator.id) if a.requirement.level is level]
        parts = [self._of(a.requirement, a.reason, indicator) for a in found]
        asking = [part for part in parts if part.asks]
        if not asking:
            return parts[0] if parts else _Part((self._absent(level),), is_demand=False, asks=False)
        sentences = tuple(sentence for part in asking for sentence in part.sentences)
        return _Part(sentences, is_demand=any(part.is_demand for part in asking))

    def _figure_words(self, row: Requirement) -> Sequence[str]:
        """The sentence that names the figure that a limit is about; empty for that of the indicator itself."""
        figure = next((each for each in self._reference.extra_figures if each.id == row.figure_id), None)
        return () if figure is None else (self._say("requirement_of_figure", figure=name_of(figure, self._lang)),)

    def _absent(self, level: Level) -> str:
        return self._say("requirement_absent", level=label(f"report_level_{level}", self._lang))

    def _of(self, row: Requirement, reason: Message | None, indicator: Indicator) -> _Part:
        if row.operator is Operator.NONE:
            is_law = row.level is Level.LEGAL and row.id.startswith("bbl/")
            said = self._say("requirement_no_legal_limit") if is_law else self._absent(row.level)
            return _Part((said,), is_demand=False, asks=False)
        is_aim = row.kind is not RequirementKind.REQUIREMENT
        sentences = [*self._demand(row, reason, indicator, is_aim=is_aim), *self._conditions(row)]
        return _Part((*sentences, *self._origin(row)), is_demand=not is_aim)

    def _demand(
        self, row: Requirement, reason: Message | None, indicator: Indicator, *, is_aim: bool
    ) -> Sequence[str]:
        words = clean(row.text)
        aim = "aim_" if is_aim else ""
        if row.operator is Operator.MEASURE:
            return (self._say("requirement_measure"), *self._added(words))
        if row.operator is Operator.TEXT:
            return (self._say(f"requirement_{aim}words", words=words),)
        if row.limit is None and reason is not None:
            return (self._say("requirement_limit_unknown", reason=text(reason, self._lang)),)
        if row.limit is None:
            return (self._say("requirement_range", words=clean(f"{row.printed_limit} {row.limit_unit}").strip()),)
        limit = self._limit(row.limit, indicator, row.limit_unit)
        if row.limit_unit not in ("", indicator.unit):
            number = number_text(row.limit, limit_decimals(row.limit, indicator.decimals), self._lang)
            limit = f"{number}{NBSP}{row.limit_unit}"
        sentences = [self._say(f"requirement_{aim}{_SENTENCES[row.operator]}", limit=limit)]
        if reason is not None:
            sentences.append(text(reason, self._lang))
        return (*sentences, *self._added(words))

    def _added(self, words: str) -> Sequence[str]:
        return (self._say("requirement_with_words", words=words),) if words else ()

    def _conditions(self, row: Requirement) -> Sequence[str]:
        sentences = [*self._figure_words(row)]
        if row.kind is RequirementKind.TARGET:
            sentences.append(self._say("requirement_aim_note"))
        if row.limit is not None and not row.limit_unit:
            sentences.append(self._say("requirement_without_unit"))
        if row.part:
            sentences.append(self._say("requirement_part", scope=clean(row.scope)))
        if row.environmental_set is not None:
            sentences.append(self._say("requirement_in_set", set=row.environmental_set.value))
        return sentences

    def _origin(self, row: Requirement) -> Sequence[str]:
        level = label(f"report_level_long_{row.level}", self._lang)
        code = "requirement_source" if row.source.is_verified else "requirement_source_unread"
        source = clean(source_text(row.source))
        return (self._say("requirement_level", level=level), self._say(code, source=source))

    def _limit(self, limit: float, indicator: Indicator, unit: str) -> str:
        number = number_text(limit, limit_decimals(limit, indicator.decimals), self._lang)
        words = unit_text(indicator, self._lang)
        return f"{number}{NBSP}{words}" if unit and words != NOTHING else number

    def _method(self, indicator: Indicator) -> str:
        stated = in_language(indicator.method_nl, indicator.method_en, self._lang)
        if stated:
            return stated
        is_energy = indicator.theme is Theme.ENERGY
        return self._say("requirement_method_energy" if is_energy else "requirement_method_agreed")

    def _evidence(self, indicator: Indicator) -> str:
        if indicator.mode is AssessmentMode.BILL:
            kind = "bill" if indicator.legal_rule is None else "bill_by_law"
        elif indicator.theme is Theme.ENERGY:
            kind = "energy"
        elif indicator.domain is not Domain.BUILDING_AND_PLOT:
            kind = "area"
        else:
            kind = "judged" if indicator.mode is AssessmentMode.JUDGED else "value"
        return self._say(f"requirement_evidence_{kind}")


def aims_at_something(target: Target) -> bool:
    """Whether a target has a level or an own figure."""
    return target.own_limit is not None or target.level in _LEVELS


def as_plain_text(heading: Sequence[str], texts: Sequence[RequirementText], closing: Sequence[str] = ()) -> str:
    """The texts for the clipboard or a text file; `heading` and `closing` may be empty."""
    blocks = ["\n".join(heading)] if heading else []
    blocks += ["\n".join((one.title, *one.sentences)) for one in texts]
    blocks += ["\n".join((closing[0], *(f"- {line}" for line in closing[1:])))] if closing else []
    return "\n\n".join(blocks) + "\n"


def as_markdown(heading: Sequence[str], texts: Sequence[RequirementText], closing: Sequence[str] = ()) -> str:
    """The texts as Markdown with headings and lists; characters of markup in them are escaped."""
    blocks = []
    if heading:
        blocks += [f"# {_escaped(heading[0])}", *(_escaped(sentence) for sentence in heading[1:])]
    for one in texts:
        blocks.append(f"## {_escaped(one.title)}")
        blocks.append("\n".join(f"- {_escaped(sentence)}" for sentence in one.sentences))
    if closing:
        blocks.append(f"## {_escaped(closing[0])}")
        blocks.append("\n".join(f"- {_escaped(line)}" for line in closing[1:]))
    return "\n\n".join(blocks) + "\n"


def _escaped(sentence: str) -> str:
    return _MARKDOWN.sub(r"\\\1", sentence)
