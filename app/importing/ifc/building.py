"""Reads the facts of project and building in a model: name, address, and gross floor area.

Leaves out on purpose: floor areas under another name, and anything measured from shapes.
"""

import math
from collections.abc import Sequence

from app.importing.common.project_facts import ProjectFacts
from app.importing.ifc.elements import Products
from app.importing.ifc.findings import Tally
from app.importing.ifc.quantities import StatedAmounts
from app.importing.ifc.values import Instance, Model, of_type, one, text, texts
from models.domain.project import Building, Project, Variant
from models.reference.ifc_names import AmountNames


def project_facts(
    model: Model, products: Products, stated: StatedAmounts, names: AmountNames, tally: Tally
) -> ProjectFacts:
    """Name, address and gross floor area, which has one of `names`; a fact that is not stated stays unknown."""
    area = _floor_area(model, products, stated, names, tally)
    project = Project("", _name(model), address=_address(model))
    return ProjectFacts(project, Variant("", building=Building(gross_floor_area_m2=area)))


def _name(model: Model) -> str:
    projects = of_type(model, "IfcProject")
    return next((name for p in projects if (name := text(p, "LongName") or text(p, "Name"))), "")


def _address(model: Model) -> str:
    holders = [one(building, "BuildingAddress") for building in of_type(model, "IfcBuilding")]
    holders += [one(site, "SiteAddress") for site in of_type(model, "IfcSite")]
    for address in holders:
        if address is not None:
            parts = [*texts(address, "AddressLines"), text(address, "PostalCode"), text(address, "Town")]
            if any(parts):
                return ", ".join(part for part in parts if part)
    return ""


def _floor_area(
    model: Model, products: Products, stated: StatedAmounts, names: AmountNames, tally: Tally
) -> float | None:
    """The gross floor area in m2: of all buildings, else storeys, else spaces, if each has the quantity."""
    levels: tuple[tuple[str, Sequence[Instance]], ...] = (
        ("IfcBuilding", of_type(model, "IfcBuilding")),
        ("IfcBuildingStorey", products.storeys),
        ("IfcSpace", products.spaces),
    )
    for name, instances in levels:
        areas = [stated.area_named(instance, names) for instance in instances]
        known = [area.value for area in areas if area is not None and area.value is not None]
        if known and len(known) == len(areas) and math.isfinite(total := sum(known)):
            code = "ifc_floor_area_from_spaces" if name == "IfcSpace" else "ifc_floor_area"
            quantity = next(area.name for area in areas if area is not None)
            tally.once(code, area=total, name=name, quantity=quantity, count=len(known))
            return total
    tally.once("ifc_no_floor_area")
    return None
