"""LCAx, EPDx and openEPD, each in its own spelling; the sets stay apart and other methods are left out.

The shapes follow lcax_models (epd.rs, life_cycle_base.rs, shared.rs), the published schema of EPDx, and openepd's
lcia.py, common.py and declaration.py.
"""

import datetime as dt
from typing import Any

import pytest

from app.formats.import_result import ImportResult
from app.importing.declarations import lcax_epd, openepd
from app.importing.formats import FORMATS
from models.domain.declaration import DeclarationKind, DeclaredModule, ProductDeclaration
from models.domain.product import EnvironmentalSet
from models.reference.reference import Reference
from tests.app.importing.declarations.epd_kit import REQUEST, as_bytes, only_code

M = DeclaredModule
A1, A2 = EnvironmentalSet.A1, EnvironmentalSet.A2

LCAX_3: dict[str, Any] = {
    "id": "e1", "name": "Board", "declaredUnit": "m2", "version": "00.01", "publishedDate": "2024-01-02",
    "validUntil": "2029-01-01", "formatVersion": "3.5.0", "source": {"name": "Maker", "url": None},
    "referenceServiceLife": 50, "standard": "en15804a2", "comment": None, "location": "nld", "subtype": "specific",
    "conversions": [{"value": 10.5, "to": "kg", "metaData": "grammage"}],
    "impacts": {"gwp": {"a1a3": 12.5, "c4": None, "d": -1.5}, "gwp_fos": {"a1a3": 12.0}, "penrt": {"a1a3": 150}},
}  # fmt: skip
LCAX_2: dict[str, Any] = {
    "id": "e2", "name": "Board", "declared_unit": "M3", "version": "1", "published_date": "2020-01-01",
    "valid_until": "2025-01-01", "format_version": "2.0", "standard": "EN15804A1", "location": "UNKNOWN",
    "subtype": "Industry", "conversions": None, "impacts": {"GWP": {"a1a3": 1.0}, "EP": {"a1a3": 2.0}},
}  # fmt: skip
EPDX: dict[str, Any] = {
    "id": "e3", "name": "Panel", "declared_unit": "Tones", "version": "1", "published_date": 1577836800,
    "valid_until": "2025-01-01T00:00:00Z", "format_version": "0.1", "standard": "EN15804A1", "location": "DE",
    "subtype": "Generic", "conversions": [{"value": 2.0, "to": "M3"}, {"value": 3.0, "to": "UNKNOWN"}],
    "gwp": {"a1a3": 1.5, "a4": None}, "adpf": {"a1a3": 9}, "odp": None, "penrt": {"a1a3": 10},
}  # fmt: skip
OPENEPD: dict[str, Any] = {
    "id": "x1", "doctype": "openEPD", "openepd_version": "0.1", "product_name": "Desk",
    "date_of_issue": "2021-02-24T00:00:00Z", "valid_until": "2026-02-24T00:00:00Z",
    "declared_unit": {"qty": 2.0, "unit": "m2"}, "kg_per_declared_unit": {"qty": 30.0, "unit": "kg"},
    "kg_C_biogenic_per_declared_unit": {"qty": 4.0, "unit": "kg"}, "product_service_life_years": 10.0,
    "manufacturer": {"name": "Maker"}, "program_operator_doc_id": "EPD10526", "applicable_in": ["NL", "BE"],
    "compliance": [{"short_name": "EN 15804+A2"}],
    "impacts": {
        "EF 3.0": {
            "gwp": {"A1A2A3": {"mean": 50.0, "unit": "kgCO2e"}, "B1_years": 10, "C_scenarios": [
                {"name": "Landfill", "likelihood": 1.0, "C4": {"mean": 2.0, "unit": "kgCO2e"}}]},
            "PM": {"A1A2A3": {"mean": 1e-6, "unit": "AnnualPerCapita"}},
        },
        "CML 2012": {"gwp": {"A1A2A3": {"mean": 49.0, "unit": "kgCO2e"}}},
        "TRACI 2.1": {"gwp": {"A1A2A3": {"mean": 48.0, "unit": "kgCO2e"}}},
    },
    "resource_uses": {"penrt": {"A1A2A3": {"mean": 700.0, "unit": "MJ"}}}, "output_flows": {},
}  # fmt: skip


def only(result: ImportResult) -> ProductDeclaration:
    assert not result.has_errors, result.findings
    (declaration,) = result.declarations
    return declaration


def lcax(document: object, reference: Reference) -> ImportResult:
    return lcax_epd.read(as_bytes(document), REQUEST, reference)


def test_lcax_3(reference: Reference) -> None:
    found = only(lcax(LCAX_3, reference))
    assert (found.declared_unit.symbol, found.declared_amount, found.mass_kg) == ("m2", 1.0, 10.5)
    assert found.conversions[0].source == "grammage"
    assert (found.published_on, found.valid_until) == (dt.date(2024, 1, 2), dt.date(2029, 1, 1))
    assert (found.owner, found.location, found.service_life_years) == ("Maker", "nld", 50.0)
    assert found.kind is DeclarationKind.SPECIFIC
    by_code = {impact.code: impact for impact in found.impacts}
    assert by_code["GWP-total"].values == {M.A1_A3: 12.5, M.D: -1.5}
    assert (by_code["GWP-fossil"].environmental_set, by_code["GWP-fossil"].category) == (A2, "climate_fossil")
    assert by_code["PENRT"].environmental_set is A2


