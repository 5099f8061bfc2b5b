"""An optional field that is odd costs that field alone: it stays open, with a finding at its place."""

import copy
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from app.formats.import_result import ImportResult
from app.importing.declarations import lcax_epd, openepd
from app.importing.declarations.ilcd import epd_json as ilcd_epd_json
from models.domain.declaration import ProductDeclaration
from models.domain.product import EnvironmentalSet
from models.reference.reference import Reference
from tests.app.importing.declarations.epd_kit import (
    GWP_TOTAL,
    REQUEST,
    as_bytes,
    declaration,
    indicator,
    only_code,
)
from tests.app.importing.declarations.test_epd_other_formats import LCAX_3, OPENEPD

PUBLICATION = "administrativeInformation.publicationAndOwnership"
INFORMATION = "processInformation.dataSetInformation"
METHOD = "modellingAndValidation.LCIMethodAndAllocation.other.anies"
RESULT = "LCIAResults.LCIAResult.0"
FLOW = "exchanges.exchange.0"

ILCD: list[tuple[str, object, str]] = [
    (METHOD, ["<epd:subType>specific</epd:subType>"], "kind"),
    (METHOD, [{"name": "subType", "value": {"value": "specific dataset"}}], "kind"),
    (METHOD, [{"name": "subType", "value": "bijzonder"}], "kind"),
    (METHOD, "specific", "kind"),
    ("processInformation.time.other.anies", ["x"], "published_on"),
    ("processInformation.time.other.anies", [{"name": "publicationDateOfEPD", "value": "ooit"}], "published_on"),
    ("processInformation.time.dataSetValidUntil", "volgend jaar", "valid_until"),
    ("processInformation.time.dataSetValidUntil", 2030.5, "valid_until"),
    ("processInformation.time.dataSetValidUntil", [2030], "valid_until"),
    ("processInformation.geography", "Nederland", "location"),
    ("processInformation.geography.locationOfOperationSupplyOrProduction.location", ["NL"], "location"),
    (f"{PUBLICATION}.registrationNumber", {"value": "R1"}, "registration_number"),
    (f"{PUBLICATION}.referenceToOwnershipOfDataSet.shortDescription", 5, "owner"),
    (f"{PUBLICATION}.referenceToOwnershipOfDataSet.shortDescription", [{"lang": "nl", "value": ["x"]}], "owner"),
    (f"{INFORMATION}.generalComment", {"nl": "tekst"}, "comment"),
    (f"{INFORMATION}.classificationInformation", True, "product_group"),
    (f"{INFORMATION}.classificationInformation.classification", [{"class": "Hout"}], "product_group"),
    (f"{INFORMATION}.other.anies", [{"referenceServiceLife": {"years": "lang"}}], "service_life_years"),
    (f"{INFORMATION}.other.anies", [{"referenceServiceLife": 50}], "service_life_years"),
    (f"{RESULT}.other.anies.+", "stray", ""),
    ("LCIAResults.LCIAResult.+", "stray", ""),
    ("modellingAndValidation.complianceDeclarations.compliance.+", "EN 15804", ""),
    (f"{FLOW}.resultingflowAmount", "zie pdf", ""),
    (f"{FLOW}.flowProperties.+", "stray", ""),
    (f"{FLOW}.flowProperties.1.meanValue", "tien", "mass_kg"),
    (f"{FLOW}.materialProperties", "dikte 10 mm", "density_kg_per_m3"),
    (f"{FLOW}.materialProperties", [{"name": "gross density", "value": "zwaar", "unit": "kg/m3"}],
     "density_kg_per_m3"),
]  # fmt: skip
OPEN: list[tuple[str, object, str]] = [
    ("kg_C_biogenic_per_declared_unit", {"qty": 8.76, "unit": "kgCO2e"}, "biogenic_c_kg"),
    ("kg_C_biogenic_per_declared_unit", "4 kg", "biogenic_c_kg"),
    ("kg_per_declared_unit", {"qty": 30, "unit": "lb"}, "mass_kg"),
    ("kg_per_declared_unit", {"qty": "zwaar", "unit": "kg"}, "mass_kg"),
    ("kg_per_declared_unit", 30, "mass_kg"),
    ("valid_until", "volgend jaar", "valid_until"),
    ("valid_until", {"year": 2026}, "valid_until"),
    ("date_of_issue", "2021-13-40", "published_on"),
    ("product_service_life_years", "lang", "service_life_years"),
    ("product_service_life_years", -5, "service_life_years"),
    ("manufacturer", "Maker", "owner"),
    ("manufacturer.name", ["Maker"], "owner"),
    ("applicable_in", "NL", "location"),
    ("applicable_in", [{"code": "NL"}], "location"),
    ("program_operator_doc_id", {"id": 1}, "registration_number"),
    ("product_description", ["tekst"], "comment"),
    ("product_classes", ["hout"], "product_group"),
    ("doctype", "openSomething", "kind"),
    ("compliance.+", "EN 15804", ""),
    ("resource_uses", "niet bepaald", ""),
    ("output_flows", [], ""),
    ("impacts.EF 3.0.toelichting", "zie bijlage", ""),
    ("impacts.EF 3.0.gwp.toelichting", "zie bijlage", ""),
    ("impacts.EF 3.0.gwp.C_scenarios.+", "stray", ""),
]
LCAX: list[tuple[str, object, str]] = [
    ("validUntil", "ooit", "valid_until"),
    ("publishedDate", [], "published_on"),
    ("referenceServiceLife", "lang", "service_life_years"),
    ("subtype", "bijzonder", "kind"),
    ("source", 5, "owner"),
    ("location", ["nld"], "location"),
    ("comment", {}, "comment"),
    ("conversions", "10,5 kg", "mass_kg"),
    ("conversions.+", "stray", ""),
]
Table = list[tuple[str, object, str]]
Read = Callable[[bytes, Any, Reference], ImportResult]
FORMATS: list[tuple[Read, Mapping[str, Any], Table]] = [
    (ilcd_epd_json.read, declaration(), ILCD),
    (openepd.read, OPENEPD, OPEN),
    (lcax_epd.read, LCAX_3, LCAX),
]


