"""Findings about the facts and amounts that the points rest on: values that cannot be, and count as unknown."""

from collections.abc import Iterator

from models.audit.facts import finding_of
from models.domain.answers import InputValue
from models.domain.outcome import Finding, Severity
from models.domain.project import Variant
from models.domain.question import Input
from models.questions.facts import Facts
from models.questions.standing import facts_of
from models.reference.questions import HOMES
from models.reference.reference import Reference


def impossible_inputs(variant: Variant, reference: Reference) -> Iterator[Finding]:
    """Findings about inputs outside their bounds, outside their choices, or more than what they are a part of."""
    inputs = reference.questions.inputs
    given = [(each, inputs[each.input_id]) for each in variant.answers.inputs if each.input_id in inputs]
    facts = facts_of(variant, reference) if given else None
    for each, asked in given:
        if facts is not None:
            yield from _of_one(each, asked, facts)


def _of_one(given: InputValue, asked: Input, facts: Facts) -> Iterator[Finding]:
    names: dict[str, str] = {"input": asked.name_nl, "input_en": asked.name_en}
    known = {choice.id for choice in asked.choices}
    if given.choice and given.choice not in known:
        choices = ", ".join(choice.id for choice in asked.choices)
        yield finding_of(Severity.WARNING, "audit_input_choice", **names, choice=given.choice, choices=choices)
    if given.value is None:
        return
    if asked.refuses(given.value):
        yield finding_of(Severity.WARNING, "audit_input_impossible", **names, value=given.value, unit=asked.unit)
    elif facts.exceeds_whole(asked.id, given.value):
        whole = facts.questions.inputs.get(asked.part_of)
        of_homes = ("aantal woningen", "number of homes")
        of = of_homes if whole is None or asked.part_of == HOMES else (whole.name_nl, whole.name_en)
        yield finding_of(
            Severity.WARNING,
            "audit_input_above_whole",
            **names,
            value=given.value,
            whole=of[0],
            whole_en=of[1],
            unit=asked.unit,
        )
