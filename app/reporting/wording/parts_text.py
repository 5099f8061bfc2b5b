"""Words for the parts that belong in a calculation, shared by PDF, terminal, workbook and window."""

from collections import Counter
from collections.abc import Sequence

from app.texts import Language, in_language, label, name_of
from models.domain.parts import PartCheck, PartState


def part_name(check: PartCheck, lang: Language) -> str:
    """The name of a part."""
    return name_of(check.part, lang)


def condition_text(check: PartCheck, lang: Language) -> str:
    """The condition under which a part counts; "" without one."""
    return in_language(check.part.condition_nl, check.part.condition_en, lang)


def state_text(check: PartCheck, lang: Language) -> str:
    """The state of a part in words."""
    return label(f"report_part_{check.state}", lang)


def parts_sentence(checks: Sequence[PartCheck], lang: Language) -> str:
    """How many parts the bill covers, asks about, lacks and holds without need; "" without a list."""
    if not checks:
        return ""
    counts = Counter(check.state for check in checks)
    return label(
        "report_parts_sentence",
        lang,
        total=len(checks) - counts[PartState.EXCLUDED_IN_BILL],
        covered=counts[PartState.COVERED],
        asked=counts[PartState.ASKED],
        not_there=counts[PartState.NOT_THERE],
        not_counted=counts[PartState.NOT_COUNTED],
        excluded=counts[PartState.EXCLUDED_IN_BILL],
    )


def asked_names(checks: Sequence[PartCheck], lang: Language, state: PartState = PartState.ASKED) -> str:
    """The parts in one state by NL-SfB group ("31: Ramen, stelkozijnen · Ramen, zonwering; 37: Dakluiken")."""
    groups: dict[str, list[str]] = {}
    for check in checks:
        if check.state is state:
            groups.setdefault(check.part.nl_sfb_group, []).append(part_name(check, lang))
    return "; ".join(f"{group}: {' · '.join(names)}" for group, names in groups.items())
