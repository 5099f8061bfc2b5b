"""Derivation of the estimates: from a made-up extract, and from the real one where it is beside the repository."""

import csv
import io
from pathlib import Path

import pytest

from models.domain.open_estimate import EstimateWay
from models.domain.product import EnvironmentalSet
from models.reference.derive_estimates import derived_files, main
from models.reference.estimates.derivation import Derivation, Weights, band_of
from models.reference.estimates.estimates import Estimates
from models.reference.estimates.extract import ExtractError, Modules, read_extract
from models.reference.estimates.inputs import Material
from models.reference.estimates.records import ESTIMATES_FILE, FACTORS_FILE
from models.reference.manifest import ReferenceFolder
from tests.models.reference.data_folder import REFERENCE_DATA, SHARED, Change

A1, A2 = EnvironmentalSet.A1, EnvironmentalSet.A2
Key = tuple[str, EnvironmentalSet]
COUNTED = {"gwp100", "climate_fossil", "climate_luluc"}
OTHERS = ("ODP", "POCP", "AP", "EP", "ADPE", "ADPF")
# Card -> seven categories of A1-A3, life-cycle sum A1, thirteen categories of A1-A3 (EUR per unit of the card).
GOLDEN = {
    "gevelbaksteen": (0.0165354, 0.018337, 0.036598),
    "kalkzandsteen": (0.0084093, 0.009617, 0.018413),
    "beton-in-het-werk-gestort": (0.0053660, 0.005573, 0.013214),
    "drievoudig-glas": (4.3004538, 4.511477, 8.193209),
    "wapeningsstaal": (0.0419861, 0.045573, 0.078408),
    "naaldhout-kvh-c24": (0.0148898, 0.012204, 0.053007),
    "eps": (0.2256571, 0.320511, 0.459903),
    "warmtepomp-lucht-water-10kw": (38.4370346, 16.612354, 59.877704),
    "constructiestaal-profiel": (0.0684657, 0.047540, 0.172587),
}


@pytest.fixture(scope="module")
def real_extract() -> Path:
    path = SHARED / "estimates" / "mapping_values.csv"
    if not path.exists():
        pytest.skip("the raw extract of ÖKOBAUDAT is not beside the repository")
    return path


def near(value: float) -> object:
    return pytest.approx(value, rel=1e-5, abs=1e-6)


def shipped() -> Estimates:
    return Estimates(REFERENCE_DATA)


def derivation(
    extract: dict[Key, dict[str, float]], group: str, *, closes: bool = False, left_out: str = ""
) -> Derivation:
    """Of materials with one category per module; the weights make EUR of its kg CO2."""

    def amounts(which: EnvironmentalSet, kg: float) -> dict[str, float]:
        if which is A2:
            return {"GWPfossil": kg, "GWPluluc": 0.0, "ODP": 0.0}
        return {"GWP": kg, **{name: 0.0 for name in OTHERS if name != left_out}}

    modules: dict[Key, Modules] = {
        key: {module: amounts(key[1], kg) for module, kg in values.items()} for key, values in extract.items()
    }
    materials = {
        key: Material(key[0], key[1], group, closes_uptake=closes, way=EstimateWay.SET, stand_in="", kind=None)
        for key in extract
    }
    inputs = shipped().inputs
    weights: Weights = {
        which: {one.category: float(one.category in COUNTED) for one in categories}
        for which, categories in inputs.categories.items()
    }
    return Derivation(inputs, materials, modules, weights)


def test_undeclared_modules_are_the_median_of_the_group() -> None:
    found = derivation({("x", A1): {"A1-A3": 10.0}}, "beton").life_cycle(("x", A1))
    assert (found.a4, found.a5, found.c, found.d) == pytest.approx((0.3425, 0.7004, 1.068, -0.2717))
    steel = derivation({("x", A1): {"A1-A3": 10.0}}, "staal").life_cycle(("x", A1))
    assert (steel.a4, steel.a5) == pytest.approx((0.3, 0.3))


def test_declared_modules_count_and_an_end_of_life_without_d_brings_no_credit() -> None:
    found = derivation({("x", A1): {"A1-A3": 10.0, "A4": 1.0, "A5": 2.0, "C1": 0.5, "C3": 0.25}}, "beton")
    whole = found.life_cycle(("x", A1))
    assert (whole.a4, whole.a5, whole.c, whole.d) == (1.0, 2.0, 0.75, 0.0)
    assert whole.total == 13.75


