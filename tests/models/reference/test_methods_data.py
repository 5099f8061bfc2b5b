"""Weights, detachability, factors, classification and plausibility data against the source page."""

import csv
import re
import statistics
from collections.abc import Callable
from pathlib import Path

import pytest

from models.domain.product import EnvironmentalSet, LifeCycleModule
from models.domain.project import BuildingType
from models.domain.source import SourceRef
from models.reference.loader import load_reference
from models.reference.reference import Reference
from tests.models.reference.data_folder import REFERENCE_DATA

A1, A2 = EnvironmentalSet
Row = dict[str, str]
LAYERS = {"site", "structure", "skin", "services", "space_plan", "stuff"}


def test_loading_twice_gives_equal_data(reference: Reference) -> None:
    assert load_reference(REFERENCE_DATA) == reference


def test_a1_weights_as_in_the_source_and_all_unverified(reference: Reference, shared_domain: Path) -> None:
    section = _section(shared_domain, "## 1.3", "## 1.4")
    printed = re.findall(r"^\| [^|]+ \| (kg [^|(]+?)(?: \([^|]*)? \| ([\d.]+) \| \*\*\[M\]", section, re.MULTILINE)
    categories = list(reference.weighting[A1].categories.values())
    assert len(printed) == len(categories) == 11
    for (unit, weight), category in zip(printed, categories, strict=True):
        assert (category.unit, category.weight_eur_per_unit) == (unit, float(weight)), category.id
        assert not category.source.is_verified


def test_a2_weights_as_in_the_source_with_their_status(reference: Reference, shared_domain: Path) -> None:
    section = _section(shared_domain, "## 1.4", "## 1.5")
    printed = re.findall(r"^\| \d+ \| [^|]+ \| [^|]+ \| \**([\d.]+)\**[^|]* \| ([^|]+) \|$", section, re.MULTILINE)
    categories = list(reference.weighting[A2].categories.values())
    assert len(printed) == len(categories) == 19
    for (weight, tag), category in zip(printed, categories, strict=True):
        assert category.weight_eur_per_unit == float(weight), category.id
        assert category.source.is_verified == ("[M]" not in tag), category.id


def _section(shared_domain: Path, start: str, end: str) -> str:
    return (shared_domain / "methods.md").read_text("utf-8").split(start, 1)[1].split(end, 1)[0]


def test_detachability_scores(reference: Reference) -> None:
    scores = {factor: [o.score for o in options] for factor, options in reference.detachability.items()}
    assert scores == {
        "connection_type": [1.0, 0.8, 0.6, 0.2, 0.1],
        "accessibility": [1.0, 0.8, 0.6, 0.4, 0.1],
        "crossings": [1.0, 0.4, 0.1],
        "edge_confinement": [1.0, 0.4, 0.1],
    }


def test_an_option_is_found_by_one_name_only(reference: Reference) -> None:
    for factor, options in reference.detachability.items():
        names = [
            n.casefold() for o in options for n in {o.id, o.name_nl.casefold(), o.name_en.casefold(), *o.synonyms}
        ]
        doubles = {n for n in names if names.count(n) > 1}
        own = {o.id for o in options} | {o.name_nl.casefold() for o in options}
        assert doubles <= own, f"{factor}: {doubles}"


def test_factors(reference: Reference) -> None:
    factors = reference.factors
    assert (factors.category_3_surcharge, factors.unforeseen_reuse) == (1.3, 0.2)
    assert (factors.dwelling_life_years, factors.other_life_years) == (75, 50)
    assert factors.co2_per_carbon == 44 / 12
    assert (factors.ci_recycling_efficiency, factors.ci_utility) == (0.75, 0.9)
    assert len(factors.sources) == 7


CHOSEN: dict[BuildingType, Callable[[Row], bool]] = {
    BuildingType.GROUND_BOUND_DWELLING: lambda row: (
        row["subtype"] in ("Row house", "Single family house") and row["project"] != "woonwagen"
    ),
    BuildingType.STACKED_DWELLING: lambda row: row["subtype"] == "Multi-family house",
    BuildingType.OFFICE: lambda row: row["subtype"] == "Office",
    BuildingType.NON_RESIDENTIAL: lambda row: row["use"] == "Non-residential",
}


