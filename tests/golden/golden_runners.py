"""From the input of a golden case to its terms by name, one function per kind of case."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from models.audit.audit import audit
from models.calculation.life_cycle import MODULES, counted_total, life_factors
from models.domain.bill import BillLine, Connection
from models.domain.product import MKI, DataCategory, EnvironmentalSet, LifeCycleModule, ModuleProfile, ProductCard
from models.domain.project import Assessment, Building, BuildingType, FunctionArea
from models.domain.quantities import parse_unit
from models.domain.requirement import LegalRule, Operator
from models.indicators.circularity import circularity
from models.indicators.detachability import line_detachability
from models.legal.beng import beng_limit
from models.legal.legal_mpg import legal_mpg_limit, regime_of
from models.legal.requirements import applied_requirements
from models.scorecard.contributions import contributions
from models.scorecard.scorecard import score
from tests.models.calculation.bills import estimates, project_of, reference, view_of

Found = dict[str, Any]


def _functions(pairs: list[list[Any]]) -> tuple[FunctionArea, ...]:
    return tuple(FunctionArea(name, area) for name, area in pairs)


def _building(given: Found) -> Building:
    values = dict(given)
    values["type"] = BuildingType(values["type"])
    return Building(**values)


def _line(given: Found) -> BillLine:
    values = dict(given)
    profiles = [
        ModuleProfile(which, MKI, {LifeCycleModule(module): amount for module, amount in modules.items()})
        for which in EnvironmentalSet
        if (modules := values.pop(f"modules_{which.lower()}", None)) is not None
    ]
    values["unit"] = parse_unit(values["unit"])
    values["module_profiles"] = tuple(profiles)
    values["connection"] = Connection(*values.get("connection", ()))
    if "data_category" in values:
        values["data_category"] = DataCategory(values["data_category"])
    return BillLine(**values)


def _product(given: Found) -> ProductCard:
    """A card with `modules_a2.<category>.<module>` per unit of the card; `mki` is the weighted figure."""
    values = dict(given)
    profiles = [
        ModuleProfile(which, category, {LifeCycleModule(module): amount for module, amount in modules.items()})
        for which in EnvironmentalSet
        for category, modules in values.pop(f"modules_{which.lower()}", {}).items()
    ]
    values |= {"unit": parse_unit(values["unit"]), "module_profiles": tuple(profiles)}
    if "data_category" in values:
        values["data_category"] = DataCategory(values["data_category"])
    return ProductCard(**{"name_nl": values["id"], "name_en": values["id"]} | values)


def run_bill(given: Found) -> Found:
    """Amount per line, totals, figures and the audit's findings by line."""
    lines = [_line(entry) for entry in given["line"]]
    products = tuple(_product(entry) for entry in given.get("product", ()))
    project = project_of(lines, _building(given["building"]), products=products)
    view = view_of(project)
    found: Found = {}
    for part in contributions(view):
        found |= {f"{part.subject} {i}": v for i, v in zip(part.line_ids, part.value, strict=True)}
        found[f"total {part.subject}"] = part.total.value
    card = score(project, project.variants[0], reference())
    found |= {name: estimate.value for name, estimate in estimates(card).items()}
    found["printed totals"] = math.fsum(entry.printed_total or 0.0 for entry in lines)
    by_code: dict[str, list[str]] = {}
    for finding in audit(project, project.variants[0], view, reference()):
        by_code.setdefault(finding.code, []).append(finding.where.line_id)
    return found | {"findings": by_code}


def run_kernel(given: Found) -> Found:
    """Entries of the module matrix, by target and source module, from lines that declare one module each.

    Without replacements a module counts for itself alone; what replacements add, counts for B4.
    """
    reuse = reference().factors.unforeseen_reuse if given["is_reused"] else 1.0
    once = _counted(given["use_share"], 0.0, reuse)
    repeated = _counted(given["use_share"], given["replacements"], reuse) - once
    b4, b5 = MODULES.index(LifeCycleModule.B4), MODULES.index(LifeCycleModule.B5)
    kernel = np.diag(once)
    kernel[b4] += repeated
    found: Found = {
        f"{target} <- {source}": float(kernel[i, j])
        for i, target in enumerate(MODULES)
        for j, source in enumerate(MODULES)
    }
    found["nonzero_entries"] = int(np.count_nonzero(kernel))
    found["B5_entries"] = float(np.abs(kernel[b5]).sum() + np.abs(kernel[:, b5]).sum())
    return found


def _counted(use_share: float, replacements: float, reuse: float) -> Any:
    """The counted total of one line per module, which declares 1.0 of that module alone."""
    count = len(MODULES)
    return counted_total(
        np.eye(count), np.full(count, use_share), np.full(count, replacements), np.full(count, reuse)
    )


def run_replacements(given: Found) -> Found:
    """Replacements and use share per pair of building life and product life."""
    found: Found = {}
    for building, product in given["pairs"]:
        factors = life_factors(np.array([product]), building)
        found[f"replacements {building:g}/{product:g}"] = float(factors.replacements[0])
        found[f"use share {building:g}/{product:g}"] = float(factors.use_share[0])
    return found


