"""Reads a building model: IFC 2x3 and IFC 4 in clear text (.ifc), through the optional extra ifcopenshell.

The instances are counted in the text first, and the library must have loaded exactly those; a truncated or edited
file is refused. Leaves out on purpose: geometry beyond plain extrusions (shape.py), paths and links in the file.
"""

import importlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, cast

from app.formats.cell_text import clean_text
from app.formats.import_result import ImportFacts, ImportResult
from app.importing.common.container import check_size
from app.importing.common.finding_list import FileRefusedError, FindingList, quote
from app.importing.common.project_result import Content, assembled, refused
from app.importing.common.read_request import ReadRequest
from app.importing.ifc.building import project_facts
from app.importing.ifc.findings import Tally
from app.importing.ifc.model_lines import ModelLines
from app.importing.ifc.step import StepText, as_library_text, scan, without_impossible_numbers
from app.importing.ifc.values import Model, class_of, of_type, text
from models.domain.bill import Bill
from models.reference.reference import Reference

_FORMAT = "ifc"
_EXAMPLES = 5


def _library() -> Any:
    """The module ifcopenshell, or None without the extra. Loaded before any file is read."""
    try:
        return importlib.import_module("ifcopenshell")
    except ImportError:
        return None


_LIBRARY = _library()


def read(data: bytes, request: ReadRequest, reference: Reference) -> ImportResult:
    """Reads the elements of a model as bill lines.

    Never raises for the content of the file: `project` is then None and one finding says why.
    """
    findings = FindingList(quote(request.file_name))
    tally = Tally()
    try:
        check_size(data)
        step = scan(data, reference.ifc_names.schemas)
        model = _loaded(data, step, tally)
        lines = ModelLines(model, reference, tally)
        _check_elements(model, lines)
    except FileRefusedError as refusal:
        return replace(refused(refusal, findings), facts=ImportFacts(_FORMAT))
    bill = Bill(tuple(lines.made()))
    facts = project_facts(model, lines.products, lines.stated, reference.ifc_names.floor_area, tally)
    tally.once("ifc_read_as", schema=step.schema, program=_program(model), count=len(step.classes))
    result = assembled(facts, Content(bill), _facts(lines, bill), request.file_name, findings)
    return replace(result, findings=(*result.findings, *tally.finished(quote(request.file_name))))


def _check_elements(model: Model, lines: ModelLines) -> None:
    """Refuses a model of which no line can be made, and says what it does hold.

    Raises:
        FileRefusedError: `ifc_only_costs`, `ifc_only_left_out` or `ifc_no_elements`.
    """
    if lines.products.elements:
        return
    costs = len(of_type(model, "IfcCostItem"))
    if costs:
        raise FileRefusedError("ifc_only_costs", count=costs)
    left_out = lines.products.all_left_out
    if left_out:
        classes = Counter(class_of(product) for product in left_out)
        names = ", ".join(f"{name} {count}" for name, count in sorted(classes.items()))
        raise FileRefusedError("ifc_only_left_out", count=len(left_out), classes=names)
    raise FileRefusedError("ifc_no_elements")


def _facts(lines: ModelLines, bill: Bill) -> ImportFacts:
    return ImportFacts(
        format=_FORMAT,
        row_count=len(lines.products.elements),
        line_count=len(bill),
        left_out_count=len(lines.products.all_left_out),
        counts=lines.counts(),
    )


def _loaded(data: bytes, step: StepText, tally: Tally) -> Model:
    """The model, loaded from memory.

    Raises:
        FileRefusedError: `ifc_not_installed`, `ifc_schema_not_installed`, `ifc_unreadable`, `ifc_not_all_loaded`.
    """
    if _LIBRARY is None:
        raise FileRefusedError("ifc_not_installed")
    _check_schema(step.schema)
    _LIBRARY.get_log()
    text_of_library, impossible = without_impossible_numbers(as_library_text(data))
    if impossible:
        tally.once("ifc_numbers_impossible", count=impossible)
    try:
        model = _LIBRARY.file.from_string(text_of_library)
        loaded = {int(number) for number in _numbers(model)}
    except (RuntimeError, TypeError, ValueError, OverflowError):
        raise FileRefusedError("ifc_unreadable") from None
    if missing := [step.classes[number] for number in step.classes.keys() - loaded]:
        _refuse_missing(missing, len(step.classes))
    if len(loaded) != len(step.classes):
        raise FileRefusedError("ifc_unreadable")
    _report_log(_LIBRARY.get_log(), tally)
    return cast("Model", model)


def _check_schema(schema: str) -> None:
    """Refuses a schema that the installed library lacks; without it every instance would seem damaged.

    Raises:
        FileRefusedError: `ifc_schema_not_installed`.
    """
    try:
        _LIBRARY.ifcopenshell_wrapper.schema_by_name(schema)
    except RuntimeError:
        raise FileRefusedError("ifc_schema_not_installed", schema=schema) from None


def _numbers(model: Any) -> Iterable[int]:
    """The numbers of all loaded instances; older editions of the library have this function elsewhere."""
    holder = getattr(model, "wrapped_data", model)
    return cast("Iterable[int]", holder.entity_names())


def _refuse_missing(classes: list[str], stated: int) -> None:
    names = [quote(name) or "?" for name, _ in Counter(classes).most_common(_EXAMPLES)]
    raise FileRefusedError("ifc_not_all_loaded", count=len(classes), stated=stated, classes=", ".join(names))


def _report_log(log: object, tally: Tally) -> None:
    """Turns the messages of the library while loading into findings about the file."""
    said = [line for line in str(log).splitlines() if line.strip()]
    if said:
        tally.once("ifc_library_complains", count=len(said), first=quote(clean_text(said[0].rpartition("] ")[2])))


def _program(model: Model) -> str:
    applications = of_type(model, "IfcApplication")
    names = [text(application, "ApplicationFullName") for application in applications]
    return next((name for name in names if name), "?")
