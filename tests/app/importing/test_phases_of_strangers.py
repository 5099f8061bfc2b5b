"""What the work does with a material, in the words of other people's bills."""

import pytest

from app.formats.import_result import ImportResult
from models.domain.bill import BillLine, Phase
from models.reference.reference import Reference
from tests.app.importing.workbook_kit import codes, read_csv

HEAD = "NL-SfB;Omschrijving;Hoeveelheid;Eenheid"


def read(text: str, reference: Reference) -> ImportResult:
    return read_csv(text.encode(), "a.csv", reference)


def lines(result: ImportResult) -> tuple[BillLine, ...]:
    assert result.project is not None
    return result.project.variants[0].bill.lines


def phases(result: ImportResult) -> list[Phase | None]:
    return [line.phase for line in lines(result)]


def not_new(result: ImportResult) -> list[tuple[object, object]]:
    found = (f.message.params for f in result.findings if f.code == "import_phases_not_new")
    return [(params["count"], params["phases"]) for params in found]


def test_free_words_of_a_phase_are_read_and_the_rows_that_are_not_new_are_counted(reference: Reference) -> None:
    text = f"{HEAD};Fase\n21;Baksteen;100;m2;Nieuw\n21;Baksteen;200;m2;Bestaand\n23;Beton;30;m3;Te slopen\n"
    result = read(text, reference)
    assert phases(result) == [Phase.NEW, Phase.EXISTING, Phase.DEMOLISHED]
    assert not_new(result) == [(2, "Bestaand (1), Te slopen (1)")]
    assert not_new(read(text.replace("Bestaand", "Nieuwbouw").replace("Te slopen", "nieuw"), reference)) == []


def test_the_two_phases_of_a_building_model_are_one(reference: Reference) -> None:
    rows = (
        ("New Construction", "None", Phase.NEW),
        ("Existing", "None", Phase.EXISTING),
        ("Existing", "", Phase.EXISTING),
        ("Existing", "New Construction", Phase.DEMOLISHED),
        ("New Construction", "New Construction", Phase.TEMPORARY),
        ("Phase 2", "None", None),
    )
    text = f"{HEAD};Phase Created;Phase Demolished\n"
    text += "".join(f"21;Baksteen;1;m2;{made};{gone}\n" for made, gone, _ in rows)
    result = read(text, reference)
    assert phases(result) == [phase for _, _, phase in rows]
    assert not_new(result) == [
        (4, "Existing (2), Existing / New Construction (1), New Construction / New Construction (1)")
    ]
    assert dict(lines(result)[3].extra)["Phase Demolished"] == "New Construction"


@pytest.mark.parametrize("head", ["Nieuw/bestaand", "Gemaakt in fase", "Phase", "fase"])
def test_other_headers_and_numbered_words(head: str, reference: Reference) -> None:
    words = ("01 Bestaand", "02 Sloop", "03 Nieuw", "Te handhaven", "Hergebruik", "tijdelijk")
    text = f"Onderdeel;Hoeveelh.;Eenh.;{head}\n" + "".join(f"muur;1;m2;{word}\n" for word in words)
    expected = [Phase.EXISTING, Phase.DEMOLISHED, Phase.NEW, Phase.KEPT, Phase.REUSED, Phase.TEMPORARY]
    assert phases(read(text, reference)) == expected


def test_a_column_with_nothing_but_such_words_is_one_whatever_its_header(reference: Reference) -> None:
    text = "Onderdeel;Hoeveelh.;Eenh.;{0}\nmuur;1;m2;nieuw\nvloer;2;m2;bestaand\n"
    result = read(text.format("Toestand"), reference)
    assert phases(result) == [Phase.NEW, Phase.EXISTING]
    assert "import_guessed_by_content" in codes(result)
    other = read(text.format("Toestand").replace("bestaand", "bestaat uit hout"), reference)
    assert phases(other) == [None, None]
    mostly = read(text.format("Toestand") + "dak;3;m2;sloop\ngoot;4;m;volgt\n", reference)
    assert phases(mostly) == [Phase.NEW, Phase.EXISTING, Phase.DEMOLISHED, None]
    assert "import_phase_not_known" in codes(mostly)


