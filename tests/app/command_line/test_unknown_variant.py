"""An option that names a variant that is not there is answered with what there is to name."""

from pathlib import Path

import pytest

from app.command_line.cli import main

_BILL = "omschrijving;hoeveelheid;eenheid\nBeton;2;m3\n"


def test_a_project_with_one_variant_without_a_name_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bill = tmp_path / "staat.csv"
    bill.write_text(_BILL, encoding="utf-8")
    for lang, advice in (("nl", "Laat --variant weg"), ("en", "Leave out --variant")):
        assert main(["score", str(bill), "--variant", "B", "--lang", lang]) == 2
        said = capsys.readouterr().err
        assert advice in said
        assert ": ." not in said
