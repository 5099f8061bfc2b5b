"""What the work does with an element: the status of the schema, that of other programs, and unknown words."""

import ifc_kit as kit
import pytest

from app.formats.import_result import ImportResult
from models.domain.bill import Phase

_VOLUME = kit.quantities(20, 10, "VOLUME('NetVolume',$,$,3.,$)")


def _label(word: str) -> str:
    return f"IFCLABEL('{word}')"


def _read(*sets: str, more: str = "") -> ImportResult:
    return kit.read_ifc(kit.model(kit.wall() + _VOLUME + "".join(sets) + more))


def _phase(*sets: str) -> Phase | None:
    (line,) = kit.lines(_read(*sets))
    assert line.quantity == 3.0
    return line.phase


@pytest.mark.parametrize(
    ("word", "phase"),
    [
        ("NEW", Phase.NEW),
        ("EXISTING", Phase.EXISTING),
        ("DEMOLISH", Phase.DEMOLISHED),
        ("TEMPORARY", Phase.TEMPORARY),
        ("bestaand", Phase.EXISTING),
        ("Te behouden", Phase.KEPT),
        ("hergebruikt", Phase.REUSED),
        ("Zu erhalten", Phase.KEPT),
    ],
)
def test_the_status_of_the_schema(word: str, phase: Phase) -> None:
    assert _phase(kit.properties(40, 10, "Pset_WallCommon", Status=f"({_label(word)})")) is phase
    assert _phase(kit.properties(40, 10, "Pset_WallCommon", Status=_label(word))) is phase


@pytest.mark.parametrize(
    ("set_name", "values", "phase"),
    [
        ("Renovation status", {"Renovation_status": "Demolish"}, Phase.DEMOLISHED),
        ("AC_Pset_RenovationAndPhasing", {"Renovation_Status": "To be Demolished"}, Phase.DEMOLISHED),
        ("AC_Pset_RenovationAndPhasing", {"Umbaustatus": "Bestand"}, Phase.EXISTING),
        ("Madaster", {"Phase": "Sloop"}, Phase.DEMOLISHED),
        ("Eigen kenmerken", {"Fase": "Nieuwbouw"}, Phase.NEW),
        ("Phasing", {"Phase_Created": "New Construction"}, Phase.NEW),
        ("Phasing", {"Phase_Created": "New Construction", "Phase_Demolished": "None"}, Phase.NEW),
        ("Phasing", {"Phase_Created": "Existing"}, Phase.EXISTING),
        ("Phasing", {"Phase_Created": "Existing", "Phase_Demolished": "New Construction"}, Phase.DEMOLISHED),
        ("Phasing", {"Phase_Created": "New Construction", "Phase_Demolished": "Fase 2"}, Phase.TEMPORARY),
        ("Phasing", {"Phase_Created": "1970", "Phase_Demolished": "Fase 2"}, Phase.DEMOLISHED),
        ("Phasing", {"Phase_erstellt": "Bestand", "Phase_abgebrochen": "Keine"}, Phase.EXISTING),
    ],
)
def test_the_status_of_other_programs(set_name: str, values: dict[str, str], phase: Phase) -> None:
    labels = {name: _label(word) for name, word in values.items()}
    assert _phase(kit.properties(40, 10, set_name, **labels)) is phase


@pytest.mark.parametrize(
    "values", [{"Status": "Goedgekeurd"}, {"Fase": "DO"}, {"Bouwfase": "Fase 3"}, {"Toestand": "Bestaand"}]
)
def test_a_status_of_something_else_says_nothing(values: dict[str, str]) -> None:
    result = _read(kit.properties(40, 10, "Planning", **{name: _label(word) for name, word in values.items()}))
    assert kit.lines(result)[0].phase is None
    assert not {code for code in kit.codes(result) if "phase" in code}


@pytest.mark.parametrize("word", ["OTHER", "Fase 3", "in behandeling"])
def test_an_unknown_word_gives_no_phase_and_is_said(word: str) -> None:
    result = _read(kit.properties(40, 10, "Pset_WallCommon", Status=f"({_label(word)})"))
    assert kit.lines(result)[0].phase is None
    message = kit.finding(result, "ifc_phase_not_known").message
    assert (message.params["written"], message.line_ids) == (word, ("wand",))


