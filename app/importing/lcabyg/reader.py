"""Reads LCAbyg: a project file, a result file, or a zip archive with exactly those two."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.formats.import_result import ImportFacts, ImportResult
from app.importing.common.container import check_size, damage_told_as, read_parts
from app.importing.common.finding_list import FileRefusedError, FindingList, quote
from app.importing.common.project_facts import ProjectFacts
from app.importing.common.project_result import Content, assembled, refused
from app.importing.common.read_request import ReadRequest
from app.importing.common.strict_json import read_json
from app.importing.declarations.fields import Node
from app.importing.lcabyg.graph import LcabygGraph, name_of, own_refusal, read_graph
from app.importing.lcabyg.parts import LcabygPart, joined
from app.importing.lcabyg.project import ProjectParts, the_only
from app.importing.lcabyg.result import LcabygResult, read_result, result_parts
from models.domain.bill import Bill, BillLine
from models.domain.project import Building, Project, Variant
from models.reference.reference import Reference

FORMAT = "lcabyg"
_ZIP = b"PK\x03\x04"
_KEPT = (
    ("scenario", "scenario_name"),
    ("soort gebouw", "building_type"),
    ("soort project", "project_type"),
    ("verwarmd oppervlak m2", "heated_floor_area"),
    ("beginjaar", "initial_year"),
)


@dataclass(frozen=True, slots=True)
class _Files:
    """The two files; either may be missing, not both."""

    project: Node | None
    result: Node | None


def read(data: bytes, request: ReadRequest, reference: Reference) -> ImportResult:
    """Reads the project, with the parts of the building as bill. Never raises for the content of the file."""
    findings = FindingList(quote(request.file_name))
    try:
        return _read(_files(data), request.file_name, reference, findings)
    except FileRefusedError as refusal:
        return refused(own_refusal(refusal), findings)


def _files(data: bytes) -> _Files:
    check_size(data)
    if not data.startswith(_ZIP):
        return _sorted_files([Node(read_json(data))])
    with damage_told_as("import_unreadable_file"):
        parts = read_parts(data, (".json",))
    return _sorted_files([Node(read_json(part)) for part in parts.values()])


def _sorted_files(documents: Sequence[Node]) -> _Files:
    """Tells project and result file apart: the first is a list, the second an object.

    Raises:
        FileRefusedError: `lcabyg_not_one`, there are two of a kind or none at all.
    """
    projects = [document for document in documents if isinstance(document.value, list)]
    results = [document for document in documents if isinstance(document.value, dict)]
    if len(projects) > 1 or len(results) > 1 or not documents or len(projects) + len(results) < len(documents):
        raise FileRefusedError("lcabyg_not_one", kind="json", count=len(documents))
    return _Files(projects[0] if projects else None, results[0] if results else None)


def _read(files: _Files, file_name: str, reference: Reference, findings: FindingList) -> ImportResult:
    result = read_result(files.result, findings) if files.result is not None else None
    parts = result_parts(result) if result is not None else []
    left_out = 0
    if files.project is None:
        facts = _facts_of_result(result)
        findings.warning("lcabyg_result_alone")
    else:
        graph = read_graph(files.project)
        if graph.unknown:
            names = ", ".join(list(graph.unknown)[:5])
            findings.warning("lcabyg_unknown_entries", count=graph.unknown.total(), names=names)
        elsewhere = {part.key[:2] for part in parts}
        walk = ProjectParts(graph, reference.declaration_rules, findings, elsewhere)
        own = walk.parts()
        facts, left_out = _facts_of_project(graph), walk.left_out_count
        parts = joined(own, parts, findings) if result is not None else own
        _point_at_names(own, result, findings)
    area = facts.variant.building.gross_floor_area_m2
    if area is not None:
        findings.warning("lcabyg_area_is_danish", area=area)
    content = Content(Bill(tuple(_line(i, part) for i, part in enumerate(parts, 1))))
    counts = _counts(parts, left_out, result)
    made = assembled(facts, content, counts, file_name, findings)
    return replace(made, stated=result.stated if result is not None else ())


def _counts(parts: Sequence[LcabygPart], left_out: int, result: LcabygResult | None) -> ImportFacts:
    elements = {part.key[0] for part in parts}
    with_modules = sum(bool(part.profiles) for part in parts)
    counts = [("elements", len(elements)), ("lines_with_modules", with_modules)]
    if result is not None:
        counts.append(("results", len(result.instances)))
    return ImportFacts(
        FORMAT,
        row_count=len(parts) + left_out,
        line_count=len(parts),
        left_out_count=left_out,
        counts=tuple(counts),
    )


def _facts_of_project(graph: LcabygGraph) -> ProjectFacts:
    project, building = the_only(graph, "Project"), the_only(graph, "Building")
    kept = [(header, building[key].text()) for header, key in _KEPT]
    return ProjectFacts(
        Project(project["id"].text(), name_of(project), address=project["address"].text()),
        Variant(
            building["id"].text(),
            building["scenario_name"].text(),
            building=Building(
                gross_floor_area_m2=building["gross_area"].positive(),
                service_life_years=building["calculation_timespan"].positive(),
            ),
            extra=tuple((header, text) for header, text in kept if text and text != "0.0"),
        ),
    )


def _facts_of_result(result: LcabygResult | None) -> ProjectFacts:
    building = Node(result.instances[result.root]) if result is not None else Node({})
    area = building["gross_area"].positive()
    return ProjectFacts(variant=Variant("", building=Building(gross_floor_area_m2=area)))


def _point_at_names(own: Sequence[LcabygPart], result: LcabygResult | None, findings: FindingList) -> None:
    """Adds findings about library products, whose name and values are in the result file alone."""
    nameless = sum(bool(part.key[2]) and not part.product for part in own)
    if nameless and result is None:
        findings.warning("lcabyg_names_missing", count=nameless)
    valueless = sum(not part.profiles for part in own)
    if valueless:
        findings.warning("lcabyg_values_missing", count=valueless)


def _line(number: int, part: LcabygPart) -> BillLine:
    mass = part.mass_kg / part.quantity if part.mass_kg is not None and part.quantity else None
    mass = mass if mass is not None and math.isfinite(mass) else None
    extra = (
        ("element", part.element if part.element != part.label else ""),
        ("constructie", part.construction if part.construction != part.label else ""),
        ("groep", " > ".join(part.groups)),
    )
    return BillLine(
        id=f"r{number}",
        description=part.label or part.key[2],
        quantity=part.quantity,
        unit=part.unit,
        mass_kg_per_unit=mass,
        service_life_years=part.service_life_years,
        module_profiles=part.profiles,
        source=part.source,
        extra=tuple((header, text) for header, text in extra if text),
    )