def run_beng(given: Found) -> Found:
    """The three BENG limits per case, "none" where the law sets none."""
    found: Found = {}
    dwellings = {function.id for function in reference().functions.values() if function.is_dwelling}
    for case in given["case"]:
        building = Building(
            functions=_functions(case["functions"]),
            form_factor=case["x"],
            is_light_construction=case.get("is_light"),
        )
        for name in (LegalRule.BENG1, LegalRule.BENG2, LegalRule.BENG3):
            limit = beng_limit(name, building, reference().legal, dwellings)
            found[f"{case['name']} {name}"] = "none" if limit.is_absent else limit.limit
    return found


def run_legal_mpg(given: Found) -> Found:
    """Set and limit per building and permit date, "none" or "cannot_say" where no limit is known."""
    found: Found = {}
    for entry in given["building"]:
        building = Building(type=BuildingType(entry["type"]), functions=_functions(entry["functions"]))
        for date in given["dates"]:
            regime = regime_of(date, reference().legal)
            name = f"{entry['name']} {date}"
            if regime is None:
                found[name] = "none"
                continue
            limit = legal_mpg_limit(building, regime)
            if limit.limit is None:
                found[name] = f"{'none' if limit.is_absent else 'cannot_say'} {regime.environmental_set}"
                continue
            applied = applied_requirements(
                reference().requirement_sets["tbgo-tabel-3"], building, date, reference()
            )["mpg"][0].requirement
            assert (applied.limit, applied.operator) == (limit.limit, Operator.AT_MOST)
            status = "" if applied.source.is_verified else " unverified"
            found[name] = f"{applied.environmental_set} {round(limit.limit, 12)}{status}"
    return found


def run_detachability(given: Found) -> Found:
    """The index per product, and of its connection or composition: the index of a line with that pair twice."""
    scores: dict[str, list[float]] = {}
    for number, (connection, access, crossings, edge) in enumerate(given["scores"], 1):
        scores[f"{number} connection"] = [connection, access, connection, access]
        scores[f"{number} composition"] = [crossings, edge, crossings, edge]
        scores[f"{number} product"] = [connection, access, crossings, edge]
    lines = [
        _line({"id": name, "description": name, "quantity": 1.0, "unit": "kg", "connection": four})
        for name, four in scores.items()
    ]
    columns = view_of(project_of(lines, Building())).columns
    lower, upper, known = line_detachability(columns, reference().detachability)
    assert known.all()
    assert (lower == upper).all()
    return dict(zip(scores, lower.tolist(), strict=True))


def run_circularity(given: Found) -> Found:
    """CI per product."""
    names = ("recycled", "renewable", "reused", "to_recycling", "to_reuse")
    found: Found = {}
    for product in given["products"]:
        recycled, renewable, reused, to_recycling, to_reuse = (np.array([product[name]]) for name in names)
        index = circularity(recycled, renewable, reused, to_recycling, to_reuse, reference().factors)
        found[product["name"]] = float(index[0])
    return found


def run_stored_carbon(given: Found) -> Found:
    """kg CO2 per unit of a material through a bill on 1 m2; the carbon fraction of timber is of its dry mass."""
    plot = Building(type=BuildingType.GROUND_BOUND_DWELLING, gross_floor_area_m2=1.0)
    timber = [
        {
            "name": kind["name"],
            "unit": "m3",
            "mass_kg_per_unit": kind["density"],
            "biogenic_c_kg_per_kg": kind["carbon"] / (1.0 + kind["moisture"]),
        }
        for kind in given["timber"]
    ]
    found: Found = {}
    for material in [*timber, *given["material"]]:
        values = {key: value for key, value in material.items() if key != "name"}
        line = _line({"id": "1", "description": material["name"], "quantity": 1.0, **values})
        found[material["name"]] = estimates(_card([line], plot))["stored_carbon"].value
    return found


def _card(lines: list[BillLine], building: Building) -> Any:
    project = project_of(lines, building)
    return score(project, project.variants[0], reference())


def run_verdicts(given: Found) -> Found:
    """Verdicts on entered values, by number of the building, indicator and level; MPG in set A1."""
    found: Found = {}
    for number, entry in enumerate(given["building"], 1):
        values = {key: value for key, value in entry.items() if key != "entered"}
        entered = tuple(
            Assessment(name, value, environmental_set=EnvironmentalSet.A1 if name == "mpg" else None)
            for name, value in entry["entered"]
        )
        facts = {"permit_application_date": given["permit_date"], "requirement_set_id": given["edition"]}
        project = project_of([], _building(values), entered, **facts)
        card = score(project, project.variants[0], reference())
        for name, _ in entry["entered"]:
            outcome = card.outcome(name, EnvironmentalSet.A1 if name == "mpg" else None)
            found |= {f"{number} {name} {level.level}": level.verdict.value for level in outcome.levels}
    return found


RUNNERS: dict[str, Callable[[Found], Found]] = {
    "bill": run_bill,
    "kernel": run_kernel,
    "replacements": run_replacements,
    "beng": run_beng,
    "legal_mpg": run_legal_mpg,
    "detachability": run_detachability,
    "circularity": run_circularity,
    "stored_carbon": run_stored_carbon,
    "verdicts": run_verdicts,
}
