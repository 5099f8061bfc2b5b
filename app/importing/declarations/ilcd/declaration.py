"""Makes a declaration from the parts of an ILCD+EPD data set, which JSON and XML have in common."""

import datetime as dt

from app.formats.cell_text import MAX_TEXT
from app.importing.common.finding_list import FileRefusedError, FindingList
from app.importing.declarations.fields import Node
from app.importing.declarations.ilcd.flow import reference_flow
from app.importing.declarations.ilcd.results import raw_impacts
from app.importing.declarations.indicators import named_impacts, set_of_standard
from app.importing.declarations.units import conversions_of, mass_per_unit
from models.domain.declaration import DeclarationKind, ProductDeclaration
from models.domain.product import EnvironmentalSet
from models.reference.declaration_rules import DeclarationRules

_LAST_MONTH, _LAST_DAY = 12, 31


def ilcd_declaration(document: Node, rules: DeclarationRules, findings: FindingList) -> ProductDeclaration:
    """Makes the declaration of one process data set.

    Raises:
        FileRefusedError: what the declaration cannot do without is missing or wrong; params name the place.
    """
    information = document["processInformation"].needed()["dataSetInformation"].needed()
    flow = reference_flow(document, rules)
    standards = _standards(document)
    impacts = named_impacts(raw_impacts(document, rules, findings), _stated_set(standards), rules, findings)
    publication = document.at("administrativeInformation.publicationAndOwnership")
    per_unit = mass_per_unit(flow.measures)
    density = flow.measures.density
    return ProductDeclaration(
        id=information["UUID"].text(),
        name=_name(information),
        declared_unit=flow.measures.unit,
        declared_amount=flow.amount,
        impacts=impacts,
        conversions=conversions_of(flow.measures),
        density_kg_per_m3=None if density is None else density.value,
        mass_kg=None if per_unit is None else per_unit * flow.amount,
        biogenic_c_kg=flow.biogenic_c_kg,
        service_life_years=_service_life(information),
        published_on=_published(document),
        valid_until=_valid_until(document, findings),
        kind=_kind(document, rules),
        owner=publication.at("referenceToOwnershipOfDataSet.shortDescription").localized(),
        standard="; ".join(standards),
        location=document.at("processInformation.geography.locationOfOperationSupplyOrProduction.location").text(),
        comment=information["generalComment"].localized(MAX_TEXT),
        registration_number=publication["registrationNumber"].text(),
        product_group=_group(information),
    )


def _name(information: Node) -> str:
    name = information.at("name.baseName").localized()
    if not name:
        raise FileRefusedError("epd_missing", at=information.at("name.baseName").place)
    return name


def _standards(document: Node) -> list[str]:
    parts = document.at("modellingAndValidation.complianceDeclarations.compliance")
    names = (part.at("referenceToComplianceSystem.shortDescription").localized() for part in parts)
    return [name for name in names if name]


def _stated_set(standards: list[str]) -> EnvironmentalSet | None:
    found = {set_of_standard(name) for name in standards} - {None}
    return EnvironmentalSet.A2 if EnvironmentalSet.A2 in found else next(iter(found), None)


def _group(information: Node) -> str:
    groups = [
        " / ".join(filter(None, (part["value"].text() for part in classification["class"])))
        for classification in information.at("classificationInformation.classification")
    ]
    return "; ".join(filter(None, groups))


def _kind(document: Node, rules: DeclarationRules) -> DeclarationKind | None:
    for part in document.at("modellingAndValidation.LCIMethodAndAllocation.other.anies"):
        if part["name"].value == "subType":
            kind = rules.words["kind"].get(part["value"].text().casefold())
            return None if kind is None else DeclarationKind(kind)
    return None


def _published(document: Node) -> dt.date | None:
    for part in document.at("processInformation.time.other.anies"):
        if part["name"].value == "publicationDateOfEPD":
            return part["value"].date()
    return None


def _valid_until(document: Node, findings: FindingList) -> dt.date | None:
    """The last day of the year that the file gives; the format has no day."""
    node = document.at("processInformation.time.dataSetValidUntil")
    year = node.number()
    if year is None:
        findings.note("epd_no_validity")
        return None
    if not year.is_integer() or not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise FileRefusedError("epd_not_a_date", at=node.place, text=node.text())
    findings.note("epd_valid_until_year", year=int(year))
    return dt.date(int(year), _LAST_MONTH, _LAST_DAY)


def _service_life(information: Node) -> float | None:
    for part in information.at("other.anies"):
        years = part["referenceServiceLife"]["years"].positive()
        if years is not None:
            return years
    return None
