"""Texts from users and files reach paper as they are: no markup, no file, no link, no black box."""

import io
from collections.abc import Callable

import pytest
from injection_kit import everywhere, paragraph_pdf, squeezed, swallows
from pypdf import PdfReader
from report_fixture import make_report

from app.reporting.pdf.scorecard import scorecard_pdf
from app.reporting.pdf.style import NARROW, Face, register_fonts
from app.reporting.pdf.text import UNPRINTABLE, Typesetter, line_width
from tests.payloads import MARKUP, PAYLOADS, spread


def on_paper(payload: str) -> str:
    """The text with a visible sign for what no shipped font has."""
    register_fonts()
    return "".join(text for _, text in Typesetter().line(payload, NARROW))


@pytest.mark.counted
def test_markup_is_printed_as_text_and_does_nothing(how_many: Callable[[int], int]) -> None:
    for payload in spread(how_many(len(PAYLOADS))):
        reader = PdfReader(io.BytesIO(scorecard_pdf(everywhere(payload), "nl")), strict=True)
        front, shown = squeezed(reader.pages[0].extract_text()), squeezed(on_paper(payload))
        assert front.count(shown) >= 2
        assert shown[:12] in squeezed("".join(page.extract_text() for page in reader.pages[1:]))
        assert sum(len(list(page.images)) for page in reader.pages) == 0
        assert all("/Annots" not in page for page in reader.pages)
        assert len(reader.attachments) == 3


def test_the_payloads_are_dangerous_to_a_paragraph() -> None:
    """The control: reportlab's own Paragraph fails on, or swallows, most of the same texts."""
    harmed = 0
    for payload in MARKUP:
        try:
            printed = PdfReader(io.BytesIO(paragraph_pdf(payload))).pages[0].extract_text()
        except Exception:  # noqa: BLE001, RUF100  # any failure is the harm that this counts
            harmed += 1
            continue
        harmed += swallows(payload, printed)
    assert harmed >= 15


FIELD_TEXTS = (
    "Ściana żelbetowa, őrség, ağaç, Łódź, naïef coöperatie",
    "CO₂ ≤ 0,45 €/m² · λ = 0,036 W/(m·K) – ρ ≥ 5 µg ½ ° × ± Ø",
    "Бетон стена Ελληνικά κτίριο",
    "„aanhaling” ‘enkel’ «guillemets» … — • § ¶ † ™ ®",
)


@pytest.mark.parametrize("words", FIELD_TEXTS)
def test_letters_and_signs_of_the_field_come_back_as_they_went_in(words: str) -> None:
    reader = PdfReader(io.BytesIO(scorecard_pdf(everywhere(words), "nl")))
    printed = squeezed("".join(page.extract_text() for page in reader.pages))
    assert squeezed(words) in printed
    assert UNPRINTABLE not in printed


def test_what_no_font_has_is_shown_and_counted() -> None:
    """Signs outside both fonts: a visible replacement, and a sentence that says how many."""
    report = everywhere("Huis 🏠🏗 家")
    words = "".join(page.extract_text() for page in PdfReader(io.BytesIO(scorecard_pdf(report, "nl"))).pages)
    assert f"Huis {UNPRINTABLE}{UNPRINTABLE} {UNPRINTABLE}" in words
    assert "tekens staan niet in de lettertypen" in words
    plain = PdfReader(io.BytesIO(scorecard_pdf(make_report(), "nl")))
    assert "staan niet in de lettertypen" not in "".join(page.extract_text() for page in plain.pages)


def test_control_and_direction_characters_do_not_reach_paper() -> None:
    report = everywhere("voor\x01\x1b[2J\u202eom\u200b\ufeffna")
    words = "".join(page.extract_text() for page in PdfReader(io.BytesIO(scorecard_pdf(report, "nl"))).pages)
    assert "voor[2Jomna" in words
    assert not set(words) & set("\x01\x1b\u202e\u200b\ufeff")


@pytest.mark.parametrize("words", ["x" * 200_000, "woord " * 30_000, "\n" * 5_000, "(" * 5_000, "🏠" * 5_000])
def test_very_long_words_are_cut_and_still_attached_whole(words: str) -> None:
    data = scorecard_pdf(everywhere(words), "nl")
    reader = PdfReader(io.BytesIO(data))
    assert len(reader.pages) < 12
    assert len(reader.attachments["meetlat-project.json"][0]) > len(words)


def test_no_line_is_wider_than_its_column() -> None:
    register_fonts()
    setter, face = Typesetter(), Face(NARROW, 8)
    for words in ("x" * 500, "een twee drie " * 40, "lang-woord-met-streepjes" * 9, "家" * 80, "a"):
        for width in (30.0, 90.0, 200.0):
            lines = setter.wrapped(words, face, width, 3)
            assert 1 <= len(lines) <= 3
            assert all(line_width(line, 8) <= width + 0.01 for line in lines)


def test_wrapping_loses_no_character() -> None:
    register_fonts()
    words = "Kalkzandsteen lijmblokken 214 mm, binnenspouwblad begane-grond/verdieping"
    lines = Typesetter().wrapped(words, Face(NARROW, 8), 70.0, 20)
    joined = "".join(text for line in lines for _, text in line)
    assert squeezed(joined) == squeezed(words)
