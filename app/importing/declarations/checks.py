"""Checks the plausibility of a declaration: validity, sums, and figures against the usual range of the material.

A wrong unit or a factor 1000 leaves every single figure possible, but not its ratio to mass and energy. Every
finding is a warning: the figures stay as the file has them.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.importing.common.finding_list import quote
from app.importing.declarations.production import (
    gwp_without_uptake,
    parts_sum,
    production_of,
)
from models.domain.declaration import DeclaredModule, ProductDeclaration
from models.domain.outcome import Finding, Message, Param, Severity
from models.domain.quantities import CUBIC_METRE, KG, Dimension
from models.reference.declaration_rules import Limit, MaterialBand
from models.reference.reference import Reference

_SHORT_WORD = 4
_MASS_LIMITS = {
    Dimension.AREA: "mass_kg_per_m2",
    Dimension.LENGTH: "mass_kg_per_m",
    Dimension.COUNT: "mass_kg_per_piece",
    Dimension.VOLUME: "density_kg_per_m3",
}


def validity_findings(declaration: ProductDeclaration, on: dt.date) -> tuple[Finding, ...]:
    """`epd_expired` when the declaration is no longer valid on the date, `epd_not_yet_valid` when not yet."""
    until, since = declaration.valid_until, declaration.published_on
    if until is not None and until < on:
        return (_warning(declaration, "epd_expired", until=until.isoformat(), on=on.isoformat()),)
    if since is not None and since > on:
        return (_warning(declaration, "epd_not_yet_valid", since=since.isoformat(), on=on.isoformat()),)
    return ()


def plausibility_findings(declaration: ProductDeclaration, reference: Reference) -> tuple[Finding, ...]:
    """Findings about contradictions in the declaration and figures outside the usual range, also for its card."""
    case = _Case(declaration, reference)
    return (
        *_masses(case),
        *_sizes(case),
        *_module_sums(case),
        *_per_kg(case),
        *_ratios(case),
        *_signs(case),
    )


@dataclass(frozen=True, slots=True)
class _Case:
    declaration: ProductDeclaration
    reference: Reference

    def limit(self, name: str) -> Limit:
        return self.reference.declaration_rules.limits[name]

    @property
    def mass_per_base_unit(self) -> float | None:
        """Mass in kg per m3, m2, m, piece or kg."""
        mass, unit = self.declaration.mass_kg, self.declaration.declared_unit
        return None if mass is None else mass / (self.declaration.declared_amount * unit.factor)

    @property
    def gwp(self) -> float | None:
        return gwp_without_uptake(self.declaration, self.reference.factors.co2_per_carbon)

    def band(self, what: str) -> Limit | None:
        """The range for the product's material, by its name, else by its group in the file."""
        bands = self.reference.declaration_rules.bands
        for text in (self.declaration.name, self.declaration.product_group):
            band = _material(text.casefold(), bands)
            limit = None if band is None else (band.density if what == "density" else band.gwp)
            if limit is not None:
                return limit
        return None


def _material(text: str, bands: tuple[MaterialBand, ...]) -> MaterialBand | None:
    """The material with the longest word in the text; short words count as whole words only."""
    found = [(len(word), band) for band in bands for word in band.words if _has_word(text, word)]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _has_word(text: str, word: str) -> bool:
    if len(word) >= _SHORT_WORD:
        return word in text
    return re.search(rf"\b{re.escape(word)}\b", text) is not None


def _warning(declaration: ProductDeclaration, code: str, **params: Param) -> Finding:
    return Finding(Severity.WARNING, Message(code, {"product": quote(declaration.name), **params}))


def _masses(case: _Case) -> Iterator[Finding]:
    """Checks that the file gives a mass per declared unit, and no two different ones."""
    declaration = case.declaration
    unit = declaration.declared_unit
    masses = [c for c in declaration.conversions if c.unit == KG]
    if declaration.mass_kg is None:
        yield _warning(declaration, "epd_mass_unknown", unit=unit.symbol)
        return
    first = declaration.mass_kg / declaration.declared_amount
    share = case.limit("mass_share").upper
    for other in masses:
        amount = other.amount_per_declared_unit
        if abs(amount - first) > share * max(amount, first):
            yield _warning(
                declaration, "epd_masses_contradict", unit=unit.symbol, kg=first, other=amount, source=other.source
            )
            return


