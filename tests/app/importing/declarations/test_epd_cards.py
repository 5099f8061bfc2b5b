"""A card out of a declaration: MKI term by term, per set, incomplete when anything is missing, and dated."""

import datetime as dt
import json
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.importing.common.read_request import ReadRequest
from app.importing.declarations.checks import plausibility_findings, validity_findings
from app.importing.declarations.ilcd.epd_json import read
from app.services.library.declaration_cards import card_id, card_of
from models.domain.declaration import DeclaredImpact, DeclaredModule, ProductDeclaration
from models.domain.product import EnvironmentalSet, LifeCycleModule
from models.domain.quantities import KG, SQUARE_METRE, TONNE
from models.domain.source import SourceStatus
from models.reference.reference import Reference
from tests.app.importing.declarations.epd_kit import (
    GWP_FOSSIL,
    GWP_LULUC,
    REQUEST,
    as_bytes,
    declaration,
    indicator,
)

M = DeclaredModule
A1, A2 = EnvironmentalSet.A1, EnvironmentalSet.A2
COUNTED = [M(module.value) for module in LifeCycleModule if module is not LifeCycleModule.B5]


def complete(reference: Reference, which: EnvironmentalSet) -> ProductDeclaration:
    """A declaration with every category and module of a set, each with a value of its own."""
    impacts = []
    for position, category in enumerate(reference.weighting[which].categories, start=1):
        unit = "MJ" if (which, category) == (A1, "adp_fossil") else ""
        values = {module: position * 0.01 + number * 0.001 for number, module in enumerate(COUNTED)}
        impacts.append(DeclaredImpact(which, category, category, unit, values))
    return ProductDeclaration("u", "Something", KG, 1.0, tuple(impacts), mass_kg=1.0)


def with_units(reference: Reference, which: EnvironmentalSet) -> ProductDeclaration:
    """Without the toxicity of A1, which EN 15804+A1 does not have: no unit is listed for it."""
    found = complete(reference, which)
    known = reference.declaration_rules.units
    return replace(found, impacts=tuple(i for i in found.impacts if (which, i.category) in known))


@pytest.mark.parametrize("which", [A1, A2])
def test_the_mki_is_the_sum_of_weighted_terms(which: EnvironmentalSet, reference: Reference) -> None:
    found = with_units(reference, which)
    card, _ = card_of(found, reference)
    weights = reference.weighting[which].categories
    terms = []
    for impact in found.impacts:
        per_unit = 4.81e-4 if impact.unit == "MJ" and which is A1 else 1.0
        terms += [
            weights[impact.category].weight_eur_per_unit * per_unit * value for value in impact.values.values()
        ]
    total = card.mki_a1_eur_per_unit if which is A1 else card.mki_a2_eur_per_unit
    other = card.mki_a2_eur_per_unit if which is A1 else card.mki_a1_eur_per_unit
    assert total == pytest.approx(sum(terms), rel=1e-12)
    assert other is None, "the sets never meet"
    assert {profile.environmental_set for profile in card.module_profiles} == {which}


def test_a_complete_a2_declaration_is_complete_and_one_gap_makes_it_incomplete(reference: Reference) -> None:
    whole = with_units(reference, A2)
    card, findings = card_of(whole, reference)
    assert card.mki_is_complete
    assert not {"epd_modules_missing", "epd_categories_missing"} & {finding.code for finding in findings}

    without_d = tuple(
        replace(impact, values={m: v for m, v in impact.values.items() if m is not M.D})
        for impact in whole.impacts
    )
    card, findings = card_of(replace(whole, impacts=without_d), reference)
    assert not card.mki_is_complete
    (said,) = [finding for finding in findings if finding.code == "epd_modules_missing"]
    assert said.message.params["modules"] == "D"
    assert all(LifeCycleModule.D not in profile.values for profile in card.module_profiles)

    card, findings = card_of(replace(whole, impacts=whole.impacts[:5] + whole.impacts[6:]), reference)
    assert not card.mki_is_complete
    (said,) = [finding for finding in findings if finding.code == "epd_categories_missing"]
    assert said.message.params["categories_en"] == reference.weighting[A2].categories["acidification"].name_en


def test_a_category_of_weight_zero_may_be_missing(reference: Reference) -> None:
    whole = with_units(reference, A2)
    assert whole.impacts[0].category == "climate_total"
    assert reference.weighting[A2].categories["climate_total"].weight_eur_per_unit == 0
    card, _ = card_of(replace(whole, impacts=whole.impacts[1:]), reference)
    assert card.mki_is_complete


