"""Every assembly of the library, term by term, against figures that were computed apart (assemblies/source.md)."""

import csv
from pathlib import Path

import pytest

from models.calculation.library.assembly_figures import AssemblyFigures, assembly_figures
from models.calculation.library.thermal import RcStanding
from models.reference.library.library import Library
from models.reference.loader import load_reference
from tests.places import ROOT

REFERENCE = load_reference(ROOT / "reference_data")
LIBRARY = Library(ROOT / "reference_data", REFERENCE)
with (Path(__file__).parent / "assemblies" / "expected.csv").open(encoding="utf-8", newline="") as _stream:
    EXPECTED = {row["id"]: row for row in csv.DictReader(_stream)}
WORDS = {
    RcStanding.MEETS: "meets",
    RcStanding.MIDDLE_MEETS: "mid meets",
    RcStanding.EXISTING: "existing: near",
    RcStanding.MISSES: "misses",
    None: "",
}


def figures(assembly_id: str) -> AssemblyFigures:
    return assembly_figures(
        LIBRARY.assemblies[assembly_id],
        LIBRARY.air_resistances,
        LIBRARY.assembly_factors,
        REFERENCE.factors.co2_per_carbon,
    )


def terms(found: AssemblyFigures) -> dict[str, float | None]:
    """What the program finds, under the names of the spreadsheet; None where it printed an empty cell."""
    rc, co2 = found.resistance, found.co2_a1a3_kg
    whole = found.mass_kg + found.ground_fill_kg
    return {
        "thickness_mm": found.thickness_mm,
        "kg": found.mass_kg,
        "kg_ground_fill": found.ground_fill_kg or None,
        "rc_target": found.assembly.rc_target,
        "rc_low": rc and rc.low,
        "rc_mid": rc and rc.middle,
        "rc_high": rc and rc.high,
        "rc_nta_default": rc and rc.by_default,
        "rc_mid_upper": rc and rc.upper_limit,
        "rc_mid_lower": rc and rc.lower_limit,
        "co2_a1a3_low": co2.low,
        "co2_a1a3": co2.value,
        "co2_a1a3_high": co2.high,
        "co2_per_kg": co2.value / whole,
        "biobased_share": found.biobased_fraction,
        "stored_co2_kg": found.stored_co2_kg,
        "layers": float(len(found.assembly.layers)),
    }


def agrees(found: float | None, printed: str) -> bool:
    """Equal to the decimals printed."""
    if found is None or not printed:
        return found is None and not printed
    decimals = len(printed.partition(".")[2])
    return abs(found - float(printed)) <= 0.5000001 * 10**-decimals + 1e-9


@pytest.mark.parametrize("assembly_id", sorted(EXPECTED))
def test_assembly_by_term(assembly_id: str) -> None:
    found, printed = figures(assembly_id), EXPECTED[assembly_id]
    wrong = {name: (term, printed[name]) for name, term in terms(found).items() if not agrees(term, printed[name])}
    assert wrong == {}
    assert WORDS[found.rc_standing] == printed["rc_verdict"]
    assert found.has_wide_co2 == (printed["flags"] == "co2 interval > x3")


def test_every_assembly_has_its_row() -> None:
    assert list(LIBRARY.assemblies) == list(EXPECTED)
    assert len(EXPECTED) == 303


def test_a_wrong_term_is_noticed() -> None:
    """The control."""
    assert agrees(4.944, "4.94")
    assert not agrees(4.946, "4.94")
    assert not agrees(0.0, "")
    assert not agrees(None, "0.0")


@pytest.mark.parametrize("assembly_id", sorted(EXPECTED))
def test_totals_are_the_sum_of_the_layers(assembly_id: str) -> None:
    found = figures(assembly_id)
    assert sum(layer.mass_kg for layer in found.layers) == pytest.approx(found.mass_kg + found.ground_fill_kg)
    assert sum(layer.co2_a1a3_kg.value for layer in found.layers) == pytest.approx(found.co2_a1a3_kg.value)
    assert found.co2_a1a3_kg.low <= found.co2_a1a3_kg.value <= found.co2_a1a3_kg.high
    if found.resistance is not None:
        rc = found.resistance
        assert 0 < rc.low <= rc.middle <= rc.high
        assert rc.lower_limit <= rc.upper_limit + 1e-9
