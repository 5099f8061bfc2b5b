"""The commands, one module each; a module is imported only when its command is asked for.

A new command is one module with a `COMMAND`, one row here, and the texts that its declaration names.
"""

import importlib

from app.command_line.answers import Command

MODULES = {
    "score": "score",
    "report": "report",
    "export": "export",
    "review": "review",
    "estimate": "estimate",
    "match": "match",
    "template": "template",
    "questions": "questions",
    "answers": "answers",
    "demo": "demo",
    "import": "take_in",
    "list": "list_projects",
    "delete": "delete",
    "restore": "restore",
    "check-cache": "check_cache",
    "self-test": "self_test",
}
"""Name of each command, in the order of the help, and its module."""


def command_named(name: str) -> Command:
    """The command; `name` is one of `MODULES`."""
    module = importlib.import_module(f"{__name__}.{MODULES[name]}")
    command: Command = module.COMMAND
    return command