def test_without_production_there_is_no_mki(reference: Reference) -> None:
    found = with_units(reference, A2)
    later = tuple(replace(impact, values={M.C4: 1.0}) for impact in found.impacts)
    card, _ = card_of(replace(found, impacts=later), reference)
    assert card.mki_a2_eur_per_unit is None
    two_of_three = tuple(replace(impact, values={M.A1: 1.0, M.A2: 1.0}) for impact in found.impacts)
    card, _ = card_of(replace(found, impacts=two_of_three), reference)
    assert card.mki_a2_eur_per_unit is None


def test_a1_a2_and_a3_apart_add_up(reference: Reference) -> None:
    apart = DeclaredImpact(A2, "climate_fossil", "GWP", "kg CO2 eq", {M.A1: 1.0, M.A2: 2.0, M.A3: 4.0})
    card, _ = card_of(ProductDeclaration("u", "X", KG, 1.0, (apart,)), reference)
    assert card.module_profiles[0].values == {LifeCycleModule.A1_A3: 7.0}


def test_scaling_scales_the_mki(reference: Reference, how_many: Callable[[int], int]) -> None:
    found = replace(with_units(reference, A2), impacts=with_units(reference, A2).impacts[:4])
    card, _ = card_of(found, reference)
    assert card.mki_a2_eur_per_unit
    chance = random.Random(3)
    for _ in range(how_many(10_000)):
        k = 10 ** chance.uniform(-6, 6)
        scaled = tuple(
            replace(impact, values={module: k * value for module, value in impact.values.items()})
            for impact in found.impacts
        )
        more, _ = card_of(replace(found, impacts=scaled), reference)
        assert more.mki_a2_eur_per_unit == pytest.approx(k * card.mki_a2_eur_per_unit, rel=1e-12)
        spread, _ = card_of(replace(found, impacts=scaled, declared_amount=k, mass_kg=k), reference)
        assert spread.mki_a2_eur_per_unit == pytest.approx(card.mki_a2_eur_per_unit, rel=1e-12)


def test_a_tonne_is_a_thousand_kilograms(reference: Reference) -> None:
    kilograms = replace(with_units(reference, A2), declared_amount=1000.0, mass_kg=1000.0)
    tonne = replace(kilograms, declared_unit=TONNE, declared_amount=1.0)
    per_kg, _ = card_of(kilograms, reference)
    per_tonne, _ = card_of(tonne, reference)
    assert per_kg.mki_a2_eur_per_unit is not None
    assert per_tonne.mki_a2_eur_per_unit == pytest.approx(1000 * per_kg.mki_a2_eur_per_unit, rel=1e-12)
    assert (per_kg.mass_kg_per_unit, per_tonne.mass_kg_per_unit) == (1.0, 1000.0)


def test_the_unverified_weights_are_named(reference: Reference) -> None:
    doubtful = _with_unverified_weights(reference, "ionising_radiation", "soil_quality")
    card, findings = card_of(with_units(reference, A2), doubtful)
    (said,) = [finding for finding in findings if finding.code == "epd_mki_unverified"]
    assert said.message.params["weights_en"] == "Ionising radiation; Land use and soil quality"
    source = card.source_of("mki_a2_eur_per_unit")
    assert source is not None
    assert source.status is SourceStatus.UNVERIFIED
    assert "indicatief" in source.note
    own = card.source_of("mass_kg_per_unit")
    assert own is not None
    assert own.status is SourceStatus.VERIFIED


def test_with_every_weight_verified_none_is_named(reference: Reference) -> None:
    _, findings = card_of(with_units(reference, A2), reference)
    codes = {finding.code for finding in findings}
    assert "epd_mki_unverified" not in codes
    assert "epd_mki_indicative" in codes


def _with_unverified_weights(reference: Reference, *names: str) -> Reference:
    weighting = reference.weighting[A2]
    categories = dict(weighting.categories)
    for name in names:
        source = replace(categories[name].source, status=SourceStatus.UNVERIFIED)
        categories[name] = replace(categories[name], source=source)
    changed = replace(weighting, categories=categories)
    return replace(reference, weighting={**reference.weighting, A2: changed})


def test_gas_per_kg_needs_biogenic_carbon_apart_and_a_mass(reference: Reference) -> None:
    results = [
        indicator(GWP_FOSSIL, "GWP-fossil", "kg CO2-eq", {"A1-A3": 30}),
        indicator(GWP_LULUC, "GWP-luluc", "kg CO2-eq", {"A1-A3": 2}),
    ]
    a2 = declaration(LCIAResults={"LCIAResult": results})
    (found,) = read(as_bytes(a2), REQUEST, reference).declarations
    card, _ = card_of(found, reference)
    assert card.gwp_a1a3_kg_per_kg == pytest.approx(32 / 20, rel=1e-12)

    card, findings = card_of(replace(found, mass_kg=None, conversions=()), reference)
    assert card.gwp_a1a3_kg_per_kg is None
    assert "epd_gwp_without_mass" in {finding.code for finding in findings}

    (a1,) = read(as_bytes(declaration()), REQUEST, reference).declarations
    card, findings = card_of(a1, reference)
    assert card.gwp_a1a3_kg_per_kg is None
    assert "epd_gwp_not_separated" in {finding.code for finding in findings}


