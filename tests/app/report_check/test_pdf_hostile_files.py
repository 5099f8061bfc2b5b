"""PDFs made to harm, and PDFs that are something else: refused early, with one sentence, in little memory."""

import io
import re
import time
import tracemalloc
import zlib
from collections.abc import Callable, Mapping

import pytest
from pdf_kit import attachment, checked, codes, compact, example, example_pdf, is_detected, with_attachment
from pypdf import PdfWriter

from app.reporting.pdf.recipe import RECIPE_NAME
from app.reporting.pdf.scorecard import ATTACHMENT_NAME
from app.texts import LANGUAGES, text, todo
from models.storage.project_document import canonical_json

MEGABYTE = 2**20


def pdf_of(objects: Mapping[int, bytes], root: bytes = b"1 0 R", more: bytes = b"") -> bytes:
    """A file of these objects, whatever they say."""
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    out += b"".join(b"%d 1\n%010d 00000 n \n" % item for item in places.items())
    out += b"trailer\n<< /Root %s /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (root, len(places) + 1, more, start)
    return bytes(out)


def stream(content: bytes, entries: bytes = b"", length: int | None = None) -> bytes:
    size = len(content) if length is None else length
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (size, entries, content)


def deflated(content: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        content = zlib.compress(content, 9)
    return stream(content, b"/Filter [ " + b"/FlateDecode " * times + b"]")


PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 10 10] /Contents 4 0 R >>"
TREE = {2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", 3: PAGE, 4: stream(b"BT ET")}
NAMES = b"/Names << /EmbeddedFiles << /Names [ (meetlat-project.json) 5 0 R ] >> >>"
FILE = b"<< /Type /Filespec /F (meetlat-project.json) /UF (meetlat-project.json) /EF << /F 6 0 R >> >>"


def with_data(body: bytes, **changes: bytes) -> bytes:
    """A page and one attachment, whose object is `body`; `changes` replace objects, as o3=…"""
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % NAMES, **TREE, 5: FILE, 6: body}
    return pdf_of({**objects, **{int(name[1:]): value for name, value in changes.items()}})


def own_data() -> bytes:
    return canonical_json(example())


def nested(depth: int) -> bytes:
    return b"[" * depth + b"]" * depth


def many_kids() -> bytes:
    return b"<< /Type /Pages /Kids [%s] /Count 60000 >>" % (b"3 0 R " * 60_000)


