"""What a reviewer must not miss, worst first and at most `MOST_HEADLINES`: each names place, what and how much."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from models.calculation.review_editions import contradicted
from models.calculation.review_rounding import shown_decimals
from models.calculation.rounding import half_up
from models.domain.outcome import Estimate, Finding, Message, Outcome, Param, Severity, Verdict
from models.domain.project import Variant
from models.domain.report_check import PageState, ReportCheck
from models.domain.requirement import Indicator, Level
from models.domain.review import (
    Agreement,
    Cause,
    CauseKind,
    Editions,
    FigureCheck,
    Harm,
    LimitAgreement,
    LimitCheck,
    MissingItem,
    MissingKind,
    OpenVerdict,
    ReviewHeadline,
    ReviewSection,
)

MOST_HEADLINES = 7
_MOST_OF_A_KIND = 3
_SETS = frozenset((CauseKind.OTHER_SET, CauseKind.SET_CONVERTED))
_SLIPS = frozenset((CauseKind.FACTOR_TEN, CauseKind.DECIMAL_MARK, CauseKind.MASS_UNIT, CauseKind.LINE_FACTOR_TEN))
_SUMS = ("mpg", "embodied_carbon", "material_intensity")
_TOTAL_SUMS = ("mki", "mass")
_OUTLIER = re.compile(r"audit_outlier_\w+")
_SAID_OTHERWISE = frozenset((
    "audit_total_decimal_slip", "audit_total_differs", "audit_element_missing", "audit_no_evidence", "pdf_changed",
))  # fmt: skip
"""Findings that the review has in headlines of its own."""

_NONE = "–"
_LISTED = ", "


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything that headlines are made of."""

    variant: Variant
    indicators: Mapping[str, Indicator]
    outcomes: tuple[Outcome, ...]
    figures: tuple[FigureCheck, ...]
    lines: tuple[FigureCheck, ...]
    slips: tuple[Message, ...]
    set_signs: tuple[Message, ...]
    missing: tuple[MissingItem, ...]
    open_verdicts: tuple[OpenVerdict, ...]
    editions: Editions
    findings: tuple[Finding, ...]
    report_check: ReportCheck | None


def headlines(parts: Parts) -> tuple[ReviewHeadline, ...]:
    """The headlines of one file."""
    makers: tuple[tuple[Callable[[Parts], Iterable[ReviewHeadline]], int], ...] = (
        (_changed, 1),
        (_sets_mixed, 2),
        (_factor_ten, _MOST_OF_A_KIND),
        (_elements, 1),
        (_limits, _MOST_OF_A_KIND),
        (_missed, 2),
        (_differences, _MOST_OF_A_KIND),
        (_line_differences, 1),
        (_data_missing, 2),
        (_remarks, 1),
    )
    found = [headline for make, most in makers for headline in list(make(parts))[:most]]
    return tuple(sorted(found, key=lambda headline: headline.harm)[:MOST_HEADLINES])


def changed_headlines(check: ReportCheck | None) -> Iterator[ReviewHeadline]:
    """A report whose pages or data are not what was exported; without pages nothing could be compared."""
    if check is None or check.is_identical:
        return
    different = [str(page.number) for page in check.pages if page.state in (PageState.CHANGED, PageState.ADDED)]
    missing = [str(page.number) for page in check.pages if page.state is PageState.MISSING]
    if check.stated_hash != check.recomputed_hash:
        code = "review_head_data_changed"
    elif different:
        code = f"review_head_pages_{'changed' if check.same_program_version else 'other_version'}"
    elif missing:
        code = "review_head_pages_missing"
    elif check.pages and check.same_program_version:
        code = "review_head_bytes_changed"
    else:
        return
    pages = _LISTED.join(different or missing) or _NONE
    params: dict[str, Param] = {"pages": pages, "version": check.program_version}
    yield ReviewHeadline(Harm.CHANGED, Message(code, params), ReviewSection.FILE, "integrity")


def _changed(parts: Parts) -> Iterator[ReviewHeadline]:
    return changed_headlines(parts.report_check)


