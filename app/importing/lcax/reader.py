"""Reads a project in LCAx JSON: assemblies with products, and their impact data.

Known from lcax_models 2 and 3 (assemblies as a list or as an object, parts bare, tagged with `type` or wrapped in
their kind). The whole of a product is its own quantity times that of its assembly. References to other files are
never followed. Left out on purpose: results, transport, and what LCAx has for infrastructure.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.formats.cell_text import MAX_TEXT
from app.formats.import_result import ImportFacts, ImportResult
from app.formats.lcax_keys import META_DATA_KEYS
from app.importing.common.container import check_size
from app.importing.common.finding_list import FileRefusedError, FindingList, quote
from app.importing.common.project_facts import ProjectFacts
from app.importing.common.project_result import Content, assembled, refused
from app.importing.common.read_request import ReadRequest
from app.importing.common.strict_json import read_json
from app.importing.declarations.fields import Node
from app.importing.lcax.impacts import Impacts, impacts_of
from models.domain.bill import Bill, BillLine
from models.domain.declaration import ProductDeclaration
from models.domain.project import Building, BuildingType, Project, Variant
from models.domain.quantities import UNITS, Unit
from models.reference.reference import Reference

FORMAT = "lcax"
MAX_LINES = 100_000
_WRAPPERS = frozenset({"assembly", "product", "epd", "genericdata", "actual", "buildinginfo"})
_REFERENCES = frozenset({"reference", "externalimpactdata", "internalimpactdata", "techflow"})
_OWN_CODES = {"epd_missing": "lcax_missing", "epd_wrong_type": "lcax_wrong_type",
              "epd_not_a_number": "lcax_not_a_number"}  # fmt: skip
_UNITS = {unit.symbol: unit for unit in UNITS}


def read(data: bytes, request: ReadRequest, reference: Reference) -> ImportResult:
    """Reads the project, and its declarations apart. Never raises for the content of the file."""
    findings = FindingList(quote(request.file_name))
    try:
        check_size(data)
        root = Node(read_json(data))
        walk = _Assemblies(reference, findings)
        lines = walk.lines(root)
        facts = _facts(root, findings)
    except FileRefusedError as refusal:
        return refused(_own(refusal), findings)
    counts = (
        ("assemblies", walk.assembly_count),
        ("lines_with_modules", sum(bool(x.module_profiles) for x in lines)),
    )
    content = Content(Bill(tuple(lines)))
    found = ImportFacts(FORMAT, row_count=len(lines), line_count=len(lines), counts=counts)
    made = assembled(facts, content, found, request.file_name, findings)
    return replace(made, declarations=tuple(walk.declarations.values()))


def _own(refusal: FileRefusedError) -> FileRefusedError:
    code = _OWN_CODES.get(refusal.code)
    return refusal if code is None else FileRefusedError(code, **refusal.params)


def entries(node: Node) -> Iterator[tuple[Node, bool]]:
    """The parts of a list or an object, each without its wrapper, and whether it only refers to another file.

    Raises:
        FileRefusedError: it is neither, or a part is no object.
    """
    parts = [part for _, part in node.items()] if isinstance(node.value, dict) else list(node)
    for part in parts:
        yield unwrapped(part)


def unwrapped(part: Node) -> tuple[Node, bool]:
    """A part without the object that only names its kind, and whether it refers to another file."""
    if isinstance(part.value, dict) and len(part.value) == 1:
        ((kind, inner),) = part.items()
        if kind.casefold() in _REFERENCES:
            return inner, True
        if kind.casefold() in _WRAPPERS:
            return inner, False
    return part, part["type"].text().casefold() in _REFERENCES


@dataclass(frozen=True, slots=True)
class _Assembly:
    """The data of an assembly that its lines share."""

    name: str
    quantity: float | None
    nl_sfb: str


class _Assemblies:
    """Collects the lines of assemblies and products, and every declaration once."""

    def __init__(self, reference: Reference, findings: FindingList) -> None:
        self._words = reference.declaration_rules.words["lcax_unit"]
        self._rules = reference.declaration_rules
        self._findings = findings
        self._ids: set[str] = set()
        self.assembly_count = 0
        self.declarations: dict[str, ProductDeclaration] = {}

    def lines(self, root: Node) -> list[BillLine]:
        """Every product of every assembly, in the order of the file.

        Raises:
            FileRefusedError: a part has another structure, or there are too many.
        """
        made: list[BillLine] = []
        for node, is_reference in entries(root["assemblies"].needed()):
            self.assembly_count += 1
            made += [self._referred(node, len(made))] if is_reference else self._of_assembly(node, len(made))
            if len(made) > MAX_LINES:
                raise FileRefusedError("lcax_too_large", limit=MAX_LINES)
        return made

    def _of_assembly(self, node: Node, before: int) -> list[BillLine]:
        name = node["name"].text(MAX_TEXT)
        assembly = _Assembly(name, self._quantity(node, name), _nl_sfb(node))
        products = list(entries(node["products"])) if node["products"].is_there else []
        if not products:
            self._findings.warning("lcax_no_products", name=quote(name))
            given = self._id(node["id"].text(), before)
            return [BillLine(given, name, assembly.quantity, self._unit(node, name), nl_sfb=assembly.nl_sfb)]
        return [
            self._referred(product, before + i) if is_reference else self._line(product, assembly, before + i)
            for i, (product, is_reference) in enumerate(products)
        ]

    def _referred(self, node: Node, number: int) -> BillLine:
        """The line for a reference to another file, which is never opened: a line without known data."""
        said = next((text for key in ("name", "uri", "url", "path", "id") if (text := _said(node, key))), "")
        self._findings.warning("lcax_reference", text=quote(said))
        return BillLine(self._id("", number), said, None, None)

    def _line(self, product: Node, assembly: _Assembly, number: int) -> BillLine:
        name = product["name"].text(MAX_TEXT)
        per_assembly = self._quantity(product, name or assembly.name)
        unit = self._unit(product, name or assembly.name)
        found = self._impacts(product, unit, name or assembly.name)
        quantity = None if assembly.quantity is None or per_assembly is None else assembly.quantity * per_assembly
        return BillLine(
            id=self._id(product["id"].text(), number),
            description=name or assembly.name,
            quantity=quantity,
            unit=unit,
            nl_sfb=assembly.nl_sfb,
            mass_kg_per_unit=found.mass_kg,
            service_life_years=product["referenceServiceLife"].positive(),
            module_profiles=found.profiles,
            source=found.source,
            extra=(("onderdeel", assembly.name),) if assembly.name not in ("", name) else (),
        )

    def _impacts(self, product: Node, unit: Unit | None, name: str) -> Impacts:
        given = product["impactData"]
        if not given.is_there:
            return Impacts()
        is_one = isinstance(given.value, dict) and ("impacts" in given.value or len(given.value) == 1)
        parts = [unwrapped(given)] if is_one else list(entries(given))
        found, declarations = impacts_of(parts, unit, self._rules, self._findings, (name, product["id"].text()))
        self.declarations |= {declaration.id or declaration.name: declaration for declaration in declarations}
        return found

    def _quantity(self, node: Node, name: str) -> float | None:
        quantity = node["quantity"].positive()
        if quantity is None:
            self._findings.warning("lcax_no_quantity", name=quote(name))
        return quantity

    def _unit(self, node: Node, name: str) -> Unit | None:
        text = node["unit"].text()
        unit = _UNITS.get(self._words.get(text.casefold(), ""))
        if unit is None:
            self._findings.warning("lcax_unit_unknown", text=quote(text), name=quote(name))
        return unit

    def _id(self, given: str, number: int) -> str:
        """The id in the file where it is unique, else a number that no other line has."""
        unique, n = given, number + 1
        while not unique or unique in self._ids:
            unique, n = f"r{n}", n + 1
        self._ids.add(unique)
        return unique


def _said(node: Node, key: str) -> str:
    value = node.value.get(key) if isinstance(node.value, dict) else node.value
    return Node(value).text() if isinstance(value, str) else ""


def _nl_sfb(assembly: Node) -> str:
    for part in assembly["classification"]:
        if part["system"].text().casefold().replace("-", "").replace("/", "") == "nlsfb":
            return part["code"].text()
    return ""


def _facts(root: Node, findings: FindingList) -> ProjectFacts:
    own = _own_values(root["metaData"])
    area = _gross_floor_area(root["projectInfo"], findings)
    kept = [("omschrijving", root["description"]), ("toelichting", root["comment"]), ("eigenaar", root["owner"]),
            ("land", root["location"]["country"])]  # fmt: skip
    project = Project(
        root["id"].text(),
        root["name"].text(),
        municipality=root["location"]["city"].text(),
        address=root["location"]["address"].text(),
        permit_application_date=_date(own.get("permit_application_date", "")),
    )
    variant = Variant(
        own.get("variant_id", ""),
        own.get("variant", ""),
        building=Building(
            type=next((kind for kind in BuildingType if kind.value == own.get("type")), None),
            gross_floor_area_m2=area if area is not None else Node(own.get("gross_floor_area_m2")).positive(),
            service_life_years=root["referenceStudyPeriod"].positive(),
        ),
        extra=tuple((header, text) for header, node in kept if (text := node.text(MAX_TEXT)) not in ("", "nld")),
    )
    return ProjectFacts(project, variant)


def _own_values(meta: Node) -> dict[str, str]:
    if not isinstance(meta.value, dict):
        return {}
    return {name: meta[key].text() for name, key in META_DATA_KEYS.items() if isinstance(meta.value.get(key), str)}


def _date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _gross_floor_area(info: Node, findings: FindingList) -> float | None:
    """The gross floor area in m2; a finding quotes its definition in the file, which may differ from NEN 2580."""
    if info.value is None:
        return None
    info = unwrapped(info)[0]
    area = info["grossFloorArea"]
    if not area.is_there or area["unit"].text().casefold() != "m2":
        return None
    value = area["value"].positive()
    if value is not None:
        findings.warning("lcax_area_definition", area=value, text=quote(area["definition"].text()))
    return value
