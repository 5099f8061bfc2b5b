"""The texts for tenders and agreements: what is demanded, what is a target, and whose words they are."""

import re
from dataclasses import replace
from functools import cache

import pytest

from app.bootstrap import Session
from app.paths import EXAMPLES
from app.services.files import read_project_file
from app.services.library.requirement_texts import RequirementText, RequirementWriter, as_markdown, as_plain_text
from app.texts import LANGUAGES, Language
from models.domain.project import BuildingType, JudgedLevel, Project, Target, Variant
from models.domain.requirement import Operator, RequirementKind
from models.reference.reference import Reference

NBSP = "\N{NO-BREAK SPACE}"


@cache
def reference() -> Reference:
    return Session().reference


@cache
def house() -> Project:
    project = read_project_file(EXAMPLES / "rijwoning-beton-baksteen.xlsx", reference()).project
    assert project is not None
    return project


def written(
    indicator_id: str,
    level: JudgedLevel | None,
    own: float | None = None,
    kind: BuildingType | None = BuildingType.GROUND_BOUND_DWELLING,
    lang: Language = "nl",
) -> RequirementText:
    project = house()
    variant = replace(project.variants[0], building=replace(project.variants[0].building, type=kind))
    indicator = next(i for i in reference().indicators if i.id == indicator_id)
    return RequirementWriter(project, variant, reference(), lang).text(
        indicator, Target(indicator_id, level, own_limit=own)
    )


def test_a_demand_names_limit_level_source_method_phase_and_evidence() -> None:
    text = written("biobased", JudgedLevel.RECOMMENDED)
    said = " ".join(text.sentences)
    assert text.is_demand
    assert f"ten minste 21{NBSP}%" in said
    assert "aanbevolen prestatieniveau" in said
    assert "Bron: Toekomstbestendige gebiedsontwikkelingen" in said
    assert "Bepaling:" in said
    assert "fase vergunning" in said
    assert "materiaalstaat" in said


def test_what_the_source_does_not_demand_is_called_a_target() -> None:
    text = written("stored_carbon", JudgedLevel.RECOMMENDED)
    assert not text.is_demand
    assert text.sentences[0].startswith("Streefwaarde: ten minste 140")
    assert any("geen eis" in sentence for sentence in text.sentences)


def test_words_of_the_source_stay_its_words() -> None:
    text = written("habitats", JudgedLevel.RECOMMENDED)
    assert "“Hoogwaardige habitat voor tenminste gebouwbewonende soorten”" in text.sentences[0]


def test_measuring_is_asked_where_there_is_no_level() -> None:
    text = written("reuse_potential", JudgedLevel.RECOMMENDED)
    assert not text.is_demand
    assert "bepaald en gerapporteerd" in text.sentences[0]


@pytest.mark.parametrize(
    ("indicator_id", "level"),
    [
        ("embodied_carbon", JudgedLevel.LEGAL),
        ("noise", JudgedLevel.AMBITIOUS),
        ("tojuli", JudgedLevel.RECOMMENDED),
    ],
)
def test_nothing_is_asked_where_the_edition_has_no_level(indicator_id: str, level: JudgedLevel) -> None:
    text = written(indicator_id, level)
    assert not text.is_demand
    assert len(text.sentences) == 1


def test_the_set_of_an_mpg_limit_is_named_and_an_own_figure_asks_for_one() -> None:
    assert any("milieuset A1" in sentence for sentence in written("mpg", JudgedLevel.RECOMMENDED).sentences)
    own = written("mpg", None, 0.4)
    assert f"0,40{NBSP}€/m²" in own.sentences[0]
    assert any("A1 of A2" in sentence for sentence in own.sentences)


def test_the_legal_limit_follows_the_permit_date() -> None:
    project, indicator = house(), next(i for i in reference().indicators if i.id == "mpg")
    aim = Target("mpg", JudgedLevel.LEGAL)
    dated = RequirementWriter(project, project.variants[0], reference()).text(indicator, aim)
    assert "ten hoogste 0,80" in dated.sentences[0]
    undated = replace(project, permit_application_date=None)
    text = RequirementWriter(undated, project.variants[0], reference()).text(indicator, aim)
    assert "nog niet te geven" in text.sentences[0]
    assert not re.search(r"\d,\d", text.sentences[0])


def test_a_limit_for_part_of_the_works_says_so() -> None:
    text = written("biobased", JudgedLevel.RECOMMENDED, kind=BuildingType.PUBLIC_SPACE)
    said = " ".join(text.sentences)
    assert "Straatmeubilair" in said
    assert "Bitumen in asfalt" in said
    paving = " ".join(written("mpg", JudgedLevel.RECOMMENDED, kind=BuildingType.PUBLIC_SPACE).sentences)
    assert "OR verharding" in paving
    assert f"0,15{NBSP}€" in paving
    per_year = " ".join(
        written("embodied_carbon", JudgedLevel.RECOMMENDED, kind=BuildingType.PUBLIC_SPACE).sentences
    )
    assert f"1,7{NBSP}kg CO₂-eq/m²/jr" in per_year
    assert "Klimaatimpact per jaar, modules A-D" in per_year
    energy = written("beng1", JudgedLevel.LEGAL, kind=BuildingType.PUBLIC_SPACE)
    assert len(energy.sentences) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", [*BuildingType, None])
