"""Rules of play of a tender with Het Nieuwe Normaal, as far as a bill and its project show them.

A rule that they do not show stays NOT_SEEN and is for a person; the program never says that such a rule fits.
"""

import re
from collections.abc import Callable, Iterator, Mapping

import numpy as np

from models.audit.parts import part_checks
from models.calculation.intervals import Bools
from models.domain.bill import BillLine
from models.domain.outcome import Finding, Message, Place, Severity
from models.domain.parts import PartState
from models.domain.product import DataCategory, EnvironmentalSet
from models.domain.project import BuildingType, JudgedLevel, Project, Variant
from models.domain.requirement import RequirementSet
from models.domain.rules import RuleCheck, RuleResult
from models.indicators.bill_view import BillView, default_life_years

_HNN = "hnn-"
_EDITION = re.compile(r"\d+(\.\d+)*")
_MOST_INDICATORS, _LEAST_INDICATORS = 4, 2
_SAND = re.compile(r"\b\w*zand\b")
_NOT_SAND = re.compile(r"kalkzand|zandsteen|zandcement")
_PV = re.compile(r"\bpv\b|\bpv-|zonnepane")

Seen = tuple[RuleResult, Message | None]
_FITS, _NOT, _UNSEEN = RuleResult.FITS, RuleResult.FITS_NOT, RuleResult.NOT_SEEN


def rule_checks(project: Project, variant: Variant, view: BillView) -> tuple[RuleCheck, ...]:
    """The result of every rule for a building with a bill, in their order.

    None without a bill, for public space and for work on a standing building: the rules are for new buildings.
    """
    is_building = view.building.type is not BuildingType.PUBLIC_SPACE
    if not len(view.columns) or not is_building or view.is_on_standing_building:
        return ()
    looks: Mapping[str, Callable[[], Seen]] = {
        "dataset": lambda: _one_set(view),
        "life": lambda: _life(view),
        "edition": lambda: _edition(project, view),
        "pv_bbl": lambda: _pv_of_bbl(view),
        "pv_all": lambda: _all_installations(view),
        "cat12": lambda: _categories(view),
        "energy": lambda: _energy_supply(project, view),
        "li_no_energy": lambda: _energy_supply(project, view),
        "parts": lambda: _parts(project, view),
        "reuse_once": lambda: _reuse(view),
        "definitions": lambda: _sand(view),
        "two_to_four": lambda: _number_of_indicators(variant, view),
    }
    found = []
    for rule in view.reference.rules_of_play:
        look = looks.get(rule.id) if rule.is_checked else None
        result, message = (_UNSEEN, None) if look is None else look()
        found.append(RuleCheck(rule, result, message))
    return tuple(found)


def rule_findings(project: Project, variant: Variant, view: BillView) -> Iterator[Finding]:
    """A finding for every rule that does not fit, where the project is judged by an edition of HNN.

    Parts that are not counted have findings of their own.
    """
    if not project.requirement_set_id.startswith(_HNN):
        return
    for check in rule_checks(project, variant, view):
        if check.result is _NOT and check.message is not None and check.rule.id != "parts":
            lines = check.message.line_ids
            yield Finding(Severity.NOTE, check.message, Place(line_id=lines[0] if lines else ""))


def _said(result: RuleResult, code: str, view: BillView | None = None, lines: Bools | None = None) -> Seen:
    ids = view.ids(lines) if view is not None and lines is not None else ()
    return result, Message(code, {"count": len(ids)}, ids)


def _lines(view: BillView, holds: Callable[[BillLine], bool]) -> Bools:
    return np.fromiter(map(holds, view.columns.lines), dtype=bool, count=len(view.columns))


def _one_set(view: BillView) -> Seen:
    known = {which: view.mki[which].known & ~view.beyond_bbl for which in EnvironmentalSet}
    has_any = known[EnvironmentalSet.A1] | known[EnvironmentalSet.A2]
    if not has_any.any():
        return _said(_UNSEEN, "rule_no_mki")
    for which in EnvironmentalSet:
        if known[which][has_any].all():
            return _FITS, Message("rule_one_set", {"set": which.value})
    return _said(_NOT, "rule_mixed_sets", view, has_any & ~known[view.weighting_set])


def _life(view: BillView) -> Seen:
    functions = view.reference.functions
    has_dwelling = any(
        functions[f.function].is_dwelling for f in view.building.functions if f.function in functions
    )
    factors = view.reference.factors
    wanted = factors.dwelling_life_years if has_dwelling else default_life_years(view.building, view.reference)
    if view.building.type is None and not has_dwelling:
        return _said(_UNSEEN, "rule_no_type")
    result = _FITS if view.life_years == wanted else _NOT
    code = "rule_life_fits" if result is _FITS else "rule_life"
    return result, Message(code, {"years": float(view.life_years), "wanted": float(wanted)})


def _number(edition: RequirementSet) -> tuple[int, ...]:
    found = _EDITION.match(edition.edition)
    return tuple(map(int, found.group().split("."))) if found else ()


