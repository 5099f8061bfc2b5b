"""Changes to a project as plain values that can be applied and reversed: one user action, one edit.

The three kinds keep the contract of `edit_contract`: lines of a bill, fields of a variant, fields of the project.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from app.errors import UserError
from app.services.editing.edit_contract import Edit
from app.services.editing.settled_proposals import settled
from models.domain.bill import Bill, BillLine
from models.domain.project import Building, Project, Variant


class AnyProjectEdit(Edit[Project]):
    """An edit of a project, which tells what it touched so that a listener can update no more than that."""

    __slots__ = ()

    @property
    def place(self) -> str:
        """Id of the variant that must be shown to see the change; "" when it shows in any."""
        return ""

    def lines_of(self, variant_id: str) -> "BillEdit | None":
        """The change when it is of bill lines of this variant and of nothing else, None otherwise."""
        del variant_id
        return None


@dataclass(frozen=True, slots=True)
class Splice:
    """The replacement of the lines `old` from position `start` by the lines `new`; either may be empty."""

    start: int
    old: tuple[BillLine, ...]
    new: tuple[BillLine, ...]


@dataclass(frozen=True, slots=True)
class BillEdit(AnyProjectEdit):
    """A change of the bill of one variant. Splices are in ascending order and apply to the bill as it was."""

    variant_id: str
    splices: tuple[Splice, ...]

    def apply(self, project: Project) -> Project:
        return _with_variant(project, self.apply_to(variant_of(project, self.variant_id)))

    def apply_to(self, variant: Variant) -> Variant:
        """The variant with its bill after the edit."""
        lines = list(variant.bill.lines)
        for splice in reversed(self.splices):
            lines[splice.start : splice.start + len(splice.old)] = splice.new
        return replace(variant, bill=Bill(tuple(lines)))

    def reverse(self) -> "BillEdit":
        moved, splices = 0, []
        for splice in self.splices:
            splices.append(Splice(splice.start + moved, splice.new, splice.old))
            moved += len(splice.new) - len(splice.old)
        return BillEdit(self.variant_id, tuple(splices))

    @property
    def is_empty(self) -> bool:
        return all(splice.old == splice.new for splice in self.splices)

    def merged_with(self, later: Edit[Project]) -> "BillEdit | None":
        """Only typing on in the same lines is merged: one splice each, the later of what the first left."""
        if not isinstance(later, BillEdit) or self.variant_id != later.variant_id:
            return None
        if len(self.splices) != 1 or len(later.splices) != 1:
            return None
        first, second = self.splices[0], later.splices[0]
        if (first.start, first.new) != (second.start, second.old):
            return None
        return BillEdit(self.variant_id, (Splice(first.start, first.old, second.new),))

    @property
    def place(self) -> str:
        return self.variant_id

    def lines_of(self, variant_id: str) -> "BillEdit | None":
        return self if variant_id == self.variant_id else None


@dataclass(frozen=True, slots=True)
class VariantEdit(AnyProjectEdit):
    """New values for fields of one variant other than its bill; `old` and `new` have the same keys."""

    variant_id: str
    old: Mapping[str, Any]
    new: Mapping[str, Any]

    def apply(self, project: Project) -> Project:
        return _with_variant(project, replace(variant_of(project, self.variant_id), **self.new))

    def reverse(self) -> "VariantEdit":
        return VariantEdit(self.variant_id, self.new, self.old)

    @property
    def is_empty(self) -> bool:
        return self.old == self.new

    def merged_with(self, later: Edit[Project]) -> "VariantEdit | None":
        """The same fields of the same variant are merged."""
        if not isinstance(later, VariantEdit) or self.variant_id != later.variant_id:
            return None
        same = self.new.keys() == later.new.keys()
        return VariantEdit(self.variant_id, self.old, later.new) if same else None


@dataclass(frozen=True, slots=True)
class ProjectEdit(AnyProjectEdit):
    """New values for fields of the project itself, its list of variants included."""

    old: Mapping[str, Any]
    new: Mapping[str, Any]

    def apply(self, project: Project) -> Project:
        return replace(project, **self.new)

    def reverse(self) -> "ProjectEdit":
        return ProjectEdit(self.new, self.old)

    @property
    def is_empty(self) -> bool:
        return self.old == self.new

    def merged_with(self, later: Edit[Project]) -> "ProjectEdit | None":
        """The same fields are merged."""
        if not isinstance(later, ProjectEdit) or self.new.keys() != later.new.keys():
            return None
        return ProjectEdit(self.old, later.new)


def variant_of(project: Project, variant_id: str) -> Variant:
    """The variant with this id.

    Raises:
        KeyError: there is none.
    """
    for variant in project.variants:
        if variant.id == variant_id:
            return variant
    raise KeyError(variant_id)


def _with_variant(project: Project, variant: Variant) -> Project:
    variants = tuple(variant if v.id == variant.id else v for v in project.variants)
    return replace(project, variants=variants)


def check_not_frozen(variant: Variant) -> None:
    """Checks that the variant may be edited.

    Raises:
        UserError: it is a snapshot.
    """
    if variant.frozen_on is not None:
        raise UserError("edit_variant_is_frozen", name=variant.name or variant.id)


def change_lines(variant: Variant, changes: Mapping[int, Mapping[str, Any]]) -> BillEdit:
    """Gives lines, by position, new field values. Lines that do not change are left out of the edit.

    A line whose product or description changes loses its provisional product, see `settled`.

    Raises:
        UserError: the variant is frozen.
        ValueError: a value is outside what a line allows; nothing is changed.
    """
    check_not_frozen(variant)
    splices = []
    for position in sorted(changes):
        old = variant.bill.lines[position]
        new = replace(old, **settled(old, changes[position]))
        if new != old:
            splices.append(Splice(position, (old,), (new,)))
    return BillEdit(variant.id, tuple(splices))


def insert_lines(variant: Variant, position: int, lines: Sequence[BillLine]) -> BillEdit:
    """Inserts lines before `position`; ids that are taken are replaced by free ones.

    Raises:
        UserError: the variant is frozen.
    """
    check_not_frozen(variant)
    taken = {line.id for line in variant.bill.lines}
    fresh = []
    for line in lines:
        line_id = line.id if line.id and line.id not in taken else free_line_id(taken)
        taken.add(line_id)
        fresh.append(replace(line, id=line_id))
    return BillEdit(variant.id, (Splice(position, (), tuple(fresh)),))


def delete_lines(variant: Variant, positions: Sequence[int]) -> BillEdit:
    """Deletes the lines at these positions.

    Raises:
        UserError: the variant is frozen.
    """
    check_not_frozen(variant)
    lines = variant.bill.lines
    return BillEdit(variant.id, tuple(Splice(p, (lines[p],), ()) for p in sorted(set(positions))))


def move_lines(variant: Variant, positions: Sequence[int], target: int) -> BillEdit:
    """Moves lines before the line now at `target` (or to the end), keeping their order.

    Raises:
        UserError: the variant is frozen.
    """
    check_not_frozen(variant)
    chosen = sorted(set(positions))
    lines = variant.bill.lines
    moved = tuple(lines[p] for p in chosen)
    rest = [line for p, line in enumerate(lines) if p not in set(chosen)]
    place = target - sum(1 for p in chosen if p < target)
    after = (*rest[:place], *moved, *rest[place:])
    first = next((i for i, (a, b) in enumerate(zip(lines, after, strict=True)) if a is not b), len(lines))
    last = next(
        (i for i in range(len(lines), first, -1) if lines[i - 1] is not after[i - 1]),
        first,
    )
    return BillEdit(variant.id, (Splice(first, lines[first:last], after[first:last]),) if last > first else ())


def free_line_id(taken: set[str]) -> str:
    """An id of the form r1, r2, … that is not taken."""
    number = len(taken) + 1
    while f"r{number}" in taken:
        number += 1
    return f"r{number}"


def change_variant(variant: Variant, **values: Any) -> VariantEdit:
    """Gives fields of a variant new values, such as name, phase, assessments, targets or products.

    Raises:
        UserError: the variant is frozen, and something else than its frozen state is changed.
        ValueError: a value is not allowed.
    """
    if set(values) != {"frozen_on"}:
        check_not_frozen(variant)
    changed = _checked(variant, values)
    return VariantEdit(variant.id, {name: getattr(variant, name) for name in changed}, changed)


def change_building(variant: Variant, **values: Any) -> VariantEdit:
    """Gives fields of the building new values.

    Raises:
        UserError: the variant is frozen.
        ValueError: an area, life or form factor is not above zero.
    """
    known = {f.name for f in fields(Building)}
    if not values.keys() <= known:
        raise KeyError(", ".join(sorted(values.keys() - known)))
    return change_variant(variant, building=replace(variant.building, **values))


def change_project(project: Project, **values: Any) -> ProjectEdit:
    """Gives fields of the project new values, such as name, permit date or variants.

    Raises:
        ValueError: a value is not allowed.
    """
    changed = _checked(project, values)
    return ProjectEdit({name: getattr(project, name) for name in changed}, changed)


def _checked(owner: Project | Variant, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that differ from those of `owner`, validated here rather than when the edit is applied."""
    changed = {name: value for name, value in values.items() if getattr(owner, name) != value}
    replace(owner, **changed)
    return changed
