"""The parser of the command line in the user's language: help, argparse's own sentences, and suggestions."""

import argparse
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NoReturn

from app.command_line.terminal import complain
from app.texts import LANGUAGES, Language, label

WRONG_USE = 2
COMMAND = "command"
"""Attribute of the parsed options with the name of the command."""
HELP = "help"
"""The command that prints the help."""

_SENTENCES = {
    "usage: ": "usage",
    "positional arguments": "positional",
    "options": "options",
    "argument %(argument_name)s: %(message)s": "argument",
    "unrecognized arguments: %s": "unrecognized",
    "the following arguments are required: %s": "required",
    "one of the arguments %s is required": "one_required",
    "not allowed with argument %s": "not_allowed",
    "expected one argument": "expected_one",
    "expected at most one argument": "expected_at_most_one",
    "expected at least one argument": "expected_at_least_one",
    "ignored explicit argument %r": "explicit",
    "unexpected option string: %s": "unexpected",
    "ambiguous option: %(option)s could match %(matches)s": "ambiguous",
    "invalid choice: %(value)r (choose from %(choices)s)": "choice",
    "invalid %(type)s value: %(value)r": "value",
}
"""Sentence of argparse -> the end of the code of our text for it."""


@contextmanager
def argparse_in(lang: Language) -> Iterator[None]:
    """Replaces the sentences of argparse, which it looks up in its own module, by those of a language."""
    kept = {name: getattr(argparse, name) for name in ("_", "ngettext")}

    def spoken(sentence: str) -> str:
        code = _SENTENCES.get(sentence)
        if code is None:
            return sentence
        return label(f"cli_parse_{code}", lang) + (" " if sentence.endswith(" ") else "")

    def counted(_: str, __: str, count: int) -> str:
        return label("cli_parse_expected_one" if count == 1 else "cli_parse_expected_many", lang)

    try:
        for name, function in (("_", spoken), ("ngettext", counted)):
            setattr(argparse, name, function)
        yield
    finally:
        for name, function in kept.items():
            setattr(argparse, name, function)


def language_of(arguments: Sequence[str]) -> Language:
    """The language in the arguments, before they are parsed; Dutch when they name none."""
    asked: Language = "nl"
    for place, word in enumerate(arguments):
        name, has_value, value = word.partition("=")
        if name == "--":
            break
        if len(name) > 2 and "--lang".startswith(name):
            value = value if has_value else "".join(arguments[place + 1 : place + 2])
            asked = next((lang for lang in LANGUAGES if lang == value), asked)
    return asked


class Parser(argparse.ArgumentParser):
    """A parser in one language. Use it inside `argparse_in`."""

    def __init__(
        self, *, lang: Language, declare: "Callable[[Parser], None] | None" = None, **settings: Any
    ) -> None:
        """Makes a parser; `declare` adds the arguments of a command at its first parsing."""
        super().__init__(add_help=False, **settings)
        self.lang = lang
        self._declare = declare
        self._words: tuple[str, ...] = ()
        self._slip: tuple[str, Sequence[str]] = ("", ())

    def add(self, *names: str, text: str = "", metavar: str = "", **settings: Any) -> None:
        """Declares an argument.

        Args:
            names: as argparse takes them, such as "-o", "--output".
            text: its explanation is the text `cli_help_…`; "" for none.
            metavar: its value is called by the text `cli_metavar_…`; "" for an option without value.
        """
        if metavar:
            settings["metavar"] = label(f"cli_metavar_{metavar}", self.lang)
        self.add_argument(*names, help=self.explanation(text), **settings)

    def explanation(self, text: str) -> str | None:
        """The explanation of an argument, as `add` takes it."""
        return label(f"cli_help_{text}", self.lang) if text else None

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        if self._declare is not None:
            self._declare(self)
            self._declare = None
        self._words = tuple(args or ())
        return super().parse_known_args(args, namespace)

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Parses as argparse does, with a suggestion for an option that the command does not have."""
        options, rest = self.parse_known_args(args, namespace)
        if rest:
            parser = self._parser_of(getattr(options, COMMAND, None))
            parser.error(label("cli_parse_unrecognized", self.lang) % " ".join(rest))
        return options

    def _parser_of(self, command: str | None) -> "Parser":
        commands = next((action for action in self._actions if action.dest == COMMAND), None)
        choices: Any = {} if commands is None else commands.choices
        found: Parser = choices.get(command, self)
        return found

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.dest == COMMAND and action.choices is not None and value not in action.choices:
            self._slip = (str(value), (*action.choices, HELP))
            raise argparse.ArgumentError(None, label("cli_unknown_command", self.lang, name=str(value)))
        super()._check_value(action, value)

    def error(self, message: str) -> NoReturn:
        """Prints the usage, the error and a suggestion, and ends with the status of wrong use."""
        complain(self.format_usage().rstrip())
        complain(label("cli_wrong_use", self.lang, program=self.prog, why=message))
        slip, known = self._slip if self._slip[0] else self._unknown_option()
        from difflib import get_close_matches

        near = get_close_matches(slip.lower(), known, 1)
        if near:
            complain(label("cli_guess", self.lang, guess=near[0]))
        raise SystemExit(WRONG_USE)

    def _unknown_option(self) -> tuple[str, Sequence[str]]:
        """The first word that looks like an option and is none, "" when all are known; and the options."""
        known = [option for option in self._option_string_actions if option.startswith("--")]
        names = (word.partition("=")[0] for word in self._words if word.startswith("--") and len(word) > 2)
        return next((name for name in names if not any(option.startswith(name) for option in known)), ""), known