def _name(parts: Parts, indicator_id: str) -> dict[str, Param]:
    indicator = parts.indicators.get(indicator_id)
    if indicator is None:
        return {"indicator": indicator_id, "indicator_en": indicator_id}
    return {"indicator": indicator.short_nl, "indicator_en": indicator.short_en}


def _sets_mixed(parts: Parts) -> Iterator[ReviewHeadline]:
    """Figures that are of the other set, limits of the other set, and what the bill itself betrays."""
    for figure in (*parts.figures, *parts.lines):
        causes = [cause for cause in figure.causes if cause.kind in _SETS]
        if causes and len(causes) == len(figure.causes):
            yield _sets_of_figure(figure, causes)
    for row in parts.editions.limits:
        if row.agreement is LimitAgreement.OTHER_SET:
            params = {
                **_name(parts, row.indicator_id), **_sets(row),
                "limit": row.limit if row.limit is not None else "?",
                "stated": row.stated_limit if row.stated_limit is not None else "?",
            }  # fmt: skip
            code = "review_head_set_of_figure" if row.stated_limit is None else "review_head_set_of_limit"
            yield ReviewHeadline(Harm.SETS_MIXED, Message(code, params), ReviewSection.EDITIONS, row.key)
    for sign in parts.set_signs:
        yield ReviewHeadline(Harm.SETS_MIXED, sign, ReviewSection.FIGURES, f"sets|{sign.code}")


def _sets(row: LimitCheck) -> dict[str, Param]:
    return {"stated_set": str(row.stated_set or "?"), "set": str(row.environmental_set or "?")}


def _sets_of_figure(figure: FigureCheck, causes: list[Cause]) -> ReviewHeadline:
    params: dict[str, Param] = {
        "stated": figure.stated,
        "set": str(figure.environmental_set or "?"),
        "right": str(causes[0].params.get("right", "?")),
        "line": figure.line_id,
        "description": figure.name,
    }
    code = "review_head_line_set" if figure.line_id else "review_head_figure_set"
    message = Message(code, params, (figure.line_id,) if figure.line_id else ())
    section = ReviewSection.LINES if figure.line_id else ReviewSection.FIGURES
    return ReviewHeadline(Harm.SETS_MIXED, message, section, figure.key, _because(causes))


def _because(causes: Iterable[Cause]) -> tuple[Message, ...]:
    return tuple(cause.message for cause in causes)


def _factor_ten(parts: Parts) -> Iterator[ReviewHeadline]:
    """Per line once: what a stated total proves goes before what the bill betrays and what the audit suspects."""
    said: set[str] = set()
    for headline in _slips(parts):
        about = headline.message.line_ids or (headline.key,)
        if not said.intersection(about):
            said.update(about)
            yield headline


def _slips(parts: Parts) -> Iterator[ReviewHeadline]:
    for check in sorted(parts.lines, key=_size, reverse=True):
        causes = [cause for cause in check.causes if cause.kind in _SLIPS]
        if causes:
            yield _difference(check, Harm.FACTOR_TEN, "review_head_line", {}, causes)
    for slip in parts.slips:
        yield ReviewHeadline(Harm.FACTOR_TEN, slip, ReviewSection.FINDINGS, f"slip|{slip.line_ids[0]}")
    for finding in parts.findings:
        if _OUTLIER.fullmatch(finding.code):
            yield ReviewHeadline(Harm.FACTOR_TEN, finding.message, ReviewSection.FINDINGS, finding.key)
    for check in parts.figures:
        causes = [cause for cause in check.causes if cause.kind in _SLIPS]
        if not causes:
            continue
        about = next((cause.line_ids for cause in causes if cause.line_ids), ())
        yield _difference(check, Harm.FACTOR_TEN, "review_head_figure", _name(parts, check.subject), causes, about)


def _size(check: FigureCheck) -> float:
    return abs(check.difference or 0.0)


