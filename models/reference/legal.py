"""Reads legal/: use functions and limits of the Bbl, dated by permit application."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from models.domain.product import EnvironmentalSet
from models.domain.requirement import BengLimit, BengPiece, LegalMpg, LegalRules, SofterMpg
from models.domain.source import SourceRef
from models.reference.manifest import ReferenceFolder
from models.reference.records import Record, csv_records, toml_records, toml_table
from models.reference.reference import BblFunction
from models.reference.sources import SOURCE_COLUMNS, Sources

FUNCTIONS_FILE = "legal/bbl-functions.csv"
PERIODS_FILE = "legal/bbl-mpg-periods.csv"
LIMITS_FILE = "legal/bbl-mpg-limits.csv"
SOFTER_FILE = "legal/bbl-mpg-softer.csv"
BENG_FILE = "legal/bbl-beng.csv"
PIECES_FILE = "legal/bbl-beng-pieces.csv"
RULES_FILE = "legal/bbl.toml"
_FUNCTION_COLUMNS = frozenset({"id", "name_nl", "name_en", "is_dwelling"})
_PERIOD_COLUMNS = SOURCE_COLUMNS | {
    "id", "valid_from", "valid_until", "set", "is_area_weighted", "is_duty_only", "title_nl", "title_en",
}  # fmt: skip
_LIMIT_COLUMNS = SOURCE_COLUMNS | {"period", "function", "limit_eur_per_m2_year", "min_usable_area_m2"}
_SOFTER_COLUMNS = SOURCE_COLUMNS | {"period", "function", "below_usable_area_m2", "above_form_factor"}
_BENG_COLUMNS = SOURCE_COLUMNS | {
    "function", "beng2_kwh_per_m2_year", "beng3_pct", "light_construction_surcharge_kwh_per_m2_year",
}  # fmt: skip
_PIECE_COLUMNS = frozenset({"function", "above_form_factor", "base_kwh_per_m2_year", "slope", "origin"})
_RULE_KEYS = SOURCE_COLUMNS | {"valid_from", "unregulated_functions", "max"}

Functions = dict[str, BblFunction]


def load_functions(folder: ReferenceFolder) -> Functions:
    """The use functions of the Bbl by id.

    Raises:
        ReferenceDataError: a record is broken.
    """
    return {
        record.id: BblFunction(
            record.id, record.text("name_nl"), record.text("name_en"), record.flag("is_dwelling")
        )
        for record in csv_records(FUNCTIONS_FILE, folder.read(FUNCTIONS_FILE), _FUNCTION_COLUMNS, ("id",))
    }


def load_legal_rules(folder: ReferenceFolder, sources: Sources, functions: Functions) -> LegalRules:
    """The legal limits on MPG, BENG and TOjuli.

    Raises:
        ReferenceDataError: a record is broken, or two periods overlap.
    """
    rules = {
        record.id: record
        for record in toml_records(RULES_FILE, toml_table(RULES_FILE, folder.read(RULES_FILE)), "")
    }
    beng, tojuli = _rule(rules, "beng"), _rule(rules, "tojuli")
    for record in rules.values():
        record.only(_RULE_KEYS)
    unregulated = beng.words("unregulated_functions")
    for function in unregulated:
        beng.check_known(function, functions, "function")
    return LegalRules(
        mpg=_load_mpg(folder, sources, functions),
        beng=_load_beng(folder, sources, functions),
        beng_unregulated_functions=frozenset(unregulated),
        beng_valid_from=beng.date("valid_from"),
        beng_source=sources.of(beng),
        tojuli_max=tojuli.number("max", least=0),
        tojuli_source=sources.of(tojuli),
    )


def _rule(rules: dict[str, Record], name: str) -> Record:
    return rules.get(name) or Record(RULES_FILE, name, {})


def _load_mpg(folder: ReferenceFolder, sources: Sources, functions: Functions) -> tuple[LegalMpg, ...]:
    periods = list(csv_records(PERIODS_FILE, folder.read(PERIODS_FILE), _PERIOD_COLUMNS, ("id",)))
    by_period: dict[str, list[Record]] = {period.id: [] for period in periods}
    for row in csv_records(LIMITS_FILE, folder.read(LIMITS_FILE), _LIMIT_COLUMNS, ("period", "function")):
        row.known("function", functions, "function")
        by_period[row.known("period", by_period, "period")].append(row)
    softer = _load_softer(folder, sources, by_period, functions)
    last: dt.date | None = dt.date.min
    rules = []
    for period in periods:
        rule = replace(_legal_mpg(period, by_period[period.id], sources), softer=softer.get(period.id, {}))
        if last is None or rule.valid_from <= last:
            period.refuse("reference_contradiction", key="valid_from", other="valid_until")
        last = rule.valid_until
        rules.append(rule)
    return tuple(rules)


def _load_softer(
    folder: ReferenceFolder, sources: Sources, periods: Iterable[str], functions: Functions
) -> dict[str, dict[str, SofterMpg]]:
    softer: dict[str, dict[str, SofterMpg]] = {}
    for row in csv_records(SOFTER_FILE, folder.read(SOFTER_FILE), _SOFTER_COLUMNS, ("period", "function")):
        area = row.number_or_none("below_usable_area_m2", least=0)
        form_factor = row.number_or_none("above_form_factor", least=0)
        if (area is None) == (form_factor is None):
            row.refuse("reference_contradiction", key="below_usable_area_m2", other="above_form_factor")
        period, function = row.known("period", periods, "period"), row.known("function", functions, "function")
        softer.setdefault(period, {})[function] = SofterMpg(area, form_factor, sources.of(row))
    return softer


def _legal_mpg(period: Record, rows: list[Record], sources: Sources) -> LegalMpg:
    limits: dict[str, float] = {}
    least_areas: dict[str, float] = {}
    cited: dict[str, SourceRef] = {"": sources.of(period)}
    unregulated = set()
    for row in rows:
        function = row.text("function")
        cited[function] = sources.of(row)
        limit = row.number_or_none("limit_eur_per_m2_year", least=0)
        least_area = row.number_or_none("min_usable_area_m2", least=0)
        if limit is None:
            unregulated.add(function)
        else:
            limits[function] = limit
        if least_area is not None:
            least_areas[function] = least_area
    is_duty_only = period.flag("is_duty_only")
    if is_duty_only and limits:
        period.refuse("reference_contradiction", key="is_duty_only", other="limit_eur_per_m2_year")
    return LegalMpg(
        id=period.id,
        valid_from=period.date("valid_from"),
        valid_until=period.date_or_none("valid_until"),
        environmental_set=period.choice("set", EnvironmentalSet),
        limits_eur_per_m2_year=limits,
        unregulated_functions=frozenset(unregulated),
        is_area_weighted=period.flag("is_area_weighted"),
        min_usable_area_m2=least_areas,
        is_duty_only=is_duty_only,
        sources=cited,
        title_nl=period.text("title_nl"),
        title_en=period.text("title_en"),
    )


def _load_beng(folder: ReferenceFolder, sources: Sources, functions: Functions) -> dict[str, BengLimit]:
    pieces: dict[str, list[BengPiece]] = {}
    named = ("function", "above_form_factor")
    for record in csv_records(PIECES_FILE, folder.read(PIECES_FILE), _PIECE_COLUMNS, named):
        function = record.known("function", functions, "function")
        _append_piece(record, pieces.setdefault(function, []))
    limits = {}
    for record in csv_records(BENG_FILE, folder.read(BENG_FILE), _BENG_COLUMNS, ("function",)):
        record.known("function", functions, "function")
        record.check_known(record.id, pieces, "beng1")
        limits[record.id] = BengLimit(
            function=record.id,
            pieces=tuple(pieces.pop(record.id)),
            beng2_kwh_per_m2_year=record.number("beng2_kwh_per_m2_year"),
            beng3_pct=record.number("beng3_pct", 0, 100),
            light_construction_surcharge_kwh_per_m2_year=record.number(
                "light_construction_surcharge_kwh_per_m2_year", least=0
            ),
            source=sources.of(record),
        )
    for function in pieces:
        Record(PIECES_FILE, function, {}).check_known(function, limits, "beng2")
    return limits


def _append_piece(record: Record, pieces: list[BengPiece]) -> None:
    above = record.number_or_none("above_form_factor", least=0)
    previous = pieces[-1].above_form_factor if pieces else None
    is_in_order = above is None if not pieces else above is not None and above > (previous or 0.0)
    if not is_in_order:
        record.refuse("reference_contradiction", key="above_form_factor", other="function")
    base = record.number("base_kwh_per_m2_year", least=0)
    pieces.append(BengPiece(above, base, record.number("slope"), record.number("origin")))