def _sizes(case: _Case) -> Iterator[Finding]:
    """Checks mass per unit, density and thickness against their ranges."""
    declaration = case.declaration
    per_unit, dimension = case.mass_per_base_unit, declaration.declared_unit.dimension
    name = _MASS_LIMITS.get(dimension)
    if per_unit is not None and name is not None and not case.limit(name).holds(per_unit):
        yield _outside(case, f"epd_{name}", per_unit, case.limit(name))
    density, thickness = _density(case), _thickness(case)
    limit = case.band("density") or case.limit("density_kg_per_m3")
    if density is not None and not limit.holds(density):
        yield _outside(case, "epd_density", density, limit)
    if thickness is not None and not case.limit("thickness_m").holds(thickness):
        yield _outside(case, "epd_thickness", thickness, case.limit("thickness_m"))


def _density(case: _Case) -> float | None:
    declaration, per_unit = case.declaration, case.mass_per_base_unit
    if declaration.density_kg_per_m3 is not None:
        return declaration.density_kg_per_m3
    volume = _volume(declaration)
    return None if per_unit is None or volume is None else per_unit / volume


def _volume(declaration: ProductDeclaration) -> float | None:
    """The volume in m3 per base unit of the declared unit, None when the file does not state it."""
    unit = declaration.declared_unit
    if unit.dimension is Dimension.VOLUME:
        return 1.0
    found = (c.amount_per_declared_unit for c in declaration.conversions if c.unit == CUBIC_METRE)
    volume = next(found, None)
    return None if volume is None else volume / unit.factor


def _thickness(case: _Case) -> float | None:
    """The thickness in m of a product declared per m2: as given, else from mass and density."""
    declaration = case.declaration
    if declaration.declared_unit.dimension is not Dimension.AREA:
        return None
    volume, per_unit = _volume(declaration), case.mass_per_base_unit
    if volume is not None or per_unit is None or declaration.density_kg_per_m3 is None:
        return volume
    return per_unit / declaration.density_kg_per_m3


def _outside(case: _Case, code: str, value: float, limit: Limit) -> Finding:
    return _warning(case.declaration, code, value=value, lower=limit.lower, upper=limit.upper)


def _module_sums(case: _Case) -> Iterator[Finding]:
    share = case.limit("module_sum_share").upper
    for impact in case.declaration.impacts:
        whole, parts = impact.values.get(DeclaredModule.A1_A3), parts_sum(impact.values)
        if whole is None or parts is None:
            continue
        if abs(whole - parts) > share * max(abs(whole), abs(parts)):
            yield _warning(
                case.declaration, "epd_module_sum", indicator=quote(impact.name), whole=whole, parts=parts
            )


def _per_kg(case: _Case) -> Iterator[Finding]:
    mass, gwp = case.declaration.mass_kg, case.gwp
    if not mass:
        return
    carbon = case.declaration.biogenic_c_kg
    limit = case.limit("biogenic_carbon_kg_per_kg")
    if carbon is not None and not limit.holds(carbon / mass):
        yield _outside(case, "epd_biogenic_carbon", carbon / mass, limit)
    if gwp is None or (gwp < 0 and carbon is None):
        return
    usual = case.band("gwp") or case.limit("gwp_kg_per_kg")
    if not usual.holds(gwp / mass):
        yield _outside(case, "epd_gwp_per_kg", gwp / mass, usual)


def _ratios(case: _Case) -> Iterator[Finding]:
    """Checks greenhouse gas, fossil fuels and acidification against the primary energy of the production."""
    energy = production_of(case.declaration, "PENRT")
    if not energy or energy < 0:
        return
    carbon_known = case.declaration.biogenic_c_kg is not None
    for name, value in (
        ("adpf_per_penrt", production_of(case.declaration, "ADPF")),
        ("gwp_per_penrt_kg_per_mj", case.gwp),
        ("ap_per_penrt", production_of(case.declaration, "AP")),
    ):
        limit = case.limit(name)
        if value is None or (name.startswith("gwp") and value < 0 and not carbon_known):
            continue
        if not limit.holds(value / energy):
            yield _outside(case, f"epd_{name}", value / energy, limit)


def _signs(case: _Case) -> Iterator[Finding]:
    """Checks that energy use and emissions of production are not negative."""
    for code in ("PENRT", "ADPF", "AP", "GWP-fossil"):
        value = production_of(case.declaration, code)
        if value is not None and value < 0:
            yield _warning(case.declaration, "epd_sign", indicator=code, value=value)
    carbon = case.declaration.biogenic_c_kg
    total = production_of(case.declaration, "GWP")
    if total is not None and total < 0 and carbon is not None and (case.gwp or 0) < 0:
        yield _warning(case.declaration, "epd_sign", indicator="GWP", value=total)
