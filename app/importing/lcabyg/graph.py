"""Parses an LCAbyg project file as the nodes and edges that its JSON lists.

Known from version 5 (2023): a list of `{"Node": {kind: fields}}`, `{"Edge": [{kind: fields}, from, to]}` and one
`{"Secret": …}`, which is of LCAbyg itself and is not read. Categories and library products are not in the file;
edges refer to them by id. The meaning of nodes and edges is in project.py.
"""

from collections import Counter
from dataclasses import dataclass, field

from app.formats.cell_text import clean_text
from app.importing.common.finding_list import FileRefusedError, quote
from app.importing.declarations.fields import Node

MAX_ENTRIES = 500_000
_LANGUAGES = ("Danish", "English", "German", "Norwegian")
_OWN_CODES = {
    "epd_missing": "lcabyg_missing",
    "epd_wrong_type": "lcabyg_wrong_type",
    "epd_not_a_number": "lcabyg_not_a_number",
}


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge from one node to another; either may be outside the file."""

    fields: Node
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class LcabygGraph:
    """The nodes by kind and id, the edges by kind and by the id that they come from, in the order of the file."""

    nodes: dict[str, dict[str, Node]] = field(default_factory=dict)
    edges: dict[str, dict[str, list[Edge]]] = field(default_factory=dict)
    unknown: Counter[str] = field(default_factory=Counter)

    def of_kind(self, kind: str) -> dict[str, Node]:
        return self.nodes.get(kind, {})

    def edges_from(self, kind: str, source: str) -> list[Edge]:
        return self.edges.get(kind, {}).get(source, [])


def read_graph(document: Node) -> LcabygGraph:
    """The graph of a project file.

    Raises:
        FileRefusedError: `lcabyg_…`: the file has another structure, an id twice, or too many entries.
    """
    graph = LcabygGraph()
    if isinstance(document.value, list) and len(document.value) > MAX_ENTRIES:
        raise FileRefusedError("lcabyg_too_large", count=len(document.value), limit=MAX_ENTRIES)
    for entry in document:
        for kind, part in entry.items():
            if kind == "Node":
                _add_node(graph, part)
            elif kind == "Edge":
                _add_edge(graph, part)
            elif kind != "Secret":
                graph.unknown[quote(clean_text(kind))] += 1
    return graph


def _add_node(graph: LcabygGraph, part: Node) -> None:
    for kind, fields in part.items():
        node_id = fields["id"].needed().text()
        of_kind = graph.nodes.setdefault(kind, {})
        if node_id in of_kind:
            raise FileRefusedError("lcabyg_id_twice", id=quote(node_id))
        of_kind[node_id] = fields


def _add_edge(graph: LcabygGraph, part: Node) -> None:
    parts = list(part)
    if len(parts) != len(("what", "from", "to")):
        raise part.wrong_type("list")
    for kind, fields in parts[0].items():
        edge = Edge(fields, parts[1].text(), parts[2].text())
        graph.edges.setdefault(kind, {}).setdefault(edge.source, []).append(edge)


def name_of(node: Node) -> str:
    """The name in Danish, as the result file has it, else in the first language that has one."""
    name = node["name"]
    if isinstance(name.value, str):
        return name.text()
    return next((text for language in _LANGUAGES if (text := name[language].text())), "")


def own_refusal(refusal: FileRefusedError) -> FileRefusedError:
    """The refusal with the code of this format."""
    code = _OWN_CODES.get(refusal.code)
    return refusal if code is None else FileRefusedError(code, **refusal.params)
