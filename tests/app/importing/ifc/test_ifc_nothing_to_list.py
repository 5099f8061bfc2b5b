"""Models of which no bill can be made: a refusal that says what the file holds, never a project of 0 lines."""

import ifc_kit as kit
import pytest

from app.texts import text, todo

_COSTS = (
    "#100=IFCCOSTSCHEDULE('k',$,'Begroting',$,$,$,$,.BUDGET.,$,$,$);\n#101=IFCQUANTITYVOLUME('Volume',$,$,12.5,$);\n"
    "#102=IFCCOSTITEM('i',$,'Beton fundering',$,$,'16.11',$,$,(#101));\n"
    "#103=IFCRELASSIGNSTOCONTROL('r',$,$,$,(#102),$,#100);\n"
)
_SPACE = "#50=IFCSPACE('s',$,$,$,$,$,$,$,.ELEMENT.,.INTERNAL.,$);\n"
_OPENING = "#51=IFCOPENINGELEMENT('o',$,$,$,$,$,$,$,$);\n"
_MARKER = "#52=IFCBUILDINGELEMENTPROXY('m',$,'Nulpunt',$,$,$,$,$,$);\n"
_STOREY = "#53=IFCBUILDINGSTOREY('v',$,'Begane grond',$,$,$,$,$,.ELEMENT.,0.);\n"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (_COSTS, "ifc_only_costs"),
        (_COSTS + _SPACE, "ifc_only_costs"),
        (_SPACE, "ifc_only_left_out"),
        (_SPACE + _OPENING + _MARKER, "ifc_only_left_out"),
        (_MARKER, "ifc_only_left_out"),
        ("", "ifc_no_elements"),
        (_STOREY, "ifc_no_elements"),
    ],
)
def test_a_model_without_elements_is_refused_with_the_next_step(body: str, code: str) -> None:
    result = kit.read_ifc(kit.model(body))
    assert result.project is None
    (finding,) = result.findings
    assert (finding.code, finding.severity) == (code, "error")
    for language in ("nl", "en"):
        assert "{" not in text(finding.message, language)
        assert ".ifc" in todo(finding.message, language) or "model" in todo(finding.message, language)


@pytest.mark.parametrize("body", [_COSTS, _SPACE + _OPENING + _MARKER, _STOREY])
def test_one_wall_beside_it_is_a_project(body: str) -> None:
    assert len(kit.lines(kit.read_ifc(kit.model(body + kit.wall())))) == 1