def test_lcax_2_and_epdx(reference: Reference) -> None:
    found = only(lcax(LCAX_2, reference))
    assert (found.declared_unit.symbol, found.location, found.kind) == ("m3", "", DeclarationKind.AVERAGE)
    assert [(i.environmental_set, i.category) for i in found.impacts] == [(A1, "gwp100"), (A1, "ep")]
    found = only(lcax(EPDX, reference))
    assert (found.declared_unit.symbol, found.mass_kg) == ("ton", 1000.0)
    assert (found.published_on, found.valid_until) == (dt.date(2020, 1, 1), dt.date(2025, 1, 1))
    assert [(i.category, i.values) for i in found.impacts] == [
        ("gwp100", {M.A1_A3: 1.5}),
        ("adp_fossil", {M.A1_A3: 9.0}),
        ("", {M.A1_A3: 10.0}),
    ]
    assert [(c.unit.symbol, c.amount_per_declared_unit) for c in found.conversions] == [("m3", 2.0)]


def test_a_list_of_declarations(reference: Reference) -> None:
    result = lcax([LCAX_3, LCAX_2], reference)
    assert [declaration.id for declaration in result.declarations] == ["e1", "e2"]


def test_openepd_keeps_the_sets_apart_and_leaves_other_methods_out(reference: Reference) -> None:
    result = openepd.read(as_bytes(OPENEPD), REQUEST, reference)
    found = only(result)
    assert (found.declared_unit.symbol, found.declared_amount, found.mass_kg) == ("m2", 2.0, 30.0)
    assert (found.biogenic_c_kg, found.service_life_years) == (4.0, 10.0)
    assert (found.owner, found.registration_number, found.location) == ("Maker", "EPD10526", "NL, BE")
    assert found.valid_until == dt.date(2026, 2, 24)
    gwp = {impact.environmental_set: impact for impact in found.impacts if impact.name == "gwp"}
    assert (gwp[A2].category, gwp[A2].values) == ("climate_total", {M.A1_A3: 50.0})
    assert [(s.scenario, s.values) for s in gwp[A2].scenarios] == [("Landfill", {M.C4: 2.0})]
    assert (gwp[A1].category, gwp[A1].values) == ("gwp100", {M.A1_A3: 49.0})
    (left_out,) = [f for f in result.findings if f.code == "epd_method_not_used"]
    assert left_out.message.params["method"] == "TRACI 2.1"


def test_a_unit_that_is_not_the_category_is_not_weighted(reference: Reference) -> None:
    result = openepd.read(as_bytes(OPENEPD), REQUEST, reference)
    (dust,) = [impact for impact in only(result).impacts if impact.name == "PM"]
    assert (dust.category, dust.values) == ("", {M.A1_A3: 1e-6})
    assert "epd_unit_not_of_category" in {finding.code for finding in result.findings}


def test_an_indicator_of_the_other_set_is_not_weighted(reference: Reference) -> None:
    marine = {"ep-marine": {"A1A2A3": {"mean": 1.0, "unit": "kgNe"}}}
    document = {**OPENEPD, "impacts": {"CML 2012": marine}}
    (impact,) = [
        i for i in only(openepd.read(as_bytes(document), REQUEST, reference)).impacts if i.name != "penrt"
    ]
    assert (impact.environmental_set, impact.category) == (A1, "")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"declared_unit": {"qty": 1, "unit": "m2*a"}}, "epd_unknown_unit"),
        ({"declared_unit": {"qty": 1}}, "epd_no_unit"),
        ({"declared_unit": None}, "epd_missing"),
        ({"declared_unit": {"qty": 0, "unit": "kg"}}, "epd_no_amount"),
        ({"impacts": {"TRACI 2.1": OPENEPD["impacts"]["TRACI 2.1"]}}, "epd_no_usable_method"),
        ({"impacts": {"EF 3.0": {"gwp": {"A9": {"mean": 1, "unit": "kgCO2e"}}}}}, "epd_unknown_module"),
        ({"impacts": {"EF 3.0": {"gwp": {"A1": {"mean": 1, "unit": "kg"}, "A2": {"mean": 1, "unit": "t"}}}}},
         "epd_units_differ"),
        ({"product_name": ""}, "epd_missing"),
    ],
)  # fmt: skip
def test_openepd_is_refused_with_the_reason(changes: dict[str, object], code: str, reference: Reference) -> None:
    assert only_code(openepd.read(as_bytes({**OPENEPD, **changes}), REQUEST, reference)) == code


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"standard": "UNKNOWN", "impacts": {"gwp": {"a1a3": 1}}}, "epd_no_set"),
        ({"declaredUnit": "UNKNOWN"}, "epd_no_unit"),
        ({"declaredUnit": "tones_km"}, "epd_unknown_unit"),
        ({"impacts": {}}, "epd_missing"),
        ({"impacts": {"gwp": {"a1a3": "veel"}}}, "epd_not_a_number"),
        ({"impacts": {"gwp": {"a1a3": True}}}, "epd_not_a_number"),
        ({"impacts": {"gwp": [1]}}, "epd_wrong_type"),
        ({"name": None}, "epd_missing"),
    ],
)
def test_lcax_is_refused_with_the_reason(changes: dict[str, object], code: str, reference: Reference) -> None:
    assert only_code(lcax({**LCAX_3, **changes}, reference)) == code


def test_they_are_recognised() -> None:
    for document, module in (
        (LCAX_3, "lcax_epd"),
        (LCAX_2, "lcax_epd"),
        (EPDX, "lcax_epd"),
        ([LCAX_3], "lcax_epd"),
        (OPENEPD, "openepd"),
    ):
        first = next(row for row in FORMATS if row.looks_like(as_bytes(document)))
        assert first.module == f"app.importing.declarations.{module}"
