"""Models that another program wrote: made with the authoring functions of ifcopenshell, IFC 2x3 and IFC 4."""

from typing import Any

import ifc_kit as kit
import ifcopenshell.api.aggregate
import ifcopenshell.api.classification
import ifcopenshell.api.material
import ifcopenshell.api.project
import ifcopenshell.api.pset
import ifcopenshell.api.root
import ifcopenshell.api.spatial
import ifcopenshell.api.unit
import pytest


def _authored(schema: str) -> Any:
    api = ifcopenshell.api
    model = api.project.create_file(version=schema)
    person = model.create_entity("IfcPerson", GivenName="A")
    office = model.create_entity("IfcOrganization", Name="Bureau")
    model.create_entity("IfcPersonAndOrganization", person, office)
    model.create_entity("IfcApplication", office, "1.0", "Tekenaar", "tekenaar")
    project = api.root.create_entity(model, ifc_class="IfcProject", name="Woning")
    api.unit.assign_unit(
        model,
        units=[
            api.unit.add_si_unit(model, unit_type="LENGTHUNIT", prefix="MILLI"),
            api.unit.add_si_unit(model, unit_type="AREAUNIT"),
            api.unit.add_si_unit(model, unit_type="VOLUMEUNIT"),
        ],
    )
    building = api.root.create_entity(model, ifc_class="IfcBuilding", name="Blok A")
    storey = api.root.create_entity(model, ifc_class="IfcBuildingStorey", name="00 begane grond")
    api.aggregate.assign_object(model, products=[building], relating_object=project)
    api.aggregate.assign_object(model, products=[storey], relating_object=building)
    walls = [api.root.create_entity(model, ifc_class="IfcWall", name=f"Wand {n}") for n in range(3)]
    api.spatial.assign_container(model, products=walls, relating_structure=storey)
    for n, wall in enumerate(walls, 1):
        sides = api.pset.add_qto(model, product=wall, name="Qto_WallBaseQuantities")
        api.pset.edit_qto(model, qto=sides, properties={"NetSideArea": 10.0 * n, "Length": 4000.0 * n})
    layers = api.material.add_material_set(model, name="Spouwmuur", set_type="IfcMaterialLayerSet")
    for name, thickness in (("Baksteen", 100.0), ("Minerale wol", 140.0)):
        material = api.material.add_material(model, name=name)
        layer = api.material.add_layer(model, layer_set=layers, material=material)
        api.material.edit_layer(model, layer=layer, attributes={"LayerThickness": thickness})
    api.material.assign_material(model, products=walls, type="IfcMaterialLayerSet", material=layers)
    system = api.classification.add_classification(model, classification="NL-SfB")
    api.classification.add_reference(
        model, products=walls[:2], identification="21.22", name="Spouwwand", classification=system
    )
    return model


@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4"])
def test_an_authored_model_is_read(schema: str) -> None:
    model = _authored(schema)
    result = kit.read_ifc(model.to_string())
    read = [(line.description, line.quantity, line.nl_sfb) for line in kit.lines(result)]
    assert read == [
        (name, pytest.approx(10.0 * n * thickness), "21.22" if n < 3 else "")
        for n in (1, 2, 3)
        for name, thickness in (("Baksteen", 0.1), ("Minerale wol", 0.14))
    ]
    assert {kit.kept(line, "bouwlaag") for line in kit.lines(result)} == {"00 begane grond"}
    assert result.project is not None
    assert result.project.name == "Woning"
    guids = {wall.GlobalId for wall in model.by_type("IfcWall")}
    assert {kit.kept(line, "ifc_guid") for line in kit.lines(result)} == guids
    assert kit.counts(result)["IfcWall"] == 3
    assert kit.counts(result)["NL-SfB 21"] == 2
