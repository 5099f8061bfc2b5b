"""Figures of the production stage (A1-A3) of a declaration, as the checks and the product card need them."""

from collections.abc import Mapping

from models.domain.declaration import DeclaredImpact, DeclaredModule, ProductDeclaration

_PARTS = (DeclaredModule.A1, DeclaredModule.A2, DeclaredModule.A3)


def production(values: Mapping[DeclaredModule, float]) -> float | None:
    """A1-A3 as declared, else the sum of A1, A2 and A3 when all three are."""
    whole = values.get(DeclaredModule.A1_A3)
    if whole is not None:
        return whole
    parts = [values[module] for module in _PARTS if module in values]
    return sum(parts) if len(parts) == len(_PARTS) else None


def parts_sum(values: Mapping[DeclaredModule, float]) -> float | None:
    """A1 + A2 + A3 when all three are declared."""
    parts = [values[module] for module in _PARTS if module in values]
    return sum(parts) if len(parts) == len(_PARTS) else None


def impact_of(declaration: ProductDeclaration, *codes: str) -> DeclaredImpact | None:
    """The first impact with one of the codes, in the order of the codes."""
    by_code = {impact.code: impact for impact in reversed(declaration.impacts)}
    return next((by_code[code] for code in codes if code in by_code), None)


def production_of(declaration: ProductDeclaration, *codes: str) -> float | None:
    """A1-A3 of the first impact with one of the codes."""
    impact = impact_of(declaration, *codes)
    return None if impact is None else production(impact.values)


def separated_gwp(declaration: ProductDeclaration) -> float | None:
    """Greenhouse gas of A1-A3 without biogenic carbon, kg CO2-eq per declared amount.

    None unless the file has GWP-fossil and GWP-luluc apart (EN 15804+A2, 6.5.2).
    """
    fossil, land = production_of(declaration, "GWP-fossil"), production_of(declaration, "GWP-luluc")
    return None if fossil is None or land is None else fossil + land


def gwp_without_uptake(declaration: ProductDeclaration, co2_per_carbon: float) -> float | None:
    """As `separated_gwp`; for a total with a stated carbon content, the uptake is added back. For checks only."""
    separated = separated_gwp(declaration)
    if separated is not None:
        return separated
    total = production_of(declaration, "GWP", "GWP-total")
    if total is None or declaration.biogenic_c_kg is None:
        return total
    return total + co2_per_carbon * declaration.biogenic_c_kg
