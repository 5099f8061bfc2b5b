"""Reads ILCD+EPD in XML: a package (zip) with process and flow data sets, or one process data set.

The declared unit is in the flow data set, so a process data set on its own is refused because it lacks a unit.
"""

from collections.abc import Sequence
from functools import partial
from xml.etree.ElementTree import Element

from app.formats.import_result import ImportResult
from app.importing.common.container import check_size, damage_told_as, read_parts
from app.importing.common.finding_list import FileRefusedError, FindingList
from app.importing.common.read_request import ReadRequest
from app.importing.declarations.fields import Node, shown
from app.importing.declarations.ilcd.data_sets import FLOWS, PROCESSES, DataSet, data_sets, newest
from app.importing.declarations.ilcd.declaration import ilcd_declaration
from app.importing.declarations.ilcd.xml_parts import Parts, flow_parts, process_parts, xml_root
from app.importing.declarations.result import MAX_DECLARATIONS, each_declared, read_declarations
from models.domain.declaration import ProductDeclaration
from models.reference.declaration_rules import DeclarationRules
from models.reference.reference import Reference

FORMAT = "ilcd_epd_xml"
_ZIP = b"PK\x03\x04"
_PROCESS, _FLOW = "processDataSet", "flowDataSet"


def read(data: bytes, request: ReadRequest, reference: Reference) -> ImportResult:
    """Reads the declarations in the file. Never raises for the content of the file."""

    def make(findings: FindingList) -> Sequence[ProductDeclaration]:
        check_size(data)
        rules = reference.declaration_rules
        if data.startswith(_ZIP):
            return _of_package(_unpacked(data), rules, findings)
        return [_declaration(xml_root(data, _PROCESS), (), rules, findings)]

    return read_declarations(FORMAT, request, make)


def _unpacked(data: bytes) -> dict[str, bytes]:
    with damage_told_as("epd_broken_package"):
        return read_parts(data)


def _of_package(
    parts: dict[str, bytes], rules: DeclarationRules, findings: FindingList
) -> Sequence[ProductDeclaration]:
    flows = data_sets(parts, FLOWS)
    processes = newest(data_sets(parts, PROCESSES), findings).values()
    if not processes:
        raise FileRefusedError("epd_missing", at="processes/")
    if len(processes) > MAX_DECLARATIONS:
        raise FileRefusedError("epd_too_many", count=len(processes), limit=MAX_DECLARATIONS)
    makers = [(each.name, partial(_of_data_set, each, flows, rules, findings)) for each in processes]
    return each_declared(makers, findings)


def _of_data_set(
    process: DataSet, flows: Sequence[DataSet], rules: DeclarationRules, findings: FindingList
) -> ProductDeclaration:
    return _declaration(xml_root(process.content, _PROCESS), flows, rules, findings)


def _declaration(
    root: Element, flows: Sequence[DataSet], rules: DeclarationRules, findings: FindingList
) -> ProductDeclaration:
    document = process_parts(root)
    _add_flow(document, flows, findings)
    return ilcd_declaration(Node(document), rules, findings)


def _add_flow(document: Parts, flows: Sequence[DataSet], findings: FindingList) -> None:
    ids = document["processInformation"] or {}
    wanted = ids.get("quantitativeReference", {}).get("referenceToReferenceFlow", [])
    for exchange in document["exchanges"]["exchange"]:
        reference = exchange["referenceToFlowDataSet"]
        if exchange["dataSetInternalID"] not in wanted or reference is None:
            continue
        uuid = (reference["refObjectId"] or "").strip().casefold()
        flow = newest((flow for flow in flows if flow.uuid == uuid), findings).get(uuid)
        if flow is None:
            raise FileRefusedError("epd_no_flow", flow=shown(reference["refObjectId"] or ""))
        exchange.update(flow_parts(xml_root(flow.content, _FLOW)))
