"""Words for the rules of play of a tender with HNN, shared by PDF, terminal, workbook, review and window."""

from collections import Counter
from collections.abc import Sequence

from app.texts import Language, label, name_of, text
from models.domain.rules import RuleCheck, RuleResult

RULE_SHAPES = {RuleResult.FITS: "●", RuleResult.FITS_NOT: "✕", RuleResult.NOT_SEEN: "○"}
"""A shape for each result, readable without colour."""


def rule_name(check: RuleCheck, lang: Language) -> str:
    """The rule in one sentence."""
    return name_of(check.rule, lang)


def result_text(check: RuleCheck, lang: Language) -> str:
    """The result of a rule in words."""
    return label(f"report_rule_{check.result}", lang)


def seen_text(check: RuleCheck, lang: Language) -> str:
    """What was seen for a rule; that nothing was looked at, for a rule that is for a person alone."""
    return label("report_rule_unchecked", lang) if check.message is None else text(check.message, lang)


def rules_sentence(checks: Sequence[RuleCheck], lang: Language) -> str:
    """How many rules fit, do not fit and are not seen; "" without rules."""
    if not checks:
        return ""
    counts = Counter(check.result for check in checks)
    return label(
        "report_rules_sentence",
        lang,
        total=len(checks),
        fits=counts[RuleResult.FITS],
        fits_not=counts[RuleResult.FITS_NOT],
        not_seen=counts[RuleResult.NOT_SEEN],
    )
