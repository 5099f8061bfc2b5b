"""Reading apart gives what reading here gives; it tells how far it is and stops when asked."""

import dataclasses
import tomllib
from pathlib import Path

import pytest

from app.importing.common.read_request import ReadRequest
from app.importing.file_bytes import read_file_bytes
from app.importing.formats import FORMATS
from app.isolation.run import ChildSetup, ReadStage, child_command, read_isolated, read_together
from app.paths import ASSETS, EXAMPLES, REFERENCE_DATA, TEXTS
from app.services.files import read_project_file
from app.texts import text, todo
from models.calculation.library.loader import load_with_products
from models.domain.product import ProductCard
from models.domain.quantities import KG
from models.reference.reference import Reference
from tests.app.isolation.bad_children import SOUND, command

ROOT = ASSETS.parent


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_with_products(REFERENCE_DATA)


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.xlsx")), ids=lambda path: path.stem)
def test_the_same_as_read_here(path: Path, reference: Reference) -> None:
    here = read_file_bytes(path.read_bytes(), ReadRequest(path.name), reference)
    assert here.project is not None
    assert read_project_file(path, reference) == here


def test_the_rows_of_a_stranger_s_bill_come_out_of_the_child(reference: Reference) -> None:
    data = (
        "BVO 240 m2\t\t\t\nCode\tOmschrijving\tHoev.\tEh.\n21\tWanden\t\t\n"
        "21.1\tBaksteen\t1.250,5\tm²\n21.2\tKraan\t1\tpost\n\tTotaal\t\t\n"
    ).encode()
    apart = read_isolated(data, ReadRequest("a.tsv"), reference)
    assert apart == read_file_bytes(data, ReadRequest("a.tsv"), reference)
    assert [(row.row, row.kind.value) for row in apart.rows] == [
        (1, "title"), (2, "header"), (3, "heading"), (4, "line"), (5, "line"), (6, "total"),
    ]  # fmt: skip
    assert apart.proposed[0].number == 240.0


def test_the_stages_in_order() -> None:
    stages: list[ReadStage] = []
    read_isolated(b"omschrijving;hoeveelheid;eenheid\nvloer;1;m2\n", ReadRequest("a.csv"), progress=stages.append)
    assert stages == [ReadStage.STARTING, ReadStage.READING, ReadStage.RECEIVING]


def test_a_cancelled_reading_is_a_finding() -> None:
    result = read_isolated(b"x" * 1000, ReadRequest("a.csv"), cancelled=lambda: True)
    assert [finding.code for finding in result.findings] == ["isolation_cancelled"]


def test_the_users_own_cards_are_known_to_the_child(reference: Reference) -> None:
    data = b"omschrijving;hoeveelheid;eenheid;product\nwand;2;kg;eigen-1\n"
    own = ProductCard("eigen-1", "Hennepkalk", "Hempcrete", KG)
    with_own = dataclasses.replace(reference, products={**reference.products, own.id: own})
    known = read_isolated(data, ReadRequest("a.csv"), with_own)
    assert known == read_file_bytes(data, ReadRequest("a.csv"), with_own)
    assert known != read_isolated(data, ReadRequest("a.csv"), reference)


def test_a_file_name_that_is_no_text() -> None:
    result = read_isolated(b"\x89PNG", ReadRequest("huis\udcff.xlsx"))
    assert [finding.code for finding in result.findings] == ["isolation_unknown_format"]


def test_a_file_of_no_known_kind_is_told_which_are() -> None:
    (finding,) = read_isolated(b"\x89PNG....", ReadRequest("foto.xlsx")).findings
    said = text(finding.message, "nl")
    assert all(ending in said for row in FORMATS for ending in row.endings)


def test_a_bundle_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.frozen", True, raising=False)
    assert child_command()[1:] == ("--read-isolated",)


def test_every_code_has_a_text_and_no_text_is_left_over() -> None:
    entries = tomllib.loads((TEXTS / "isolation.toml").read_text("utf-8"))
    folders = ("app/isolation", "app/importing", "app/services")
    sources = "".join(path.read_text("utf-8") for folder in folders for path in (ROOT / folder).rglob("*.py"))
    assert [code for code in entries if f'"{code}"' not in sources] == []
    for code, entry in entries.items():
        assert set(entry) == {"nl", "en", "todo_nl", "todo_en"}, code
        assert "!" not in "".join(entry.values())


def test_the_texts_of_a_refusal_are_whole() -> None:
    (finding,) = read_isolated(b"x", ReadRequest("a.csv"), cancelled=lambda: True).findings
    assert text(finding.message, "en")
    assert todo(finding.message, "en")


CSV = b"omschrijving;hoeveelheid;eenheid\nvloer;%d;m2\n"
LARGE = b"\x89PNG" + bytes(3 * 2**20)


def test_many_files_at_once_give_what_each_gives_alone(reference: Reference) -> None:
    files = [(CSV % number, ReadRequest(f"{number}.csv")) for number in range(4)]
    files += [(LARGE, ReadRequest("groot.png")), (b"", ReadRequest("leeg.csv")), *files[:1]]
    stages: list[ReadStage] = []
    together = read_together(files, reference, progress=stages.append)
    assert together == tuple(read_isolated(data, request) for data, request in files)
    assert stages.count(ReadStage.STARTING) == 3, "small, large, small"


def test_a_file_that_ends_the_process_takes_no_other_along() -> None:
    """The child falls at one file of three; the others are read all the same."""
    setup = ChildSetup(command("falls_at"))
    files = [(data, ReadRequest("a.csv")) for data in (b"goed", b"KRAK", b"ook goed")]
    codes = [result.findings[0].code for result in read_together(files, child=setup)]
    assert codes == [SOUND.findings[0].code, "isolation_crashed", SOUND.findings[0].code]


def test_no_files_is_no_results() -> None:
    assert read_together([]) == ()


def test_many_files_can_be_cancelled() -> None:
    files = [(CSV % number, ReadRequest(f"{number}.csv")) for number in range(3)]
    results = read_together(files, cancelled=lambda: True)
    assert [result.findings[0].code for result in results] == ["isolation_cancelled"] * 3
    assert [result.findings[0].where.file for result in results] == ["0.csv", "1.csv", "2.csv"]


@pytest.mark.parametrize(
    "page",
    [
        b"<html><body><table><tr><td>Baksteen</td></tr></table></body></html>",
        b"\xef\xbb\xbf<!DOCTYPE html>\n<HTML><head></head></HTML>",
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>',
        b"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<table></table>",
    ],
)
def test_a_table_saved_as_a_web_page_is_named_as_that(page: bytes, reference: Reference) -> None:
    (finding,) = read_file_bytes(page, ReadRequest("export.xls"), reference).findings
    assert finding.code == "isolation_sheet_as_web_page"