def changed(document: Mapping[str, Any], path: str, value: object) -> dict[str, Any]:
    """The document with `value` at a dotted path; its last part `+` adds to a list."""
    made: dict[str, Any] = copy.deepcopy(dict(document))
    *above, last = path.replace("EF 3.0", "EF 3_0").split(".")
    part: Any = made
    for key in (name.replace("EF 3_0", "EF 3.0") for name in above):
        part = part[int(key)] if isinstance(part, list) else part.setdefault(key, {})
    if last == "+":
        part.append(value)
    else:
        part[int(last) if isinstance(part, list) else last] = value
    return made


def only(result: ImportResult) -> ProductDeclaration:
    assert not result.has_errors, result.findings
    (found,) = result.declarations
    return found


@pytest.mark.parametrize(
    ("read", "document", "path", "value", "field"),
    [(read, document, *row) for read, document, table in FORMATS for row in table],
)
def test_an_odd_optional_field_stays_open_with_a_finding(
    read: Read, document: Mapping[str, Any], path: str, value: object, field: str, reference: Reference
) -> None:
    plain = read(as_bytes(document), REQUEST, reference)
    result = read(as_bytes(changed(document, path, value)), REQUEST, reference)
    before, found = only(plain), only(result)
    assert "epd_left_open" not in {each.code for each in plain.findings}
    (said,) = [each for each in result.findings if each.code == "epd_left_open"]
    first, last = path.split(".", maxsplit=1)[0], path.rsplit(".", maxsplit=1)[-1]
    place = str(said.message.params["at"])
    assert place.startswith(first)
    assert last in ("+", *place.replace("[", ".").replace("]", "").split(".")) or place.endswith(last), place
    assert (found.id, found.name, found.declared_unit, found.declared_amount) == (
        before.id, before.name, before.declared_unit, before.declared_amount
    )  # fmt: skip
    assert [impact.values for impact in found.impacts if impact.category] == [
        impact.values for impact in before.impacts if impact.category
    ]
    if field:
        assert not getattr(found, field)


def test_there_are_fifteen_for_each_format() -> None:
    assert min(len(ILCD), len(OPEN)) >= 15


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (f"{FLOW}.flowProperties.0.referenceUnit", "vadem"),
        (f"{FLOW}.meanAmount", "twee"),
        (f"{INFORMATION}.name", {"baseName": []}),
        (f"{INFORMATION}.name", {"baseName": [{"lang": "nl", "value": ["x"]}]}),
        (f"{INFORMATION}.UUID", ["x"]),
        (f"{RESULT}.other.anies.0.value", "1,5"),
        ("LCIAResults", "alles"),
    ],
)
def test_the_control_what_is_needed_still_refuses(path: str, value: object, reference: Reference) -> None:
    only_code(ilcd_epd_json.read(as_bytes(changed(declaration(), path, value)), REQUEST, reference))


