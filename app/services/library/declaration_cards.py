"""Makes a product card from a declaration (EPD), with an indicative MKI by the weighting sets.

The NMD does not publish EPDs as cards: its own figures have other background data and modules. The MKI is
therefore no more than an indication, and the findings name the modules, categories and verified weights it lacks.
"""

import hashlib
import math
from collections.abc import Iterator, Mapping

from app.importing.common.finding_list import quote
from app.importing.declarations.checks import plausibility_findings
from app.importing.declarations.production import production, separated_gwp
from app.texts import Language, text
from models.domain.declaration import DeclaredImpact, DeclaredModule, ProductDeclaration
from models.domain.outcome import Finding, Message, Param, Severity
from models.domain.product import EnvironmentalSet, LifeCycleModule, ModuleProfile, ProductCard
from models.domain.source import SourceRef, SourceStatus
from models.reference.reference import Reference, WeightingSet

_ID_LENGTH = 16
_LANGUAGE: Language = "nl"
_AFTER_PRODUCTION: dict[DeclaredModule, LifeCycleModule] = {
    DeclaredModule(module.value): module for module in LifeCycleModule if module is not LifeCycleModule.A1_A3
}
_MKI_FIELDS = {
    EnvironmentalSet.A1: "mki_a1_eur_per_unit",
    EnvironmentalSet.A2: "mki_a2_eur_per_unit",
}


def card_of(declaration: ProductDeclaration, reference: Reference) -> tuple[ProductCard, tuple[Finding, ...]]:
    """The card per one declared unit, and the findings about it.

    Each set is weighted with its own weights only. `mki_is_complete` is False when a module or a weighted
    category of a declared set is missing; then the total is of what is declared. `gwp_a1a3_kg_per_kg` is None
    unless the file separates biogenic carbon and gives a mass.

    Returns:
        The card, and the findings to show with it: implausible, missing and indicative figures. Whether the
        declaration is still valid depends on a date; see `validity_findings`.
    """
    profiles = _profiles(declaration, reference)
    findings = [*plausibility_findings(declaration, reference)]
    totals: dict[EnvironmentalSet, float] = {}
    missing: list[Message] = []
    for which in EnvironmentalSet:
        of_set = {p.category: p.values for p in profiles if p.environmental_set is which}
        if not of_set:
            continue
        weighting = reference.weighting[which]
        total = _mki(of_set, weighting)
        if total is not None:
            totals[which] = total
        missing += _missing(of_set, weighting, reference)
        findings.append(_indicative(declaration, weighting))
    findings += [_warning(declaration, message) for message in missing]
    gwp, reason = _gwp_per_kg(declaration)
    findings += [Finding(Severity.NOTE, _about(declaration, reason))] if reason else []
    card = ProductCard(
        id=card_id(declaration),
        name_nl=declaration.name,
        name_en=declaration.name,
        unit=declaration.declared_unit,
        density_kg_per_m3=declaration.density_kg_per_m3,
        mass_kg_per_unit=_per_unit(declaration, declaration.mass_kg),
        service_life_years=declaration.service_life_years,
        gwp_a1a3_kg_per_kg=gwp,
        biogenic_c_kg_per_kg=_carbon_per_kg(declaration),
        mki_a1_eur_per_unit=totals.get(EnvironmentalSet.A1),
        mki_a2_eur_per_unit=totals.get(EnvironmentalSet.A2),
        mki_is_complete=not missing,
        sources=_sources(declaration, totals, reference),
        note=" ".join(text(f.message, _LANGUAGE) for f in findings if f.severity is Severity.WARNING),
        module_profiles=profiles,
        valid_until=declaration.valid_until,
    )
    return card, tuple(findings)


def card_id(declaration: ProductDeclaration) -> str:
    """The id of a declaration's card, from its identifier, else from its number or name; stable over readings."""
    own = declaration.id or declaration.registration_number or f"{declaration.owner}|{declaration.name}"
    return "epd-" + hashlib.sha256(own.encode()).hexdigest()[:_ID_LENGTH]


def _profiles(declaration: ProductDeclaration, reference: Reference) -> tuple[ModuleProfile, ...]:
    """Weighted categories per module, in the weighting set's unit, per one declared unit."""
    found: dict[tuple[EnvironmentalSet, str], ModuleProfile] = {}
    for impact in declaration.impacts:
        key = (impact.environmental_set, impact.category)
        factor = reference.declaration_rules.factor(*key, impact.unit)
        if not impact.category or factor is None or key in found:
            continue
        values = _values(impact, factor / declaration.declared_amount)
        if values:
            found[key] = ModuleProfile(*key, values)
    return tuple(found.values())


