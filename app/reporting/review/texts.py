"""Short texts for the parts of a review, shared by checklist, terminal, workbook and window.

Leaves out on purpose: layout. Texts of files are not changed here.
"""

from collections.abc import Iterable

from app.reporting.review.review import Review
from app.reporting.wording.number_text import (
    NBSP,
    NOTHING,
    date_text,
    estimate_text,
    limit_decimals,
    number_text,
    own_decimals,
    signed_text,
)
from app.reporting.wording.outcome_texts import indicator_name, reason_text, short_name, unit_text
from app.texts import Language, label, text, todo
from app.texts import codes as known_codes
from models.domain.outcome import Estimate, Verdict
from models.domain.product import EnvironmentalSet
from models.domain.report_check import PageState, ReportCheck
from models.domain.requirement import Indicator
from models.domain.review import (
    Agreement,
    FigureCheck,
    FigureKind,
    LimitAgreement,
    LimitCheck,
    MissingItem,
    OpenVerdict,
    ReviewDecision,
    ReviewHeadline,
)
from models.review.rounding import shown_decimals

SHAPES: dict[Agreement, str] = {
    Agreement.AGREES: "=",
    Agreement.DIFFERS: "≠",
    Agreement.WITHIN_BOUNDS: "◐",
    Agreement.NOT_RECOMPUTED: "○",
}
"""A shape for each agreement, readable without colour."""

VERDICT_SHAPES: dict[Verdict, str] = {
    Verdict.MEETS: "●", Verdict.MISSES: "✕", Verdict.CANNOT_SAY: "◐", Verdict.NOT_COMPARABLE: "≠",
    Verdict.NO_LEVEL: NOTHING,
}  # fmt: skip


def indicators_of(review: Review) -> dict[str, Indicator]:
    """The indicators of the review's reference data by id; empty without a report."""
    return {} if review.report is None else {i.id: i for i in review.report.reference.indicators}


def with_set(name: str, which: EnvironmentalSet | None, lang: Language) -> str:
    """A name with the EN 15804 set behind it, where there is one."""
    return name if which is None else f"{name}, {label('report_set', lang, set=which)}"


def figure_name(check: FigureCheck, indicators: dict[str, Indicator], lang: Language) -> str:
    """The name of a stated figure: the indicator, the total with its label in the file, or the line."""
    if check.kind is FigureKind.LINE:
        return check.name or check.line_id
    indicator = indicators.get(check.subject)
    if indicator is not None and check.kind is FigureKind.INDICATOR:
        return with_set(indicator_name(indicator, lang), check.environmental_set, lang)
    code = f"review_total_{check.subject}"
    name = label(code, lang) if code in known_codes() else check.subject
    own = "" if check.name == check.subject else check.name
    parts = (with_set(name, check.environmental_set, lang), check.module, own)
    return " · ".join(part for part in parts if part)


def figure_unit(check: FigureCheck, indicators: dict[str, Indicator], lang: Language) -> str:
    """The unit of a stated figure, "" when it has none."""
    indicator = indicators.get(check.subject)
    if indicator is not None and check.kind is FigureKind.INDICATOR:
        unit = unit_text(indicator, lang)
        return "" if unit == NOTHING else unit
    return check.unit.replace("EUR", "€").replace("CO2", "CO₂")


def stated_figure(check: FigureCheck, lang: Language) -> str:
    """The stated figure with its own decimals."""
    return number_text(check.stated, shown_decimals(check), lang)


def recomputed_figure(check: FigureCheck, lang: Language) -> str:
    """The recomputed figure with its bounds, to as many decimals as the stated one; a dash when there is none."""
    return estimate_text(check.recomputed, shown_decimals(check), lang)


def difference_figure(check: FigureCheck, lang: Language) -> str:
    """The difference with its sign and in percent; "" when the figures cannot be compared."""
    if check.agreement is not Agreement.DIFFERS or check.difference is None:
        return ""
    written = signed_text(check.difference, shown_decimals(check), lang)
    if check.relative_difference is None:
        return written
    return f"{written} ({_percent(check.relative_difference, lang)})"


