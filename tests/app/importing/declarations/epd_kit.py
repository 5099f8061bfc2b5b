"""Declarations for tests: a small one of our own, and the XML of any that is given as JSON."""

import datetime as dt
import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from app.formats.import_result import ImportResult
from app.importing.common.read_request import ReadRequest
from models.domain.outcome import Severity

REQUEST = ReadRequest("verklaring.json")
GWP, PENRT = "77e416eb-a363-4258-a04e-171d843a6460", "06159210-646b-4c8d-8583-da9b3b95a6c1"
GWP_FOSSIL = "5f635281-343e-44fb-83df-1971b155e6b6"
GWP_TOTAL, GWP_LULUC = "6a37f984-a4b3-458a-a20a-64418c145fa2", "4331bbdb-978a-490d-8707-eeb047f01a55"
MASS, AREA = "93a60a56-a3c8-11da-a746-0800200b9a66", "93a60a56-a3c8-19da-a746-0800200c9a66"
HEAD = (
    '<processDataSet xmlns="http://lca.jrc.it/ILCD/Process" xmlns:common="http://lca.jrc.it/ILCD/Common"'
    ' xmlns:epd="http://www.iai.kit.edu/EPD/2013" xmlns:epd2="http://www.indata.network/EPD/2019" version="1.1">'
)


def indicator(uuid: str, name: str, unit: str, values: Mapping[str, object], key: str = "LCIAMethod") -> Any:
    """One indicator; a module is `C3` or `C3/scenario`."""
    anies: list[dict[str, object]] = []
    for module, value in values.items():
        part, _, scenario = module.partition("/")
        anies.append({"module": part, "value": value, **({"scenario": scenario} if scenario else {})})
    unit_group = {"shortDescription": [{"value": unit, "lang": "en"}]}
    anies.append({"name": "referenceToUnitGroupDataSet", "value": unit_group})
    reference = {"refObjectId": uuid, "shortDescription": [{"value": name, "lang": "en"}]}
    return {f"referenceTo{key}DataSet": reference, "other": {"anies": anies}}


def declaration(**changes: Any) -> dict[str, Any]:
    """A declaration of 2 m2 of board, 10 kg per m2; `changes` replace its top parts."""
    flow = {
        "referenceFlow": True,
        "dataSetInternalID": 0,
        "meanAmount": 2.0,
        "referenceToFlowDataSet": {"refObjectId": "11111111-1111-1111-1111-111111111111"},
        "flowProperties": [
            {"uuid": AREA, "meanValue": 1.0, "referenceUnit": "m2", "referenceFlowProperty": True},
            {"uuid": MASS, "name": [{"value": "Mass", "lang": "en"}], "meanValue": 10.0},
        ],
        "materialProperties": [{"name": "layer thickness", "value": "0.01", "unit": "m"}],
    }
    penrt = indicator(PENRT, "Total (PENRT)", "MJ", {"A1-A3": "200", "C4": "1"}, "Flow")
    document: dict[str, Any] = {
        "processInformation": {
            "dataSetInformation": {
                "UUID": "22222222-2222-2222-2222-222222222222",
                "name": {"baseName": [{"value": "Board", "lang": "en"}, {"value": "Plaat", "lang": "nl"}]},
            },
            "quantitativeReference": {"referenceToReferenceFlow": [0]},
            "time": {"dataSetValidUntil": 2030},
        },
        "modellingAndValidation": {
            "complianceDeclarations": {
                "compliance": [
                    {"referenceToComplianceSystem": {"shortDescription": [{"value": "EN 15804", "lang": "en"}]}}
                ]
            }
        },
        "exchanges": {"exchange": [flow, penrt]},
        "LCIAResults": {
            "LCIAResult": [indicator(GWP, "GWP", "kg CO2-eqv.", {"A1-A3": "20", "C4": "0.5", "D": "-3"})]
        },
    }
    return {**document, **changes}


def as_bytes(document: object) -> bytes:
    return json.dumps(document, ensure_ascii=False).encode()


def only_code(result: ImportResult) -> str:
    """The code of the one error of a refused file."""
    assert not result.declarations
    assert result.project is None
    (finding,) = [found for found in result.findings if found.severity is Severity.ERROR]
    return finding.code


