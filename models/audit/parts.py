"""Check of the parts that belong in a calculation: which a bill covers, and which the project still has to answer.

An uncovered part is a question and no finding: only the project knows whether the building has it. The answer
moves no figure. A part that the building has without a line, and a line of a part that does not belong in the
calculation, are findings; such a line stays counted.
"""

from collections.abc import Iterator, Mapping, Sequence

from models.domain.bill import BillLine
from models.domain.outcome import Finding, Message, Place, Severity
from models.domain.parts import MandatoryPart, PartCheck, PartFunction, PartNeed, PartState
from models.domain.project import Building, BuildingType, Project
from models.indicators.bill_view import BillView

_OF_FUNCTION: Mapping[str, PartFunction] = {
    "kantoorfunctie": PartFunction.OFFICE,
    "onderwijsfunctie": PartFunction.EDUCATION,
    "bijeenkomst_kinderopvang": PartFunction.ASSEMBLY,
    "bijeenkomst_overig": PartFunction.ASSEMBLY,
    "sportfunctie": PartFunction.SPORT,
    "gezondheidszorg_met_bed": PartFunction.HEALTHCARE,
    "gezondheidszorg_overig": PartFunction.HEALTHCARE,
    "industriefunctie": PartFunction.INDUSTRY,
}
"""Use function of the Bbl -> column of the list; a function that the list does not have is absent."""

_STRICTEST = (PartNeed.REQUIRED, PartNeed.CONDITIONAL, PartNeed.EXCLUDED)


def part_functions(building: Building, dwelling_functions: frozenset[str]) -> frozenset[PartFunction]:
    """The columns of the list that hold for a building; empty when its functions are not known or not listed."""
    named = {function.function for function in building.functions}
    found = {_OF_FUNCTION[name] for name in named if name in _OF_FUNCTION}
    if named & dwelling_functions:
        found.add(PartFunction.DWELLING)
    if not named and building.type is not None:
        if building.type.is_dwelling:
            found.add(PartFunction.DWELLING)
        elif building.type is BuildingType.OFFICE:
            found.add(PartFunction.OFFICE)
    return frozenset(found)


def part_checks(project: Project, view: BillView) -> tuple[PartCheck, ...]:
    """The state of every part that the list names for the building, in its order.

    A part that it excludes is there only when a line is it, and is no part that belongs in it. None without a
    bill, for a building of which no function is listed, and for work on a standing building: it is for new ones.
    """
    reference = view.reference
    dwellings = frozenset(name for name, function in reference.functions.items() if function.is_dwelling)
    functions = part_functions(view.building, dwellings)
    if not functions or not len(view.columns) or view.is_on_standing_building:
        return ()
    answers = {answer.part_id: answer.is_there for answer in project.part_answers}
    parts = reference.mandatory_parts
    needs = {part.id: min((part.needs[f] for f in functions), key=_STRICTEST.index) for part in parts}
    lines = _lines_of_parts(view.columns.lines, parts)
    belongs = {i for part in parts if needs[part.id] is not PartNeed.EXCLUDED for i in lines[part.id]}
    found = []
    for part in parts:
        need, line_ids = needs[part.id], lines[part.id]
        if need is PartNeed.EXCLUDED:
            line_ids = tuple(i for i in line_ids if i not in belongs)
            found += [PartCheck(part, need, PartState.EXCLUDED_IN_BILL, line_ids)] if line_ids else []
        else:
            found.append(_check(part, need, line_ids, answers.get(part.id)))
    return tuple(found)


def _check(part: MandatoryPart, need: PartNeed, line_ids: tuple[str, ...], answer: bool | None) -> PartCheck:
    if line_ids:
        return PartCheck(part, need, PartState.COVERED, line_ids)
    states = {None: PartState.ASKED, True: PartState.NOT_COUNTED, False: PartState.NOT_THERE}
    return PartCheck(part, need, states[answer])


def _lines_of_parts(lines: Sequence[BillLine], parts: tuple[MandatoryPart, ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {part.id: [] for part in parts}
    for line in lines:
        for place in _places(line.nl_sfb_group, line.description.casefold(), parts):
            found[parts[place].id].append(line.id)
    return {part_id: tuple(ids) for part_id, ids in found.items()}


_Places = dict[tuple[str, str], tuple[int, ...]]
_kept: dict[int, tuple[tuple[MandatoryPart, ...], _Places]] = {}
"""Places of lines in one list, by group and text: the same text returns at every keystroke."""
_MOST_KEPT = 20_000


def _places(group: str, text: str, parts: tuple[MandatoryPart, ...]) -> tuple[int, ...]:
    """Places in the list of the parts that a line is. Without a code only the words tell, and exclude nothing."""
    held = _kept.get(id(parts))
    if held is None or held[0] is not parts:
        _kept.clear()
        held = _kept[id(parts)] = (parts, {})
    known = held[1]
    if (group, text) not in known:
        if len(known) >= _MOST_KEPT:
            known.clear()
        known[group, text] = tuple(place for place, part in enumerate(parts) if _is_part(part, group, text))
    return known[group, text]


def _is_part(part: MandatoryPart, group: str, text: str) -> bool:
    is_named = any(all(word in text for word in phrase) for phrase in part.phrases)
    if not group:
        return is_named and PartNeed.EXCLUDED not in part.needs.values()
    return group in part.groups and (is_named or not part.phrases)


def part_findings(project: Project, view: BillView) -> Iterator[Finding]:
    """Findings about parts that the building has without a line, and lines of parts that do not belong in it."""
    excluded: dict[tuple[str, ...], list[MandatoryPart]] = {}
    for check in part_checks(project, view):
        if check.state is PartState.NOT_COUNTED:
            params = {"element": check.part.name_nl, "element_en": check.part.name_en}
            yield Finding(
                Severity.WARNING, Message("audit_part_not_counted", {**params, "group": check.part.nl_sfb_group})
            )
        elif check.state is PartState.EXCLUDED_IN_BILL:
            excluded.setdefault(check.line_ids, []).append(check.part)
    for line_ids, parts in excluded.items():
        names = {
            "element": ", ".join(part.name_nl for part in parts),
            "element_en": ", ".join(part.name_en for part in parts),
        }
        message = Message("audit_part_excluded", {**names, "count": len(line_ids)}, line_ids)
        yield Finding(Severity.NOTE, message, Place(line_id=line_ids[0]))
