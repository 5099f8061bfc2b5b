"""`meetlat estimate`: estimates a building from its form and building method, before there is a bill."""

import argparse
import math
from dataclasses import dataclass
from pathlib import Path

from app.bootstrap import Session
from app.command_line.answers import DONE, INPUT_ERRORS, Command
from app.command_line.findings_text import print_findings, print_refusal
from app.command_line.parser import Parser
from app.command_line.terminal import say, say_bytes, terminal_width
from app.documents import WORKBOOK, OutputKind
from app.errors import UserError
from app.importing.bill.dates import read_date
from app.services.early_design.estimating import (
    Design,
    Estimating,
    NoLayersError,
    read_own_assemblies,
    usual_form,
)
from app.services.outputs.output_files import KeptFiles, check_output, write_output
from app.services.outputs.reports import make_report, today
from app.services.projects.project_actions import Start
from app.texts import Language, label
from models.domain.defaults import DEFAULT_REQUIREMENT_SET
from models.domain.library.form import BuildingMethod, FormKind, FormSize, FormTick
from models.early_design.draft_bill import USUAL_TICKS, DesignChoice


@dataclass(frozen=True, slots=True)
class _SizeOption:
    option: str
    size: FormSize

    @property
    def name(self) -> str:
        return self.option.removeprefix("--").replace("-", "_")


_SIZES = (
    _SizeOption("--homes", FormSize.HOMES),
    _SizeOption("--width", FormSize.WIDTH),
    _SizeOption("--depth", FormSize.DEPTH),
    _SizeOption("--storeys", FormSize.STOREYS),
    _SizeOption("--height", FormSize.STOREY_HEIGHT),
    _SizeOption("--openings", FormSize.OPENINGS),
    _SizeOption("--inner-walls", FormSize.INNER_WALLS),
    _SizeOption("--inner-height", FormSize.INNER_HEIGHT),
    _SizeOption("--strip", FormSize.STRIP),
    _SizeOption("--go-ratio", FormSize.USABLE_RATIO),
    _SizeOption("--pile-length", FormSize.PILE_LENGTH),
    _SizeOption("--net-floor", FormSize.NET_FLOOR),
    _SizeOption("--pitch", FormSize.PITCH),
    _SizeOption("--gallery", FormSize.GALLERY),
    _SizeOption("--balcony", FormSize.BALCONY),
)
_WITHOUT = (FormTick.STANDARD, FormTick.PILES, FormTick.SOLAR)


def _declare(parser: Parser) -> None:
    kinds = ", ".join(kind.value for kind in FormKind)
    parser.add("--type", text="design_type", metavar="type", default=FormKind.ROW_FLAT.value)
    parser.epilog = label("early_cli_kinds", parser.lang, kinds=kinds)
    for each in _SIZES:
        parser.add(each.option, text=f"design_{each.name}", metavar="number")
    parser.add("--method", text="design_method", metavar="method", default=BuildingMethod.TRADITIONAL.value)
    parser.add("--assemblies", text="design_assemblies", metavar="file", type=Path)
    for tick in _WITHOUT:
        parser.add(f"--no-{tick.value}", text=f"design_no_{tick.value}", action="store_true")
    parser.add("--options", text="design_options", action="store_true")
    parser.add("--name", text="design_name", metavar="name", default="")
    parser.add("--permit-date", text="permit_date", metavar="date")
    parser.add("--requirement-set", text="requirement_set", metavar="id", default=DEFAULT_REQUIREMENT_SET)
    parser.add("--json", text="json", metavar="file")
    parser.add("-o", "--output", text="design_output", metavar="output_workbook", type=Path)


def _run(options: argparse.Namespace, session: Session, lang: Language) -> int:
    kept = KeptFiles(session.database_file, session.backup_folder, options.assemblies)
    is_file = options.json and options.json != "-"
    if is_file:
        check_output(Path(options.json), OutputKind.JSON, kept)
    if options.output:
        check_output(options.output, WORKBOOK.kind, kept)
    try:
        made = Estimating(session.reference, lang).estimate(_design(options, session))
    except NoLayersError as error:
        print_findings(error.findings, lang)
        print_refusal(error.message, lang)
        return INPUT_ERRORS
    print_findings(made.findings, lang)
    report = make_report(made.project, made.project.variants[0], session.reference, made_on=today())
    if options.json:
        from app.reporting.json.early_estimate import early_estimate_json

        document = early_estimate_json(made, report, lang)
        if is_file:
            write_output(Path(options.json), OutputKind.JSON, document, kept)
        else:
            say_bytes(document)
    if options.output:
        write_output(options.output, WORKBOOK.kind, WORKBOOK.make(report, lang), kept)
    if options.json != "-":
        from app.reporting.terminal.early_estimate import early_estimate_table

        say(early_estimate_table(made, report, lang, terminal_width()))
        if options.output:
            say(label("cli_written", lang, path=str(options.output)))
    return DONE


def _design(options: argparse.Namespace, session: Session) -> Design:
    """The design that the options describe.

    Raises:
        UserError: a value is no number or no known choice, a size is given that the kind does not have, or the
            file holds no layers.
    """
    kinds, methods = {kind.value: kind for kind in FormKind}, {each.value: each for each in BuildingMethod}
    kind = kinds[_choice("--type", options.type, kinds)]
    form = usual_form(kind, session.reference)
    sizes: dict[FormSize, float] = {}
    for each in _SIZES:
        text = getattr(options, each.name)
        if text is not None:
            if each.size not in form:
                raise UserError("early_cli_no_such_size", option=each.option, kind=kind.value)
            sizes[each.size] = _number(each.option, text)
    without = {tick for tick in _WITHOUT if getattr(options, f"no_{tick.value}")}
    ticks = USUAL_TICKS - without | ({FormTick.OPTIONS} if options.options else frozenset())
    method = methods[_choice("--method", options.method, methods)]
    own = None if options.assemblies is None else read_own_assemblies(options.assemblies, session.reference)
    return Design(form.changed(sizes), DesignChoice(method, ticks), own, _start(options))


def _start(options: argparse.Namespace) -> Start:
    date = None
    if options.permit_date is not None:
        date = read_date(options.permit_date)
        if date is None:
            raise UserError("cli_not_a_date", option="--permit-date", text=options.permit_date)
    return Start(options.name, permit_application_date=date, requirement_set_id=options.requirement_set)


def _number(option: str, text: str) -> float:
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        value = math.nan
    if not 0.0 <= value < math.inf:
        raise UserError("early_cli_not_a_number", option=option, text=text)
    return value


def _choice(option: str, text: str, known: dict[str, FormKind] | dict[str, BuildingMethod]) -> str:
    asked = text.strip().casefold()
    if asked not in known:
        raise UserError("cli_not_a_choice", option=option, text=text, accepted=", ".join(known))
    return asked


COMMAND = Command(_declare, _run)
