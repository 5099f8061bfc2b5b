"""Differences between two product cards in what outcomes depend on: names, notes and sources are not compared."""

import hashlib
import json
import math

from models.domain.product import ModuleProfile, ProductCard

CARD_FIGURES = (
    "gwp_a1a3_kg_per_kg",
    "mki_a1_eur_per_unit",
    "mki_a2_eur_per_unit",
    "mass_kg_per_unit",
    "density_kg_per_m3",
    "biobased_fraction",
    "biogenic_c_kg_per_kg",
    "service_life_years",
)
"""The fields that hold one figure, the most telling first."""

_SUBSTANCES = ("is_free_of_toxic", "substance_list", "has_health_certificate")
_OTHERS = ("unit", "mki_is_complete", "data_category", "module_profiles", "valid_until", *_SUBSTANCES)
_SAME = 1e-9
_DIGITS = 16


def differing_fields(card: ProductCard, other: ProductCard) -> tuple[str, ...]:
    """The fields in which two cards differ, the most telling first."""
    names = (*CARD_FIGURES, *_OTHERS)
    return tuple(name for name in names if not _is_same(getattr(card, name), getattr(other, name)))


def _is_same(one: object, other: object) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=_SAME)
    return one == other


def fingerprint(card: ProductCard) -> str:
    """The beginning of a hash of what outcomes depend on: equal for cards without differing fields."""
    figures = [None if value is None else float(f"{value:.9g}") for value in _figures(card)]
    others = [card.unit.symbol, card.mki_is_complete, card.data_category, str(card.valid_until or "")]
    profiles = [_profile(profile) for profile in card.module_profiles]
    # only where they are said: a card without them keeps the hash that it had before they existed
    substances = [[name, value] for name in _SUBSTANCES if (value := getattr(card, name)) not in (None, "")]
    text = json.dumps([figures, others, profiles, *([substances] if substances else [])], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


def _figures(card: ProductCard) -> list[float | None]:
    return [getattr(card, name) for name in CARD_FIGURES]


def _profile(profile: ModuleProfile) -> list[object]:
    values = {str(module): value for module, value in profile.values.items()}
    return [profile.environmental_set, profile.category, values]
