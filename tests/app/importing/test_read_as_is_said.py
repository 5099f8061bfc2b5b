"""Numbers that stood as text: the command line says how they were read, at the cell, in the reader's notation."""

from pathlib import Path

import pytest

from app.command_line.cli import main
from tests.app.importing.workbook_kit import bill


@pytest.mark.parametrize("command", ["score", "import"])
@pytest.mark.parametrize(("lang", "reading"), [("nl", "gelezen als 1234,5"), ("en", "read as 1234.5")])
def test_how_numbers_were_read_is_said_on_standard_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str, lang: str, reading: str
) -> None:
    path = tmp_path / "staat.xlsx"
    path.write_bytes(bill(("a", "x", 2.0, "kg"), ("b", "y", "1.234,50", "kg")))
    assert main([command, str(path), "--profile-dir", str(tmp_path / "profiel"), "--lang", lang]) == 0
    said = capsys.readouterr()
    line = next(line for line in said.err.splitlines() if reading in line)
    assert "C3" in line
    assert "1.234,50" in line
    assert reading not in said.out
