"""Form of the scorecard on paper: sizes of type, roles, no instructions, one rounding, legible in grey."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream
from report_fixture import INDICATORS, everything_unknown, make_report
from reportlab.platypus import Flowable

from app.paths import EXAMPLES, REFERENCE_DATA
from app.reporting.pdf.blocks import Block
from app.reporting.pdf.roles import FigureRole, HeadingRole, ParagraphRole, Role, TableRole
from app.reporting.pdf.scorecard import scorecard_blocks, scorecard_pdf
from app.reporting.pdf.style import RING_FILL, SMALLEST, register_fonts
from app.reporting.pdf.text import Typesetter
from app.reporting.report import Report
from app.reporting.report_options import USUAL_SECTIONS, ReportOptions, Section
from app.services.files import read_project_file
from app.services.outputs.reports import make_report as report_of
from app.texts import LANGUAGES, Language
from models.calculation.library.loader import load_with_products
from models.domain.outcome import Indication, Outcome, OutcomeStatus, Verdict, exactly
from models.domain.requirement import LEVELS, Level

EVERY_PART = ReportOptions(frozenset(Section), "Woonstichting", None, "A. de Vries")
INSTRUCTION = re.compile(r"\b([Vv]ul|[Kk]ies|[Gg]eef|[Vv]oeg|[Ff]ill|[Cc]hoose|[Pp]lease)\b(?! aan)")


@cache
def example(name: str) -> Report:
    reference = load_with_products(REFERENCE_DATA)
    project = read_project_file(EXAMPLES / f"{name}.xlsx", reference).project
    assert project is not None
    return report_of(project, project.variants[0], reference)


HOUSES = ("rijwoning-beton-baksteen", "rijwoning-houtskeletbouw", "kantoor-beton-constructie")


def sizes(data: bytes) -> set[float]:
    """The sizes of type on all pages, as they are set."""
    import io

    reader = PdfReader(io.BytesIO(data))
    found = set()
    for page in reader.pages:
        stream = ContentStream(page.get_contents(), reader)
        found |= {round(float(operands[1]), 2) for operands, operator in stream.operations if operator == b"Tf"}
    return found


@pytest.mark.parametrize("name", HOUSES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_type_is_smaller_than_eight_points(name: str, lang: Language) -> None:
    found = sizes(scorecard_pdf(example(name), lang, EVERY_PART))
    assert min(found) >= SMALLEST == 8.0
    assert len(found) > 4


def test_no_type_of_a_report_with_long_figures_is_smaller_either() -> None:
    assert min(sizes(scorecard_pdf(make_report(60), "nl", EVERY_PART))) >= SMALLEST


def blocks_of(report: Report, lang: Language, options: ReportOptions) -> list[Block]:
    register_fonts()
    return [b for b in scorecard_blocks(report, lang, Typesetter(), options) if isinstance(b, Block)]


def roles_of(blocks: Iterable[Block]) -> Iterator[Role]:
    for block in blocks:
        yield from block.roles()


@pytest.mark.parametrize("name", HOUSES)
def test_every_block_says_its_role(name: str) -> None:
    for block in blocks_of(example(name), "nl", EVERY_PART):
        roles = list(block.roles())
        assert roles or not block.wrap(500, 800)[1], type(block)
        for role in roles:
            match role:
                case HeadingRole(_, text) | ParagraphRole(text) | FigureRole(text):
                    assert text.strip(), type(block)
                case TableRole(headers, rows):
                    assert headers
                    assert all(len(row) == len(headers) for row in rows)


def test_a_block_without_a_role_is_refused() -> None:
    class Silent(Block):
        pass

    with pytest.raises(NotImplementedError, match="Silent"):
        Silent().roles()
    assert issubclass(Silent, Flowable)


def test_headings_begin_at_the_title_and_skip_no_level() -> None:
    for report in (example(HOUSES[0]), make_report(), everything_unknown()):
        levels = [r.level for r in roles_of(blocks_of(report, "nl", EVERY_PART)) if isinstance(r, HeadingRole)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_wheel_and_each_band_have_a_text() -> None:
    roles = list(roles_of(blocks_of(example(HOUSES[0]), "nl", ReportOptions())))
    figures = [role.text for role in roles if isinstance(role, FigureRole)]
    assert len(figures) == 4
    assert any("243" in text and "mist aanbevolen" in text for text in figures)
    table = next(role for role in roles if isinstance(role, TableRole))
    band = table.headers.index("Band")
    carbon = next(row for row in table.rows if "243‡" in row)
    assert "238" in carbon[band]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", HOUSES)
def test_a_report_for_a_board_holds_no_instruction(name: str, lang: Language) -> None:
    roles = roles_of(blocks_of(example(name), lang, ReportOptions(USUAL_SECTIONS - {Section.METHODS})))
    said = [text for role in roles for text in _texts(role) if INSTRUCTION.search(text)]
    assert said == []


def test_the_appendix_holds_the_instructions_and_is_asked_for() -> None:
    asked = ReportOptions(USUAL_SECTIONS | {Section.INPUTS})
    told = " ".join(t for role in roles_of(blocks_of(example(HOUSES[0]), "nl", asked)) for t in _texts(role))
    assert INSTRUCTION.search(told)
    assert "Invulpunten" in told
    assert Section.INPUTS not in ReportOptions().sections


def _texts(role: Role) -> Iterator[str]:
    match role:
        case TableRole(headers, rows):
            yield from headers
            for row in rows:
                yield from row
        case HeadingRole(_, text) | ParagraphRole(text) | FigureRole(text):
            yield text


@pytest.mark.parametrize("name", HOUSES)
def test_pages_one_and_two_never_differ_in_the_last_digit(name: str) -> None:
    """The value beside the wheel, that of a card and that of the table are one text."""
    from app.reporting.pdf.front import FigureCards, WheelPanel
    from app.reporting.pdf.tables import PaperTable

    report = example(name)
    blocks = blocks_of(report, "nl", ReportOptions())
    panel = next(block for block in blocks if isinstance(block, WheelPanel))
    cards = next(block for block in blocks if isinstance(block, FigureCards))
    table = next(block for block in blocks if isinstance(block, PaperTable))
    printed: dict[str, set[str]] = {}
    for outcome, row in zip(report.scorecard.outcomes, table.words, strict=True):
        printed.setdefault(outcome.indicator_id, set()).add(row[2].rstrip("‡"))
    for indicator_id, row in panel.texts.rows.items():
        if row.judged is None:
            assert row.value in printed[indicator_id], indicator_id
    for each in cards.cards:
        assert any(each.card.value in values for values in printed.values())


def test_an_indication_is_in_print_only_where_somebody_asked_for_it() -> None:
    report = example(HOUSES[0])
    plain = " ".join(t for r in roles_of(blocks_of(report, "nl", ReportOptions())) for t in _texts(r))
    assert "waarschijnlijk" not in plain
    assert "MPG-indicatie" not in plain
    asked = ReportOptions(USUAL_SECTIONS | {Section.INDICATION})
    roles = list(roles_of(blocks_of(report, "nl", asked)))
    told = " ".join(text for role in roles for text in _texts(role))
    assert "MPG-indicatie" in told
    assert "Indicatie, geen oordeel" in told
    verdicts = [
        row for role in roles if isinstance(role, TableRole) for row in role.rows if "MPG-indicatie" in row
    ]
    assert verdicts
    assert not [row for row in verdicts if any(cell.startswith(("haalt", "mist")) for cell in row)]


def test_the_levels_keep_apart_in_grey() -> None:
    greys = [0.2126 * c.red + 0.7152 * c.green + 0.0722 * c.blue for c in (RING_FILL[level] for level in LEVELS)]
    assert greys == sorted(greys, reverse=True)
    assert all(before - after > 0.1 for before, after in pairwise(greys))


def test_the_conclusion_names_what_is_missed_and_never_counts_levels() -> None:
    from app.reporting.wording.conclusion import conclusion

    report = make_report()
    said = conclusion(report.scorecard, report.variant, INDICATORS, "nl")
    assert said.headline.startswith("TOjuli mist wettelijk met 0,11"), "a legal miss comes first"
    assert not re.search(r"\d+ van de \d+", said.whole)
    empty = everything_unknown()
    assert conclusion(empty.scorecard, empty.variant, INDICATORS, "nl").whole == "Er is nog niets ingevuld."
    estimated = Indication(low=1.0, middle=2.0, high=3.0, covered_share=1.0, estimated_share=1.0)
    first = replace(empty.scorecard.outcomes[0], indication=estimated)
    sketch = replace(empty.scorecard, outcomes=(first, *empty.scorecard.outcomes[1:]))
    told = conclusion(sketch, empty.variant, INDICATORS, "nl").whole
    assert "schatting" in told, "a draft is not called empty"
    assert "niets ingevuld" not in told
    met = tuple(o for o in report.scorecard.outcomes if o.indicator_id in ("biobased", "walking_cycling"))
    card = replace(report.scorecard, outcomes=met)
    assert "wordt gehaald" in conclusion(card, report.variant, INDICATORS, "nl").headline


def test_a_unit_with_a_full_stop_of_its_own_ends_a_sentence_once() -> None:
    from app.reporting.wording.conclusion import conclusion

    report = make_report()
    outcomes = {outcome.indicator_id: outcome for outcome in report.scorecard.outcomes}
    level = replace(
        outcomes["embodied_carbon"].levels[-1],
        level=Level.LEGAL,
        limit=0.75,
        verdict=Verdict.MISSES,
        margin=-10.25,
    )
    parking = Outcome("parking", OutcomeStatus.VALUE, "pp/won.", estimate=exactly(11.0), levels=(level,))
    card = replace(report.scorecard, outcomes=(parking,))
    indicators = [replace(i, unit="pp/won.") if i.id == "parking" else i for i in INDICATORS]
    said = conclusion(card, report.variant, indicators, "nl").whole
    assert said.count("pp/won.") == 2, "in the headline and in what is nearest"
    assert ".." not in said
