"""The words of an early estimate: what it is of, what is not in it, and its place among others."""

from collections.abc import Sequence

from app.reporting.early_estimate import EarlyEstimate
from app.reporting.wording.number_text import number_text
from app.reporting.wording.outcome_texts import source_text
from app.texts import Language, label, name_of
from models.domain.library.figure import Interval
from models.domain.library.form import FormElement, FormSize, PublishedMethod
from models.early_design.comparison import Comparison
from models.early_design.draft_bill import DraftBill


def form_name(draft: DraftBill, lang: Language) -> str:
    """What the form is, in a few words: "8 rijwoningen"."""
    count = round(draft.form.sizes.get(FormSize.HOMES, 1))
    return label(f"early_name_{draft.form.kind.value}", lang, count=count)


def method_name(draft: DraftBill, lang: Language) -> str:
    """The building method: "traditioneel"."""
    return label(f"early_method_{draft.method.value}", lang)


def element_name(element: FormElement, lang: Language) -> str:
    """A part of the building: "begane grond"."""
    return label(f"early_element_{element.value}", lang)


def area_text(draft: DraftBill, lang: Language, numbers: Language | None = None) -> str:
    """Gross floor area, also per home where there are homes; `numbers` is the language of the figures."""
    numbers = numbers or lang
    area = number_text(draft.areas.gross_floor, 0, numbers)
    homes = draft.form.sizes.get(FormSize.HOMES)
    if homes is None:
        return label("early_area", lang, area=area)
    return label(
        "early_area_homes", lang, area=area, per_home=number_text(draft.areas.gross_floor / homes, 0, numbers)
    )


def size_text(draft: DraftBill, lang: Language) -> str:
    """Gross floor area and form factor."""
    factor = number_text(draft.areas.form_factor, 2, lang)
    return label("early_sizes", lang, area=area_text(draft, lang), factor=factor)


def missing_text(draft: DraftBill, lang: Language) -> str:
    """What such a building has and the estimate has not; "" when nothing is left out."""
    if not draft.missing:
        return ""
    named = ", ".join(element_name(element, lang) for element in draft.missing)
    return label("early_missing", lang, parts=named)


def left_out_text(draft: DraftBill, lang: Language) -> str:
    """What belongs to occupant or plot and does not count; "" when nothing does."""
    named = ", ".join(name_of(part, lang) for part in draft.left_out)
    return label("early_left_out", lang, parts=named) if named else ""


def band_text(interval: Interval, lang: Language) -> str:
    """Lowest, used and highest figure without decimals: "318 - 360 - 407"."""
    return label(
        "early_band",
        lang,
        low=number_text(interval.low, 0, lang),
        middle=number_text(interval.value, 0, lang),
        high=number_text(interval.high, 0, lang),
    )


def carbon_text(comparison: Comparison, lang: Language) -> str:
    """CO2 of modules A1-A5 per m2 with its band, as a lower bound where parts are missing; "" without a figure."""
    figure = comparison.co2_a1a5_kg_per_m2
    if figure is None:
        return ""
    if comparison.is_lower_bound:
        return label("early_carbon_at_least", lang, low=number_text(figure.low, 0, lang))
    return label("early_carbon", lang, band=band_text(figure, lang))


def comparison_texts(estimate: EarlyEstimate, lang: Language) -> list[str]:
    """Sentences on a figure above every open reference, on the location profiles and on the building method."""
    found = estimate.comparison
    told = []
    if found.lower_count:
        told.append(label("early_above_all", lang, count=found.lower_count))
    if found.profiles:
        figures = (f"{name_of(each, lang)} {number_text(each.co2_kg_per_m2, 0, lang)}" for each in found.profiles)
        told.append(label("early_profiles", lang, figures="; ".join(figures)))
        told.append(_per_home(estimate, lang))
    if found.methods:
        told.append(_published_methods(estimate.draft, found.methods, lang))
    return told


def _published_methods(draft: DraftBill, methods: Sequence[PublishedMethod], lang: Language) -> str:
    """The CO2 that a programme names for each kind of the building method, without and with what is stored."""
    kinds = "; ".join(_published_method(each, lang) for each in methods)
    source = methods[0].source
    is_verified = all(each.source.is_verified for each in methods)
    cited = source_text(source) if is_verified else f"{source_text(source)}, {label('report_unverified', lang)}"
    return label("early_methods", lang, method=method_name(draft, lang), kinds=kinds, source=cited)


def _published_method(each: PublishedMethod, lang: Language) -> str:
    name = name_of(each, lang)
    if each.co2_kg_per_m2 is None:
        return label("early_methods_unknown", lang, name=name)
    figure = number_text(each.co2_kg_per_m2, 0, lang)
    if each.with_storage_kg_per_m2 is None:
        return f"{name} {figure}"
    stored = number_text(each.with_storage_kg_per_m2, 0, lang)
    return label("early_methods_stored", lang, name=name, figure=figure, stored=stored)


def _per_home(estimate: EarlyEstimate, lang: Language) -> str:
    """The sum per home beside those of the profiles, each of which has its own size of home."""
    draft = estimate.draft
    figure = estimate.comparison.co2_a1a5_kg_per_m2
    homes = draft.form.sizes.get(FormSize.HOMES)
    profiles = estimate.comparison.profiles
    per_home = [profile.co2_kg_per_home / 1000 for profile in profiles]
    own = None if figure is None or not homes else figure.value * draft.areas.gross_floor / homes / 1000
    return label(
        "early_profiles_home",
        lang,
        own="?" if own is None else number_text(own, 1, lang),
        low=number_text(min(per_home), 1, lang),
        high=number_text(max(per_home), 1, lang),
    )
