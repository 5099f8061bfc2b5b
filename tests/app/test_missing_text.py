"""A text that somebody forgot is named with its code and the step, on every way through the command line."""

from pathlib import Path

import pytest

from app import texts
from app.command_line.cli import main
from app.paths import EXAMPLES
from app.texts import MissingTextError, label, text, todo
from models.domain.outcome import Message


def _forget(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    left = {name: entry for name, entry in texts._catalogue().items() if name != code}
    monkeypatch.setattr(texts, "_catalogue", lambda: left)
    monkeypatch.setattr(texts, "_files", lambda _: ())


@pytest.mark.parametrize("said", [text, todo])
def test_a_message_without_a_text_names_its_code(said: object) -> None:
    assert callable(said)
    with pytest.raises(MissingTextError) as missing:
        said(Message("no_such_code"), "nl")
    assert "no_such_code" in text(missing.value.message, "nl")
    assert "[no_such_code]" in todo(missing.value.message, "en")


def test_a_forgotten_text_is_told_with_the_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--profile-dir", str(tmp_path), "--lang", "nl", "check-cache"]
    assert main(arguments) == 0, "the control: with the text it runs"
    capsys.readouterr()
    _forget("cli_cache_checked", monkeypatch)
    assert main(arguments) == 1
    told = capsys.readouterr().err
    assert "[cli_cache_checked]" in told
    assert "assets/texts" in told


def test_a_command_without_a_text_is_named_whatever_was_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _forget("cli_command_self_test", monkeypatch)
    example = str(EXAMPLES / "kantoor-beton-constructie.xlsx")
    assert main(["--profile-dir", str(tmp_path), "--lang", "nl", "score", example]) == 1
    assert "[cli_command_self_test]" in capsys.readouterr().err
    with pytest.raises(MissingTextError):
        label("cli_command_self_test", "nl")
