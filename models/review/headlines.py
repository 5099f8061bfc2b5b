"""Headlines of a review: its gravest results, worst first and at most `MOST_HEADLINES`."""

from collections.abc import Callable, Iterable, Iterator

from models.domain.outcome import Basis, Message, Outcome, Param, Severity, Verdict
from models.domain.report_check import PageState, ReportCheck
from models.domain.requirement import Level
from models.domain.review import (
    Agreement,
    CauseKind,
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
from models.indicators.registry import is_burden
from models.review.editions import contradicted
from models.review.headline_parts import Parts, difference_headline, named, rounded, shown, size_of
from models.review.headline_slips import OUTLIER, SETS, factor_ten, is_slip, sets_mixed
from models.review.impossible import (
    AS_FRACTION,
    IMPOSSIBLE_FACTS,
    IMPOSSIBLE_FIGURES,
    OF_MODEL,
    impossible_facts,
    impossible_figures,
    impossible_headlines,
)
from models.review.rounding import within_floats

MOST_HEADLINES = 7
_MOST_OF_A_KIND = 3
_WITHOUT_DATA = ("calc_mki_unknown", "calc_carbon_unknown")
_SAID_OTHERWISE = frozenset((
    "audit_total_decimal_slip", "audit_total_differs", "audit_totals_differ", "audit_element_missing",
    "audit_no_evidence", "pdf_changed", *IMPOSSIBLE_FACTS, *IMPOSSIBLE_FIGURES, *OF_MODEL,
))  # fmt: skip
"""Findings about which there are headlines of their own."""

_NONE = "–"
_LISTED = ", "


def headlines(parts: Parts) -> tuple[ReviewHeadline, ...]:
    """The headlines of one review, worst first and at most `MOST_HEADLINES`."""
    makers: tuple[tuple[Callable[[Parts], Iterable[ReviewHeadline]], int], ...] = (
        (_changed, 1),
        (sets_mixed, 2),
        (factor_ten, _MOST_OF_A_KIND),
        (_elements, 1),
        (_limits, _MOST_OF_A_KIND),
        (_missed, 2),
        (_impossible_facts, _MOST_OF_A_KIND),
        (_impossible_figures, _MOST_OF_A_KIND),
        (_facts, _MOST_OF_A_KIND),
        (_fractions, _MOST_OF_A_KIND),
        (_differences, _MOST_OF_A_KIND),
        (_line_differences, 1),
        (_data_missing, 2),
        (_remarks, 1),
    )
    found = [headline for make, most in makers for headline in list(make(parts))[:most]]
    return tuple(sorted(found, key=lambda headline: headline.harm)[:MOST_HEADLINES])


def changed_headlines(check: ReportCheck | None) -> Iterator[ReviewHeadline]:
    """The headline about a report that changed since its export; none without a check (None).

    A check without pages compared nothing, and gives a headline only when the data changed.
    """
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


def _elements(parts: Parts) -> Iterator[ReviewHeadline]:
    """One headline about all missing elements, with the amount that they may still add within a limit."""
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
            **named(parts, room.indicator_id),
            "known": rounded(room.estimate.lower or 0.0, decimals),
            "limit": room.limit,
            "room": rounded(room.room, max(decimals, 2)),
        }
    yield ReviewHeadline(Harm.ELEMENT_FORGOTTEN, Message(code, params), ReviewSection.MISSING, lacking[0].key)


def _element(item: MissingItem, name: str) -> str:
    return f"{item.message.params[name]} ({item.message.params['groups']})"


def _tightest(parts: Parts) -> OpenVerdict | None:
    """The open verdict on a sum that is still below its limit: the legal one, else the first; None without any."""
    found = [o for o in parts.open_verdicts if is_burden(o.indicator_id) and o.room is not None]
    return next((o for o in found if o.level is Level.LEGAL), found[0] if found else None)


def _limits(parts: Parts) -> Iterator[ReviewHeadline]:
    """Headlines about limits of other rules, and about levels that are claimed but missed."""
    for row in parts.editions.limits:
        if row.agreement is not LimitAgreement.OTHER_LIMIT and not contradicted(row):
            continue
        params: dict[str, Param] = {
            **named(parts, row.indicator_id),
            "stated": row.stated_limit if row.stated_limit is not None else "?",
            "limit": row.limit if row.limit is not None else "?",
            "elsewhere": "; ".join(nl for nl, _ in row.elsewhere),
            "elsewhere_en": "; ".join(en for _, en in row.elsewhere),
        }
        code = "review_head_limit" if row.agreement is LimitAgreement.OTHER_LIMIT else "review_head_claim"
        code += "_elsewhere" if row.elsewhere else ""
        yield ReviewHeadline(Harm.WRONG_LIMIT, Message(code, params), ReviewSection.EDITIONS, row.key)


def _missed(parts: Parts) -> Iterator[ReviewHeadline]:
    """Headlines about legal limits that the recomputed or entered figure misses, whatever the file claims.

    None about a share that was most likely typed as a fraction: of that, `_fractions` tells.
    """
    fractions = {check.subject for check in parts.figures if _is_fraction(check)}
    for row in parts.editions.limits:
        outcome = next(o for o in parts.outcomes if o.indicator_id == row.indicator_id and _is_in_set(o, row))
        estimate = (outcome.as_computed if row.basis is Basis.CALCULATED else outcome).estimate
        if row.level is not Level.LEGAL or row.verdict is not Verdict.MISSES or estimate is None or row.is_wrong:
            continue
        if row.indicator_id in fractions:
            continue
        decimals = max(parts.indicators[row.indicator_id].decimals, 2)
        params: dict[str, Param] = {
            **named(parts, row.indicator_id), "value": shown(estimate, decimals),
            "limit": row.limit if row.limit is not None else "?",
        }  # fmt: skip
        yield ReviewHeadline(
            Harm.LIMIT_MISSED, Message("review_head_missed", params), ReviewSection.EDITIONS, row.key
        )


