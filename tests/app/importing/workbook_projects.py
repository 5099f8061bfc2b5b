"""Hypothesis strategies for projects that a workbook can hold: clean texts, products of the library."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from hypothesis import strategies as st

from app.formats.cell_text import clean_text, folded
from app.importing.bill.product_match import CardNames
from models.domain.bill import Bill, BillLine, Connection
from models.domain.bill import Phase as LinePhase
from models.domain.evidence import Evidence, EvidenceStatus
from models.domain.product import MKI, DataCategory, EnvironmentalSet, LifeCycleModule, ModuleProfile
from models.domain.project import (
    Assessment,
    Building,
    BuildingType,
    BuildingWork,
    FunctionArea,
    JudgedLevel,
    LimitOverride,
    Phase,
    Project,
    Variant,
)
from models.domain.quantities import UNITS, fraction_from_percent
from models.reference.reference import Reference

NASTY = (
    "=1+1", "+31 6", "-5", "@SUM(A1)", "<img src=x>", "'quoted",
    "='Blad 1'!A1", "<c r='A1'>", "</row>", "<!--", "]]>",
    "\U0001f477\U0001f3fd\u200d\u2640\ufe0f",
    "خرسانة",
    "  spaties  ", "1.234", "1e5", "NaN", "WAAR", "#N/A", "_x0041_", "a\nb\tc", "é CO₂ m²", "&amp; <b>",
    "x" * 300,
    "totaal", "2024-01-02", "ja", "n.v.t.",
)  # fmt: skip
OWN_KEYS = ("Aannemer", "Architect (bureau)", "=1+1", "Plan %", "<b>", "é")


def texts() -> st.SearchStrategy[str]:
    """Texts as the reader stores them: clean, not blank unless empty."""
    return st.just("") | _filled()


def _filled() -> st.SearchStrategy[str]:
    any_text = st.sampled_from(NASTY) | st.text(st.characters(codec="utf-8"), max_size=12).map(clean_text)
    return any_text.map(lambda text: text if text.strip() else "tekst")


def names() -> st.SearchStrategy[str]:
    return _filled().map(lambda text: text[:200])


def ids() -> st.SearchStrategy[str]:
    return st.sampled_from(("r2", "r3", "=1", "007", "1.50", "ja", "regel 1")) | st.text(
        "abc123-é", min_size=1, max_size=8
    )


def amounts() -> st.SearchStrategy[float | None]:
    return st.none() | st.floats(0, 1e300) | st.sampled_from((0.0, 5e-324, 0.1, 1e15, 123456789.123))


def signed() -> st.SearchStrategy[float | None]:
    return st.none() | st.floats(allow_nan=False, allow_infinity=False)


def positives() -> st.SearchStrategy[float | None]:
    return st.none() | st.floats(1e-6, 1e12)


def shares() -> st.SearchStrategy[float | None]:
    return st.none() | st.integers(0, 1_000_000).map(lambda n: fraction_from_percent(n / 10_000))


def scores() -> st.SearchStrategy[float | None]:
    return st.none() | st.sampled_from((1.0, 0.8, 0.6, 0.4, 0.2, 0.1)) | st.floats(0, 1, exclude_min=True)


def notes() -> st.SearchStrategy[tuple[tuple[str, str], ...]]:
    """Notes under a few headers that always come in one order."""
    first, second = "Leverancier", "Ruimte (m²) nr"
    text = _filled()
    return st.tuples(st.none() | text, st.none() | text).map(
        lambda pair: tuple((h, t) for h, t in zip((first, second), pair, strict=True) if t is not None)
    )


def lines(reference: Reference) -> st.SearchStrategy[BillLine]:
    known = CardNames(reference.products)
    products = st.sampled_from(("", *reference.products))
    unmatched = st.none() | _filled().filter(lambda text: known.get(folded(text)) is None)
    made = st.builds(
        BillLine,
        id=ids(),
        description=texts(),
        quantity=amounts(),
        unit=st.none() | st.sampled_from(UNITS),
        nl_sfb=st.sampled_from(("", "21", "21.10", "(23)", "=21")),
        product_id=products,
        mass_kg_per_unit=amounts(),
        service_life_years=positives(),
        mki_a1_eur_per_unit=signed(),
        mki_a2_eur_per_unit=signed(),
        co2_a1a5_kg_per_unit=signed(),
        biogenic_c_kg_per_kg=amounts(),
        biobased_fraction=shares(),
        recycled_fraction=shares(),
        reused_fraction=shares(),
        future_reuse_fraction=shares(),
        future_recycling_fraction=shares(),
        connection=st.builds(Connection, scores(), scores(), scores(), scores()),
        data_category=st.none() | st.sampled_from(DataCategory),
        unforeseen_reuse=st.booleans(),
        phase=st.none() | st.sampled_from(LinePhase),
        module_profiles=profiles(reference),
        source=texts(),
        note=texts(),
        printed_total=signed(),
        extra=notes(),
    ).map(_within_bounds)
    return st.builds(_with_unmatched, made, unmatched)


def _within_bounds(line: BillLine) -> BillLine:
    """Recycled and reused are parts of one mass; a row with a total's name needs a unit or product."""
    if (line.recycled_fraction or 0) + (line.reused_fraction or 0) > 1:
        line = replace(line, reused_fraction=None)
    return line if line.unit or line.product_id else replace(line, unit=UNITS[0])