def _difference(
    check: FigureCheck,
    harm: Harm,
    code: str,
    params: Mapping[str, Param],
    causes: Iterable[Cause],
    line_ids: tuple[str, ...] = (),
) -> ReviewHeadline:
    decimals = shown_decimals(check)
    amounts: dict[str, Param] = {
        "stated": _rounded(check.stated, decimals),
        "recomputed": _shown(check.recomputed, decimals),
        "difference": _rounded(abs(check.difference or 0.0), decimals),
        "set": str(check.environmental_set or ""),
        "line": check.line_id,
        "description": check.name,
    }
    ids = (check.line_id,) if check.line_id else line_ids
    section = ReviewSection.LINES if check.line_id else ReviewSection.FIGURES
    return ReviewHeadline(harm, Message(code, {**amounts, **params}, ids), section, check.key, _because(causes))


def _rounded(value: float, decimals: int) -> float:
    return float(half_up(value, min(decimals, 6)))


def _shown(estimate: Estimate | None, decimals: int) -> Param:
    """The single figure, else its known bound; a question mark without either."""
    if estimate is None:
        return "?"
    for sign, amount in (("", estimate.value), ("≥ ", estimate.lower), ("≤ ", estimate.upper)):
        if amount is not None:
            rounded = _rounded(amount, decimals)
            return f"{sign}{rounded:g}" if sign else rounded
    return "?"


def _elements(parts: Parts) -> Iterator[ReviewHeadline]:
    """All elements that the bill lacks in one sentence, with what they may still add to a sum with a limit."""
    lacking = [item for item in parts.missing if item.kind is MissingKind.ELEMENT]
    if not lacking:
        return
    params: dict[str, Param] = {
        "elements": _LISTED.join(_element(item, "element") for item in lacking),
        "elements_en": _LISTED.join(_element(item, "element_en") for item in lacking),
        "count": len(lacking),
    }
    code, room = "review_head_elements", _tightest(parts)
    if room is not None and room.room is not None:
        decimals = parts.indicators[room.indicator_id].decimals
        code = f"review_head_elements_room_{room.level}"
        params |= {
            **_name(parts, room.indicator_id),
            "known": _rounded(room.estimate.lower or 0.0, decimals),
            "limit": room.limit,
            "room": _rounded(room.room, max(decimals, 2)),
        }
    yield ReviewHeadline(Harm.ELEMENT_FORGOTTEN, Message(code, params), ReviewSection.MISSING, lacking[0].key)


def _element(item: MissingItem, name: str) -> str:
    return f"{item.message.params[name]} ({item.message.params['groups']})"


def _tightest(parts: Parts) -> OpenVerdict | None:
    """The legal verdict that what is missing can turn; without one, the first other."""
    found = [o for o in parts.open_verdicts if o.indicator_id in _SUMS and o.room is not None]
    return next((o for o in found if o.level is Level.LEGAL), found[0] if found else None)


def _limits(parts: Parts) -> Iterator[ReviewHeadline]:
    """Limits of other rules, and levels that are claimed but missed."""
    for row in parts.editions.limits:
        if row.agreement is not LimitAgreement.OTHER_LIMIT and not contradicted(row):
            continue
        params: dict[str, Param] = {
            **_name(parts, row.indicator_id),
            "stated": row.stated_limit if row.stated_limit is not None else "?",
            "limit": row.limit if row.limit is not None else "?",
            "elsewhere": "; ".join(nl for nl, _ in row.elsewhere),
            "elsewhere_en": "; ".join(en for _, en in row.elsewhere),
        }
        code = "review_head_limit" if row.agreement is LimitAgreement.OTHER_LIMIT else "review_head_claim"
        code += "_elsewhere" if row.elsewhere else ""
        yield ReviewHeadline(Harm.WRONG_LIMIT, Message(code, params), ReviewSection.EDITIONS, row.key)


def _missed(parts: Parts) -> Iterator[ReviewHeadline]:
    """Legal limits that the recomputed or entered figure misses, whatever the file says of it."""
    for row in parts.editions.limits:
        outcome = next(o for o in parts.outcomes if o.indicator_id == row.indicator_id and _is_in_set(o, row))
        estimate = outcome.estimate
        if row.level is not Level.LEGAL or row.verdict is not Verdict.MISSES or estimate is None or row.is_wrong:
            continue
        decimals = max(parts.indicators[row.indicator_id].decimals, 2)
        params: dict[str, Param] = {
            **_name(parts, row.indicator_id), "value": _shown(estimate, decimals),
            "limit": row.limit if row.limit is not None else "?",
        }  # fmt: skip
        yield ReviewHeadline(
            Harm.LIMIT_MISSED, Message("review_head_missed", params), ReviewSection.EDITIONS, row.key
        )