def test_a_name_in_plain_text_is_a_name(reference: Reference) -> None:
    document = changed(declaration(), f"{INFORMATION}.name", {"baseName": "Board"})
    assert only(ilcd_epd_json.read(as_bytes(document), REQUEST, reference)).name == "Board"
    mixed = [{"lang": "nl", "value": "Plaat"}, "stray", {"lang": ["x"], "value": "?"}]
    document = changed(declaration(), f"{INFORMATION}.name", {"baseName": mixed})
    assert only(ilcd_epd_json.read(as_bytes(document), REQUEST, reference)).name == "Plaat"


A2_UNITS = {
    "climate_total": (
        "kg CO2-Äq.",
        "kg CO2 eq.",
        "kg CO₂-Äquivalent",
        "kg CO<sub>2</sub>-Aequiv.",
        "kg CO2-A\u0308q.",
    ),
    "ozone": ("kg R11-Äq.", "kg CFC11-Äq.", "kg CFC-11-Äq.", "kg FCKW-11-Äq."),
    "acidification": ("mol H+-Äq.", "mol H⁺-Äq.", "mol H^+ Äquivalente", "Mole of H+ eq."),
    "eutrophication_freshwater": ("kg P-Äq.", "kg P-Äquiv."),
    "eutrophication_marine": ("kg N-Äq.",),
    "eutrophication_terrestrial": ("mol N-Äq.", "Mole of N eq."),
    "pocp": ("kg NMVOC-Äq.", "kg NMVOC-Äquivalent"),
    "adp_minerals_metals": ("kg Sb-Äq.", "kg Antimon-Äquiv."),
    "adp_fossil": ("MJ", "MJ, Hu", "MJ (Hu)"),
    "water_use": (
        "m³ Welt-Äq. entzogen",
        "m3 Welt-Äquiv. entzogen",
        "m³ (Welt-Äq. entzogen)",
        "m³ world eq. deprived",
    ),
    "particulate_matter": ("Auftreten von Krankheiten", "Krankheitsinzidenz", "disease incidence"),
    "ionising_radiation": ("kBq U235-Äq.", "kBq U-235-Äquivalent"),
    "ecotoxicity_freshwater": ("CTUe",),
    "human_toxicity_carcinogenic": ("CTUh",),
    "soil_quality": ("dimensionslos", "-", "Pt"),
}


@pytest.mark.parametrize(
    ("category", "unit"), [(name, unit) for name, units in A2_UNITS.items() for unit in units]
)
def test_a_german_unit_is_the_unit_of_the_set(category: str, unit: str, reference: Reference) -> None:
    rules = reference.declaration_rules
    assert rules.factor(EnvironmentalSet.A2, category, unit) == 1.0
    wrong = {"kg PO4-Äq.", "kg CO2-Äq./kg", "kg SO2-Äq.", "vadem", "-"} - {unit}
    assert {rules.factor(EnvironmentalSet.A2, "eutrophication_freshwater", each) for each in wrong} == {None}


def test_an_unknown_unit_leaves_its_indicator_open_and_the_rest_is_read(reference: Reference) -> None:
    results = [
        indicator(GWP_TOTAL, "GWP-total", "kg CO2-Äq.", {"A1-A3": "5"}),
        indicator("b5c611c6-def3-11e6-bf01-fe55135034f3", "Acidification (AP)", "vadem", {"A1-A3": "1"}),
        indicator("b5c619fa-def3-11e6-bf01-fe55135034f3", "EP-marine", "", {"A1-A3": "1"}),
    ]
    results[2]["other"]["anies"][-1]["value"] = {"shortDescription": [{"lang": "de", "value": ["kg N-Äq."]}]}
    document = declaration(LCIAResults={"LCIAResult": results})
    result = ilcd_epd_json.read(as_bytes(document), REQUEST, reference)
    found = only(result)
    assert [impact.category for impact in found.impacts[:3]] == ["climate_total", "", ""]
    said = [
        each.message.params["indicator"] for each in result.findings if each.code == "epd_unit_not_of_category"
    ]
    assert "Acidification (AP)" in said
