"""The help of the command line in Dutch, headings included; argparse writes English ones of its own."""

import argparse
from collections.abc import Iterable
from typing import Any

_HEADINGS = {"positional arguments": "argumenten", "options": "opties"}
HELP = "toon deze hulp"
VERSION_HELP = "toon de versie"


class DutchHelp(argparse.HelpFormatter):
    """argparse's help with Dutch headings."""

    def start_section(self, heading: str | None) -> None:
        super().start_section(_HEADINGS.get(heading or "", heading))

    def add_usage(
        self, usage: str | None, actions: Iterable[Any], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)
