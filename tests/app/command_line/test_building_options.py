"""Facts on the command line fill what a file leaves open about its building, and never overrule it."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.command_line.cli import main
from app.paths import EXAMPLES

OFFICE = EXAMPLES / "kantoor-beton-constructie.xlsx"
FACTS = (
    "--bvo", "156", "--go", "125,5", "--building-type", "grondgebonden_woning",
    "--function", "woonfunctie_anders", "--permit-date", "2026-08-01", "--life", "75",
    "--work", "Renovatie",
)  # fmt: skip


@pytest.fixture
def bare_bill(tmp_path: Path) -> Path:
    path = tmp_path / "staat.csv"
    path.write_text("omschrijving;hoeveelheid;eenheid;mki_a2_eur_per_eenheid\nWand;10;m2;2,5\n", "utf-8")
    return path


def scored(capsysbinary: pytest.CaptureFixture[bytes], *words: str) -> Any:
    assert main(["score", *words, "--json", "-"]) == 0
    return json.loads(capsysbinary.readouterr().out)


def test_facts_fill_a_bill_that_has_none(bare_bill: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    document = scored(capsysbinary, str(bare_bill), *FACTS)
    variant, project = document["variant"], document["project"]
    assert variant["building_type"] == "grondgebonden_woning"
    assert variant["work"] == "renovatie"
    assert (variant["gross_floor_area_m2"], variant["usable_floor_area_m2"]) == (156.0, 125.5)
    assert project["permit_application_date"] == "2026-08-01"
    assert document["legal_regime"]


def test_facts_fill_a_stored_project_too(
    bare_bill: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    profile = ("--profile-dir", str(tmp_path / "profiel"))
    assert main(["import", str(bare_bill), "--bvo", "99", *profile]) == 0
    capsysbinary.readouterr()
    variant = scored(capsysbinary, "staat", *FACTS, *profile)["variant"]
    assert (variant["gross_floor_area_m2"], variant["usable_floor_area_m2"]) == (99.0, 125.5)


def test_facts_never_overrule_the_file(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    plain = scored(capsysbinary, str(OFFICE))
    told = scored(capsysbinary, str(OFFICE), *FACTS)
    for key in ("building_type", "gross_floor_area_m2"):
        assert plain["variant"][key] == told["variant"][key] is not None
    assert plain["project"] == told["project"]


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--bvo", "nul", "--bvo"),
        ("--bvo", "0", "--bvo"),
        ("--life", "-5", "--life"),
        ("--permit-date", "ooit", "--permit-date"),
        ("--building-type", "kasteel", "gestapelde_woning"),
        ("--work", "sloop", "renovatie"),
        ("--function", "wonen", "woonfunctie_anders"),
    ],
)
def test_a_wrong_value_is_told_with_what_is_right(
    option: str, value: str, said: str, bare_bill: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["score", str(bare_bill), f"{option}={value}"]) == 2
    assert said in capsys.readouterr().err


def test_a_use_function_needs_an_area(bare_bill: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", str(bare_bill), "--function", "woonfunctie_anders"]) == 2
    assert "--go" in capsys.readouterr().err


def test_import_and_review_take_the_facts_too(
    bare_bill: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The limit of 1.60 is that of a permit date in August 2026; without one there is no legal limit."""
    profile = ["--profile-dir", str(tmp_path / "profiel")]
    assert main(["import", str(bare_bill), *FACTS, *profile]) == 0
    capsys.readouterr()
    assert main(["score", "staat", *profile]) == 0
    assert "1,60" in capsys.readouterr().out
    assert main(["review", str(bare_bill), *FACTS]) == 0
    assert "1,60" in capsys.readouterr().out
    assert main(["review", str(bare_bill)]) == 0
    assert "1,60" not in capsys.readouterr().out