def _is_in_set(outcome: Outcome, row: LimitCheck) -> bool:
    return row.environmental_set in (None, outcome.environmental_set)


def _differences(parts: Parts) -> Iterator[ReviewHeadline]:
    """Headlines about stated figures that differ, largest first, and about those with unknown data as zero."""
    rows = [check for check in parts.figures if _is_plain_difference(check)]
    for check in sorted(rows, key=_weight, reverse=True):
        is_open = check.agreement is not Agreement.DIFFERS
        code = "review_head_figure_open" if is_open else "review_head_figure"
        params = named(parts, check.subject)
        if check.subject not in parts.indicators:
            code, params = f"{code}_total", {}
        yield difference_headline(check, Harm.DIFFERENCE, code, params, check.causes)


def _fractions(parts: Parts) -> Iterator[ReviewHeadline]:
    """Headlines about entered percentages that cannot be recomputed and look like a fraction."""
    for check in parts.figures:
        if _is_fraction(check) and check.agreement is Agreement.NOT_RECOMPUTED:
            params = {**named(parts, check.subject), **check.causes[0].params}
            message = Message("review_head_fraction", params)
            yield ReviewHeadline(Harm.DOUBTFUL, message, ReviewSection.FIGURES, check.key)


def _is_fraction(check: FigureCheck) -> bool:
    return any(cause.kind is CauseKind.FRACTION for cause in check.causes)


def _weight(check: FigureCheck) -> tuple[bool, float]:
    """Sort key: figures with a legal or agreed limit first, then the largest difference."""
    return is_burden(check.subject), abs(check.relative_difference or 0.0)


def _is_plain_difference(check: FigureCheck) -> bool:
    kinds = {cause.kind for cause in check.causes}
    if is_slip(check) or (kinds and kinds <= SETS):
        return False
    return check.agreement is Agreement.DIFFERS or CauseKind.UNKNOWN_AS_ZERO in kinds


def _line_differences(parts: Parts) -> Iterator[ReviewHeadline]:
    """One headline about all lines that differ without a slip, with the largest difference."""
    rows = [check for check in parts.lines if check.agreement is Agreement.DIFFERS and _is_plain_difference(check)]
    if not rows:
        return
    largest = max(rows, key=size_of)
    code = "review_head_line" if len(rows) == 1 else "review_head_lines"
    whole = rounded(within_floats(sum(size_of(row) for row in rows)), 2)
    extra: dict[str, Param] = {"count": len(rows), "whole": whole}
    yield difference_headline(largest, Harm.DIFFERENCE, code, extra, largest.causes)


def _data_missing(parts: Parts) -> Iterator[ReviewHeadline]:
    """Headlines about sums that are only a lower bound, and about legally limited indicators without a figure."""
    lines = len(parts.variant.bill)
    for code in _WITHOUT_DATA:
        item = next((m for m in parts.missing if m.message.code == code and m.message.line_ids), None)
        if item is not None:
            params = {**named(parts, item.indicator_ids[0]), "count": len(item.message.line_ids), "lines": lines}
            message = Message("review_head_no_data", params, item.message.line_ids)
            yield ReviewHeadline(Harm.DATA_MISSING, message, ReviewSection.MISSING, item.key)
            break
    item = next((m for m in parts.missing if m.message.code == "calc_total_without_modules"), None)
    if item is not None:
        yield ReviewHeadline(Harm.DATA_MISSING, item.message, ReviewSection.MISSING, item.key)
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


def _impossible_facts(parts: Parts) -> Iterator[ReviewHeadline]:
    return impossible_headlines(impossible_facts(parts.findings))


def _impossible_figures(parts: Parts) -> Iterator[ReviewHeadline]:
    return impossible_headlines(impossible_figures(parts.findings))


def _facts(parts: Parts) -> Iterator[ReviewHeadline]:
    """Headlines about doubtful facts that all figures depend on, none about one that cannot be and is told so."""
    for fact in parts.facts:
        key = f"fact|{fact.code}|{'|'.join(fact.line_ids)}"
        harm = Harm.DIFFERENCE if fact.line_ids else Harm.DOUBTFUL
        yield ReviewHeadline(harm, fact, ReviewSection.FIGURES, key)


def _remarks(parts: Parts) -> Iterator[ReviewHeadline]:
    """One headline with the number of other warnings of the audit and the import."""
    fractions = {parts.indicators[check.subject].name_nl for check in parts.figures if _is_fraction(check)}
    rest = [
        finding
        for finding in parts.findings
        if finding.severity is not Severity.NOTE
        and not (finding.code == AS_FRACTION and finding.message.params["indicator"] in fractions)
        and finding.code not in _SAID_OTHERWISE
        and not OUTLIER.fullmatch(finding.code)
    ]
    if rest:
        message = Message("review_head_remarks", {"count": len(rest)})
        yield ReviewHeadline(Harm.REMARK, message, ReviewSection.FINDINGS, "findings")
