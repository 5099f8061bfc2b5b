"""Converts the XML of an ILCD+EPD data set to the parts of its JSON form.

Elements are found by their local name: ILCD puts the same element in the namespaces Process and Common, and the
EPD extensions of 2013, 2019 and 2024 add to each other. schemaLocation and other addresses are not followed.
"""

from collections.abc import Callable, Iterator
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException, DTDForbidden

from app.importing.common.finding_list import FileRefusedError
from app.importing.common.plain_xml import children, local_name, parse

MAX_ELEMENTS = 200_000
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
Parts = dict[str, Any]


def xml_root(data: bytes, name: str) -> Element:
    """The root element `name` of an XML file.

    Raises:
        FileRefusedError: `epd_xml_too_large`, `epd_doctype`, `epd_not_xml` (line, column) or `epd_not_ilcd`.
    """
    if data.count(b"<") > 2 * MAX_ELEMENTS:
        raise FileRefusedError("epd_xml_too_large", limit=MAX_ELEMENTS)
    try:
        root = parse(data)
    except DTDForbidden:
        raise FileRefusedError("epd_doctype") from None
    except ParseError as error:
        line, column = error.position
        raise FileRefusedError("epd_not_xml", line=line, column=column + 1) from None
    except (DefusedXmlException, ValueError, LookupError):
        raise FileRefusedError("epd_not_xml", line=1, column=1) from None
    if local_name(root) != name:
        raise FileRefusedError("epd_not_ilcd", found=local_name(root)[:60])
    return root


def process_parts(root: Element) -> Parts:
    """The parts of a process data set, as the JSON form has them."""
    return {
        "processInformation": _present(root, "processInformation", _information),
        "modellingAndValidation": _modelling(root),
        "administrativeInformation": {"publicationAndOwnership": _publication(root)},
        "exchanges": {"exchange": [_exchange(e) for e in _at(root, "exchanges", "exchange")]},
        "LCIAResults": {"LCIAResult": [_result(e) for e in _at(root, "LCIAResults", "LCIAResult")]},
    }


def flow_parts(root: Element) -> Parts:
    """The properties of the product that a flow data set gives, as the reference exchange of the JSON form."""
    wanted = _text(root, "flowInformation", "quantitativeReference", "referenceToReferenceFlowProperty")
    properties = [
        _flow_property(e, is_reference=e.get("dataSetInternalID") == wanted)
        for e in _at(root, "flowProperties", "flowProperty")
    ]
    return {"flowProperties": properties, "materialProperties": list(_material_properties(root))}


def _at(element: Element, *names: str) -> list[Element]:
    found = [element]
    for name in names:
        found = [child for parent in found for child in children(parent, name)]
    return found


def _text(element: Element, *names: str) -> str | None:
    found = _at(element, *names)
    text = (found[0].text or "").strip() if found else ""
    return text or None


