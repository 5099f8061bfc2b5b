"""The words about the place of a project among other buildings, box plots and own projects; never a verdict."""

from app.reporting.wording.number_text import estimate_text, number_text
from app.reporting.wording.outcome_texts import indicator_name
from app.texts import Language, in_language, label
from models.domain.outcome import Estimate, Param
from models.domain.place import Band, BandBasis, Counts, PlaceAmongBuildings, PlaceInSpread, Places, SpreadPart
from models.domain.requirement import Indicator
from models.scorecard.own_projects import PlaceAmongOwn


def place_texts(places: Places, indicators: dict[str, Indicator], lang: Language) -> list[str]:
    """One line for each place, and the reservation about published buildings; none without places."""
    found: list[PlaceAmongBuildings | PlaceInSpread] = [*places.buildings, *places.spreads]
    lines = []
    for place in found:
        text = place_text(place, indicators[place.band.indicator_id], lang)
        lines.append(f"{_named(place.band, indicators, lang)}: {text}.")
    return [*lines, *([label("report_place_note", lang)] if places.buildings else [])]


def place_text(
    place: PlaceAmongBuildings | PlaceInSpread,
    indicator: Indicator,
    lang: Language,
    numbers: Language | None = None,
) -> str:
    """One place in words, with the figure that takes it.

    Args:
        place: among buildings, or in a box plot.
        indicator: of its figure.
        lang: of the words.
        numbers: of the figures; None for that of the words.
    """
    numbers = numbers or lang
    figure = band_text(place.band, indicator, lang, numbers)
    if isinstance(place, PlaceInSpread):
        return f"{figure}: {_in_spread(place, indicator, lang, numbers)}"
    return f"{figure}: {_among(place, indicator, lang, numbers)}"


def band_text(band: Band, indicator: Indicator, lang: Language, numbers: Language) -> str:
    """The figure of a band with its ends, said to be an indication where it is one."""
    written = estimate_text(Estimate(band.middle, band.low, band.high, 1.0), indicator.decimals, numbers)
    if band.basis is BandBasis.FIRM:
        return written
    return label("report_place_of_indication", lang, figure=written)


def counts_text(counts: Counts, group: str, lang: Language) -> str:
    """The counts in words: "lower than 7 of 10 Dutch terraced houses, higher than 3"; what is zero is left out."""
    found = (("lower", counts.higher), ("higher", counts.lower), ("overlapping", counts.overlapping))
    parts: list[str] = []
    for name, count in found:
        if count and not parts:
            params: dict[str, Param] = {"count": count, "total": counts.total, "group": group}
            parts.append(label(f"report_place_{name}_first", lang, **params))
        elif count:
            parts.append(label(f"report_place_{name}", lang, count=count))
    return ", ".join(parts)


def own_text(place: PlaceAmongOwn, indicator: Indicator, lang: Language) -> str:
    """The place among own projects, with their median."""
    counts = place.counts
    return label(
        "report_place_own",
        lang,
        count=counts.total,
        lower=counts.lower,
        higher=counts.higher,
        overlapping=counts.overlapping,
        median=number_text(place.median, indicator.decimals, lang),
    )


def _named(band: Band, indicators: dict[str, Indicator], lang: Language) -> str:
    name = indicator_name(indicators[band.indicator_id], lang)
    if band.environmental_set is None or not indicators[band.indicator_id].has_sets:
        return name
    return f"{name}, {label('report_set', lang, set=band.environmental_set)}"


def _among(place: PlaceAmongBuildings, indicator: Indicator, lang: Language, numbers: Language) -> str:
    group = in_language(place.group.name_nl, place.group.name_en, lang)
    if place.has_sentence:
        return counts_text(place.counts, group, lang)
    figures = (number_text(one.carbon_kg_per_m2, indicator.decimals, numbers) for one in place.group.buildings)
    return label("report_place_few", lang, total=place.counts.total, group=group, figures=", ".join(figures))


def _in_spread(place: PlaceInSpread, indicator: Indicator, lang: Language, numbers: Language) -> str:
    spread = place.spread
    params: dict[str, Param] = {"count": spread.count}
    for name, value in (("minimum", spread.minimum), ("median", spread.median), ("maximum", spread.maximum)):
        params[name] = number_text(value, indicator.decimals, numbers)
    if place.seems_incomplete:
        return label("report_place_incomplete", lang, **params)
    return label("report_place_in_spread", lang, part=_parts(place, lang), **params)


def _parts(place: PlaceInSpread, lang: Language) -> str:
    first = "" if place.first is None else label(f"report_place_{place.first}", lang)
    last = "" if place.last is None else label(f"report_place_{place.last}", lang)
    if first == last:
        is_outside = place.first in (SpreadPart.BELOW, SpreadPart.ABOVE)
        return first if is_outside else label("report_place_in", lang, part=first)
    if not last:
        return label("report_place_from", lang, first=first)
    if not first:
        return label("report_place_up_to", lang, last=last)
    return label("report_place_from_to", lang, first=first, last=last)
