"""What goes over the pipe comes out as it went in; what a child adds to it is refused."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formats.import_result import (
    FoundColumn,
    FoundTable,
    ImportFacts,
    ImportResult,
    ProposedFact,
    RowKind,
    SourceRow,
    StatedFigure,
)
from app.importing.common.read_request import ReadRequest, TableChoice
from app.isolation.setup import READING, Limits
from app.isolation.wire import (
    Order,
    framed,
    packed,
    result_from_json,
    result_to_json,
    results_in,
    unpacked,
)
from models.domain.declaration import (
    Conversion,
    DeclarationKind,
    DeclaredImpact,
    DeclaredModule,
    ProductDeclaration,
)
from models.domain.outcome import Finding, Message, Place, Severity
from models.domain.product import EnvironmentalSet
from models.domain.quantities import KG
from models.domain.report_check import PageCheck, PageState, ReportCheck, SignatureCheck
from models.storage.errors import ProjectDocumentError
from tests.places import ROOT
from tests.strategies import product_cards, projects, requirement_sets, texts

PARAMS = st.dictionaries(
    st.sampled_from(("row", "value", "name")),
    texts() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False),
)
PLACES = st.builds(Place, texts(), texts(), st.integers(0, 10**6), texts(3), texts(4))
FINDINGS = st.builds(
    Finding, st.sampled_from(Severity), st.builds(Message, texts(), PARAMS, st.tuples(texts())), PLACES
)
FILES = st.lists(st.binary(), max_size=3)
FULL = ImportResult(
    None,
    (),
    ImportFacts("ifc", counts=(("IfcWall", 3), ("IfcSlab", 0))),
    (
        ProductDeclaration(
            "d1", "Isolatie", KG, 1000.0,
            (DeclaredImpact(EnvironmentalSet.A2, "gwp", "GWP-total", "kg CO2 eq", {DeclaredModule.A1: -0.5}),),
            (Conversion(KG, 25.0, "gewicht per m3"),), kind=DeclarationKind.AVERAGE,
        ),
    ),
    (StatedFigure("mpg", 0.56, "€/m²jr", Place("a.xlsx"), environmental_set=EnvironmentalSet.A1, limit=0.8),),
    (FoundTable("Blad", 3, 7, "", "s", ",", (FoundColumn("A", "Kop", "", "content", ("1,50",), ("1.5",)),)),),
    ReportCheck(
        False, "0.3.0", True, "a", "b", (PageCheck(1, PageState.CHANGED, (("1", "2"),)),),
        (SignatureCheck("CN=x", True, False, False),),
    ),
    rows=(
        SourceRow("Blad", 4, "Wanden", RowKind.HEADING, code="21"),
        SourceRow(
            "Blad", 5, "wand | baksteen", RowKind.LINE, 2.5, KG, "kilo", "21.11", "21 Wanden", "r5",
            (("Dikte [mm]", "100"),),
        ),
    ),
    proposed=(
        ProposedFact("gross_floor_area_m2", "BVO 120", Place("a.xlsx", "Blad", 1, "A"), number=120.0),
        ProposedFact("name", "Huis", Place("a.xlsx", "Blad", 1, "A"), value="Huis"),
    ),
)  # fmt: skip


@settings(max_examples=60)
@given(st.none() | projects(), st.lists(FINDINGS, max_size=3))
def test_a_result_comes_back_as_it_was(project: object, findings: list[Finding]) -> None:
    result = ImportResult(project, tuple(findings))  # type: ignore[arg-type]
    again = result_from_json(result_to_json(result))
    assert again == result
    for old, new in zip(result.findings, again.findings, strict=True):
        assert {name: type(value) for name, value in old.message.params.items()} == {
            name: type(value) for name, value in new.message.params.items()
        }


def test_every_part_of_a_result_comes_back() -> None:
    assert result_from_json(result_to_json(FULL)) == FULL


@settings(max_examples=40)
@given(texts(), st.lists(product_cards(), max_size=2), st.lists(requirement_sets(), max_size=2), FILES)
def test_an_order_comes_back_as_it_was(name: str, cards: list, sets: list, files: list[bytes]) -> None:  # type: ignore[type-arg]
    choice = TableChoice("s", {"A": "description", "B": ""}, "Blad", 3, ",")
    requests = tuple(ReadRequest(name, choice, (choice,)) for _ in files)
    order = Order(requests, tuple(map(len, files)), Limits(), tuple(cards), tuple(sets))
    assert unpacked(packed(order, files)) == (order, tuple(files))


def test_results_are_taken_up_to_the_first_that_is_not_whole() -> None:
    one = framed(result_to_json(FULL))
    assert results_in(READING + one + one, 5) == [FULL, FULL]
    assert results_in(READING + one + one, 1) == [FULL]
    for rest in (one[:-1], b"result\n", b"result\n12", b"result\n-1\n{}", b"result\n999999999999\n{}", b"x", b""):
        assert results_in(READING + one + rest, 5) == [FULL]


@pytest.mark.parametrize(
    "key", ["project", "findings", "facts", "declarations", "report_check", "rows", "proposed"]
)
def test_what_lacks_a_part_or_has_another_type_is_refused(key: str) -> None:
    document = json.loads(result_to_json(FULL))
    assert result_from_json(json.dumps(document).encode()) == FULL
    without = {k: v for k, v in document.items() if k != key}
    is_needed = key in ("project", "findings")
    for wrong in ({**document, key: 7}, {**document, "x": 1}, *((without,) if is_needed else ())):
        with pytest.raises(ProjectDocumentError):
            result_from_json(json.dumps(wrong).encode())


def test_a_part_that_is_left_out_has_its_default() -> None:
    bare = ImportResult(None, ())
    assert json.loads(result_to_json(bare)) == {"project": None, "findings": []}
    assert result_from_json(b'{"project": null, "findings": []}') == bare


def test_nothing_that_carries_objects_is_used() -> None:
    """Pickle and its kin never meet a stranger's file: not in the child, not between child and caller."""
    words = ("pickle", "marshal", "shelve", "multiprocessing", "eval(", "exec(", "yaml")
    sources = [path for folder in ("app/isolation", "app/importing") for path in (ROOT / folder).rglob("*.py")]
    assert len(sources) > 20
    text = {path: path.read_text("utf-8").replace('"pickle.find_class"', "") for path in sources}
    assert [(path.name, word) for path in sources for word in words if word in _code(text[path])] == []


def _code(source: str) -> str:
    return "\n".join(line for line in source.splitlines() if "import" in line or "(" in line)