@pytest.mark.parametrize(
    ("word", "phase"),
    [
        ("Nieuw (prefab)", Phase.NEW),
        ("Bestaand, blijft", Phase.KEPT),
        ("bestaand - wordt gesloopt", Phase.DEMOLISHED),
        ("Fase 2: sloop", Phase.DEMOLISHED),
        ("niet slopen", None),
        ("sloop en nieuw", None),
        ("existing to remain", Phase.KEPT),
    ],
)
def test_of_a_longer_text_one_phase_has_to_remain(word: str, phase: Phase | None, reference: Reference) -> None:
    result = read(f"{HEAD};Fase\n21;Baksteen;1;m2;nieuw\n21;Beton;2;m3;{word}\n", reference)
    assert phases(result) == [Phase.NEW, phase]


@pytest.mark.parametrize("words", [("Fase 1", "Fase 2"), ("1", "2"), ("ruwbouw", "afbouw")])
def test_a_phase_of_the_works_is_a_note(words: tuple[str, str], reference: Reference) -> None:
    for head in (HEAD, "Code;Onderdeel;Hoeveelh.;Eenh."):
        first, second = words
        result = read(f"{head};Fase\n21;Baksteen;1;m2;{first}\n21;Beton;2;m3;{second}\n", reference)
        assert phases(result) == [None, None]
        assert [dict(line.extra)["Fase"] for line in lines(result)] == list(words)
        assert "import_phase_not_known" not in codes(result)


def test_an_unknown_word_among_phases_leaves_the_line_open_and_is_told(reference: Reference) -> None:
    result = read(f"{HEAD};Fase\n21;Baksteen;1;m2;nieuw\n21;Beton;2;m3;zie tekening\n", reference)
    assert phases(result) == [Phase.NEW, None]
    assert dict(lines(result)[1].extra)["Fase"] == "zie tekening"
    (found,) = [f for f in result.findings if f.code == "import_phase_not_known"]
    assert (found.where.row, found.where.column) == (3, "E")


@pytest.mark.parametrize(
    "words", [("hergebruik", "hergebruik"), ("n", "j"), ("sloop", "hergebruik"), ("geen", "geen")]
)
def test_words_that_may_be_about_something_else_are_a_note(words: tuple[str, str], reference: Reference) -> None:
    first, second = words
    text = f"Onderdeel;Hoeveelh.;Eenh.;Einde leven\nmuur;1;m2;{first}\nvloer;2;m2;{second}\n"
    result = read(text, reference)
    assert phases(result) == [None, None]
    assert dict(lines(result)[1].extra)["Einde leven"] == second


@pytest.mark.parametrize("head", ["Status", "IfcStatus", "Toestand", "Onderdeel van het werk"])
@pytest.mark.parametrize(("new", "existing"), [("NEW", "EXISTING"), ("Nieuw", "Bestaand")])
def test_a_column_of_phases_beside_our_own_columns_is_read_by_its_cells(
    head: str, new: str, existing: str, reference: Reference
) -> None:
    rows = "".join(f"21;Wand {i};10;m2;{new if i % 2 else existing}\n" for i in range(6))
    result = read(f"{HEAD};{head}\n{rows}", reference)
    assert phases(result) == [Phase.EXISTING, Phase.NEW] * 3
    assert not_new(result) == [(3, f"{existing} (3)")]


@pytest.mark.parametrize("words", [("concept", "definitief"), ("1", "2"), ("ja", "nee"), ("nieuw ontwerp", "oud")])
def test_the_control_another_status_is_only_kept(words: tuple[str, str], reference: Reference) -> None:
    rows = "".join(f"21;Wand {i};10;m2;{words[i % 2]}\n" for i in range(6))
    result = read(f"{HEAD};Status\n{rows}", reference)
    assert phases(result) == [None] * 6
    assert "import_columns_kept" in codes(result)


def test_a_phase_column_of_ours_goes_before_another_status(reference: Reference) -> None:
    rows = "".join(f"21;Wand {i};10;m2;nieuw;EXISTING\n" for i in range(4))
    assert phases(read(f"{HEAD};Fase;Status\n{rows}", reference)) == [Phase.NEW] * 4