def as_process_xml(document: Mapping[str, Any]) -> bytes:
    """The same data set in XML, by the element names of the ILCD+EPD format, without its product flow."""
    information, data = document["processInformation"], document["processInformation"]["dataSetInformation"]
    time, publication = information.get("time", {}), _publication(document)
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>', HEAD, "<processInformation><dataSetInformation>",
        f"<common:UUID>{data.get('UUID', '')}</common:UUID>",
        "<name>", _texts("baseName", data["name"]["baseName"]), "</name>", _classes(data),
        _texts("common:generalComment", data.get("generalComment", [])),
        "<common:other>", _scenarios(data), "</common:other></dataSetInformation>",
        "<quantitativeReference>",
        *(f"<referenceToReferenceFlow>{i}</referenceToReferenceFlow>"
          for i in information["quantitativeReference"]["referenceToReferenceFlow"]),
        "</quantitativeReference><time>",
        f"<common:dataSetValidUntil>{time['dataSetValidUntil']}</common:dataSetValidUntil>",
        "<common:other>",
        *(f"<epd2:publicationDateOfEPD>{_iso(part['value'])}</epd2:publicationDateOfEPD>"
          for part in time.get("other", {}).get("anies", [])),
        "</common:other></time><geography>", _location(information), "</geography></processInformation>",
        "<modellingAndValidation><LCIMethodAndAllocation><common:other>", _kind(document),
        "</common:other></LCIMethodAndAllocation><complianceDeclarations>", _compliance(document),
        "</complianceDeclarations></modellingAndValidation>",
        "<administrativeInformation><publicationAndOwnership>", publication,
        "</publicationAndOwnership></administrativeInformation><exchanges>",
        *(_exchange(part) for part in document["exchanges"]["exchange"]),
        "</exchanges><LCIAResults>", *(_result(part) for part in document["LCIAResults"]["LCIAResult"]),
        "</LCIAResults></processDataSet>",
    ]  # fmt: skip
    return "".join(parts).encode()


def as_flow_xml(document: Mapping[str, Any]) -> bytes:
    """The product flow of the same data set, with its properties and MatML."""
    exchange = next(e for e in document["exchanges"]["exchange"] if e.get("referenceFlow"))
    properties, reference = [], ""
    for position, part in enumerate(exchange["flowProperties"]):
        if part.get("referenceFlowProperty"):
            reference = str(position)
        properties.append(
            f'<flowProperty dataSetInternalID="{position}"><referenceToFlowPropertyDataSet'
            f' refObjectId="{part["uuid"]}">{_texts("common:shortDescription", part.get("name", []))}'
            f"</referenceToFlowPropertyDataSet><meanValue>{part['meanValue']}</meanValue></flowProperty>"
        )
    materials = exchange.get("materialProperties", [])
    data = "".join(
        f'<PropertyData property="p{i}"><Data format="float">{part["value"]}</Data></PropertyData>'
        for i, part in enumerate(materials)
    )
    details = "".join(
        f'<PropertyDetails id="p{i}"><Name>{part["name"]}</Name><Units name={quoteattr(part["unit"])}/>'
        "</PropertyDetails>"
        for i, part in enumerate(materials)
    )
    return (
        '<flowDataSet xmlns="http://lca.jrc.it/ILCD/Flow" xmlns:common="http://lca.jrc.it/ILCD/Common">'
        "<flowInformation><dataSetInformation><common:other>"
        f'<MatML_Doc xmlns="http://www.matml.org/"><Material><BulkDetails>{data}</BulkDetails></Material>'
        f"<Metadata>{details}</Metadata></MatML_Doc></common:other></dataSetInformation>"
        "<quantitativeReference><referenceToReferenceFlowProperty>"
        f"{reference}</referenceToReferenceFlowProperty></quantitativeReference></flowInformation>"
        f"<flowProperties>{''.join(properties)}</flowProperties></flowDataSet>"
    ).encode()


def as_package(document: Mapping[str, Any], *, with_flow: bool = True) -> bytes:
    """An ILCD package with the one data set."""
    exchange = next(e for e in document["exchanges"]["exchange"] if e.get("referenceFlow"))
    flow = exchange["referenceToFlowDataSet"]["refObjectId"]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("ILCD/processes/a.xml", as_process_xml(document))
        archive.writestr("ILCD/flows/other.xml", b"<flowDataSet/>")
        if with_flow:
            archive.writestr(f"ILCD/flows/{flow}_00.00.001.xml", as_flow_xml(document))
    return stream.getvalue()


