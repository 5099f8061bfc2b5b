"""Scripts on paper: Arabic letters join, right-to-left runs are turned, and what no font has is said."""

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from injection_kit import everywhere
from pypdf import PdfReader
from report_fixture import make_report

from app.reporting.pdf.scorecard import scorecard_pdf
from app.reporting.pdf.shaping import drawing_order, joined, mirrored
from app.reporting.pdf.style import NARROW, Face, register_fonts
from app.reporting.pdf.text import UNPRINTABLE, Typesetter
from app.reporting.report_options import ReportOptions
from app.texts import LANGUAGES, Language


def as_drawn(text: str) -> str:
    """The characters from left to right."""
    return "".join(mirrored(text[at]) if is_turned else text[at] for at, is_turned in drawing_order(text))


def test_each_arabic_letter_has_the_form_of_its_place() -> None:
    # beh: isolated U+FE8F, final U+FE90, initial U+FE91, medial U+FE92 (Unicode, Arabic Presentation Forms-B)
    assert joined("ب") == "\ufe8f"
    assert joined("بب") == "\ufe91\ufe90"
    assert joined("ببب") == "\ufe91\ufe92\ufe90"
    # dal joins to the letter before it only
    assert joined("دب") == "\ufea9\ufe8f"
    assert joined("بد") == "\ufe91\ufeaa"


def test_lam_and_alef_are_one_sign_and_a_vowel_sign_does_not_part_letters() -> None:
    assert joined("لا") == "\ufefb"
    assert joined("بلا") == "\ufe91\ufefc"
    assert joined("بَب") == "\ufe91\u064e\ufe90"


def test_text_of_other_scripts_is_left_as_it_is() -> None:
    for text in ("Huis 12", "בית", "Ściana", "家", ""):
        assert joined(text) == text
    assert as_drawn("Huis (12) – x") == "Huis (12) – x"


@pytest.mark.parametrize(
    ("given", "drawn"),
    [
        ("אבג", "גבא"),
        ("Huis אב גד", "Huis דג בא"),
        ("אב 12 גד", "דג 12 בא"),
        ("אב 1,5", "1,5 בא"),
        ("אב (12) x", "(12) בא x"),
        ("(אב)", "(בא)"),
        ("א(ב)ג", "ג(ב)א"),
        ("x אב y גד z", "x בא y דג z"),
    ],
)
def test_a_run_from_right_to_left_is_turned_and_its_numbers_are_not(given: str, drawn: str) -> None:
    assert as_drawn(given) == drawn


def test_every_character_of_a_line_is_drawn_once() -> None:
    for text in ("אב 12, 3.5 גד! (x) ב", "12א34", "א1ב2ג3", "؟ سؤال ١٢"):
        assert sorted(at for at, _ in drawing_order(text)) == list(range(len(text)))


def test_an_arabic_name_is_on_paper_without_a_replacement_sign() -> None:
    report = make_report()
    named = replace(report, project=replace(report.project, name="مشروع البناء"))
    first = PdfReader(io.BytesIO(scorecard_pdf(named, "nl"))).pages[0].extract_text()
    assert UNPRINTABLE not in first
    assert any("\ufe70" <= letter <= "\ufefc" for letter in first), "the joined forms are drawn"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_no_font_has_is_said_on_page_one_whatever_parts_are_printed(lang: Language) -> None:
    """Devanagari, Thai, Chinese and emoji: a sign in their place, and a sentence that says so."""
    said = {"nl": "tekens staan niet in de lettertypen", "en": "characters are not in the fonts"}[lang]
    report = make_report()
    for name in ("Huis 🏠", "घर", "บ้าน", "家"):
        named = replace(report, project=replace(report.project, name=name))
        bare = scorecard_pdf(named, lang, ReportOptions(frozenset()))
        first = PdfReader(io.BytesIO(bare)).pages[0].extract_text()
        assert UNPRINTABLE in first
        assert said in " ".join(first.split())
    plain = PdfReader(io.BytesIO(scorecard_pdf(report, lang, ReportOptions(frozenset()))))
    assert said not in " ".join(plain.pages[0].extract_text().split())


def test_one_emoji_is_one_sign() -> None:
    register_fonts()
    setter = Typesetter()
    line = setter.line("👷🏽‍♀️", NARROW)
    assert "".join(text for _, text in line).count(UNPRINTABLE) == 1


@pytest.mark.counted
def test_any_text_is_set_without_a_fault(how_many: Callable[[int], int]) -> None:
    register_fonts()
    for start in range(0x20, 0x20 + 64 * how_many(800), 64):
        text = "".join(chr(c) for c in range(start, start + 64) if not 0xD800 <= c < 0xE000)
        for line in Typesetter().wrapped(text, Face(NARROW, 8), 60.0, 9):
            assert line


def test_hostile_directions_reach_no_page() -> None:
    words = PdfReader(io.BytesIO(scorecard_pdf(everywhere("א\u202eב\u2066"), "nl"))).pages[0].extract_text()
    assert not set(words) & set("\u202e\u2066\u2069")