def _edition(project: Project, view: BillView) -> Seen:
    sets = view.reference.requirement_sets
    own = sets.get(project.requirement_set_id)
    if own is None or not own.id.startswith(_HNN):
        return _said(_UNSEEN, "rule_no_hnn")
    others = [each for each in sets.values() if each.id.startswith(_HNN)]
    others = [each for each in others if not any(row.works for row in each.requirements)]
    kind = view.building.type
    newest = max(others, key=_number)
    if _number(own) >= _number(newest):
        return _FITS, Message("rule_edition_fits", {"edition": own.edition})
    has_levels = any(kind in row.building_types for row in newest.requirements)
    params = {"edition": own.edition, "newest": newest.edition}
    if has_levels:
        return _NOT, Message("rule_edition", params)
    return _UNSEEN, Message("rule_edition_unread", params)


def _pv_of_bbl(view: BillView) -> Seen:
    has_pv = _lines(view, lambda line: _PV.search(line.description.casefold()) is not None)
    if view.beyond_bbl.any():
        return _said(_FITS, "rule_pv_marked", view, view.beyond_bbl)
    return _said(_UNSEEN, "rule_pv_unmarked", view, has_pv) if has_pv.any() else _said(_FITS, "rule_no_pv")


def _all_installations(view: BillView) -> Seen:
    lacks = any(element.id == "installations" for element in view.missing_elements)
    return _said(_NOT, "rule_no_installations") if lacks else _said(_FITS, "rule_all_lines_count")


def _categories(view: BillView) -> Seen:
    cards = {card.id: card.data_category for card in view.columns.products}

    def category(line: BillLine) -> DataCategory | None:
        return line.data_category or cards.get(line.product_id)

    special = _lines(view, lambda line: category(line) in (DataCategory.C1, DataCategory.C2))
    bare = special & _lines(view, lambda line: not line.source.strip() and not line.note.strip())
    if bare.any():
        return _said(_NOT, "rule_category_bare", view, bare)
    if special.any():
        return _said(_UNSEEN, "rule_category_told", view, special)
    unknown = _lines(view, lambda line: category(line) is None)
    if unknown.any():
        return _said(_UNSEEN, "rule_category_unknown", view, unknown)
    return _said(_FITS, "rule_category_fits")


def _energy_supply(project: Project, view: BillView) -> Seen:
    marked = view.energy_supply & ~view.beyond_bbl
    if marked.any():
        return _said(_FITS, "rule_energy_marked", view, marked)
    answers = {answer.part_id: answer.is_there for answer in project.part_answers}
    supply = [id_ for id_ in answers if id_.endswith(("externe-energielevering", "via-warmtenet", "via-koudenet"))]
    if supply and not any(answers[id_] for id_ in supply):
        return _said(_FITS, "rule_no_energy_supply")
    return _said(_UNSEEN, "rule_energy_unmarked")


def _parts(project: Project, view: BillView) -> Seen:
    if any(element.id == "foundation" for element in view.missing_elements):
        return _said(_NOT, "rule_no_foundation")
    checks = part_checks(project, view)
    if not checks:
        return _said(_UNSEEN, "rule_no_list")
    lacking = sum(check.state is PartState.NOT_COUNTED for check in checks)
    if lacking:
        return _NOT, Message("rule_parts_lacking", {"count": lacking})
    asked = sum(check.state is PartState.ASKED for check in checks)
    return (_UNSEEN, Message("rule_parts_asked", {"count": asked})) if asked else _said(_FITS, "rule_parts_fit")


def _reuse(view: BillView) -> Seen:
    reduced = np.asarray(view.columns.is_reused)
    if not reduced.any():
        return _said(_FITS, "rule_no_reuse")
    names = {card.id: card.name_nl.casefold() for card in view.columns.products}
    is_reused_card = _lines(view, lambda line: "hergebruik" in names.get(line.product_id, ""))
    twice = reduced & is_reused_card
    if twice.any():
        return _said(_NOT, "rule_reuse_twice", view, twice)
    return _said(_UNSEEN, "rule_reuse_once", view, reduced)


def _sand(view: BillView) -> Seen:
    def is_sand(line: BillLine) -> bool:
        text = line.description.casefold()
        return _SAND.search(text) is not None and _NOT_SAND.search(text) is None

    sand = _lines(view, is_sand)
    secondary = np.nan_to_num(view.columns.reused_fraction) + np.nan_to_num(view.columns.recycled_fraction)
    wrong = sand & (secondary > 0.0)
    if wrong.any():
        return _said(_NOT, "rule_sand", view, wrong)
    return _said(_UNSEEN, "rule_definitions")


def _number_of_indicators(variant: Variant, view: BillView) -> Seen:
    rule = next(rule for rule in view.reference.rules_of_play if rule.id == "two_to_four")
    asked = [t for t in variant.targets if t.own_limit is not None or t.level not in (None, JudgedLevel.NONE)]
    count = sum(target.indicator_id in rule.indicator_ids for target in asked)
    if count > _MOST_INDICATORS:
        return _NOT, Message("rule_many_indicators", {"count": count})
    if count < _LEAST_INDICATORS:
        return _UNSEEN, Message("rule_few_indicators", {"count": count})
    return _FITS, Message("rule_some_indicators", {"count": count})