def _attribute(element: Element, name: str) -> str | None:
    """An attribute by its local name: data sets write `epd:module` and `module`."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)


def _texts(element: Element, *names: str) -> list[Parts]:
    return [{"lang": e.get(_LANGUAGE), "value": (e.text or "").strip()} for e in _at(element, *names)]


def _present(root: Element, name: str, make: Callable[[Element], Parts]) -> Parts | None:
    found = _at(root, name)
    return make(found[0]) if found else None


def _information(element: Element) -> Parts:
    return {
        "dataSetInformation": _present(element, "dataSetInformation", _data_set),
        "quantitativeReference": {
            "referenceToReferenceFlow": [
                (e.text or "").strip() for e in _at(element, "quantitativeReference", "referenceToReferenceFlow")
            ]
        },
        "time": {
            "dataSetValidUntil": _text(element, "time", "dataSetValidUntil"),
            "other": {
                "anies": [
                    {"name": "publicationDateOfEPD", "value": (e.text or "").strip()}
                    for e in _at(element, "time", "other", "publicationDateOfEPD")
                ]
            },
        },
        "geography": {"locationOfOperationSupplyOrProduction": {"location": _location(element)}},
    }


def _location(element: Element) -> str | None:
    found = _at(element, "geography", "locationOfOperationSupplyOrProduction")
    return found[0].get("location") if found else None


def _data_set(element: Element) -> Parts:
    scenarios = [
        {"name": _attribute(e, "name"), "default": _attribute(e, "default")}
        for e in _at(element, "other", "scenarios", "scenario")
    ]
    lives = [
        {"referenceServiceLife": {"years": _attribute(e, "years")}}
        for e in _at(element, "other", "referenceServiceLife")
    ]
    return {
        "UUID": _text(element, "UUID"),
        "name": {"baseName": _texts(element, "name", "baseName")},
        "generalComment": _texts(element, "generalComment"),
        "classificationInformation": {
            "classification": [
                {"class": [{"value": (e.text or "").strip()} for e in children(group, "class")]}
                for group in _at(element, "classificationInformation", "classification")
            ]
        },
        "other": {"anies": [{"scenario": scenarios}, *lives]},
    }


def _modelling(root: Element) -> Parts:
    above = ("modellingAndValidation", "LCIMethodAndAllocation", "other", "subType")
    systems = _at(root, "modellingAndValidation", "complianceDeclarations", "compliance")
    return {
        "LCIMethodAndAllocation": {
            "other": {"anies": [{"name": "subType", "value": (e.text or "").strip()} for e in _at(root, *above)]}
        },
        "complianceDeclarations": {
            "compliance": [
                {"referenceToComplianceSystem": _reference(system, "referenceToComplianceSystem")}
                for system in systems
            ]
        },
    }


def _publication(root: Element) -> Parts:
    found = _at(root, "administrativeInformation", "publicationAndOwnership")
    if not found:
        return {}
    return {
        "registrationNumber": _text(found[0], "registrationNumber"),
        "referenceToOwnershipOfDataSet": _reference(found[0], "referenceToOwnershipOfDataSet"),
    }


def _reference(element: Element, name: str) -> Parts | None:
    found = children(element, name)
    if not found:
        return None
    return {"refObjectId": found[0].get("refObjectId"), "shortDescription": _texts(found[0], "shortDescription")}


def _exchange(element: Element) -> Parts:
    return {
        "dataSetInternalID": element.get("dataSetInternalID"),
        "referenceToFlowDataSet": _reference(element, "referenceToFlowDataSet"),
        "meanAmount": _text(element, "meanAmount"),
        "other": {"anies": list(_anies(element))},
    }


def _result(element: Element) -> Parts:
    return {
        "referenceToLCIAMethodDataSet": _reference(element, "referenceToLCIAMethodDataSet"),
        "other": {"anies": list(_anies(element))},
    }


def _anies(element: Element) -> Iterator[Parts]:
    for part in _at(element, "other"):
        for child in part:
            if local_name(child) == "amount":
                yield {
                    "module": _attribute(child, "module"),
                    "scenario": _attribute(child, "scenario"),
                    "value": (child.text or "").strip(),
                }
        unit = _reference(part, "referenceToUnitGroupDataSet")
        if unit is not None:
            yield {"name": "referenceToUnitGroupDataSet", "value": unit}


def _flow_property(element: Element, *, is_reference: bool) -> Parts:
    named = _reference(element, "referenceToFlowPropertyDataSet") or {}
    return {
        "uuid": named.get("refObjectId"),
        "name": named.get("shortDescription"),
        "meanValue": _text(element, "meanValue"),
        "referenceFlowProperty": is_reference,
    }


def _material_properties(root: Element) -> Iterator[Parts]:
    """The MatML of a flow data set: names and units in Metadata, values in Material."""
    for document in (e for e in root.iter() if local_name(e) == "MatML_Doc"):
        details = {e.get("id"): e for e in _at(document, "Metadata", "PropertyDetails")}
        for data in _at(document, "Material", "BulkDetails", "PropertyData"):
            detail = details.get(data.get("property"))
            if detail is not None:
                units = children(detail, "Units")
                unit = units[0].get("name") if units else ""
                yield {"name": _text(detail, "Name"), "value": _text(data, "Data"), "unit": unit}
