"""Options of a command that fill what a file leaves open about its building, and never overrule it."""

import argparse
import datetime as dt
import math
from enum import StrEnum
from typing import TypeVar

from app.bootstrap import Session
from app.command_line.parser import Parser
from app.errors import UserError
from app.importing.bill.dates import read_date
from app.services.imports.building_facts import BuildingFacts
from models.domain.project import BuildingType, BuildingWork

_Choice = TypeVar("_Choice", bound=StrEnum)


def add_building_options(parser: Parser) -> None:
    """Declares the options. Their values are read by `building_facts`, with a message for a wrong one."""
    parser.add("--bvo", text="bvo", metavar="m2")
    parser.add("--go", text="go", metavar="m2")
    parser.add("--building-type", text="building_type", metavar="type")
    parser.add("--work", text="work", metavar="work")
    parser.add("--function", text="function", metavar="function")
    parser.add("--permit-date", text="permit_date", metavar="date")
    parser.add("--life", text="life", metavar="years")


def building_facts(options: argparse.Namespace, session: Session) -> BuildingFacts:
    """The facts that the options state.

    Raises:
        UserError: a value is no number above zero, no date, or not among the known types, kinds of work or use
            functions.
    """
    return BuildingFacts(
        gross_floor_area_m2=_number("--bvo", options.bvo),
        usable_floor_area_m2=_number("--go", options.go),
        building_type=_choice("--building-type", options.building_type, BuildingType),
        work=_choice("--work", options.work, BuildingWork),
        function=_function(options.function, session),
        permit_application_date=_date(options.permit_date),
        service_life_years=_number("--life", options.life),
    )


def _number(option: str, text: str | None) -> float | None:
    if text is None:
        return None
    try:
        amount = float(text.strip().replace(",", "."))
    except ValueError:
        amount = math.nan
    if not 0.0 < amount < math.inf:
        raise UserError("cli_not_above_zero", option=option, text=text)
    return amount


def _date(text: str | None) -> dt.date | None:
    if text is None:
        return None
    date = read_date(text)
    if date is None:
        raise UserError("cli_not_a_date", option="--permit-date", text=text)
    return date


def _choice(option: str, text: str | None, choices: type[_Choice]) -> _Choice | None:
    if text is None:
        return None
    found = next((choice for choice in choices if choice == text.strip().casefold()), None)
    if found is None:
        raise UserError("cli_not_a_choice", option=option, text=text, accepted=", ".join(choices))
    return found


def _function(text: str | None, session: Session) -> str | None:
    if text is None:
        return None
    known = session.reference.functions
    if text.strip() not in known:
        raise UserError("cli_not_a_choice", option="--function", text=text, accepted=", ".join(known))
    return text.strip()
