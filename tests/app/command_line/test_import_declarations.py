"""`meetlat import` of product declarations: which card came or changed, under what id, and in which database."""

import json
import re
from pathlib import Path

import pytest

from app.bootstrap import Session
from app.command_line.cli import main
from models.domain.product import ProductCard
from models.storage.sqlite.library import own_library
from tests.app.importing.declarations.epd_kit import as_bytes, as_package, declaration
from tests.app.importing.declarations.test_epd_other_formats import LCAX_3, OPENEPD

ID = re.compile(r"id (eigen-[\w-]+)")


@pytest.fixture
def profile(tmp_path: Path) -> list[str]:
    return ["--profile-dir", str(tmp_path / "profiel")]


def written(path: Path, document: object) -> str:
    path.write_bytes(document if isinstance(document, bytes) else as_bytes(document))
    return str(path)


def cards(tmp_path: Path) -> dict[str, ProductCard]:
    with Session(tmp_path / "profiel").open_store() as store:
        return {card.id: card for card in own_library(store).products}


def test_a_declaration_becomes_a_card_and_that_is_said(
    tmp_path: Path, profile: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path / "desk.json", {**OPENEPD, "valid_until": "volgend jaar"})
    assert main(["import", path, *profile]) == 0
    out, err = capsys.readouterr()
    (card,) = cards(tmp_path).values()
    assert out.splitlines()[0] == f"Nieuwe productkaart: Desk (per m2), id {card.id}"
    assert "1 nieuw, 0 bijgewerkt, 0 ongewijzigd" in out.splitlines()[1]
    assert str(tmp_path / "profiel") in out.splitlines()[1]
    assert "valid_until" in err
    assert "volgend jaar" in err
    assert "niet opgenomen" not in err
    assert main(["import", path, "--lang", "en", *profile]) == 0
    assert capsys.readouterr().out.startswith(f"Unchanged product card: Desk (per m2), id {card.id}")
    assert len(cards(tmp_path)) == 1


def test_another_version_is_refused_replaced_or_put_beside(
    tmp_path: Path, profile: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["import", written(tmp_path / "a.json", OPENEPD), *profile])
    (first,) = cards(tmp_path).values()
    newer = written(tmp_path / "b.json", {**OPENEPD, "product_service_life_years": 25})
    capsys.readouterr()
    assert main(["import", newer, *profile]) != 0
    err = capsys.readouterr().err
    assert first.id in err
    assert "--replace" in err
    assert cards(tmp_path) == {first.id: first}
    assert main(["import", newer, "--replace", *profile]) == 0
    assert capsys.readouterr().out.startswith(f"Bijgewerkte productkaart: Desk (per m2), id {first.id}")
    (updated,) = cards(tmp_path).values()
    assert (updated.service_life_years, updated.name_nl) == (25.0, "Desk")
    third = written(tmp_path / "c.json", {**OPENEPD, "product_service_life_years": 30})
    assert main(["import", third, "--as-new", *profile]) == 0
    assert sorted(card.name_nl for card in cards(tmp_path).values()) == ["Desk", "Desk (2)"]


def test_several_files_a_package_and_a_list(
    tmp_path: Path, profile: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    other = {**LCAX_3, "id": "e9", "name": "Ander"}
    files = [
        written(tmp_path / "pakket.zip", as_package(declaration())),
        written(tmp_path / "lijst.json", [LCAX_3, other]),
        written(tmp_path / "zelfde.json", LCAX_3),
        written(tmp_path / "stuk.json", {**OPENEPD, "declared_unit": None}),
    ]
    assert main(["import", *files, *profile]) == 1, "one of them has errors"
    out, err = capsys.readouterr()
    assert sorted(ID.findall(out)) == sorted([*cards(tmp_path), *ID.findall(out.split("Ongewijzigde")[1])[:1]])
    assert out.count("Nieuwe productkaart") == 3
    assert "2 nieuw, 0 bijgewerkt, 0 ongewijzigd" in out
    assert "0 nieuw, 0 bijgewerkt, 1 ongewijzigd" in out
    assert err.count("is niet opgenomen") == 1
    assert "stuk.json" in err


def test_one_that_differs_keeps_the_whole_file_out(
    tmp_path: Path, profile: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["import", written(tmp_path / "a.json", LCAX_3), *profile])
    held = cards(tmp_path)
    both = [{**LCAX_3, "id": "e9", "name": "Ander"}, {**LCAX_3, "referenceServiceLife": 75}]
    path = written(tmp_path / "b.json", json.loads(as_bytes(both)))
    assert main(["import", path, *profile]) != 0
    assert cards(tmp_path) == held
    capsys.readouterr()
    assert main(["import", path, "--replace", *profile]) == 0
    assert "1 nieuw, 1 bijgewerkt, 0 ongewijzigd" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["score", "match"])
def test_a_declaration_is_no_faulty_bill(
    command: str, tmp_path: Path, profile: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    good, broken = written(tmp_path / "desk.json", OPENEPD), written(tmp_path / "kapot.csv", b"a;b\n1;2\n")
    assert main([command, good, *profile]) == 1
    told = capsys.readouterr().err
    assert "1 productverklaring en geen materialenlijst" in told
    assert "fouten" not in told
    assert main([command, broken, *profile]) == 1
    assert "productverklaring" not in capsys.readouterr().err
