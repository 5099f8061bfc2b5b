"""Makes a declaration from the parts of an ILCD+EPD data set, which JSON and XML have in common."""

import datetime as dt

from app.formats.cell_text import MAX_TEXT
from app.importing.common.finding_list import FileRefusedError, FindingList
from app.importing.declarations.fields import Node
from app.importing.declarations.ilcd.flow import reference_flow
from app.importing.declarations.ilcd.results import raw_impacts
from app.importing.declarations.indicators import named_impacts, set_of_standard
from app.importing.declarations.optional_fields import OptionalFields
from app.importing.declarations.units import conversions_of, mass_per_unit
from models.domain.declaration import DeclarationKind, ProductDeclaration
from models.domain.product import EnvironmentalSet
from models.reference.declaration_rules import DeclarationRules

_LAST_MONTH, _LAST_DAY = 12, 31
_PUBLICATION = "administrativeInformation.publicationAndOwnership"


def ilcd_declaration(document: Node, rules: DeclarationRules, findings: FindingList) -> ProductDeclaration:
    """Makes the declaration of one process data set.

    Raises:
        FileRefusedError: what the declaration cannot do without is missing or wrong; params name the place.
    """
    information = document["processInformation"].needed()["dataSetInformation"].needed()
    optional = OptionalFields(document, findings)
    of_set = optional.of(information)
    flow = reference_flow(optional, rules)
    standards = _standards(optional)
    impacts = named_impacts(raw_impacts(document, rules, findings), _stated_set(standards), rules, findings)
    per_unit = mass_per_unit(flow.measures)
    density = flow.measures.density
    return ProductDeclaration(
        id=information["UUID"].text(),
        name=_name(of_set),
        declared_unit=flow.measures.unit,
        declared_amount=flow.amount,
        impacts=impacts,
        conversions=conversions_of(flow.measures),
        density_kg_per_m3=None if density is None else density.value,
        mass_kg=None if per_unit is None else per_unit * flow.amount,
        biogenic_c_kg=flow.biogenic_c_kg,
        service_life_years=_service_life(of_set),
        published_on=_published(optional),
        valid_until=_valid_until(optional),
        kind=_kind(optional, rules),
        owner=optional.localized(f"{_PUBLICATION}.referenceToOwnershipOfDataSet.shortDescription"),
        standard="; ".join(standards),
        location=optional.text("processInformation.geography.locationOfOperationSupplyOrProduction.location"),
        comment=of_set.localized("generalComment", MAX_TEXT),
        registration_number=optional.text(f"{_PUBLICATION}.registrationNumber"),
        product_group=_group(of_set),
    )


def _name(information: OptionalFields) -> str:
    name = information.localized("name.baseName")
    if not name:
        raise FileRefusedError("epd_missing", at=f"{information.node.place}.name.baseName")
    return name


def _standards(optional: OptionalFields) -> list[str]:
    parts = optional.objects("modellingAndValidation.complianceDeclarations.compliance")
    names = (optional.of(part).localized("referenceToComplianceSystem.shortDescription") for part in parts)
    return [name for name in names if name]


def _stated_set(standards: list[str]) -> EnvironmentalSet | None:
    found = {set_of_standard(name) for name in standards} - {None}
    return EnvironmentalSet.A2 if EnvironmentalSet.A2 in found else next(iter(found), None)


def _group(information: OptionalFields) -> str:
    groups = [
        " / ".join(
            filter(None, (information.of(part).text("value") for part in information.of(each).objects("class")))
        )
        for each in information.objects("classificationInformation.classification")
    ]
    return "; ".join(filter(None, groups))


def _kind(optional: OptionalFields, rules: DeclarationRules) -> DeclarationKind | None:
    for part in optional.objects("modellingAndValidation.LCIMethodAndAllocation.other.anies"):
        if part["name"].value == "subType":
            kind = optional.of(part).choice("value", rules.words["kind"])
            return None if kind is None else DeclarationKind(kind)
    return None


def _published(optional: OptionalFields) -> dt.date | None:
    for part in optional.objects("processInformation.time.other.anies"):
        if part["name"].value == "publicationDateOfEPD":
            return optional.of(part).date("value")
    return None


def _valid_until(optional: OptionalFields) -> dt.date | None:
    """The last day of the year that the file gives; the format has no day."""
    node = optional.read(lambda: optional.node.at("processInformation.time.dataSetValidUntil"), None)
    year = None if node is None else optional.read(node.number, None)
    if node is None or year is None:
        optional.findings.note("epd_no_validity")
        return None
    if not year.is_integer() or not dt.MINYEAR <= year <= dt.MAXYEAR:
        optional.left_open(node.place, node.value)
        return None
    optional.findings.note("epd_valid_until_year", year=int(year))
    return dt.date(int(year), _LAST_MONTH, _LAST_DAY)


def _service_life(information: OptionalFields) -> float | None:
    for part in information.objects("other.anies"):
        years = information.of(part).positive("referenceServiceLife.years")
        if years is not None:
            return years
    return None
