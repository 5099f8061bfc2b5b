"""A part is one product in one construction in one element; joins those of the two files of LCAbyg."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.importing.common.finding_list import FindingList, quote
from models.domain.product import ModuleProfile
from models.domain.quantities import Unit, convert

_SAME = 1e-6
PartKey = tuple[str, str, str]
"""The ids of element, construction and product."""


@dataclass(frozen=True, slots=True)
class LcabygPart:
    """One part, which becomes a line of the bill. None and "" are not stated in the file.

    Attributes:
        quantity: of the product in the whole building.
        mass_kg: of the whole quantity.
        groups: names of the categories above the element, outermost first.
    """

    key: PartKey
    element: str
    construction: str
    product: str
    quantity: float | None
    unit: Unit | None
    service_life_years: float | None
    mass_kg: float | None = None
    groups: tuple[str, ...] = ()
    profiles: tuple[ModuleProfile, ...] = ()
    source: str = ""

    @property
    def label(self) -> str:
        return self.product or self.construction or self.element


def joined(project: Sequence[LcabygPart], result: Sequence[LcabygPart], findings: FindingList) -> list[LcabygPart]:
    """The parts of the project file with the names, masses and groups that only the result file has.

    A part that only the result file has, because its construction is from the library of LCAbyg, is included.
    """
    waiting: dict[PartKey, list[LcabygPart]] = {}
    for part in result:
        waiting.setdefault(part.key, []).append(part)
    made = []
    for part in project:
        twins = waiting.get(part.key)
        if not part.key[2]:
            made.append(part)
            continue
        if not twins:
            findings.warning("lcabyg_not_in_result", name=quote(part.label), element=quote(part.element))
            made.append(part)
            continue
        made.append(_with(part, twins.pop(0), findings))
    left = [part for parts in waiting.values() for part in parts]
    if left:
        findings.note("lcabyg_only_in_result", count=len(left), names=_names(left))
    return [*made, *left]


def _names(parts: Sequence[LcabygPart]) -> str:
    return ", ".join(quote(name) for name in list(dict.fromkeys(part.label for part in parts))[:5])


def _with(part: LcabygPart, twin: LcabygPart, findings: FindingList) -> LcabygPart:
    if part.quantity is not None and twin.quantity is not None and part.unit and twin.unit:
        _compare(part, twin, findings)
    return replace(
        part,
        element=part.element or twin.element,
        construction=part.construction or twin.construction,
        product=part.product or twin.product,
        mass_kg=part.mass_kg if part.mass_kg is not None else twin.mass_kg,
        groups=part.groups or twin.groups,
    )


def _compare(part: LcabygPart, twin: LcabygPart, findings: FindingList) -> None:
    """Adds a finding when the files state different quantities, as they may be saved at different times."""
    if part.unit is None or twin.unit is None or part.unit.dimension is not twin.unit.dimension:
        return
    ours, theirs = part.quantity or 0.0, convert(twin.quantity or 0.0, twin.unit, part.unit)
    if abs(ours - theirs) > _SAME * max(abs(ours), abs(theirs)):
        findings.warning(
            "lcabyg_amount_differs", name=quote(part.label), project=ours, result=theirs, unit=part.unit.symbol
        )
