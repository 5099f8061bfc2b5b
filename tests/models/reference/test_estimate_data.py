"""Shipped estimates: no raw values, no brands, a source each; broken records are refused by their id."""

import csv
import random
from pathlib import Path

import pytest

from models.domain.open_estimate import DatasetKind, EstimateWay
from models.domain.product import EnvironmentalSet
from models.reference.errors import ReferenceDataError
from models.reference.estimates.estimates import Estimates
from models.reference.loader import load_reference
from models.reference.manifest import rewrite_hashes
from models.reference.reference import Reference
from tests.models.reference.data_folder import REFERENCE_DATA, Change

A1, A2 = EnvironmentalSet.A1, EnvironmentalSet.A2
BRANDS = (
    "nedzink", "hörmann", "hoermann", "rubner", "lamilux", "roto frank", "designo", "foamglas", "rockwool", "tecu",
    "terrart", "fasba", "könig", "tmp ", "bauderthermoplan", "styropor",
)  # fmt: skip
ESTIMATES, FACTORS, GROUPS, RULES = (
    f"estimates/{name}.csv" for name in ("estimates", "factors", "groups", "rules")
)


@pytest.fixture(scope="module")
def shipped() -> Estimates:
    found = Estimates(REFERENCE_DATA)
    found.read_all()
    return found


def test_as_many_materials_as_the_open_data_have(shipped: Estimates) -> None:
    cards = {card for card, _ in shipped.by_material}
    assert len(cards) == 231
    of_set = [key for key, one in shipped.by_material.items() if one.basis.way is EstimateWay.SET]
    assert sum(1 for _, which in of_set if which is A1) == 223
    assert sum(1 for _, which in of_set if which is A2) == 204


def test_no_brand_is_named_and_twelve_materials_rest_on_one(shipped: Estimates) -> None:
    of_brand = {card for (card, _), one in shipped.by_material.items() if one.basis.kind is DatasetKind.BRAND}
    assert len(of_brand) == 12
    for file in sorted((REFERENCE_DATA / "estimates").glob("*.csv")):
        text = file.read_text("utf-8").lower()
        assert [brand for brand in BRANDS if brand in text] == [], file.name


def test_every_estimate_is_a_band_above_zero_that_nobody_verified(shipped: Estimates) -> None:
    for key, one in shipped.by_material.items():
        assert 0.0 < one.low <= one.middle <= one.high, key
        assert not one.basis.source.is_verified, key
        assert (one.basis.dataset != "") == (one.basis.way is EstimateWay.SET), key
        if one.basis.way is EstimateWay.SET:
            assert one.basis.version, key
            assert one.basis.valid_until is not None, key


def test_no_raw_module_is_shipped() -> None:
    with (REFERENCE_DATA / ESTIMATES).open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
    assert not {"module", "category", "value", "scenario"}.intersection(columns)


def test_the_set_of_solar_panels_without_the_credit_of_electricity(shipped: Estimates) -> None:
    assert shipped.by_material["pv-paneel", A1].basis.dataset.startswith("8cfea619")
    assert "6619216d" not in (REFERENCE_DATA / ESTIMATES).read_text("utf-8")


def test_what_a_set_lacks_is_said(shipped: Estimates) -> None:
    assert shipped.by_material["zink", A1].basis.lacks == ("ADPF",)
    lacking = {card for (card, _), one in shipped.by_material.items() if one.basis.lacks}
    assert lacking == {"zink"}


def test_every_card_with_open_data_has_an_estimate(reference: Reference) -> None:
    known = {card for card, _ in reference.estimates.by_material}
    named = {name for card in reference.library.cards.values() for name in card.estimate_sets}
    assert len(named) > 200
    assert named <= known


def test_nothing_is_read_at_start_up(data_copy: Path) -> None:
    (data_copy / ESTIMATES).write_text("broken\n", "utf-8")
    reference = load_reference(data_copy)
    with pytest.raises(ReferenceDataError):
        _ = reference.estimates.by_material


