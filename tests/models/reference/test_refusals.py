"""Broken reference data is refused, with the file and the record in the message; never skipped."""

import contextlib
import csv
import dataclasses
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.texts import LANGUAGES, text, todo
from models.reference.loader import ReferenceDataError, load_reference
from models.reference.manifest import MANIFEST, ReferenceFolder, rewrite_hashes
from models.reference.records import Record
from models.reference.reference import Reference
from tests.models.reference.data_folder import REFERENCE_DATA, ROOT, Change

_READ_LATER = {"library", "estimates"}
"""Folders that are read when they are asked for: test_library_refusals.py and test_estimate_data.py try them."""

CSV_FILES = sorted(
    path.relative_to(REFERENCE_DATA).as_posix()
    for path in REFERENCE_DATA.rglob("*.csv")
    if not {"examples", *_READ_LATER} & set(path.parts) and path.name != "sources.csv"
)
"""The files that are read at start-up; sources.csv is tried in test_library_refusals.py."""

TABLE3, WEIGHTS, LIMITS = (
    "requirement_sets/tbgo-tabel-3.csv",
    "methods/weighting-a2.csv",
    "legal/bbl-mpg-limits.csv",
)
MPG_EGW = "tbgo-tabel-3/mpg/recommended/egw"

Case = tuple[str, str, str, str, str]
"""file, old text, new text, record that must be named, code"""

BROKEN: list[Case] = [
    (TABLE3, f"{MPG_EGW},mpg,", f"{MPG_EGW},mpgg,", MPG_EGW, "reference_unknown_name"),
    (TABLE3, ",EGW,<=,0.45,0.45,", ",EGW,<=,\"0,45\",0.45,", MPG_EGW, "reference_bad_number"),
    (TABLE3, ",EGW,<=,0.45,0.45,", ",EGW,<=,nan,0.45,", MPG_EGW, "reference_bad_number"),
    (TABLE3, ",EGW,<=,0.45,0.45,", ",EGW,<=,1e999,0.45,", MPG_EGW, "reference_bad_number"),
    (TABLE3, ",EGW,<=,0.45,0.45,", ",EGW,=<,0.45,0.45,", MPG_EGW, "reference_bad_choice"),
    (TABLE3, ",EGW,<=,0.45,0.45,", ",Villa,<=,0.45,0.45,", MPG_EGW, "reference_unknown_name"),
    (TABLE3, ",EGW,<=,0.45,0.45,€/m²/jr", ",EGW,<=,0.45,0.45,€/m²", MPG_EGW, "reference_wrong_unit"),
    (TABLE3, ",EGW,<=,0.45,0.45,", ",EGW,none,0.45,0.45,", MPG_EGW, "reference_contradiction"),
    (TABLE3, ",EGW,<=,0.45,0.45,", ",EGW,<=,0.45,,", MPG_EGW, "reference_missing_key"),
    (TABLE3, f"{MPG_EGW},", "tbgo-tabel-3/mpg/recommended/mgw,", "tbgo-tabel-3/mpg/recommended/mgw",
     "reference_duplicate_id"),
    (TABLE3, ",printed_limit,", ",limit_printed,", "line 1", "reference_unknown_key"),
    (TABLE3, ",EGW,<=,0.45,0.45,", ",EGW,<=,0.45,0.45,,", MPG_EGW, "reference_row_length"),
    (WEIGHTS, "ozone,", '"ozone,', "line 6", "reference_unreadable"),
    (WEIGHTS, ",kg CFC11-eq,32,", ",kg CFC11-eq,-32,", "ozone", "reference_out_of_range"),
    (WEIGHTS, ",kg CFC11-eq,32,", ",kg CFC11-eq,,", "ozone", "reference_missing_key"),
    (WEIGHTS, ",32,milieuprijzen,", ",32,gehoord,", "ozone", "reference_unknown_name"),
    (WEIGHTS, "ozone,\"EN 15804+A2, weegset 2025\"", "ozone,\"EN 15804+A2, weegset 2024\"", "ozone",
     "reference_contradiction"),
    (LIMITS, "bbl-2026,kantoorfunctie", "bbl-2027,kantoorfunctie", "bbl-2027/kantoorfunctie",
     "reference_unknown_name"),
    (LIMITS, "bbl-2026,kantoorfunctie", "bbl-2026,kantorfunctie", "bbl-2026/kantorfunctie",
     "reference_unknown_name"),
    ("legal/bbl-mpg-softer.csv", "kantoorfunctie,,2.5", "kantoorfunctie,100,2.5", "bbl-2026/kantoorfunctie",
     "reference_contradiction"),
    ("indicators.csv", "dB,,0,0,no,140,", "dB,,0,141,no,140,", "noise", "reference_out_of_range"),
    ("legal/bbl-mpg-periods.csv", "bbl-2024,2024-01-01", "bbl-2024,2023-01-01", "bbl-2024",
     "reference_contradiction"),
    ("legal/bbl-mpg-periods.csv", "bbl-2024,2024-01-01", "bbl-2024,1-1-2024", "bbl-2024", "reference_bad_date"),
    ("legal/bbl.toml", "max = 1.20", "maximum = 1.20", "tojuli", "reference_unknown_key"),
    ("legal/bbl.toml", "max = 1.20", "max = inf", "tojuli", "reference_bad_number"),
    ("legal/bbl.toml", "max = 1.20", "max = ", "", "reference_unreadable"),
    ("legal/bbl-beng-pieces.csv", "kantoorfunctie,1.8,", "kantoorfunctie,0,", "kantoorfunctie/0",
     "reference_contradiction"),
    ("legal/bbl-beng-pieces.csv", "woonwagen,,100,0,0\nwoonwagen,2,100,30,2\n", "", "woonwagen",
     "reference_unknown_name"),
    ("methods/detachability.csv", "Droge verbinding,Dry connection,1.0", "Droge verbinding,Dry connection,1.1",
     "connection_type/dry", "reference_out_of_range"),
    ("methods/detachability.csv", "Droge verbinding,Dry connection,1.0", "Droge verbinding,Dry connection,0",
     "connection_type/dry", "reference_out_of_range"),
    ("methods/factors.csv", "ci_utility,0.9", "ci_usefulness,0.9", "ci_usefulness", "reference_unknown_name"),
    ("methods/mass-bands.csv", "kantoor,350,1800", "kantoor,1800,350", "kantoor", "reference_contradiction"),
    ("methods/modules.toml", "[B5]", "[B9]", "B9", "reference_unknown_name"),
    ("classification/nl_sfb.csv", "21.11,", "2111,", "2111", "reference_bad_choice"),
    ("sources.csv", "tbgo,", "tbgo2,", "mpg", "reference_unknown_name"),
    ("requirement_sets/sets.csv", ",hnn-0.5-gebouw,", ",hnn-9,", "hnn-0.5", "reference_unknown_name"),
    ("requirement_sets/scopes.csv", "onderwijsfunctie", "leerfunctie", "Onderwijs", "reference_unknown_name"),
    ("requirement_sets/scopes.csv", ",tunnel", ",tunel", "Tunnels en onderdoorgangen", "reference_unknown_name"),
    ("requirement_sets/hnn-infra-1.0.csv", ",climate_impact,", ",climate_effect,",
     "hnn-infra-1.0/embodied_carbon/recommended/hoofd--en-stroomwegen", "reference_unknown_name"),
    ("requirement_sets/paris-proof-2022.csv", "2021-01-01,2029-12-31", "2021-01-01,",
     "paris-proof-2022/embodied_carbon/recommended/egw-2021", "reference_contradiction"),
    ("requirement_sets/sets.csv", "hnn-0.5,0.5,", "made-up,0.6,", "requirement_sets/made-up.csv",
     "reference_not_in_manifest"),
    (MANIFEST, 'publisher = "BIM Loket"', 'uitgever = "BIM Loket"', "classification/nl_sfb.csv",
     "reference_unknown_key"),
]  # fmt: skip


