"""Audit of the product cards of a variant against those of the library with the same id.

The variant counts with its own cards, which the library never replaces; the difference is a remark. A card just as
an earlier edition of the library had it is none: nobody changed it.
"""

from collections.abc import Iterator, Mapping

from models.domain.card_difference import CARD_FIGURES, differing_fields, fingerprint
from models.domain.outcome import Finding, Message, Place, Severity
from models.domain.product import ProductCard
from models.domain.project import Variant
from models.reference.reference import Reference

CODE_ENDS: Mapping[str, str] = {
    "gwp_a1a3_kg_per_kg": "gwp",
    "mki_a1_eur_per_unit": "mki_a1",
    "mki_a2_eur_per_unit": "mki_a2",
    "mass_kg_per_unit": "mass",
    "density_kg_per_m3": "density",
    "biobased_fraction": "biobased",
    "biogenic_c_kg_per_kg": "biogenic",
    "service_life_years": "life",
}
"""Figure of a card -> the end of the code of its finding."""


def cards_of_library(variant: Variant, reference: Reference) -> Iterator[Finding]:
    """Findings about cards that say something else than the library: one for each that states another figure.

    Cards that differ without two figures that disagree, as when only one of the two is known, share one finding.
    """
    lines: dict[str, list[str]] = {}
    for line in variant.bill:
        if line.product_id:
            lines.setdefault(line.product_id, []).append(line.id)
    others: list[str] = []
    for card in variant.products:
        known = reference.products.get(card.id) if card.id in lines else None
        fields = () if known is None else differing_fields(card, known)
        if known is None or not fields or is_of_earlier_edition(card, reference):
            continue
        stated = next((name for name in fields if _both_state(card, known, name)), None)
        if stated is None:
            others.append(card.id)
        else:
            yield _disagreement((card, known), stated, len(fields), lines[card.id])
    if others:
        ids = tuple(line_id for card_id in others for line_id in lines[card_id])
        message = Message("audit_cards_differ", {"count": len(others)}, ids)
        yield Finding(Severity.NOTE, message, Place())


def is_of_earlier_edition(card: ProductCard, reference: Reference) -> bool:
    """Whether a card says what the library said under its id before, figure by figure."""
    replaced = reference.library.replaced.get(card.id)
    return replaced is not None and fingerprint(card) in replaced.fingerprints


def _both_state(card: ProductCard, known: ProductCard, name: str) -> bool:
    return name in CARD_FIGURES and getattr(card, name) is not None and getattr(known, name) is not None


def _disagreement(cards: tuple[ProductCard, ProductCard], name: str, count: int, ids: list[str]) -> Finding:
    card, known = cards
    scale = 100.0 if name.endswith("_fraction") else 1.0
    params = {
        "product": card.name_nl,
        "product_en": card.name_en,
        "here": scale * getattr(card, name),
        "library": scale * getattr(known, name),
        "count": count,
    }
    message = Message(f"audit_card_{CODE_ENDS[name]}", params, tuple(ids))
    return Finding(Severity.NOTE, message, Place(line_id=ids[0]))
