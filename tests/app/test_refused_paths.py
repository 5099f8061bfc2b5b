"""A path that cannot be used gets a sentence that names it; it is never told as a fault of the program."""

from pathlib import Path

import pytest

from app.command_line.cli import main
from app.paths import EXAMPLES, REFERENCE_DATA

OFFICE = str(EXAMPLES / "kantoor-beton-constructie.xlsx")
LONG = "x" * 300
_OUTPUTS = {
    "json": ["score", OFFICE, "--json", "UIT.json"],
    "report": ["report", OFFICE, "-o", "UIT.pdf"],
    "export": ["export", OFFICE, "-o", "UIT.xlsx"],
    "template": ["template", "-o", "UIT.xlsx"],
    "demo": ["demo", "-o", "UIT"],
    "checklist": ["review", OFFICE, "--pdf", "UIT"],
    "summary": ["review", OFFICE, "--summary", "UIT.xlsx"],
}
_INPUTS = {
    "score": ["score", "BRON"],
    "report": ["report", "BRON", "-o", "UIT.pdf"],
    "export": ["export", "BRON", "-o", "UIT.xlsx"],
    "import": ["import", "BRON"],
    "review": ["review", "BRON"],
    "against": ["review", OFFICE, "--against", "BRON"],
    "certificate": ["report", OFFICE, "-o", "UIT.pdf", "--sign", "BRON"],
}


class _Told:
    """Runs a command and keeps what it said."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys

    def __call__(self, arguments: list[str], profile: Path | None = None) -> tuple[int, str]:
        where = profile or self.folder / "profiel"
        status = main([*arguments, "--profile-dir", str(where)])
        said = self._capsys.readouterr()
        assert "Traceback" not in said.err + said.out
        assert "programma zelf" not in said.err
        assert not (self.folder / "profiel" / "logs").exists()
        return status, said.err


@pytest.fixture
def told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> _Told:
    return _Told(tmp_path, capsys)


@pytest.fixture
def a_file(tmp_path: Path) -> Path:
    path = tmp_path / "bestand"
    path.write_bytes(b"van iemand")
    return path


@pytest.mark.parametrize("name", _OUTPUTS)
def test_an_output_name_that_is_too_long(name: str, told: _Told, tmp_path: Path) -> None:
    status, said = told([word.replace("UIT", f"{tmp_path}/{LONG}") for word in _OUTPUTS[name]])
    assert status in (1, 2)
    assert LONG in said


@pytest.mark.parametrize("name", _OUTPUTS)
def test_an_output_in_a_file(name: str, told: _Told, a_file: Path) -> None:
    status, said = told([word.replace("UIT", f"{a_file}/uit") for word in _OUTPUTS[name]])
    assert status in (1, 2)
    assert str(a_file) in said
    assert a_file.read_bytes() == b"van iemand"


@pytest.mark.parametrize(
    "arguments", [["list"], ["score", "iets"], ["import", OFFICE], ["delete", "x"], ["restore"]]
)
def test_a_profile_folder_that_is_a_file(arguments: list[str], told: _Told, a_file: Path) -> None:
    for profile in (a_file, a_file / "in"):
        status, said = told(arguments, profile)
        assert (status, str(profile) in said) in ((1, True), (2, True), (0, False))
        assert a_file.read_bytes() == b"van iemand"


def test_a_profile_folder_deeper_than_a_database_can_lie(told: _Told, tmp_path: Path) -> None:
    """The folder can be made, but SQLite refuses so long a path."""
    deep = tmp_path.joinpath(*["diep" * 20] * 12)
    status, said = told(["list"], deep)
    assert (status, str(deep) in said) == (1, True)


@pytest.mark.parametrize("option", [["--database", f"{LONG}.db"], ["--database", "."], ["restore", LONG]])
def test_a_database_or_backup_that_cannot_be(option: list[str], told: _Told) -> None:
    status, said = told(option if option[0] == "restore" else ["list", *option])
    assert status in (1, 2)
    assert said.strip()


@pytest.mark.parametrize("name", _INPUTS)
def test_a_missing_input_is_told_alike_everywhere(name: str, told: _Told, tmp_path: Path) -> None:
    missing = str(tmp_path / "nee.xlsx")
    arguments = [word.replace("BRON", missing).replace("UIT", str(tmp_path / "uit")) for word in _INPUTS[name]]
    status, said = told(arguments)
    assert status == 2
    assert f"{missing} is niet te lezen: het is er niet.\n" in said


def test_one_missing_file_of_many_is_wrong_use_and_the_others_are_done(told: _Told, tmp_path: Path) -> None:
    for command in ("import", "review"):
        assert told([command, str(tmp_path / "nee.xlsx"), OFFICE])[0] == 2
        assert told([command, OFFICE])[0] == 0


def test_a_file_of_the_program_that_is_gone_is_a_fault_of_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The control: what the system refuses of our own files is no slip of the user."""
    monkeypatch.setattr("app.bootstrap.REFERENCE_DATA", REFERENCE_DATA / "weg")
    monkeypatch.setattr(
        "models.calculation.library.loader.load_with_products",
        lambda folder: (folder / "manifest.toml").read_bytes(),
    )
    assert main(["template", "-o", str(tmp_path / "uit.xlsx"), "--profile-dir", str(tmp_path)]) == 1
    assert "programma zelf" in capsys.readouterr().err
    assert (tmp_path / "logs" / "meetlat.log").is_file()