def test_the_real_ones_become_cards_and_say_what_they_lack(epd_folder: Path, reference: Reference) -> None:
    paths = sorted(path for path in epd_folder.glob("*.json") if not path.name.startswith("broken"))
    seen = set()
    for path in paths:
        (found,) = read(path.read_bytes(), ReadRequest(path.name), reference).declarations
        card, findings = card_of(found, reference)
        seen.add(card.id)
        assert card.unit == found.declared_unit
        assert card.valid_until == found.valid_until
        assert not card.mki_is_complete, "none of the eight has every module and category"
        codes = {finding.code for finding in findings}
        assert codes & {"epd_modules_missing", "epd_categories_missing"}
        assert (card.mki_a1_eur_per_unit is None) != (card.mki_a2_eur_per_unit is None)
    assert len(seen) == len(paths) == 8


def test_the_concrete_element_by_hand(epd_folder: Path, reference: Reference) -> None:
    """503dfca1, per 1000 kg: the terms of A1-A3 in euros, worked out from the file's own figures."""
    path = epd_folder / "503dfca1-7c65-4179-9ffa-ebc6d8b48b7d.json"
    (found,) = read(path.read_bytes(), ReadRequest(path.name), reference).declarations
    card, _ = card_of(found, reference)
    document = json.loads(path.read_text("utf-8"))
    by_uuid = {r["referenceToLCIAMethodDataSet"]["refObjectId"]: r for r in document["LCIAResults"]["LCIAResult"]}
    fossil = {
        part["module"]: float(part["value"])
        for part in by_uuid["5f635281-343e-44fb-83df-1971b155e6b6"]["other"]["anies"]
        if "module" in part
    }
    (profile,) = [p for p in card.module_profiles if p.category == "climate_fossil"]
    made = (fossil["A1"] + fossil["A2"] + fossil["A3"]) / 1000
    assert made == pytest.approx(0.178188, rel=1e-5)
    assert profile.values[LifeCycleModule.A1_A3] == pytest.approx(made, rel=1e-12)
    assert profile.values[LifeCycleModule.D] == pytest.approx(fossil["D"] / 1000, rel=1e-12)
    assert LifeCycleModule.A5 not in profile.values


def test_validity_is_held_against_a_given_date() -> None:
    found = ProductDeclaration(
        "u", "X", KG, 1.0, published_on=dt.date(2020, 1, 2), valid_until=dt.date(2025, 1, 1)
    )
    assert validity_findings(found, dt.date(2025, 1, 1)) == ()
    assert [f.code for f in validity_findings(found, dt.date(2025, 1, 2))] == ["epd_expired"]
    assert [f.code for f in validity_findings(found, dt.date(2020, 1, 1))] == ["epd_not_yet_valid"]
    assert validity_findings(replace(found, valid_until=None), dt.date(2090, 1, 1)) == ()


def test_sums_signs_and_masses_that_contradict(reference: Reference) -> None:
    (good,) = read(as_bytes(declaration()), REQUEST, reference).declarations
    assert plausibility_findings(good, reference) == (), "the control is silent"

    def codes(changed: ProductDeclaration) -> set[str]:
        return {finding.code for finding in plausibility_findings(changed, reference)}

    gwp = good.impacts[0]
    parts = {M.A1_A3: 20.0, M.A1: 10.0, M.A2: 5.0, M.A3: 4.0}
    assert codes(replace(good, impacts=(replace(gwp, values=parts), *good.impacts[1:]))) == {"epd_module_sum"}
    assert "epd_masses_contradict" in codes(replace(good, mass_kg=24.0))
    assert "epd_mass_unknown" in codes(replace(good, mass_kg=None, conversions=()))
    energy = replace(good.impacts[1], values={M.A1_A3: -200.0})
    assert "epd_sign" in codes(replace(good, impacts=(gwp, energy)))
    assert "epd_biogenic_carbon" in codes(replace(good, biogenic_c_kg=15.0))
    thick = tuple(replace(c, amount_per_declared_unit=10.0) if c.unit != KG else c for c in good.conversions)
    assert "epd_thickness" in codes(replace(good, conversions=thick))
    assert good.declared_unit == SQUARE_METRE


def test_the_same_declaration_has_the_same_card_id(reference: Reference) -> None:
    found = with_units(reference, A2)
    assert card_id(found) == card_id(replace(found, name="Other"))
    assert card_id(found) != card_id(replace(found, id="v"))