def test_every_edition_type_and_level_gives_a_finished_text(kind: BuildingType | None, lang: Language) -> None:
    project = house()
    variant = replace(project.variants[0], building=replace(project.variants[0].building, type=kind))
    for set_id in reference().requirement_sets:
        writer = RequirementWriter(replace(project, requirement_set_id=set_id), variant, reference(), lang)
        for indicator in reference().indicators:
            for level in (JudgedLevel.LEGAL, JudgedLevel.RECOMMENDED, JudgedLevel.AMBITIOUS):
                sentences = writer.text(indicator, Target(indicator.id, level)).sentences
                assert sentences
                assert all(s == s.strip() and s[-1] in ".”" and "{" not in s and "  " not in s for s in sentences)


def test_every_demand_of_the_edition_shows_its_printed_limit() -> None:
    """Each figure of Tabel 3 for a house comes back in its text, and each target is called one."""
    for row in reference().requirement_sets["tbgo-tabel-3"].requirements:
        is_law = row.level.value == "legal"
        if is_law or row.limit is None or BuildingType.GROUND_BOUND_DWELLING not in row.building_types:
            continue
        text = written(
            row.indicator_id, JudgedLevel("aanbevolen" if row.level.value == "recommended" else "ambitieus")
        )
        figures = [
            float(f.replace(".", "").replace(",", ".")) for f in re.findall(r"\d[\d.,]*", text.sentences[0])
        ]
        assert row.limit in figures, row.id
        assert text.is_demand is (row.kind is RequirementKind.REQUIREMENT), row.id
        assert ("lager dan" in text.sentences[0]) is (row.operator is Operator.LESS), row.id


def test_only_targets_that_aim_at_something_are_written_in_the_order_of_the_indicators() -> None:
    project = house()
    aims = (
        Target("habitats", JudgedLevel.RECOMMENDED),
        Target("mpg", JudgedLevel.NONE),
        Target("biobased", JudgedLevel.AMBITIOUS),
    )
    variant = replace(project.variants[0], targets=aims)
    texts = RequirementWriter(project, variant, reference()).texts()
    assert [text.indicator_id for text in texts] == ["biobased", "habitats"]


def test_markdown_from_a_stranger_is_text() -> None:
    name = "<img src=file:///etc/passwd> [klik](http://x) # *kop*\n# nog een\u202e"
    project = Project("p", name, variants=(Variant("v", targets=(Target("biobased", JudgedLevel.LEGAL),)),))
    writer = RequirementWriter(project, project.variants[0], reference())
    markdown = as_markdown(writer.heading(), writer.texts())
    plain = as_plain_text(writer.heading(), writer.texts())
    headings = [line for line in markdown.splitlines() if line.startswith("#")]
    assert len(headings) == 2
    assert not re.search(r"(?<!\\)[<\[*]", markdown)
    assert "\u202e" not in markdown + plain
    assert plain.splitlines()[0].startswith("Eisen en streefwaarden: <img")


def test_a_target_on_another_figure_says_which() -> None:
    project = replace(house(), requirement_set_id="woondeal-arnhem-nijmegen-2023-eigen-woorden")
    variant = replace(project.variants[0], targets=(Target("material_origin", JudgedLevel.RECOMMENDED),))
    (text,) = RequirementWriter(project, variant, reference()).texts()
    words = " ".join(text.sentences)
    assert f"25{NBSP}%" in words
    assert "Hergebruikt of hernieuwbaar" in words
    assert "Het cijfer waar dit over gaat: Herkomst: hergebruikt of hernieuwbaar." in words
    assert not text.is_demand, "the agreement asks an effort"


def test_a_demand_that_the_law_limits_says_where_it_may_go_above_it() -> None:
    def closing(indicator_id: str) -> tuple[str, ...]:
        target = Target(indicator_id, JudgedLevel.RECOMMENDED)
        variant = replace(house().variants[0], targets=(target,))
        return RequirementWriter(house(), variant, reference()).closing()

    lines = closing("mpg")
    assert "geen juridisch advies" in lines[0]
    assert len(lines) == 1 + len(reference().instruments) == 16
    assert any(line.startswith("Omgevingsplan: deels.") for line in lines)
    assert any(line.startswith("Gronduitgifte, koopovereenkomst: nee.") for line in lines)
    assert closing("material_origin") == ()
    variant = replace(house().variants[0], targets=(Target("mpg", JudgedLevel.RECOMMENDED),))
    writer = RequirementWriter(house(), variant, reference())
    assert as_plain_text((), writer.texts(), lines).count("- ") >= 15
    assert "## Mag een eis" in as_markdown((), writer.texts(), lines)