def _is_in_set(outcome: Outcome, row: LimitCheck) -> bool:
    return row.environmental_set in (None, outcome.environmental_set)


def _differences(parts: Parts) -> Iterator[ReviewHeadline]:
    """Stated figures that differ, largest first, and those that count what is unknown as nothing."""
    rows = [check for check in parts.figures if _is_plain_difference(check)]
    for check in sorted(rows, key=_weight, reverse=True):
        is_open = check.agreement is not Agreement.DIFFERS
        code = "review_head_figure_open" if is_open else "review_head_figure"
        params = _name(parts, check.subject)
        if check.subject not in parts.indicators:
            code, params = f"{code}_total", {}
        yield _difference(check, Harm.DIFFERENCE, code, params, check.causes)


def _weight(check: FigureCheck) -> tuple[bool, float]:
    """Figures that have a legal or agreed limit first, then the largest difference."""
    return check.subject in (*_SUMS, *_TOTAL_SUMS), abs(check.relative_difference or 0.0)


def _is_plain_difference(check: FigureCheck) -> bool:
    kinds = {cause.kind for cause in check.causes}
    if kinds & _SLIPS or (kinds and kinds <= _SETS):
        return False
    return check.agreement is Agreement.DIFFERS or CauseKind.UNKNOWN_AS_ZERO in kinds


def _line_differences(parts: Parts) -> Iterator[ReviewHeadline]:
    """All lines that differ otherwise than by a slip, in one sentence about the largest."""
    rows = [check for check in parts.lines if check.agreement is Agreement.DIFFERS and _is_plain_difference(check)]
    if not rows:
        return
    largest = max(rows, key=_size)
    code = "review_head_line" if len(rows) == 1 else "review_head_lines"
    whole = _rounded(sum(_size(row) for row in rows), 2)
    extra: dict[str, Param] = {"count": len(rows), "whole": whole}
    yield _difference(largest, Harm.DIFFERENCE, code, extra, largest.causes)


def _data_missing(parts: Parts) -> Iterator[ReviewHeadline]:
    """Sums that are only a lower bound for want of data, and legal indicators without any figure."""
    lines = len(parts.variant.bill)
    for code, subject in (("calc_mki_unknown", "mpg"), ("calc_carbon_unknown", "embodied_carbon")):
        item = next((m for m in parts.missing if m.message.code == code and m.message.line_ids), None)
        if item is not None:
            params = {**_name(parts, subject), "count": len(item.message.line_ids), "lines": lines}
            message = Message("review_head_no_data", params, item.message.line_ids)
            yield ReviewHeadline(Harm.DATA_MISSING, message, ReviewSection.MISSING, item.key)
            break
    in_other_set = {r.indicator_id for r in parts.editions.limits if r.agreement is LimitAgreement.OTHER_SET}
    lacking = [
        m for m in parts.missing if m.kind is MissingKind.INDICATOR and m.indicator_ids[0] not in in_other_set
    ]
    if lacking:
        names: dict[str, Param] = {
            "count": len(lacking),
            "indicators": _LISTED.join(str(item.message.params["indicator"]) for item in lacking),
            "indicators_en": _LISTED.join(str(item.message.params["indicator_en"]) for item in lacking),
        }
        message = Message("review_head_no_figures", names)
        yield ReviewHeadline(Harm.DATA_MISSING, message, ReviewSection.MISSING, lacking[0].key)


def _remarks(parts: Parts) -> Iterator[ReviewHeadline]:
    """How many other warnings the audit and the import have."""
    rest = [
        finding
        for finding in parts.findings
        if finding.severity is not Severity.NOTE
        and finding.code not in _SAID_OTHERWISE
        and not _OUTLIER.fullmatch(finding.code)
    ]
    if rest:
        message = Message("review_head_remarks", {"count": len(rest)})
        yield ReviewHeadline(Harm.REMARK, message, ReviewSection.FINDINGS, "findings")