def _load_again(folder: Path) -> Reference:
    """The data, each record made, without the hash of the manifest, which changes with every edit."""
    loaded = load_reference(folder)
    loaded.guidance.read_all()
    return dataclasses.replace(loaded, manifest_hash="")


def _row_cells(folder: Path, file: str) -> list[list[str]]:
    with (folder / file).open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def _write_cells(folder: Path, file: str, cells: list[list[str]]) -> None:
    with (folder / file).open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(cells)
    rewrite_hashes(folder)


def test_control_an_untouched_copy_loads(data_copy: Path, reference: Reference) -> None:
    assert load_reference(data_copy) == reference


def _change_and_load(change: Change, folder: Path, case: Case) -> None:
    change(*case[:3])
    load_reference(folder).guidance.read_all()


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: f"{case[0]}-{case[4]}")
def test_broken_record_is_refused_by_its_id(data_copy: Path, change: Change, case: Case) -> None:
    record, code = case[3:]
    with pytest.raises(ReferenceDataError) as refusal:
        _change_and_load(change, data_copy, case)
    assert (refusal.value.record_id, refusal.value.message.code) == (record, code)
    assert record in str(refusal.value)
    for lang in LANGUAGES:
        assert "{" not in text(refusal.value.message, lang) + todo(refusal.value.message, lang)


def test_changed_file_is_refused_until_the_manifest_says_so(data_copy: Path) -> None:
    path = data_copy / TABLE3
    path.write_text(path.read_text("utf-8").replace("<=,0.45,0.45", "<=,0.65,0.65", 1), "utf-8")
    with pytest.raises(ReferenceDataError, match=r"tbgo-tabel-3\.csv.*reference_wrong_sha256"):
        load_reference(data_copy)
    assert rewrite_hashes(data_copy) == [TABLE3]
    loaded = load_reference(data_copy).requirement_sets["tbgo-tabel-3"]
    assert {r.limit for r in loaded.requirements if r.id == MPG_EGW} == {0.65}


def test_line_ends_of_another_system_change_nothing(data_copy: Path, reference: Reference) -> None:
    for path in [*data_copy.rglob("*.csv"), *data_copy.rglob("*.toml")]:
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert load_reference(data_copy) == reference


