"""Toxicity, healthy products, adaptability and waste: F14, F15, F16 and F18."""

from models.domain.outcome import Estimate, exactly
from models.questions.comparing import interval, share
from models.questions.facts import Facts
from models.questions.formulas.green import Figures, unknown_count

RESIDUAL_WASTE = frozenset({"restafval", "residual waste"})
"""The stream that is not sorted, by its name in Dutch and English."""


def toxicity(facts: Facts) -> Figures:
    """F14: materials free of toxic substances by mass and by lines; unknown counts in the upper bounds only.

    Table 3 names no denominator: both shares must pass, so the lower one decides.
    """
    rows = facts.materials
    if all(row.is_free is None for row in rows):
        return {}
    by_lines = _free([(1.0, row.is_free) for row in rows])
    masses = [(row.mass_kg, row.is_free) for row in rows]
    known = [(mass, free) for mass, free in masses if mass is not None]
    by_mass = _free(known) if len(known) == len(masses) else interval(0.0, 100.0)
    if by_lines is None or by_mass is None:
        return {"toxic_free_lines": by_lines, "toxic_free_mass": by_mass}
    lowest = interval(*(min(_ends(by_lines)[end], _ends(by_mass)[end]) for end in (0, 1)))
    return {"toxic_free": lowest, "toxic_free_mass": by_mass, "toxic_free_lines": by_lines}


def _free(rows: list[tuple[float, bool | None]]) -> Estimate | None:
    part = sum(weight for weight, is_free in rows if is_free)
    unknown = sum(weight for weight, is_free in rows if is_free is None)
    return share(part, unknown, sum(weight for weight, _ in rows))


def _ends(figure: Estimate) -> tuple[float, float]:
    return figure.lower or 0.0, 100.0 if figure.upper is None else figure.upper


def healthy_products(facts: Facts) -> Figures:
    """F15: products with proof, as a number and as a share; from the bill when no numbers were entered."""
    total, proven = facts.amount("products"), facts.amount("products_with_certificate")
    if proven is not None:
        part = None
        if total is not None:
            part = share(proven, unknown_count(facts, "products_unknown", total - proven), total)
        return {"healthy_products": exactly(proven), "healthy_share": part}
    said = [row.has_certificate for row in facts.materials]
    if all(each is None for each in said):
        return {}
    yes, unknown = said.count(True), said.count(None)
    return {"healthy_products": interval(yes, yes + unknown), "healthy_share": share(yes, unknown, len(said))}


def adaptability(facts: Facts) -> Figures:
    """F16: the form of the score, for comparison only; the result of the tool is entered."""
    scores, weights = facts.items("adaptability_score"), facts.items("adaptability_weight")
    if not scores or None in scores.values() or any(weights.get(aspect) is None for aspect in weights):
        return {}
    weighed = [(weights.get(aspect) if weights else 1.0, score) for aspect, score in scores.items()]
    if any(weight is None for weight, _ in weighed):
        return {}
    total = sum(weight or 0.0 for weight, _ in weighed)
    if total <= 0.0:
        return {}
    reached = sum((weight or 0.0) * (score or 0.0) for weight, score in weighed)
    return {"adaptability_form": exactly(100.0 * reached / (facts.term("adaptability_top_score") * total))}


def waste(facts: Facts) -> Figures:
    """F18: residual material over the gross floor area, the part that is sorted, and the sorted groups."""
    streams = facts.items("waste_kg")
    amounts = [amount for amount in streams.values() if amount is not None]
    total = sum(amounts)
    if not streams or len(amounts) < len(streams) or total <= 0.0:
        return {}
    mixed = sum(amount or 0.0 for name, amount in streams.items() if name.casefold().strip() in RESIDUAL_WASTE)
    groups = sum(1 for name in streams if name.casefold().strip() not in RESIDUAL_WASTE)
    area = facts.building.gross_floor_area_m2
    return {
        "waste": None if area is None else exactly(total / area),
        "waste_separated": share(total - mixed, 0.0, total),
        "waste_groups": exactly(groups),
    }
