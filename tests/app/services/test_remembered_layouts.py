"""What was remembered of a template comes back; what is damaged is left out and stops no import."""

import json
from pathlib import Path

import pytest

from app.importing.common.read_request import TableChoice
from app.services.imports.remembered_layouts import forget, load_layouts, remember
from models.storage.errors import StorageError

FILE = "import_layouts.json"


def test_the_last_remembered_comes_first_and_a_template_stands_once(tmp_path: Path) -> None:
    first = TableChoice("een", {"A": "description", "B": ""}, decimal_mark=",")
    second = TableChoice("twee", {"A": "quantity"})
    again = TableChoice("een", {"A": "unit"}, "Blad1", 4, ".")
    for choice in (first, second, again):
        remember(tmp_path, choice)
    kept = load_layouts(tmp_path)
    assert [choice.signature for choice in kept] == ["een", "twee"]
    assert (kept[0].fields, kept[0].decimal_mark) == ({"A": "unit"}, ".")
    assert (kept[0].sheet, kept[0].header_row) == ("", 0)


def test_forgetting_takes_one_template_out(tmp_path: Path) -> None:
    for name in ("een", "twee"):
        remember(tmp_path, TableChoice(name, {"A": "unit"}))
    forget(tmp_path, "een")
    forget(tmp_path, "onbekend")
    assert [choice.signature for choice in load_layouts(tmp_path)] == ["twee"]


def test_a_choice_for_no_template_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="signature"):
        remember(tmp_path, TableChoice("", {"A": "unit"}))


def test_two_hundred_templates_are_kept_and_no_more(tmp_path: Path) -> None:
    document = {
        "schema": "meetlat.import-layouts/1",
        "layouts": [{"signature": str(n), "fields": {}, "decimal_mark": ""} for n in range(300)],
    }
    (tmp_path / FILE).write_text(json.dumps(document), "utf-8")
    remember(tmp_path, TableChoice("nieuw", {"A": "unit"}))
    kept = load_layouts(tmp_path)
    assert len(kept) == 200
    assert kept[0].signature == "nieuw"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b'{"schema": "anders", "layouts": []}',
        b'{"schema": "meetlat.import-layouts/1", "layouts": 3}',
        b'{"schema": "meetlat.import-layouts/1", "layouts": [], "layouts": []}',
        b"[" * 5000,
        b'{"schema": "meetlat.import-layouts/1", "layouts": [' + b"1," * 1_500_000 + b"1]}",
    ],
)
def test_a_damaged_file_is_as_no_file(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    assert load_layouts(tmp_path) == ()


def test_a_damaged_entry_is_left_out_and_the_others_stay(tmp_path: Path) -> None:
    good = {"signature": "goed", "fields": {"A": "unit"}, "decimal_mark": ","}
    bad = [
        3,
        {"signature": "", "fields": {}},
        {"signature": "x" * 2000, "fields": {}},
        {"signature": "x", "fields": {"A": 3}},
        {"signature": "x", "fields": {}, "decimal_mark": ";"},
        {"signature": "x", "fields": []},
    ]
    document = {"schema": "meetlat.import-layouts/1", "layouts": [*bad, good]}
    (tmp_path / FILE).write_text(json.dumps(document), "utf-8")
    assert load_layouts(tmp_path) == (TableChoice("goed", {"A": "unit"}, decimal_mark=","),)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "bezet").write_text("een bestand", "utf-8")
    with pytest.raises(StorageError):
        remember(tmp_path / "bezet", TableChoice("een", {"A": "unit"}))