def test_file_beside_the_manifest_is_refused(data_copy: Path) -> None:
    (data_copy / "requirement_sets" / "eigen.csv").write_text("id\n", "utf-8")
    with pytest.raises(ReferenceDataError, match=r"requirement_sets/eigen\.csv.*reference_not_in_manifest"):
        load_reference(data_copy)


def test_listed_file_that_is_gone_is_refused(data_copy: Path) -> None:
    (data_copy / WEIGHTS).unlink()
    with pytest.raises(ReferenceDataError, match=r"methods/weighting-a2\.csv.*reference_file_missing"):
        load_reference(data_copy)


def test_listed_file_that_nothing_reads_is_refused(data_copy: Path, change: Change) -> None:
    (data_copy / "extra.csv").write_text("id\n", "utf-8")
    manifest = data_copy / MANIFEST
    keys = 'title = "x"\npublisher = "x"\nlicence = "x"\nretrieved = 2026-01-01\nsha256 = "x"\n'
    manifest.write_text(manifest.read_text("utf-8") + '\n[files."extra.csv"]\n' + keys, "utf-8")
    rewrite_hashes(data_copy)
    with pytest.raises(ReferenceDataError, match=r"extra\.csv.*reference_unused_file"):
        load_reference(data_copy)


def test_an_entry_without_hash_is_written_by_the_command_and_refused_before(data_copy: Path) -> None:
    """Somebody who adds a file writes title, publisher, licence and date; the hash comes from the command."""
    manifest = data_copy / MANIFEST
    whole = manifest.read_text("utf-8")
    for file in ("sources.csv", WEIGHTS, re.findall(r'files\."(.+)"', whole)[-1]):
        without = re.sub(rf'(\[files\."{re.escape(file)}"\][^\[]*?)sha256 = .*\n', r"\1", whole)
        assert without.count("sha256") == whole.count("sha256") - 1
        manifest.write_text(without, "utf-8")
        with pytest.raises(ReferenceDataError, match="reference_wrong_sha256"):
            ReferenceFolder(data_copy).read(file)
        assert rewrite_hashes(data_copy) == [file]
        assert manifest.read_text("utf-8") == whole


def test_a_folder_without_manifest_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReferenceDataError, match=r"manifest\.toml.*reference_file_missing"):
        load_reference(tmp_path)


@pytest.mark.parametrize("file", CSV_FILES)
def test_no_cell_is_ignored(data_copy: Path, file: str) -> None:
    """A nonsense text in any column of the last row is refused, or shows in the loaded data."""
    untouched = _load_again(data_copy)
    cells = _row_cells(data_copy, file)
    for column in range(len(cells[0])):
        changed = [*cells[:-1], [*cells[-1]]]
        changed[-1][column] = "¤ geen zin"
        _write_cells(data_copy, file, changed)
        try:
            loaded = _load_again(data_copy)
        except ReferenceDataError:
            continue
        assert loaded != untouched, f"{file}: nothing reads the column {cells[0][column]}"


@pytest.mark.parametrize("file", CSV_FILES)
def test_no_row_is_ignored(data_copy: Path, file: str) -> None:
    """Leaving out the last row is refused, or shows in the loaded data."""
    untouched = _load_again(data_copy)
    _write_cells(data_copy, file, _row_cells(data_copy, file)[:-1])
    try:
        loaded = _load_again(data_copy)
    except ReferenceDataError:
        return
    assert loaded != untouched


def test_the_command_says_what_it_rewrote(data_copy: Path) -> None:
    (data_copy / TABLE3).write_text((data_copy / TABLE3).read_text("utf-8") + "\n", "utf-8")
    command = [sys.executable, "-m", "models.reference.manifest"]
    done = subprocess.run([*command, str(data_copy)], capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stdout.split()) == (0, [TABLE3])
    wrong = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert wrong.returncode == 2


def test_one_changed_byte_anywhere_is_noticed(data_copy: Path, reference: Reference) -> None:
    files = sorted(
        path
        for path in data_copy.rglob("*")
        if path.suffix in {".csv", ".toml"} and path.parent.name not in _READ_LATER
    )
    chance = random.Random(20260701)
    for _ in range(60):
        path = chance.choice(files)
        whole = path.read_bytes()
        damaged = bytearray(whole)
        damaged[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        path.write_bytes(damaged)
        try:
            loaded = load_reference(data_copy)
        except ReferenceDataError:
            continue
        finally:
            path.write_bytes(whole)
        assert path.name == MANIFEST, path
        assert loaded.manifest_hash != reference.manifest_hash
    assert load_reference(data_copy) == reference


@given(st.text(max_size=12) | st.floats() | st.integers() | st.booleans() | st.none())
def test_a_number_is_finite_and_within_bounds_or_refused(raw: object) -> None:
    number: float | None = None
    with contextlib.suppress(ReferenceDataError):
        number = Record("x.csv", "r", {"value": raw}).number("value", least=-5, most=1e6)
    assert number is None or (-5 <= number <= 1e6 and number == float(str(raw)))
