"""A small LCAbyg project with its result file, with figures that are easy to add up."""

import io
import json
import zipfile
from typing import Any

Document = Any
GROSS_AREA = 100.0


def named(kind: str, node_id: str, name: str, **fields: Any) -> Document:
    return {"Node": {kind: {"id": node_id, "name": {"Danish": name}, **fields}}}


def edge(kind: str, source: str, target: str, **fields: Any) -> Document:
    return {"Edge": [{kind: {"id": f"{source}-{target}", **fields}}, source, target]}


def stage(module: str, gwp: float | None, **fields: Any) -> Document:
    given = {
        "stage": module, "stage_unit": "KG", "indicator_unit": "KG", "stage_factor": 1.0, "mass_factor": 1.0,
        "indicator_factor": 1000.0, "scale_factor": 1.0, "compliance": "A1", "external_source": "EPD Danmark",
        "external_id": "MD-1", "indicators": {"GWP": gwp, "ADPF": 2000.0, "PENR": 5.0},
    }  # fmt: skip
    return named("Stage", f"s-{module}", f"staal ({module})", **{**given, **fields})


def project() -> list[Document]:
    """Two elements: steel of 200 kg with stages of its own, and a library product in a half-empty construction."""
    return [
        named("Project", "p", "Skole", address="Vej 1"),
        {"Node": {"Building": {
            "id": "b", "scenario_name": "Basis", "building_type": "School", "gross_area": GROSS_AREA,
            "heated_floor_area": 90.0, "calculation_timespan": 50,
        }}},
        named("Element", "e1", "Dæk", enabled=True, excluded_scenarios=[]),
        named("Element", "e2", "Tag", enabled=True, excluded_scenarios=[]),
        named("Construction", "c1", "Etagedæk", unit="M2"),
        named("Construction", "c2", "Tagdæk", unit="M2"),
        named("Product", "staal", "Armering", uncertainty_factor=1.0),
        stage("A1to3", 445.0), stage("C3", 10.0), stage("D", -100.0),
        edge("ElementToConstruction", "e1", "c1", amount=20.0, enabled=True, excluded_scenarios=[]),
        edge("ElementToConstruction", "e2", "c2", amount=5.0, enabled=True, excluded_scenarios=[]),
        edge("ConstructionToProduct", "c1", "staal", amount=10.0, unit="KG", lifespan=120, enabled=True,
             demolition=False, excluded_scenarios=[]),
        edge("ConstructionToProduct", "c2", "bib", amount=0.5, unit="M3", lifespan=60, enabled=True,
             demolition=False, excluded_scenarios=[]),
        *(edge("ProductToStage", "staal", f"s-{module}", enabled=True, excluded_scenarios=[])
          for module in ("A1to3", "C3", "D")),
        {"Secret": [1, 2, 3]},
    ]  # fmt: skip


def instance(kind: str, node_id: str, parent: str | None, model_id: str | None, **fields: Any) -> Document:
    name = fields.pop("name", node_id)
    return {"id": node_id, "node_type": kind, "parent": parent, "model_id": model_id, "name": name, **fields}


def years(gwp: float) -> Document:
    return {"2022": {"GWP": gwp / 4}, "2071": {"GWP": 3 * gwp / 4}, "9999": {"GWP": gwp, "AP": 1.0}}


def result() -> Document:
    """The same building as the program reckons it: 89 kg and 2 kg, and 10 kg and 1 kg."""
    steel = {"A1to3": 89.0, "C3": 2.0, "D": -20.0}
    tag = {"A1to3": 10.0, "C3": 1.0, "D": -3.0}
    both = {module: steel[module] + tag[module] for module in steel}
    amounts = {
        "b": both | {"Sum": both["A1to3"] + both["C3"], "SumD": both["D"]},
        "m": both, "ie1": steel, "ie2": tag, "ic1": steel, "ic2": tag, "ip1": steel, "ip2": tag,
    }  # fmt: skip
    model = [
        instance("Building", "b", None, None, mass=1400.0, gross_area=GROSS_AREA),
        instance("ElementModelInstance", "m", "b", None),
        instance("ElementSuperCategoryInstance", "sc", "m", "x", name="Bærende"),
        instance("ElementInstance", "ie1", "sc", "e1", name="Dæk"),
        instance("ElementInstance", "ie2", "m", "e2", name="Tag"),
        instance("ConstructionInstance", "ic1", "ie1", "c1", name="Etagedæk", construction_amount=20.0),
        instance("ConstructionInstance", "ic2", "ie2", "c2", name="Tagdæk", construction_amount=5.0),
        instance("ProductInstance", "ip1", "ic1", "staal", name="Armering", mass=200.0, product_amount=10.0,
                 product_amount_stage_unit="KG", product_lifespan=120),
        instance("ProductInstance", "ip2", "ic2", "bib", name="Letbeton", mass=1200.0, product_amount=0.5,
                 product_amount_stage_unit="M3", product_lifespan=60),
    ]  # fmt: skip
    amounts["sc"] = steel
    amounts["b"]["Sum"] = both["A1to3"] + both["C3"]
    for name in ("m", "sc", "ie1", "ie2", "ic1", "ic2", "ip1", "ip2"):
        amounts[name] = amounts[name] | {
            "Sum": amounts[name]["A1to3"] + amounts[name]["C3"],
            "SumD": amounts[name]["D"],
        }
    results = {name: {module: years(gwp) for module, gwp in found.items()} for name, found in amounts.items()}
    return {"model": model, "results": results}


def as_bytes(document: Document) -> bytes:
    return json.dumps(document).encode()


def zipped(**documents: Document) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, document in documents.items():
            archive.writestr(f"{name}.json", as_bytes(document))
    return stream.getvalue()
