"""Reads the products of the building and their quantities from an LCAbyg project file.

Left out on purpose: operational energy, transport and the building site (no materials), and demolition.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from app.importing.common.finding_list import FileRefusedError, FindingList, quote
from app.importing.declarations.fields import Node
from app.importing.lcabyg.graph import Edge, LcabygGraph, name_of
from app.importing.lcabyg.parts import LcabygPart
from app.importing.lcabyg.profiles import profiles_of
from models.domain.product import ModuleProfile
from models.domain.quantities import Unit, convert, parse_unit
from models.reference.declaration_rules import DeclarationRules

MAX_PARTS = 100_000
_ELEMENT, _CONSTRUCTION, _PRODUCT, _STAGE = "Element", "Construction", "Product", "Stage"
_TO_CONSTRUCTION, _TO_PRODUCT, _TO_STAGE = "ElementToConstruction", "ConstructionToProduct", "ProductToStage"


def the_only(graph: LcabygGraph, kind: str) -> Node:
    """The only node of a kind.

    Raises:
        FileRefusedError: `lcabyg_not_one`.
    """
    nodes = list(graph.of_kind(kind).values())
    if len(nodes) != 1:
        raise FileRefusedError("lcabyg_not_one", kind=kind, count=len(nodes))
    return nodes[0]


@dataclass(frozen=True, slots=True)
class _Declared:
    """The data of the stages of a product in the file, per unit of the line."""

    profiles: tuple[ModuleProfile, ...] = ()
    source: str = ""
    mass_kg: float | None = None


class ProjectParts:
    """Collects the parts through elements, constructions and products; counts those left out.

    `elsewhere` has the (element, construction) pairs whose products are in the result file.
    """

    def __init__(
        self,
        graph: LcabygGraph,
        rules: DeclarationRules,
        findings: FindingList,
        elsewhere: Collection[tuple[str, str]] = (),
    ) -> None:
        self._graph = graph
        self._rules = rules
        self._findings = findings
        self._elsewhere = elsewhere
        self._scenario = the_only(graph, "Building")["scenario_name"].text()
        self._names: dict[str, str] = {}
        self.left_out_count = 0

    def parts(self) -> list[LcabygPart]:
        """Every product of every construction of every element, in the order of the file.

        Raises:
            FileRefusedError: a value is of another type than it should be, or there are too many parts.
        """
        made = []
        for element in self._graph.of_kind(_ELEMENT).values():
            made += self._of_element(element)
            if len(made) > MAX_PARTS:
                raise FileRefusedError("lcabyg_too_large", count=len(made), limit=MAX_PARTS)
        if self.left_out_count:
            self._findings.note("lcabyg_left_out", count=self.left_out_count)
        if self._graph.of_kind("Operation"):
            self._findings.note("lcabyg_energy_not_read")
        return made

    def _of_element(self, element: Node) -> list[LcabygPart]:
        name = name_of(element)
        edges = self._graph.edges_from(_TO_CONSTRUCTION, element["id"].text())
        if not self._counts(element):
            self.left_out_count += max(1, sum(len(self._products(edge)) for edge in edges))
            return []
        if not edges:
            self._findings.warning("lcabyg_element_empty", name=quote(name))
            return [LcabygPart((element["id"].text(), "", ""), name, "", "", None, None, None)]
        return [part for edge in self._counted(edges) for part in self._of_construction(element, edge)]

    def _of_construction(self, element: Node, edge: Edge) -> Iterator[LcabygPart]:
        amount = self._amount(edge, name_of(element))
        products = self._products(edge)
        if not products and (element["id"].text(), edge.target) not in self._elsewhere:
            yield self._empty(element, edge, amount)
        for product in self._counted(products):
            yield self._part(element, edge, product, amount)

    def _empty(self, element: Node, edge: Edge, amount: float | None) -> LcabygPart:
        """The part for a construction without products in the file: a line without known data."""
        name = self._name(_CONSTRUCTION, edge.target)
        self._findings.warning(
            "lcabyg_construction_empty", name=quote(name or edge.target), element=quote(name_of(element))
        )
        construction = self._graph.of_kind(_CONSTRUCTION).get(edge.target)
        unit = parse_unit(construction["unit"].text().lower()) if construction is not None else None
        key = (element["id"].text(), edge.target, "")
        return LcabygPart(key, name_of(element), name, "", amount, unit, None)

    def _products(self, edge: Edge) -> list[Edge]:
        return self._graph.edges_from(_TO_PRODUCT, edge.target)

    def _part(self, element: Node, edge: Edge, product: Edge, amount: float | None) -> LcabygPart:
        unit = parse_unit(product.fields["unit"].text().lower())
        if unit is None:
            self._findings.warning(
                "lcabyg_unit_unknown", text=quote(product.fields["unit"].text()), element=quote(name_of(element))
            )
        per_construction = self._amount(product, name_of(element)) if amount is not None else None
        quantity = None if amount is None or per_construction is None else amount * per_construction
        declared = self._declared(product.target, unit)
        return LcabygPart(
            key=(element["id"].text(), edge.target, product.target),
            element=name_of(element),
            construction=self._name(_CONSTRUCTION, edge.target),
            product=self._name(_PRODUCT, product.target),
            quantity=quantity,
            unit=unit,
            service_life_years=product.fields["lifespan"].positive(),
            mass_kg=quantity * declared.mass_kg if quantity is not None and declared.mass_kg else None,
            profiles=declared.profiles,
            source=declared.source,
        )

    def _declared(self, product_id: str, unit: Unit | None) -> _Declared:
        stages = [
            self._graph.of_kind(_STAGE)[edge.target]
            for edge in self._graph.edges_from(_TO_STAGE, product_id)
            if edge.target in self._graph.of_kind(_STAGE) and self._counts(edge.fields)
        ]
        product = self._graph.of_kind(_PRODUCT).get(product_id)
        if product is None or not stages:
            return _Declared()
        plain = not product["uncertainty_factor"].is_there or product["uncertainty_factor"].number() == 1.0
        profiles = profiles_of(stages, unit, self._rules) if plain else ()
        if not profiles:
            self._findings.warning("lcabyg_stages_not_used", name=quote(name_of(product)))
        return _Declared(profiles, _source(stages), _mass(stages, unit))

    def _amount(self, edge: Edge, element: str) -> float | None:
        """The amount of an edge; None for zero, which LCAbyg writes where nothing was filled in."""
        amount = edge.fields["amount"].positive()
        if amount is None:
            self._findings.warning("lcabyg_no_quantity", element=quote(element))
        return amount

    def _counted(self, edges: Iterable[Edge]) -> list[Edge]:
        edges = list(edges)
        counted = [edge for edge in edges if self._counts(edge.fields)]
        self.left_out_count += len(edges) - len(counted)
        return counted

    def _counts(self, fields: Node) -> bool:
        """Whether the fields are of an entry that is enabled, new, and in the scenario of the building."""
        excluded = [scenario.text() for scenario in fields["excluded_scenarios"]]
        return (
            fields["enabled"].value is not False
            and fields["demolition"].value is not True
            and self._scenario not in excluded
        )

    def _name(self, kind: str, node_id: str) -> str:
        if node_id not in self._names:
            node = self._graph.of_kind(kind).get(node_id)
            self._names[node_id] = name_of(node) if node is not None else ""
        return self._names[node_id]


def _mass(stages: list[Node], unit: Unit | None) -> float | None:
    """The mass in kg per unit of the line, by the first stage in a unit of the same kind; None without one."""
    for stage in stages:
        stage_unit, mass = parse_unit(stage["stage_unit"].text().lower()), stage["mass_factor"].positive()
        if unit is None or stage_unit is None or mass is None or stage_unit.dimension is not unit.dimension:
            continue
        return mass * convert(1.0, unit, stage_unit)
    return None


def _source(stages: list[Node]) -> str:
    """The source of the declarations of the stages, as the file states it."""
    found = dict.fromkeys(
        " ".join(filter(None, (stage["external_source"].text(), stage["external_id"].text()))) for stage in stages
    )
    return "; ".join(text for text in found if text)[:200]