def test_wood_closes_its_uptake_and_never_has_the_german_module_d() -> None:
    found = derivation({("x", A1): {"A1-A3": -20.0, "C3": 30.0, "D": -50.0}}, "hout", closes=True)
    whole = found.life_cycle(("x", A1))
    assert whole.production == 10.0
    assert whole.d == pytest.approx(-3.3)
    mixed = derivation({("x", A1): {"A1-A3": -20.0, "C3": 30.0, "D": -50.0}}, "pui", closes=True)
    assert mixed.life_cycle(("x", A1)).d == pytest.approx(-3.3)
    brick = derivation({("x", A1): {"A1-A3": 10.0, "C3": 1.0, "D": -5.0}}, "staal")
    assert brick.life_cycle(("x", A1)).d == -5.0


@pytest.mark.parametrize(
    ("group", "d", "counted"), [("kunststof", -8, -3.5), ("metaal", -12, -9), ("metaal", 30, 1)]
)
def test_credits_and_burdens_of_d_have_an_end(group: str, d: float, counted: float) -> None:
    found = derivation({("x", A1): {"A1-A3": 10.0, "C3": 0.0, "D": float(d)}}, group)
    assert found.life_cycle(("x", A1)).d == pytest.approx(counted)


def test_set_a2_takes_the_shares_of_a1_and_adds_the_six_categories() -> None:
    made = derivation(
        {("x", A1): {"A1-A3": 10.0, "A4": 1.0, "A5": 1.0, "C3": 3.0, "D": -1.0}, ("x", A2): {"A1-A3": 20.0}},
        "beton",
    )
    assert made.life_cycle(("x", A2)).total == pytest.approx(28.0)
    median, _ = shipped().inputs.medians["six_missing", "beton"]
    assert made.open_sums()["x", A2].open_eur == pytest.approx(28.0 * (1 + median))


def test_a_category_that_is_not_declared_is_said_and_gives_no_shares() -> None:
    modules = {("x", A1): {"A1-A3": 10.0, "C3": 1.0, "D": -9.0}, ("x", A2): {"A1-A3": 20.0}}
    whole, lacking = derivation(modules, "metaal"), derivation(modules, "metaal", left_out="ADPF")
    assert whole.open_sums()["x", A1].lacks == ()
    assert lacking.open_sums()["x", A1].lacks == ("ADPF",)
    assert whole.life_cycle(("x", A2)).d == pytest.approx(-18.0)
    median, _ = shipped().inputs.medians["d", "metaal_overig"]
    assert lacking.life_cycle(("x", A2)).d == pytest.approx(20.0 * median)


def test_statistics_of_a_band() -> None:
    ratios = [float(number) for number in range(1, 12)]
    assert band_of(ratios, "p10_median_p90") == pytest.approx((2.0, 6.0, 10.0))
    assert band_of(ratios, "least_median_most") == (1.0, 6.0, 11.0)
    with pytest.raises(ValueError, match="no such statistics"):
        band_of(ratios, "mean")


def test_of_alternative_scenarios_the_first_counts(tmp_path: Path) -> None:
    path = tmp_path / "extract.csv"
    head = "card,set,module,scenario,category,value\n"
    path.write_text(head + "x,A1 (EN 15804+A1),C3,S1,GWP,1\nx,A1 (EN 15804+A1),C3,S2,GWP,5\n", "utf-8")
    assert read_extract(path) == {("x", A1): {"C3": {"GWP": 1.0}}}
    path.write_text(head + "x,A1 (EN 15804+A1),C3,,GWP,veel\n", "utf-8")
    with pytest.raises(ExtractError, match="line 2"):
        read_extract(path)
    path.write_text("card,module\nx,C3\n", "utf-8")
    with pytest.raises(ExtractError, match="no column"):
        read_extract(path)


def test_the_shipped_sums_are_those_of_the_specification() -> None:
    estimates = shipped().by_material
    for card, (_, life_cycle, _) in GOLDEN.items():
        assert estimates[card, A1].open_eur == near(life_cycle), card


