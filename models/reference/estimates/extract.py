"""Raw extract of life-cycle data sets: one row per material, EN 15804 set, module and impact category.

It is an argument of the derivation and no part of the reference data: only converted figures are shipped.
"""

import csv
from collections.abc import Mapping
from pathlib import Path

from models.domain.product import EnvironmentalSet

Amounts = Mapping[str, float]
"""Impact category -> amount per unit of the material."""
Modules = Mapping[str, Amounts]
"""Life-cycle module -> its amounts. Of alternative scenarios of a module the first: they are never summed."""

PRODUCTION = "A1-A3"
_COLUMNS = frozenset({"card", "set", "module", "scenario", "category", "value"})
_SETS = {f"{one} (EN 15804+{one})": one for one in EnvironmentalSet}


class ExtractError(ValueError):
    """The extract lacks a column, or a row of it cannot be read."""


def read_extract(path: Path) -> dict[tuple[str, EnvironmentalSet], Modules]:
    """The modules of every material and set in the extract.

    Raises:
        ExtractError: a column is absent, a set is unknown, or an amount is no number.
        OSError: the file cannot be read.
    """
    found: dict[tuple[str, EnvironmentalSet], dict[str, dict[str, float]]] = {}
    scenarios: dict[tuple[str, str, str], str] = {}
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        if missing := _COLUMNS.difference(rows.fieldnames or ()):
            raise ExtractError(f"{path.name}: no column {', '.join(sorted(missing))}")
        for row in rows:
            which = _SETS.get(row["set"])
            if which is None:
                raise ExtractError(f"{path.name}, line {rows.line_num}: unknown set {row['set']!r}")
            if scenarios.setdefault((row["card"], which, row["module"]), row["scenario"]) != row["scenario"]:
                continue
            modules = found.setdefault((row["card"], which), {})
            modules.setdefault(row["module"], {})[row["category"]] = _number(row["value"], path, rows.line_num)
    return found  # type: ignore[return-value]  # dicts of dicts are such mappings


def _number(text: str, path: Path, line: int) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise ExtractError(f"{path.name}, line {line}: {text!r} is no number") from error