BROKEN = [
    (ESTIMATES, "zink,A1,kg,1,zink,", "zink,A1,kg,1,goud,", "zink/A1"),
    (ESTIMATES, "zink,A1,kg,1,zink,no,set,", "zink,A1,kg,1,zink,no,stand_in,", "zink/A1"),
    (ESTIMATES, "houtplaat,yes,stand_in,spaanplaat,", "houtplaat,yes,stand_in,spaan,", "osb/A2"),
    (FACTORS, "other,A1,0.7,2,4,", "other,A1,2.7,2,4,", "other/A1"),
    (FACTORS, "other,A1,0.7,2,4,", "other,A1,0,2,4,", "other/A1"),
    (GROUPS, "zink,metaal_overig,copper_zinc,", "zink,metaal_overig,silver,", "zink/A1"),
    (RULES, "wood_d,-0.33,", "wood_e,-0.33,", "wood_e"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "record"), BROKEN)
def test_a_broken_record_is_refused_by_its_id(
    file: str, old: str, new: str, record: str, data_copy: Path, change: Change
) -> None:
    change(file, old, new)
    with pytest.raises(ReferenceDataError) as refused:
        Estimates(data_copy).read_all()
    assert refused.value.record_id == record


def test_the_name_of_a_brand_is_refused(data_copy: Path, change: Change) -> None:
    rows = (data_copy / ESTIMATES).read_text("utf-8").splitlines()
    row = next(row for row in rows if row.startswith("zink,A1,"))
    change(ESTIMATES, row, row.replace(",,brand,", ",Merk X,brand,"))
    with pytest.raises(ReferenceDataError, match="dataset_name"):
        _ = Estimates(data_copy).by_material


FILES = sorted(
    path.relative_to(REFERENCE_DATA).as_posix() for path in (REFERENCE_DATA / "estimates").glob("*.csv")
)


_FOR_READERS = {"clause", "note"}
"""Columns of what the derivation reads that nothing shows: they cite the place for who opens the file."""


def _content(folder: Path) -> tuple[object, ...]:
    read = Estimates(folder)
    read.read_all()
    return read.factors, read.by_material, read.inputs


def _shows(folder: Path, file: str, cells: list[list[str]]) -> bool:
    """Whether a changed file is refused, or its change shows in what is read."""
    with (folder / file).open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(cells)
    rewrite_hashes(folder)
    try:
        return _content(folder) != _content(REFERENCE_DATA)
    except ReferenceDataError:
        return True


@pytest.mark.parametrize("file", FILES)
def test_no_cell_and_no_row_is_ignored(data_copy: Path, file: str) -> None:
    """A nonsense text in any column of the last row, or that row left out, is refused or shows."""
    with (data_copy / file).open(encoding="utf-8", newline="") as stream:
        cells = list(csv.reader(stream))
    assert not _shows(data_copy, file, cells), "the control: what is not changed does not show"
    is_shown = file in (ESTIMATES, FACTORS)
    for column, name in enumerate(cells[0]):
        if not is_shown and name in _FOR_READERS:
            continue
        changed = [*cells[:-1], [*cells[-1]]]
        changed[-1][column] = "¤ geen zin"
        assert _shows(data_copy, file, changed), f"{file}: nothing reads the column {name}"
    assert _shows(data_copy, file, cells[:-1])


def test_one_changed_byte_is_noticed(data_copy: Path) -> None:
    chance = random.Random(20261201)
    for file in FILES:
        path = data_copy / file
        whole = path.read_bytes()
        damaged = bytearray(whole)
        damaged[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        path.write_bytes(damaged)
        with pytest.raises(ReferenceDataError, match=rf"{path.name}.*reference_wrong_sha256"):
            Estimates(data_copy).read_all()
        path.write_bytes(whole)