def _percent(fraction: float, lang: Language) -> str:
    percent = fraction * 100
    if abs(percent) >= 1000:
        return f"×{NBSP}{number_text(abs(fraction + 1 if fraction > 0 else fraction), 0, lang)}"
    return f"{signed_text(percent, 0 if abs(percent) >= 10 else 1, lang)}{NBSP}%"


def agreement_words(check: FigureCheck, lang: Language) -> str:
    """The agreement between stated and recomputed figure in words."""
    return label(f"review_agreement_{check.agreement}", lang)


def causes_text(check: FigureCheck, lang: Language) -> str:
    """The probable causes in one text, with a remark when several of them each give the stated figure."""
    if not check.causes:
        if check.agreement is Agreement.DIFFERS:
            return label("review_no_cause", lang)
        return "" if check.agreement is Agreement.AGREES else agreement_words(check, lang)
    texts = [text(cause.message, lang) for cause in check.causes]
    if len(texts) == 1:
        return texts[0]
    return f"{label('review_several_causes', lang)} {' '.join(texts)}"


def headline_text(headline: ReviewHeadline, lang: Language) -> str:
    """The sentence with its probable causes."""
    causes = [text(cause, lang) for cause in headline.because]
    if len(causes) > 1:
        causes = [label("review_several_causes", lang), *causes]
    return " ".join([text(headline.message, lang), *causes])


def missing_text(item: MissingItem, lang: Language) -> str:
    """The missing item, and how to complete it."""
    return f"{reason_text(item.message, lang)} {todo(item.message, lang)}".strip()


def affected_text(item: MissingItem, indicators: dict[str, Indicator], lang: Language) -> str:
    """The short names of the indicators that lack the item."""
    return ", ".join(short_name(indicators[name], lang) for name in item.indicator_ids if name in indicators)


def open_verdict_name(verdict: OpenVerdict, indicators: dict[str, Indicator], lang: Language) -> str:
    """The name of the indicator with its set."""
    return with_set(indicator_name(indicators[verdict.indicator_id], lang), verdict.environmental_set, lang)


def interval_figure(verdict: OpenVerdict, indicators: dict[str, Indicator], lang: Language) -> str:
    """The interval of the figure as long as data are missing."""
    estimate = verdict.estimate
    decimals = max(indicators[verdict.indicator_id].decimals, min(2, own_decimals(verdict.limit)))
    return estimate_text(Estimate(None, estimate.lower, estimate.upper, 1.0), decimals, lang)


def open_verdict_text(verdict: OpenVerdict, indicators: dict[str, Indicator], lang: Language) -> str:
    """The sentence on how the verdict of one level can still change."""
    indicator = indicators[verdict.indicator_id]
    decimals = max(indicator.decimals, limit_decimals(verdict.limit, indicator.decimals))
    params = {
        "level": label(f"report_level_{verdict.level}", lang),
        "limit": number_text(verdict.limit, limit_decimals(verdict.limit, indicator.decimals), lang),
        "best": label(f"report_{verdict.at_best}", lang),
        "worst": label(f"report_{verdict.at_worst}", lang),
    }
    if verdict.room is None:
        return label("review_open_verdict", lang, **params)
    return label("review_open_verdict_room", lang, **params, room=number_text(verdict.room, decimals, lang))


def limit_name(row: LimitCheck, indicators: dict[str, Indicator], lang: Language) -> str:
    """Indicator and level of one limit."""
    name = with_set(indicator_name(indicators[row.indicator_id], lang), row.environmental_set, lang)
    return f"{name}: {label(f'report_level_{row.level}', lang)}"


def limit_figure(limit: float | None, row: LimitCheck, indicators: dict[str, Indicator], lang: Language) -> str:
    """A limit as it is printed elsewhere; a dash when there is none."""
    if limit is None:
        return NOTHING
    return number_text(limit, limit_decimals(limit, indicators[row.indicator_id].decimals), lang)


def limit_verdict(row: LimitCheck, lang: Language) -> str:
    """The verdict with the basis of its figure, stated or recomputed."""
    verdict = label(f"report_{row.verdict}", lang)
    if row.basis is None or row.verdict not in (Verdict.MEETS, Verdict.MISSES):
        return verdict
    return label(f"review_verdict_{row.basis}", lang, verdict=verdict)