def _values(impact: DeclaredImpact, factor: float) -> dict[LifeCycleModule, float]:
    values = {
        module: impact.values[declared] * factor
        for declared, module in _AFTER_PRODUCTION.items()
        if declared in impact.values
    }
    made = production(impact.values)
    return values if made is None else {LifeCycleModule.A1_A3: made * factor, **values}


def _mki(of_set: Mapping[str, Mapping[LifeCycleModule, float]], weighting: WeightingSet) -> float | None:
    """The MKI of the declared modules, in EUR over one service life; None without the production stage."""
    if not any(LifeCycleModule.A1_A3 in values for values in of_set.values()):
        return None
    return math.fsum(
        weighting.categories[category].weight_eur_per_unit * amount
        for category, values in of_set.items()
        for amount in values.values()
    )


def _missing(
    of_set: Mapping[str, Mapping[LifeCycleModule, float]], weighting: WeightingSet, reference: Reference
) -> Iterator[Message]:
    """The reasons why the MKI of one set is not complete."""
    weighted = {c.id: c for c in weighting.categories.values() if c.weight_eur_per_unit > 0}
    which = weighting.environmental_set.value
    absent = [category for category in weighted if category not in of_set]
    if absent:
        names = {"nl": [weighted[c].name_nl for c in absent], "en": [weighted[c].name_en for c in absent]}
        yield Message(
            "epd_categories_missing",
            {"set": which, "categories": "; ".join(names["nl"]), "categories_en": "; ".join(names["en"])},
        )
    wanted = [module for module in LifeCycleModule if module not in reference.modules_fixed_at_zero]
    present = [of_set[category] for category in weighted if category in of_set]
    modules = [module.value for module in wanted if not all(module in values for values in present)]
    if modules:
        yield Message("epd_modules_missing", {"set": which, "modules": ", ".join(modules)})


def _indicative(declaration: ProductDeclaration, weighting: WeightingSet) -> Finding:
    unverified = [c for c in weighting.categories.values() if not c.source.is_verified]
    params: dict[str, Param] = {"set": weighting.environmental_set.value, "edition": weighting.edition}
    if not unverified:
        return Finding(Severity.NOTE, _about(declaration, Message("epd_mki_indicative", params)))
    params["weights"] = "; ".join(c.name_nl for c in unverified)
    params["weights_en"] = "; ".join(c.name_en for c in unverified)
    return Finding(Severity.NOTE, _about(declaration, Message("epd_mki_unverified", params)))


def _gwp_per_kg(declaration: ProductDeclaration) -> tuple[float | None, Message | None]:
    separated = separated_gwp(declaration)
    if separated is None:
        return None, Message("epd_gwp_not_separated")
    if not declaration.mass_kg:
        return None, Message("epd_gwp_without_mass")
    return separated / declaration.mass_kg, None


def _carbon_per_kg(declaration: ProductDeclaration) -> float | None:
    carbon, mass = declaration.biogenic_c_kg, declaration.mass_kg
    return None if carbon is None or not mass else carbon / mass


def _per_unit(declaration: ProductDeclaration, amount: float | None) -> float | None:
    return None if amount is None else amount / declaration.declared_amount


def _about(declaration: ProductDeclaration, message: Message) -> Message:
    return Message(message.code, {"product": quote(declaration.name), **message.params})


def _warning(declaration: ProductDeclaration, message: Message) -> Finding:
    return Finding(Severity.WARNING, _about(declaration, message))


def _sources(
    declaration: ProductDeclaration, totals: Mapping[EnvironmentalSet, float], reference: Reference
) -> dict[str, SourceRef]:
    """The sources: the declaration, and for an MKI the weighting set, unverified when any of its weights is."""
    document = " ".join(filter(None, (declaration.owner, declaration.registration_number or declaration.id)))
    published = "" if declaration.published_on is None else declaration.published_on.isoformat()
    own = SourceRef(document or declaration.name, published, declaration.standard, SourceStatus.VERIFIED)
    sources = {"": own}
    for which in totals:
        weighting = reference.weighting[which]
        note = text(_indicative(declaration, weighting).message, _LANGUAGE)
        unverified = any(not c.source.is_verified for c in weighting.categories.values())
        status = SourceStatus.UNVERIFIED if unverified else SourceStatus.VERIFIED
        sources[_MKI_FIELDS[which]] = SourceRef(own.document, own.edition, weighting.edition, status, note)
    return sources