def test_the_shipped_factors_are_those_of_the_specification() -> None:
    factors = shipped().factors
    printed = {
        ("structural", A1): (0.88, 2.44, 2.96), ("structural", A2): (0.70, 1.26, 1.56),
        ("wood", A1): (1.64, 1.70, 2.65), ("wood", A2): (0.45, 0.67, 0.81),
        ("other", A1): (0.7, 2.0, 4.0), ("other", A2): (0.5, 1.1, 2.2),
        ("copper_zinc", A1): (0.5, 3.0, 20.0), ("copper_zinc", A2): (0.5, 1.5, 6.0),
    }  # fmt: skip
    for key, band in printed.items():
        found = factors[key]
        assert (round(found.low, 2), round(found.middle, 2), round(found.high, 2)) == band, key
        assert not found.source.is_verified


def test_production_of_the_extract_is_that_of_the_specification(real_extract: Path) -> None:
    made = real_derivation(real_extract)
    for card, (seven, _, thirteen) in GOLDEN.items():
        assert made.life_cycle((card, A1)).production == near(seven), card
        assert made.life_cycle((card, A2)).production == near(thirteen), card


def real_derivation(path: Path, root: Path = REFERENCE_DATA) -> Derivation:
    from models.reference.estimates.records import estimate_records, material_of
    from models.reference.methods import load_weighting
    from models.reference.sources import load_sources

    folder = ReferenceFolder(root)
    weighting = load_weighting(folder, load_sources(folder))
    weights = {s: {c.id: c.weight_eur_per_unit for c in w.categories.values()} for s, w in weighting.items()}
    inputs = Estimates(root).inputs
    records = estimate_records(folder)
    materials = {key: material_of(record, inputs.groups, records) for key, record in records.items()}
    return Derivation(inputs, materials, read_extract(path), weights)


def test_the_script_gives_what_is_shipped(real_extract: Path) -> None:
    folder = ReferenceFolder(REFERENCE_DATA)
    for file, content in derived_files(folder, read_extract(real_extract)).items():
        assert content == folder.read(file), file


def test_another_weight_gives_other_estimates_and_other_factors(
    real_extract: Path, data_copy: Path, change: Change
) -> None:
    change("methods/weighting-a1.csv", "kg CO2-eq,0.05,", "kg CO2-eq,0.10,")
    assert main([str(real_extract), str(data_copy)]) == 0
    before, after = shipped(), Estimates(data_copy)
    assert after.by_material["gevelbaksteen", A1].open_eur > 1.5 * before.by_material["gevelbaksteen", A1].open_eur
    assert after.factors["structural", A1].middle < before.factors["structural", A1].middle
    assert after.factors["other", A1].middle == before.factors["other", A1].middle
    # What a set A2 takes over of set A1 are shares of production, which a price moves little.
    unmoved = before.by_material["gevelbaksteen", A2].open_eur
    assert after.by_material["gevelbaksteen", A2].open_eur == pytest.approx(unmoved, rel=0.02)
    assert (data_copy / FACTORS_FILE).read_text("utf-8") != (REFERENCE_DATA / FACTORS_FILE).read_text("utf-8")


def test_an_extract_that_lacks_a_material_changes_nothing(
    tmp_path: Path, data_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "extract.csv"
    path.write_text("card,set,module,scenario,category,value\nx,A1 (EN 15804+A1),A1-A3,,GWP,1\n", "utf-8")
    before = (data_copy / ESTIMATES_FILE).read_bytes()
    assert main([str(path), str(data_copy)]) == 1
    assert "lacks" in capsys.readouterr().err
    assert (data_copy / ESTIMATES_FILE).read_bytes() == before
    assert main([]) == 2


def test_rows_keep_their_words_when_they_are_derived(real_extract: Path) -> None:
    folder = ReferenceFolder(REFERENCE_DATA)
    made = list(csv.DictReader(io.StringIO(derived_files(folder, read_extract(real_extract))[ESTIMATES_FILE])))
    kept = list(csv.DictReader(io.StringIO(folder.read(ESTIMATES_FILE))))
    assert [(row["card"], row["dataset"], row["note"]) for row in made] == [
        (row["card"], row["dataset"], row["note"]) for row in kept
    ]
