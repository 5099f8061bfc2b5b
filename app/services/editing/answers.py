"""Edits of the answers of a variant: to points, of inputs, of local norms, and of documents that do not exist yet.

Each gives one edit for one action; what is given takes the place of what was there with the same id, and keeps its
place in the list. To read an answer: `variant.answers.point(id)`, `.input(id, item)`, `.items(id)`, `.norm(id)`.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from typing import TypeVar

from app.services.editing.edits import VariantEdit, change_variant
from models.domain.answers import InputValue, NormChoice, PointAnswer
from models.domain.project import Variant

Item = TypeVar("Item")


def answer_points(variant: Variant, answers: Iterable[PointAnswer]) -> VariantEdit:
    """Answers these points.

    Raises:
        UserError: the variant is frozen.
        ValueError: two answers are for the same point.
    """
    held = variant.answers
    points = _put(held.points, tuple(answers), lambda answer: answer.point_id)
    return change_variant(variant, answers=replace(held, points=points))


def clear_points(variant: Variant, point_ids: Iterable[str]) -> VariantEdit:
    """Takes the answers to these points away, so that they are not answered.

    Raises:
        UserError: the variant is frozen.
    """
    chosen = set(point_ids)
    points = tuple(answer for answer in variant.answers.points if answer.point_id not in chosen)
    return change_variant(variant, answers=replace(variant.answers, points=points))


def give_inputs(variant: Variant, values: Iterable[InputValue]) -> VariantEdit:
    """Gives these inputs a value, or says that it is not known.

    Raises:
        UserError: the variant is frozen.
        ValueError: two values are for the same input and item.
    """
    held = variant.answers
    inputs = _put(held.inputs, tuple(values), lambda value: value.key)
    return change_variant(variant, answers=replace(held, inputs=inputs))


def clear_inputs(variant: Variant, keys: Iterable[tuple[str, str]]) -> VariantEdit:
    """Takes the values of these inputs away; a key is the id of the input and the item, "" for one without items.

    Raises:
        UserError: the variant is frozen.
    """
    chosen = set(keys)
    inputs = tuple(value for value in variant.answers.inputs if value.key not in chosen)
    return change_variant(variant, answers=replace(variant.answers, inputs=inputs))


def choose_norm(variant: Variant, norm: NormChoice) -> VariantEdit:
    """Chooses the norm of one climate indicator.

    Raises:
        UserError: the variant is frozen.
    """
    held = variant.answers
    norms = _put(held.norms, (norm,), lambda each: each.indicator_id)
    return change_variant(variant, answers=replace(held, norms=norms))


def clear_norm(variant: Variant, indicator_id: str) -> VariantEdit:
    """Goes back to the default numbers of one climate indicator.

    Raises:
        UserError: the variant is frozen.
    """
    norms = tuple(norm for norm in variant.answers.norms if norm.indicator_id != indicator_id)
    return change_variant(variant, answers=replace(variant.answers, norms=norms))


def set_documents(variant: Variant, *, missing: Iterable[str] = (), there: Iterable[str] = ()) -> VariantEdit:
    """Says of documents that they do not exist yet, or that they do; one that is in both is there.

    Raises:
        UserError: the variant is frozen.
    """
    found = set(there)
    documents = dict.fromkeys((*variant.answers.missing_documents, *missing))
    kept = tuple(document for document in documents if document not in found)
    return change_variant(variant, answers=replace(variant.answers, missing_documents=kept))


def _put(held: tuple[Item, ...], given: tuple[Item, ...], key: Callable[[Item], Hashable]) -> tuple[Item, ...]:
    """The items held with those given in their place, and the new ones after them."""
    fresh = {key(item): item for item in given}
    if len(fresh) < len(given):
        raise ValueError("two answers to the same question in one edit")
    kept = tuple(fresh.pop(key(item), item) for item in held)
    return (*kept, *fresh.values())