def _with_unmatched(line: BillLine, product: str | None) -> BillLine:
    if line.product_id or product is None:
        return line
    return replace(line, extra=(("product", product), *line.extra))


def profiles(reference: Reference) -> st.SearchStrategy[tuple[ModuleProfile, ...]]:
    def of_set(environmental_set: EnvironmentalSet) -> st.SearchStrategy[ModuleProfile]:
        categories = (MKI, *reference.weighting[environmental_set].categories)
        values = st.dictionaries(st.sampled_from(LifeCycleModule), st.floats(-1e6, 1e6))
        return st.builds(ModuleProfile, st.just(environmental_set), st.sampled_from(categories), values)

    one = st.sampled_from(EnvironmentalSet).flatmap(of_set)
    unique: Callable[[ModuleProfile], object] = lambda p: (p.environmental_set, p.category)  # noqa: E731
    return st.lists(one, max_size=2, unique_by=unique).map(tuple)


def buildings(reference: Reference) -> st.SearchStrategy[Building]:
    areas = st.floats(1e-6, 1e12) | st.sampled_from((101.0, 101.5, 101.125, 1e15, 0.1))
    functions = st.builds(FunctionArea, st.sampled_from(sorted(reference.functions)), areas)
    override = st.builds(LimitOverride, st.floats(1e-3, 10), st.sampled_from(EnvironmentalSet), texts())
    return st.builds(
        Building,
        type=st.none() | st.sampled_from(BuildingType),
        functions=st.lists(functions, max_size=3).map(tuple),
        gross_floor_area_m2=positives(),
        usable_floor_area_m2=positives(),
        form_factor=positives(),
        is_light_construction=st.none() | st.booleans(),
        service_life_years=positives(),
        dwelling_count=st.none() | st.integers(0, 10_000),
        mpg_limit_override=st.none() | override,
        work=st.none() | st.sampled_from(BuildingWork),
    )


def assessments(reference: Reference) -> st.SearchStrategy[tuple[Assessment, ...]]:
    evidence = st.builds(
        Evidence,
        texts(),
        date=st.none() | st.dates(dt.date(1, 1, 1)),
        status=st.none() | st.sampled_from(EvidenceStatus),
    )

    def of_indicator(indicator_id: str) -> st.SearchStrategy[Assessment]:
        sets = st.sampled_from(EnvironmentalSet) if indicator_id == "mpg" else st.none()
        level = st.none() | st.sampled_from(JudgedLevel)
        return st.builds(
            Assessment,
            st.just(indicator_id),
            signed(),
            level=level,
            environmental_set=sets,
            evidence=evidence,
            note=texts(),
        )

    one = st.sampled_from([i.id for i in reference.indicators]).flatmap(of_indicator).filter(_says_something)
    return st.lists(one, max_size=3, unique_by=lambda a: (a.indicator_id, a.environmental_set)).map(tuple)


def _says_something(assessment: Assessment) -> bool:
    says_figure = assessment.value is not None or assessment.level is not None
    return says_figure or bool(assessment.note) or assessment.evidence != Evidence()


def projects(reference: Reference) -> st.SearchStrategy[Project]:
    """A project with one variant whose products are the cards that its lines name, and perhaps more."""
    bills = st.lists(lines(reference), max_size=4, unique_by=lambda line: line.id).map(tuple)
    more = st.lists(st.sampled_from(sorted(reference.products)), max_size=2, unique=True)
    keys = st.lists(st.tuples(st.sampled_from(OWN_KEYS), _filled()), max_size=2)
    variants = st.builds(
        Variant,
        id=ids(),
        name=names(),
        phase=st.none() | st.sampled_from(Phase),
        building=buildings(reference),
        bill=bills.map(Bill),
        assessments=assessments(reference),
        products=more.map(lambda cards: tuple(reference.products[card] for card in cards)),
        extra=keys.map(tuple),
    ).map(lambda variant: _with_cards(variant, reference))
    return st.builds(
        Project,
        id=ids(),
        name=names(),
        municipality=names(),
        client=names(),
        address=names(),
        permit_application_date=st.none() | st.dates(),
        requirement_set_id=st.sampled_from(sorted(reference.requirement_sets)),
        variants=variants.map(lambda variant: (variant,)),
    )


def _with_cards(variant: Variant, reference: Reference) -> Variant:
    named = [reference.products[line.product_id] for line in variant.bill if line.product_id]
    cards = {card.id: card for card in (*variant.products, *named)}
    return replace(variant, products=tuple(cards.values()))
