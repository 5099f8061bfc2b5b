"""The definition of a command, and the exit statuses of the program."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass

from app.bootstrap import Session
from app.command_line.parser import Parser
from app.texts import Language

DONE, INPUT_ERRORS, WRONG_USE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Command:
    """One command of `meetlat`; its one-line explanation is the text `cli_command_…`.

    Attributes:
        declare: adds the command's arguments to its parser.
        run: does the work and returns the exit status.
    """

    declare: Callable[[Parser], None]
    run: Callable[[argparse.Namespace, Session, Language], int]


def no_arguments(_: Parser) -> None:
    """The declaration of a command without arguments of its own."""
