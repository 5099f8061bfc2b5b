"""Layers have CO2 figures of their own beside those of their cards: how many differ, and how far."""

import math

from models.calculation.library.loader import load_with_products
from models.calculation.library.mass import mass_per_unit
from models.domain.library.assembly import LayerMaterial
from models.domain.library.card import LibraryCard
from models.domain.library.figure import FigureField
from models.domain.library.mass_rule import KnownMass
from tests.places import ROOT

LIBRARY = load_with_products(ROOT / "reference_data").library
_SAME = 0.005
OTHER_MASS = {
    "airco-per-kw", "geotextiel", "hang-en-sluitwerk", "kabel-5-aderig", "ledarmatuur-kantoor", "lift-basis",
    "lift-per-verdieping", "noppenfolie", "overheaddeur", "plafondplaat-mineraal", "prefab-betontrap",
    "raambeslag",
    "raamvleugel-aluminium", "raamvleugel-hout", "schakelaar", "tapijt", "thuisbatterij-kwh",
    "ventilator-decentraal-wtw", "vloerverwarming-pex", "wandcontactdoos", "warmtepomp-bodem-10kw",
    "warmtepomp-lucht-water-7kw", "wtw-unit-centraal", "zonwering-aluminium",
}  # fmt: skip
"""Materials of which the card's figure lies outside the layer's interval."""


def card_gwp_per_kg(card: LibraryCard, size: str) -> float:
    figure = card.figure(FigureField.GWP_A1_A3, size)
    assert figure is not None
    assert figure.per is not None
    mass = mass_per_unit(card, figure.per)
    assert isinstance(mass, KnownMass)
    return figure.value / mass.kg_per_unit


def differs(material: LayerMaterial) -> bool:
    of_card = card_gwp_per_kg(LIBRARY.cards[material.card_id], material.size)
    return not math.isclose(material.gwp_kg_per_unit / material.kg_per_unit, of_card, rel_tol=_SAME)


def test_how_many_materials_differ_from_their_card_and_how_many_hold_it_in_their_interval() -> None:
    different = [material for material in LIBRARY.layer_materials.values() if differs(material)]
    assert (len(LIBRARY.layer_materials), len(different)) == (162, 97)
    outside = set()
    for material in different:
        of_card = card_gwp_per_kg(LIBRARY.cards[material.card_id], material.size) * material.kg_per_unit
        low, high = material.gwp_low_kg_per_unit * (1 - _SAME), material.gwp_high_kg_per_unit * (1 + _SAME)
        if not low <= of_card <= high:
            outside.add(material.id)
    assert outside == OTHER_MASS
