"""`meetlat export -o x.lcax.json` writes LCAx, says what it cannot hold, and the file is read again."""

from pathlib import Path

import pytest

from app.command_line.cli import main
from app.importing.common.read_request import ReadRequest
from app.importing.file_bytes import read_file_bytes
from app.paths import EXAMPLES, REFERENCE_DATA
from models.calculation.library.loader import load_with_products

EXAMPLE = EXAMPLES / "rijwoning-beton-baksteen.xlsx"


def test_an_example_goes_out_as_lcax_and_comes_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "woning.lcax.json"
    assert main(["--database", str(tmp_path / "m.db"), "export", str(EXAMPLE), "-o", str(target)]) == 0
    assert "Producten" in capsys.readouterr().err
    reference = load_with_products(REFERENCE_DATA)
    was = read_file_bytes(EXAMPLE.read_bytes(), ReadRequest(EXAMPLE.name), reference).project
    now = read_file_bytes(target.read_bytes(), ReadRequest(target.name), reference)
    assert now.facts.format == "lcax"
    assert was is not None
    assert now.project is not None
    old, new = was.variants[0].bill.lines, now.project.variants[0].bill.lines
    assert [(x.id, x.description, x.quantity, x.unit, x.nl_sfb) for x in old if x.quantity] == [
        (x.id, x.description, x.quantity, x.unit, x.nl_sfb) for x in new
    ]
