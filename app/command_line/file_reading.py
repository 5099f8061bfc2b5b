"""Files that a command reads: the options for what a file leaves open, and the result with them applied."""

import argparse
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app.bootstrap import Session
from app.command_line.building_options import add_building_options, building_facts
from app.command_line.parser import Parser
from app.formats.import_result import ImportResult
from app.services.files import read_project_file
from app.services.imports.building_facts import filled
from app.services.matching.provisional_bill import BillMatching, matching_with

Completion = Callable[[ImportResult], ImportResult]
"""Completes the result of a file that was read."""


def add_file_options(parser: Parser, *, is_matched: bool = True) -> None:
    """Declares the options of a command that reads files.

    Args:
        parser: of the command.
        is_matched: whether the command matches bills with the library, unless --no-matching says otherwise.
    """
    add_building_options(parser)
    if is_matched:
        parser.add("--no-matching", text="no_matching", action="store_true")
    else:
        parser.set_defaults(no_matching=True)


def completion(options: argparse.Namespace, session: Session) -> Completion:
    """Completes results as the options say.

    Raises:
        UserError: an option has a wrong value. The completion raises it when the facts do not fit the file.
    """
    facts = building_facts(options, session)
    matching = None if options.no_matching else _matching(session)

    def complete(result: ImportResult) -> ImportResult:
        if result.project is None:
            return result
        told = replace(result, project=filled(result.project, facts))
        return told if matching is None else matching.completed(told)

    return complete


def _matching(session: Session) -> BillMatching:
    reference = session.reference
    return matching_with(reference.library, reference)


def read_completed(path: Path, options: argparse.Namespace, session: Session) -> ImportResult:
    """Reads a file and completes the result.

    Raises:
        UserError: the file cannot be read from disk, or an option has a wrong value.
    """
    complete = completion(options, session)
    return complete(read_project_file(path, session.reference))
