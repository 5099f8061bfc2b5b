"""Help and the parser's own sentences are in the language that was asked for, with a guess at a slip."""

import argparse
import inspect
import re
import tomllib
from string import Formatter

import pytest

from app.command_line.cli import main
from app.command_line.commands import MODULES, command_named
from app.command_line.parser import Parser, argparse_in
from app.paths import TEXTS
from app.texts import LANGUAGES, Language

_ENGLISH = ("usage:", "options:", "arguments:", "show ", "error:", "expected ", "choose from", "required")
_DUTCH = ("gebruik:", "opties:", "argumenten:", "toon ", "fout:", "BESTAND", "OPDRACHT", "MAP")
_PROGRAMMERS = {
    "add_help", "nargs", "metavar", "dest", "conflict", "option string", "parents", "callable", "action", "mode",
    "subparser", "group", "__call__", "parser %", "show ", "can't open", "prog)s: error", "subcommands",
    "deprecated", "must be optional",
}  # fmt: skip
"""Words of the sentences that argparse keeps for programmers, or that its users here never see."""


def _said(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    said = capsys.readouterr()
    assert isinstance(end.value.code, int)
    return end.value.code, said.out, said.err


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("command", MODULES)
def test_every_argument_of_a_command_is_explained(command: str, lang: Language) -> None:
    with argparse_in(lang):
        parser = Parser(lang=lang)
        command_named(command).declare(parser)
    assert [action.dest for action in parser._actions if not action.help] == []


@pytest.mark.parametrize("command", ["", *MODULES])
def test_help_is_of_one_language(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = [command] if command else []
    for asked, others in ((["nl"], _ENGLISH), (["en"], _DUTCH), ([], _ENGLISH)):
        lang = ["--lang", *asked] if asked else []
        status, said, _ = _said([*words, *lang, "--help"], capsys)
        assert status == 0
        assert said.startswith("usage: meetlat" if asked == ["en"] else "gebruik: meetlat")
        assert [other for other in others if other in said] == []
        assert _said(["help", *words, *lang], capsys) == (0, said, "")
        assert _said([*lang, "help", *words], capsys) == (0, said, "")


_WRONG = {
    "nothing": ["score"],
    "no value": ["score", "x", "--json"],
    "too many": ["score", "x", "y"],
    "choice": ["list", "--lang", "de"],
    "both": ["import", "--replace", "--as-new", "x"],
    "value": ["delete", "x", "--undo=3"],
    "ambiguous": ["report", "x", "-o", "y.pdf", "--si"],
    "command": ["zzzzzz"],
}


@pytest.mark.parametrize("name", _WRONG)
def test_wrong_use_is_told_in_the_language_asked(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, dutch = _said(["--lang", "nl", *_WRONG[name]], capsys)
    assert (status, out) == (2, "")
    assert "fout: " in dutch
    assert [word for word in _ENGLISH if word in dutch] == []
    status, _, english = _said(["--lang", "en", *_WRONG[name]], capsys)
    assert status == 2
    assert "error: " in english
    assert [word for word in _DUTCH if word in english] == []


@pytest.mark.parametrize(
    ("arguments", "guess"),
    [
        (["scroe", "x"], "score"),
        (["exporteer", "x"], "export"),
        (["helpp"], "help"),
        (["SCORE", "x"], "score"),
        (["report", "x", "--ouput", "y.pdf"], "--output"),
        (["score", "x", "--requirment-set", "y"], "--requirement-set"),
        (["--versoin"], "--version"),
    ],
)
def test_a_slip_gets_a_guess(arguments: list[str], guess: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, said = _said(arguments, capsys)
    assert status == 2
    assert said.endswith(f"Is {guess} bedoeld?\n")
    assert _said([*arguments, "--lang", "en"], capsys)[2].endswith(f"Did you mean {guess}?\n")


def test_what_is_near_nothing_gets_no_guess(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Bedoelde" not in _said(["zzzzzz"], capsys)[2]
    assert "Bedoelde" not in _said(["score", "x", "--zzzzzz"], capsys)[2]


def test_an_abbreviated_language_counts_too(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["--lang=en", "zzzzzz"], ["--la", "en", "zzzzzz"], ["zzzzzz", "--lang", "en"]):
        assert "error: " in _said(words, capsys)[2]


def test_a_project_called_help_is_a_project(tmp_path: object, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["delete", "help", "--profile-dir", str(tmp_path)]) == 1
    assert "gebruik:" not in capsys.readouterr().out


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_sentence_of_this_python_has_words(lang: Language) -> None:
    """A newer Python may word a sentence otherwise, or say a new one."""
    found = set(re.findall(r"\b_\(\s*'((?:[^'\\]|\\.)+)'", inspect.getsource(argparse)))
    own = {sentence for sentence in found if not any(word in sentence for word in _PROGRAMMERS)}
    assert len(own) > 10
    with argparse_in(lang):
        spoken = argparse._  # type: ignore[attr-defined]
        changed = {sentence for sentence in own if spoken(sentence) != sentence}
    assert own - changed <= ({"usage: ", "options"} if lang == "en" else set())


def test_argparse_speaks_for_itself_afterwards(capsys: pytest.CaptureFixture[str]) -> None:
    _said(["score"], capsys)
    assert argparse._("unrecognized arguments: %s") == "unrecognized arguments: %s"  # type: ignore[attr-defined]


def test_the_marks_of_a_sentence_are_those_of_argparse() -> None:
    entries = tomllib.loads((TEXTS / "cli_help.toml").read_text("utf-8"))
    for code, entry in entries.items():
        marks = [sorted(re.findall(r"%(?:\(\w+\))?[sr]", entry[lang])) for lang in ("nl", "en")]
        names = [sorted(name for _, name, _, _ in Formatter().parse(entry[lang]) if name) for lang in ("nl", "en")]
        assert marks[0] == marks[1], code
        assert names[0] == names[1], code


def test_every_command_can_be_asked_for() -> None:
    for name in MODULES:
        command = command_named(name)
        assert callable(command.declare)
        assert callable(command.run)
