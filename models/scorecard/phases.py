"""The material of one bill by phase, and the sentences that say what the phases mean for its figures."""

import math
from collections.abc import Iterable, Iterator, Sequence

from models.calculation.bill_columns import BillColumns, masses_kg
from models.calculation.rounding import half_up
from models.domain.bill import BillLine, Phase
from models.domain.outcome import Message
from models.domain.phases import MaterialByPhase, PhasePart, ReleasedGroup, Route
from models.domain.project import BuildingWork
from models.indicators.bill_view import BillView

_ROUNDING = 1e-9
_MOST = 1e290
"""Amounts from here on are unknown, so that no sum leaves the floats."""

_Weighed = tuple[BillLine, float]


def material_by_phase(view: BillView) -> MaterialByPhase:
    """The material of the bill of a view by phase; without parts when no line says its phase."""
    columns, work = view.columns, view.building.work
    if not columns.says_phases:
        return MaterialByPhase(work)
    weighed = _weighed(columns)
    of_phase: dict[Phase | None, list[_Weighed]] = {}
    for line, mass in weighed:
        of_phase.setdefault(line.phase, []).append((line, mass))
    parts = tuple(_part(phase, of_phase[phase]) for phase in (None, *Phase) if phase in of_phase)
    return MaterialByPhase(work, parts, _released(of_phase.get(Phase.DEMOLISHED, ())))


def _weighed(columns: BillColumns) -> list[_Weighed]:
    """Every line of a quantity other than zero with its mass in kg, in the order of the bill."""
    masses = dict(zip((line.id for line in columns.lines), columns.mass_kg.tolist(), strict=True))
    aside = masses_kg(columns.aside, columns.products).tolist()
    masses |= zip((line.id for line in columns.aside), aside, strict=True)
    return [(line, masses[line.id]) for line in columns.bill_lines if line.id in masses]


def amounts_of(part: PhasePart) -> dict[str, str]:
    """The quantities of a part as texts for a sentence in Dutch (`amounts`) and in English (`amounts_en`)."""
    said = [(f"{float(half_up(amount, 2)):.12g}", unit) for unit, amount in part.amounts.items()]
    english = ", ".join(f"{amount} {unit}" for amount, unit in said)
    dutch = ", ".join(f"{amount.replace('.', ',')} {unit}" for amount, unit in said)
    return {"amounts": dutch or "?", "amounts_en": english or "?"}


def _part(phase: Phase | None, lines: Sequence[_Weighed]) -> PhasePart:
    amounts: dict[str, float] = {}
    for line, _ in lines:
        if line.unit is not None and line.quantity is not None and line.quantity < _MOST:
            amounts[line.unit.symbol] = amounts.get(line.unit.symbol, 0.0) + line.quantity
    mass, unknown = _sum(mass for _, mass in lines)
    return PhasePart(
        phase,
        tuple(line.id for line, _ in lines),
        amounts,
        mass,
        unknown,
        sum(line.reused_fraction is None for line, _ in lines),
    )


def _sum(masses: Iterable[float]) -> tuple[float | None, int]:
    """The sum of the known masses, None without any, and the number of unknown ones."""
    given = list(masses)
    known = [mass for mass in given if mass < _MOST]
    return math.fsum(known) if known else None, len(given) - len(known)


def _released(lines: Iterable[_Weighed]) -> tuple[ReleasedGroup, ...]:
    groups: dict[tuple[str, str], list[_Weighed]] = {}
    for line, mass in lines:
        material = line.product_id or " ".join(line.description.split())
        groups.setdefault((line.nl_sfb_group, material), []).append((line, mass))
    return tuple(_group(group, material, members) for (group, material), members in groups.items())


def _group(nl_sfb_group: str, material: str, lines: Sequence[_Weighed]) -> ReleasedGroup:
    mass, unknown = _sum(mass for _, mass in lines)
    weighed = [(route_shares(line), kg) for line, kg in lines if kg < _MOST]
    parts = {route: math.fsum(shares[route] * kg for shares, kg in weighed) for route in Route}
    routes = parts if weighed else {}
    return ReleasedGroup(nl_sfb_group, material, len(lines), mass, unknown, routes)


def route_shares(line: BillLine) -> dict[Route, float]:
    """The parts of a line's mass by route, together 1; all of it unknown where its parts exceed the whole."""
    reuse, recycling = line.future_reuse_fraction, line.future_recycling_fraction
    said = (reuse or 0.0) + (recycling or 0.0)
    if said > 1.0 + _ROUNDING:
        return {**dict.fromkeys(Route, 0.0), Route.UNKNOWN: 1.0}
    rest = max(0.0, 1.0 - said)
    is_whole = reuse is not None and recycling is not None
    return {
        Route.REUSE: reuse or 0.0,
        Route.RECYCLING: recycling or 0.0,
        Route.NEITHER: rest if is_whole else 0.0,
        Route.UNKNOWN: 0.0 if is_whole else rest,
    }


def phase_sentences(phases: MaterialByPhase) -> tuple[Message, ...]:
    """What the kind of work and the phases mean for the figures, one sentence each; none for a plain new build."""
    return tuple(_sentences(phases))


def _sentences(phases: MaterialByPhase) -> Iterator[Message]:
    if phases.work is not None and phases.work.is_on_standing_building:
        is_renovation = phases.work is BuildingWork.RENOVATION
        yield Message("calc_work_renovation" if is_renovation else "calc_work_transformation")
    for part, name in (
        (phases.stays, "stays"),
        (phases.part(Phase.DEMOLISHED), "demolished"),
        (phases.part(Phase.TEMPORARY), "temporary"),
        (phases.part(Phase.REUSED), "reused"),
    ):
        if part.line_count:
            yield _about(part, name)
    routes = phases.routes
    if routes:
        yield Message("calc_phase_routes", {f"{route.value}_kg": float(round(routes[route])) for route in Route})


def _about(part: PhasePart, name: str) -> Message:
    """The sentence about one part: with its mass, with the lines that have none, or without any mass."""
    if part.mass_kg is None:
        return Message(f"calc_phase_{name}_unknown", {"count": part.line_count}, part.line_ids)
    params: dict[str, float | int] = {"count": part.line_count, "mass_kg": float(round(part.mass_kg))}
    if not part.without_mass_count:
        return Message(f"calc_phase_{name}_known", params, part.line_ids)
    return Message(f"calc_phase_{name}_partly", {**params, "unknown": part.without_mass_count}, part.line_ids)