def limit_remark(row: LimitCheck, lang: Language) -> str:
    """The error in the limit or claim of the file; "" when there is none."""
    if row.agreement is LimitAgreement.NOT_STATED and not row.is_wrong:
        return ""
    code = "review_limit_claim" if not _is_other(row) and row.is_wrong else f"review_limit_{row.agreement}"
    words = label(code, lang, set=str(row.stated_set or "?"))
    where = "; ".join(title[0 if lang == "nl" else 1] for title in row.elsewhere)
    return f"{words} {label('review_limit_elsewhere', lang, where=where)}" if where else words


def _is_other(row: LimitCheck) -> bool:
    return row.agreement in (LimitAgreement.OTHER_LIMIT, LimitAgreement.OTHER_SET)


def report_check_lines(check: ReportCheck, lang: Language) -> list[str]:
    """The sentences on the check of a Meetlat PDF: unchanged or not, the changes, and what that proves."""
    different, missing = (
        ", ".join(str(page.number) for page in check.pages if page.state in states)
        for states in ((PageState.CHANGED, PageState.ADDED), (PageState.MISSING,))
    )
    version = check.program_version
    if check.is_identical:
        first = label("review_pdf_unchanged", lang, version=version)
    elif not check.pages:
        first = label("review_pdf_not_compared", lang)
    elif different:
        code = "review_pdf_changed" if check.same_program_version else "review_pdf_differs"
        first = label(code, lang, pages=different, version=version)
    elif missing:
        first = label("review_pdf_missing", lang, pages=missing)
    else:
        code = "review_pdf_bytes" if check.same_program_version else "review_pdf_other_version"
        first = label(code, lang, version=version)
    lines = [first, label("review_pdf_proves", lang)]
    if check.stated_hash != check.recomputed_hash:
        lines.append(label("review_pdf_hash", lang))
    if check.signatures is None:
        lines.append(label("review_signatures_unchecked", lang))
    for signature in check.signatures or ():
        state = "intact" if signature.is_intact and signature.covers_whole_file else "broken"
        trusted = "_trusted" if signature.is_trusted and state == "intact" else ""
        lines.append(label(f"review_signature_{state}{trusted}", lang, signer=signature.signer))
    return lines


def decision_words(decision: ReviewDecision | None, lang: Language) -> str:
    """The decision in words, "" when there is none yet."""
    return "" if decision is None else label(f"review_decision_{decision}", lang)


def nothing_found_text(review: Review, lang: Language) -> str:
    """The sentence in the place of headlines when there are none."""
    return label("review_no_headlines" if review.report is not None else "review_no_plan", lang)


def edition_lines(review: Review, lang: Language) -> list[str]:
    """The permit date, the legal rules that it brings and the requirement set, one sentence each."""
    if review.editions is None or review.report is None:
        return []
    editions = review.editions
    date = editions.permit_application_date
    when = label("review_no_permit_date", lang)
    if date is not None:
        when = f"{label('report_permit_date', lang)}: {date_text(date, lang)}"
    regime = text(editions.regime, lang) if editions.regime is not None else label("review_no_regime", lang)
    return [when, regime]


def differing(checks: Iterable[FigureCheck]) -> list[FigureCheck]:
    """The checks in order of attention: first different, then open with a cause, then the rest."""
    order = (Agreement.DIFFERS, Agreement.WITHIN_BOUNDS, Agreement.NOT_RECOMPUTED, Agreement.AGREES)
    return sorted(
        checks,
        key=lambda c: (order.index(c.agreement), not c.causes, -abs(c.relative_difference or 0.0)),
    )


def lines_to_show(checks: Iterable[FigureCheck]) -> list[FigureCheck]:
    """The totals of lines that differ or have a probable cause; the others are counted."""
    return [check for check in differing(checks) if check.agreement is Agreement.DIFFERS or check.causes]


def counted_lines(checks: Iterable[FigureCheck], lang: Language) -> list[str]:
    """Sentences on how many totals of lines agree, of those that can be recomputed, and how many cannot be."""
    found = [check.agreement for check in checks]
    agreeing = found.count(Agreement.AGREES)
    compared = agreeing + found.count(Agreement.DIFFERS)
    said = [label("review_lines_agree", lang, count=agreeing, all=compared)] if compared else []
    if len(found) > compared:
        said.append(label("review_lines_open", lang, count=len(found) - compared))
    return said
