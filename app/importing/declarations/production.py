"""Figures of the production stage (A1-A3) of a declaration, for its checks and its product card."""

from collections.abc import Mapping

from models.domain.declaration import DeclaredImpact, DeclaredModule, ProductDeclaration

_PARTS = (DeclaredModule.A1, DeclaredModule.A2, DeclaredModule.A3)


def production(values: Mapping[DeclaredModule, float]) -> float | None:
    """The value of A1-A3 as declared, else the sum of A1, A2 and A3 when all three are declared, else None."""
    whole = values.get(DeclaredModule.A1_A3)
    if whole is not None:
        return whole
    parts = [values[module] for module in _PARTS if module in values]
    return sum(parts) if len(parts) == len(_PARTS) else None


def parts_sum(values: Mapping[DeclaredModule, float]) -> float | None:
    """The sum of A1, A2 and A3; None unless all three are declared."""
    parts = [values[module] for module in _PARTS if module in values]
    return sum(parts) if len(parts) == len(_PARTS) else None


def impact_of(declaration: ProductDeclaration, *codes: str) -> DeclaredImpact | None:
    """The first impact with one of the codes, in the order of the codes."""
    by_code = {impact.code: impact for impact in reversed(declaration.impacts)}
    return next((by_code[code] for code in codes if code in by_code), None)


def production_of(declaration: ProductDeclaration, *codes: str) -> float | None:
    """The value of A1-A3 of the first impact with one of the codes; None without one."""
    impact = impact_of(declaration, *codes)
    return None if impact is None else production(impact.values)


def separated_gwp(declaration: ProductDeclaration) -> float | None:
    """Greenhouse gas of A1-A3 without biogenic carbon, in kg CO2-eq per declared amount.

    None unless the file separates GWP-fossil and GWP-luluc (EN 15804+A2, 6.5.2).
    """
    fossil, land = production_of(declaration, "GWP-fossil"), production_of(declaration, "GWP-luluc")
    return None if fossil is None or land is None else fossil + land


def gwp_without_uptake(declaration: ProductDeclaration, co2_per_carbon: float) -> float | None:
    """As `separated_gwp`, or the total with the uptake of a stated carbon content added back. For checks only."""
    separated = separated_gwp(declaration)
    if separated is not None:
        return separated
    total = production_of(declaration, "GWP", "GWP-total")
    if total is None or declaration.biogenic_c_kg is None:
        return total
    return total + co2_per_carbon * declaration.biogenic_c_kg