def _iso(milliseconds: int) -> str:
    return dt.datetime.fromtimestamp(milliseconds / 1000, dt.UTC).date().isoformat()


def _texts(name: str, texts: list[dict[str, str]]) -> str:
    return "".join(
        f"<{name} xml:lang={quoteattr(part.get('lang') or 'en')}>{escape(part.get('value', ''))}</{name}>"
        for part in texts
    )


def _classes(data: Mapping[str, Any]) -> str:
    groups = data.get("classificationInformation", {}).get("classification", [])
    inside = "".join(
        "<common:classification>"
        + "".join(f"<common:class>{escape(part['value'])}</common:class>" for part in group["class"])
        + "</common:classification>"
        for group in groups
    )
    return f"<classificationInformation>{inside}</classificationInformation>"


def _scenarios(data: Mapping[str, Any]) -> str:
    found = [scenario for part in data.get("other", {}).get("anies", []) for scenario in part.get("scenario", [])]
    inside = "".join(
        f"<epd:scenario epd:name={quoteattr(part['name'])}"
        + (' epd:default="true"' if part.get("default") else "")
        + "/>"
        for part in found
    )
    return f"<epd:scenarios>{inside}</epd:scenarios>"


def _location(information: Mapping[str, Any]) -> str:
    place = information.get("geography", {}).get("locationOfOperationSupplyOrProduction", {})
    return f"<locationOfOperationSupplyOrProduction location={quoteattr(place.get('location', ''))}/>"


def _kind(document: Mapping[str, Any]) -> str:
    method = document["modellingAndValidation"].get("LCIMethodAndAllocation", {})
    return "".join(
        f"<epd:subType>{part['value']}</epd:subType>"
        for part in method.get("other", {}).get("anies", [])
        if part.get("name") == "subType" and "value" in part
    )


def _compliance(document: Mapping[str, Any]) -> str:
    return "".join(
        "<compliance><common:referenceToComplianceSystem>"
        + _texts("common:shortDescription", part["referenceToComplianceSystem"]["shortDescription"])
        + "</common:referenceToComplianceSystem></compliance>"
        for part in document["modellingAndValidation"]["complianceDeclarations"]["compliance"]
    )


def _publication(document: Mapping[str, Any]) -> str:
    found = document.get("administrativeInformation", {}).get("publicationAndOwnership", {})
    owner = found.get("referenceToOwnershipOfDataSet", {}).get("shortDescription", [])
    number = escape(found.get("registrationNumber", ""))
    return (
        f"<common:registrationNumber>{number}</common:registrationNumber><common:referenceToOwnershipOfDataSet>"
        f"{_texts('common:shortDescription', owner)}</common:referenceToOwnershipOfDataSet>"
    )


def _exchange(part: Mapping[str, Any]) -> str:
    reference = part["referenceToFlowDataSet"]
    return (
        f'<exchange dataSetInternalID="{part.get("dataSetInternalID", "")}"><referenceToFlowDataSet'
        f' refObjectId="{reference.get("refObjectId", "")}">'
        f"{_texts('common:shortDescription', reference.get('shortDescription', []))}</referenceToFlowDataSet>"
        f"<meanAmount>{part.get('meanAmount', '')}</meanAmount>{_other(part)}</exchange>"
    )


def _result(part: Mapping[str, Any]) -> str:
    reference = part["referenceToLCIAMethodDataSet"]
    return (
        f'<LCIAResult><referenceToLCIAMethodDataSet refObjectId="{reference["refObjectId"]}">'
        f"{_texts('common:shortDescription', reference['shortDescription'])}</referenceToLCIAMethodDataSet>"
        f"{_other(part)}</LCIAResult>"
    )


def _other(part: Mapping[str, Any]) -> str:
    inside = []
    for any_part in part.get("other", {}).get("anies", []):
        if "module" in any_part:
            scenario = any_part.get("scenario")
            attribute = f" epd:scenario={quoteattr(scenario)}" if scenario else ""
            value = "" if any_part.get("value") is None else any_part["value"]
            inside.append(f'<epd:amount epd:module="{any_part["module"]}"{attribute}>{value}</epd:amount>')
        else:
            unit = _texts("common:shortDescription", any_part["value"]["shortDescription"])
            inside.append(f"<epd:referenceToUnitGroupDataSet>{unit}</epd:referenceToUnitGroupDataSet>")
    return f"<common:other>{''.join(inside)}</common:other>"
