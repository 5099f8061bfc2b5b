"""The help of the command line is Dutch as a whole."""

import pytest

from app.cli import main


@pytest.mark.parametrize("arguments", [["--help"], ["score", "-h"], ["import", "--help"]])
def test_help_has_no_english_headings(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    said = capsys.readouterr().out
    assert end.value.code == 0
    assert said.startswith("gebruik: meetlat")
    for english in ("usage:", "options:", "positional arguments", "show "):
        assert english not in said
    assert "opties:" in said