HOSTILE: dict[str, Callable[[], bytes]] = {
    "nothing behind the head": lambda: b"%PDF-1.7",
    "prose": lambda: b"%PDF-1.7 Beste lezer, hierbij de scorekaart.",
    "zeros": lambda: b"%PDF-1.7\n" + b"\0" * MEGABYTE,
    "a bomb in the data": lambda: with_data(deflated(b" " * (300 * MEGABYTE))),
    "a bomb in a bomb": lambda: with_data(deflated(b"\0" * (200 * MEGABYTE), 3)),
    "a bomb on the page": lambda: with_data(stream(own_data()), o4=deflated(b"q Q " * (40 * MEGABYTE))),
    "seventeen filters": lambda: with_data(deflated(own_data(), 17)),
    "two gigabytes declared": lambda: with_data(stream(b"{}", length=2**31)),
    "run lengths": lambda: with_data(stream(b"\x81A" * MEGABYTE, b"/Filter /RunLengthDecode")),
    "an object that is itself": lambda: with_data(b"6 0 R"),
    "objects in a ring": lambda: with_data(b"3 0 R", o3=b"6 0 R"),
    "pages in a ring": lambda: with_data(stream(own_data()), o2=b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"),
    "a page sixty thousand times": lambda: with_data(stream(own_data()), o2=many_kids()),
    "deep arrays": lambda: with_data(stream(own_data()), o3=PAGE[:-2] + b"/X " + nested(100_000) + b">>"),
    "deep names": lambda: pdf_of({1: b"<< /Pages 2 0 R /Names " + b"<< /A " * 50_000 + b">>" * 50_001}),
    "names in a ring": lambda: pdf_of({
        1: b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles 7 0 R >> >>", **TREE,
        7: b"<< /Kids [7 0 R] >>",
    }),
    "tables in a ring": lambda: pdf_of(TREE, more=b"/Prev 9"),
    "a huge table": lambda: b"%PDF-1.7\nxref\n0 999999999\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF",
    "a huge number": lambda: pdf_of({1: b"<< /Type /Catalog /Pages 2 0 R /X " + b"9" * MEGABYTE + b" >>"}),
    "no catalogue": lambda: pdf_of(TREE, root=b"99 0 R"),
    "a root that is a number": lambda: pdf_of({1: b"42"}),
    "encrypted": lambda: pdf_of({1: b"<< >>"}, more=b"/Encrypt << /Filter /Standard /V 9 /O () /U () >>"),
    "another attachment": lambda: with_data(stream(own_data())).replace(b"meetlat-project", b"andere-bijlage1"),
    "data that is no JSON": lambda: with_data(stream(b"\xff\xfe{}")),
    "data nested too deep": lambda: with_data(stream(nested(200_000))),
    "data without a project": lambda: with_data(stream(b'{"schema":"meetlat.project/2"}')),
    "data with a repeated key": lambda: with_data(stream(b'{"a":1,"a":2}')),
    "data without a variant": lambda: with_data(stream(without_variants())),
    "too large": lambda: b"%PDF-1.7\n" + b" " * (51 * MEGABYTE),
}  # fmt: skip


def without_variants() -> bytes:
    return re.sub(rb'"variants":\[.*\]\}', b'"variants":[]}', own_data())


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_with_a_reason(name: str) -> None:
    data = HOSTILE[name]()
    start = time.process_time()
    result = checked(data)
    assert time.process_time() - start < 5
    assert result.project is None
    (finding,) = [f for f in result.findings if f.severity == "error"]
    assert finding.code.startswith("pdf_") or finding.code == "import_file_too_large"
    for lang in LANGUAGES:
        assert text(finding.message, lang)
        assert todo(finding.message, lang)


@pytest.mark.parametrize("name", ["a bomb in the data", "a bomb on the page"])
def test_refusing_costs_little_memory(name: str) -> None:
    data = HOSTILE[name]()
    tracemalloc.start()
    checked(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 300 * MEGABYTE


def test_a_stranger_that_says_what_it_is_gets_that_answer() -> None:
    plain = PdfWriter()
    plain.add_blank_page(100, 100)
    target = io.BytesIO()
    plain.write(target)
    assert codes(checked(target.getvalue())) == {"pdf_not_meetlat"}
    plain.encrypt("geheim")
    target = io.BytesIO()
    plain.write(target)
    assert codes(checked(target.getvalue())) == {"pdf_encrypted"}


def test_the_same_file_without_harm_is_read() -> None:
    """The control: the parts that the hostile files are made of are good in themselves."""
    result = checked(with_data(stream(own_data())))
    assert result.project == example()
    assert is_detected(result)
    assert {"pdf_no_recipe", "pdf_other_version_differs"} <= codes(result)


NO_LOGO = b'"language":"nl"'
BROKEN_RECIPES: dict[str, Callable[[bytes], bytes]] = {
    "another language": lambda recipe: recipe.replace(b'"language":"nl"', b'"language":"xx"'),
    "a version that is a sentence": lambda recipe: recipe.replace(b'"0.1.0"', b'"0.1.0 en nog iets"'),
    "a picture of another kind": lambda recipe: recipe.replace(NO_LOGO, NO_LOGO + b',"logo_png":"R0lGODlhAQ=="'),
    "no base64": lambda recipe: recipe.replace(NO_LOGO, NO_LOGO + b',"logo_png":"!"'),
    "a huge picture": lambda recipe: recipe.replace(
        NO_LOGO, NO_LOGO + b',"logo_png":"iVBORw0KGgoAAAANSUhEUgAA/////wgGAAAA"'
    ),
    "another schema": lambda recipe: recipe.replace(b"meetlat.report/1", b"meetlat.report/9"),
    "a key too many": lambda recipe: recipe.replace(b'"language"', b'"kleur":"rood","language"'),
    "no JSON": lambda recipe: recipe[:-1],
}


@pytest.mark.parametrize("name", BROKEN_RECIPES)
def test_a_recipe_that_cannot_be_is_not_followed(name: str) -> None:
    recipe = attachment(example_pdf(), RECIPE_NAME)
    broken = BROKEN_RECIPES[name](recipe)
    assert broken != recipe
    result = checked(with_attachment(example_pdf(), RECIPE_NAME, broken))
    assert result.project == example()
    assert is_detected(result)
    assert "pdf_recipe_broken" in codes(result)


def test_a_finding_without_a_text_is_drawn_by_nobody() -> None:
    recipe = attachment(example_pdf(), RECIPE_NAME)
    finding = {
        "severity": "error", "code": "geen_code", "texts": {}, "counts": {}, "figures": {}, "line_ids": [],
        "where": {"file": "", "sheet": "", "row": 0, "column": "", "line_id": ""},
    }  # fmt: skip
    forged = recipe.replace(NO_LOGO, NO_LOGO + b',"import_findings":[' + compact(finding) + b"]")
    result = checked(with_attachment(example_pdf(), RECIPE_NAME, forged))
    assert result.project == example()
    assert {"pdf_not_made_again"} <= codes(result)


def test_an_unknown_requirement_set_leaves_the_project_to_look_at() -> None:
    project = attachment(example_pdf(), ATTACHMENT_NAME).replace(
        b'"name":', b'"requirement_set_id":"eigen-set-van-x","name":', 1
    )
    result = checked(with_attachment(example_pdf(), ATTACHMENT_NAME, project))
    assert result.project is not None
    assert "pdf_unknown_requirement_set" in codes(result)
    assert is_detected(result)