@pytest.mark.parametrize("word", ["NOTKNOWN", "UNSET", "", "None"])
def test_a_word_that_says_nothing_is_not_told(word: str) -> None:
    result = _read(kit.properties(40, 10, "Pset_WallCommon", Status=f"({_label(word)})"))
    assert kit.lines(result)[0].phase is None
    assert not {code for code in kit.codes(result) if "phase" in code}


def test_new_and_existing_at_once_is_a_contradiction_and_kept_and_existing_is_not() -> None:
    both = _read(kit.properties(40, 10, "Pset_WallCommon", Status=f"({_label('NEW')},{_label('EXISTING')})"))
    assert kit.lines(both)[0].phase is None
    assert kit.finding(both, "ifc_phases_contradict").message.params["written"] == "NEW / EXISTING"
    goes = _read(kit.properties(40, 10, "Pset_WallCommon", Status=f"({_label('EXISTING')},{_label('DEMOLISH')})"))
    assert kit.lines(goes)[0].phase is Phase.DEMOLISHED


def test_two_statuses_that_contradict_are_said_and_none_is_chosen() -> None:
    own = kit.properties(40, 10, "Pset_WallCommon", Status=f"({_label('NEW')})")
    result = _read(own, kit.properties(50, 10, "X", Renovation_Status=_label("Demolish")))
    assert kit.lines(result)[0].phase is None
    assert kit.finding(result, "ifc_phases_contradict").message.params["written"] == "NEW / Demolish"
    assert _phase(own, kit.properties(50, 10, "X", Renovation_Status=_label("Nieuw"))) is Phase.NEW
    standing = kit.properties(40, 10, "Pset_WallCommon", Status=f"({_label('EXISTING')})")
    assert _phase(standing, kit.properties(50, 10, "X", Renovation_Status=_label("Demolish"))) is Phase.DEMOLISHED


def test_the_element_goes_before_its_type_and_a_part_follows_its_whole() -> None:
    of_type = (
        "#70=IFCWALLTYPE('t',$,'W1',$,$,(#71),$,$,$,.SOLIDWALL.);\n#73=IFCRELDEFINESBYTYPE('rt',$,$,$,(#10),#70);\n"
        f"#71=IFCPROPERTYSET('pt',$,'Pset_WallCommon',$,(#72));\n"
        f"#72=IFCPROPERTYSINGLEVALUE('Status',$,{_label('EXISTING')},$);\n"
    )
    assert kit.lines(_read(more=of_type))[0].phase is Phase.EXISTING
    own = kit.properties(40, 10, "Pset_WallCommon", Status=_label("NEW"))
    assert kit.lines(_read(own, more=of_type))[0].phase is Phase.NEW
    whole = (
        "#80=IFCELEMENTASSEMBLY('g',$,'Kap',$,$,$,$,$,$,$);\n#81=IFCRELAGGREGATES('a',$,$,$,#80,(#10));\n"
        + kit.properties(90, 80, "Pset_ElementAssemblyCommon", Status=_label("DEMOLISH"))
    )
    assert kit.lines(_read(more=whole))[0].phase is Phase.DEMOLISHED


def test_a_finding_counts_the_lines_of_each_phase_and_only_then() -> None:
    words = {10: "NEW", 11: "EXISTING", 12: "EXISTING", 13: "DEMOLISH", 14: ""}
    body = "".join(kit.wall(n, f"w{n}") for n in words)
    body += "".join(
        kit.properties(n * 10, n, "Pset_WallCommon", Status=_label(word)) for n, word in words.items() if word
    )
    params = kit.finding(kit.read_ifc(kit.model(body)), "ifc_phases").message.params
    assert params == {
        "new": 1, "reused": 0, "existing": 2, "kept": 0, "demolished": 1, "temporary": 0, "without": 1,
    }  # fmt: skip
    assert "ifc_phases" not in kit.codes(_read())
