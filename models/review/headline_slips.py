"""Headlines about mixed EN 15804 sets and decimal slips, with the lines concerned."""

import re
from collections.abc import Iterator

from models.domain.outcome import Message, Param
from models.domain.review import (
    Cause,
    CauseKind,
    FigureCheck,
    Harm,
    LimitAgreement,
    LimitCheck,
    ReviewHeadline,
    ReviewSection,
)
from models.review.headline_parts import Parts, because, difference_headline, named, size_of

SETS = frozenset((CauseKind.OTHER_SET, CauseKind.SET_CONVERTED))
SLIPS = frozenset((CauseKind.FACTOR_TEN, CauseKind.DECIMAL_MARK, CauseKind.MASS_UNIT, CauseKind.LINE_FACTOR_TEN))
_OF_WHOLE = frozenset((
    CauseKind.OTHER_AREA, CauseKind.OTHER_LIFE, CauseKind.REPLACEMENT_UP, CauseKind.REPLACEMENT_DOWN,
    CauseKind.NO_REPLACEMENT, CauseKind.SURCHARGE_FORGOTTEN, CauseKind.SURCHARGE_TWICE,
))  # fmt: skip
"""Changes of the whole. Beside these, one fitting line of many is no evidence: one often fits by accident."""

_NOT_IN_SET = "review_sets_absent"
"""A figure of a set in which the bill has none: it cannot be checked, which is not to say that sets were mixed."""

OUTLIER = re.compile(r"audit_outlier_\w+")


def sets_mixed(parts: Parts) -> Iterator[ReviewHeadline]:
    """Headlines about figures and limits of the other EN 15804 set, and about signs of that in the bill."""
    for figure in (*parts.figures, *parts.lines):
        causes = [cause for cause in figure.causes if cause.kind in SETS]
        if causes and len(causes) == len(figure.causes):
            yield _sets_of_figure(figure, causes)
    for row in parts.editions.limits:
        if row.agreement is LimitAgreement.OTHER_SET:
            params = {
                **named(parts, row.indicator_id), **_sets(row),
                "limit": row.limit if row.limit is not None else "?",
                "stated": row.stated_limit if row.stated_limit is not None else "?",
            }  # fmt: skip
            code = "review_head_set_of_figure" if row.stated_limit is None else "review_head_set_of_limit"
            yield ReviewHeadline(Harm.SETS_MIXED, Message(code, params), ReviewSection.EDITIONS, row.key)
    for sign in parts.set_signs:
        harm = Harm.DATA_MISSING if sign.code == _NOT_IN_SET else Harm.SETS_MIXED
        yield ReviewHeadline(harm, sign, ReviewSection.FIGURES, f"sets|{sign.code}")


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
    return ReviewHeadline(Harm.SETS_MIXED, message, section, figure.key, because(causes))


def is_slip(check: FigureCheck) -> bool:
    """Whether the causes show a decimal slip; that of one line does not count beside a change of the whole."""
    kinds = {cause.kind for cause in check.causes}
    found = kinds & SLIPS
    return bool(found) and not (found == {CauseKind.LINE_FACTOR_TEN} and kinds & _OF_WHOLE)


def factor_ten(parts: Parts) -> Iterator[ReviewHeadline]:
    """Headlines about decimal slips, each line once.

    A slip that a stated total proves goes before one that the bill shows, and that before a finding of the audit.
    """
    said: set[str] = set()
    for headline in _slips(parts):
        about = headline.message.line_ids or (headline.key,)
        if not said.intersection(about):
            said.update(about)
            yield headline


def _slips(parts: Parts) -> Iterator[ReviewHeadline]:
    for check in sorted(parts.lines, key=size_of, reverse=True):
        causes = [cause for cause in check.causes if cause.kind in SLIPS]
        if causes:
            yield difference_headline(check, Harm.FACTOR_TEN, "review_head_line", {}, causes)
    for slip in parts.slips:
        yield ReviewHeadline(Harm.FACTOR_TEN, slip, ReviewSection.FINDINGS, f"slip|{slip.line_ids[0]}")
    for finding in parts.findings:
        if OUTLIER.fullmatch(finding.code):
            yield ReviewHeadline(Harm.FACTOR_TEN, finding.message, ReviewSection.FINDINGS, finding.key)
    proven = {check.line_id for check in parts.lines if is_slip(check)}
    for check in filter(is_slip, parts.figures):
        causes = [cause for cause in check.causes if cause.kind in SLIPS]
        causes = [cause for cause in causes if proven.intersection(cause.line_ids)] or causes
        about = next((cause.line_ids for cause in causes if cause.line_ids), ())
        yield difference_headline(
            check, Harm.FACTOR_TEN, "review_head_figure", named(parts, check.subject), causes, about
        )