@pytest.mark.parametrize("building_type", CHOSEN)
def test_transport_and_site_share_from_the_buildings(
    reference: Reference, shared_domain: Path, building_type: BuildingType
) -> None:
    with (shared_domain / "nl_ecb_buildings.csv").open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if CHOSEN[building_type](row)]
    shares = [float(row["A4A5_kg_m2a"]) / float(row["A1A3_kg_m2a"]) for row in rows]
    found = reference.factors.a4_a5_share[building_type]
    assert found.building_count == len(shares)
    assert (found.lower, found.middle, found.upper) == (min(shares), statistics.median(shares), max(shares))
    assert "fgeleid" in found.source.note


def test_no_share_where_there_are_no_buildings(reference: Reference) -> None:
    assert BuildingType.PUBLIC_SPACE not in reference.factors.a4_a5_share


def test_only_b5_is_zero_by_method(reference: Reference) -> None:
    assert reference.modules_fixed_at_zero == {LifeCycleModule.B5}


def test_mass_bands_are_marked_as_not_published(reference: Reference) -> None:
    assert reference.mass_bands
    for band in reference.mass_bands.values():
        assert not band.source.is_verified
        assert band.lower_kg_per_m2 <= 900
        assert band.upper_kg_per_m2 >= 1500


def test_classification_layers(reference: Reference) -> None:
    layers = {code: element.layer for code, element in reference.nl_sfb.items()}
    assert set(layers.values()) == LAYERS
    expected = {
        "16": "structure", "23.21": "structure", "27.21": "structure", "21.21": "structure", "21.11": "skin",
        "31.21": "skin", "41.12": "skin", "47.11": "skin", "34.12": "skin", "34.11": "space_plan",
        "22.11": "space_plan", "22.21": "structure", "61.11": "services", "51": "services", "90": "site",
        "11": "site",
    }  # fmt: skip
    assert {code: layers[code] for code in expected} == expected


def test_classification_from_memory_is_marked(reference: Reference) -> None:
    for code in ("63", "64", "65", "66", "67", "71", "81", "90", "32.31"):
        assert not reference.nl_sfb[code].source.is_verified, code
    for code in ("16", "31", "23.21", "31.31", "57.52"):
        assert reference.nl_sfb[code].source.is_verified, code


def test_every_group_code_of_the_source_is_there(reference: Reference, shared_domain: Path) -> None:
    section = _section(shared_domain, "**2-digit**", "**4-digit")
    groups = dict(re.findall(r"\b(\d\d) ([A-Z][^·(|]+?) ·", section.split("(63")[0]))
    assert len(groups) >= 32
    for code, name in groups.items():
        assert reference.nl_sfb[code].name_nl.split()[0].rstrip("-") == name.split()[0].split("-/")[0].rstrip(
            "-"
        ), code


def test_required_elements(reference: Reference) -> None:
    elements = {e.id: set(e.nl_sfb_groups) for e in reference.required_elements}
    assert list(elements) == ["foundation", "floors", "facade", "roof", "openings", "installations"]
    assert elements["foundation"] == {"13", "16", "17"}
    for element in reference.required_elements:
        assert set(element.nl_sfb_groups) <= set(reference.nl_sfb)
        assert BuildingType.PUBLIC_SPACE not in element.building_types


def test_every_cited_document_has_a_title(reference: Reference) -> None:
    cited: list[SourceRef] = [i.source for i in reference.indicators]
    cited += [r.source for s in reference.requirement_sets.values() for r in s.requirements]
    cited += [c.source for w in reference.weighting.values() for c in w.categories.values()]
    cited += [element.source for element in reference.nl_sfb.values()]
    assert {source.document for source in cited} <= set(reference.source_titles)
    for source in cited:
        assert source.document
        assert source.edition
