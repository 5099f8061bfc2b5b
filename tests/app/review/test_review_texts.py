"""Every sentence of a review is said somewhere, in both languages, with the same facts."""

import re
import tomllib
from string import Formatter

import pytest

from app.paths import TEXTS
from app.reporting.review.workbook import SummaryWorkbook
from app.texts import LANGUAGES, Language, label
from models.domain.outcome import Basis
from models.domain.requirement import Level
from models.domain.review import Agreement, CauseKind, LimitAgreement, ReviewDecision
from tests.places import ROOT

ENTRIES = tomllib.loads((TEXTS / "review.toml").read_text("utf-8"))
CARD_FIELDS = ("mass_kg_per_unit", "mki_a1_eur_per_unit", "mki_a2_eur_per_unit")
FAMILIES = {
    "review_cause_": CauseKind,
    "review_agreement_": Agreement,
    "review_limit_": LimitAgreement,
    "review_decision_": ReviewDecision,
    "review_head_elements_room_": Level,
    "review_slip_": CARD_FIELDS,
    "review_trend_": ("better", "worse", "same", "different", "cannot_say", "not_comparable"),
    "review_total_": ("mki", "mass", "embodied_carbon"),
    "review_signature_": ("intact", "intact_trusted", "broken"),
    "review_head_pages_": ("changed", "other_version"),
    "review_verdict_": Basis,
    "review_sheet_": ("files", "headlines", "figures", "findings"),
}
"""Codes that are put together of a fixed beginning and one of these."""

SUFFIXES = ("_elsewhere", "_total", "_one")


def placeholders(text: str) -> set[str]:
    return {name.removesuffix("_en") for _, name, _, _ in Formatter().parse(text) if name}


def used() -> set[str]:
    """Codes that the sources name whole, and the members of the families."""
    sources = [path for folder in ("app", "models") for path in (ROOT / folder).rglob("*.py")]
    whole = {
        code for path in sources for code in re.findall(r"[\"'](review_[a-z0-9_]+)[\"']", path.read_text("utf-8"))
    }
    members = {f"{family}{member}" for family, names in FAMILIES.items() for member in names}
    return whole | members


def test_every_sentence_is_said_and_every_code_has_one() -> None:
    said = used()
    unused = {code for code in ENTRIES if code not in said and not code.startswith("review_head_of_")}
    assert {code for code in unused if not code.endswith(SUFFIXES)} == set()
    families = {f"{family}{member}" for family, names in FAMILIES.items() for member in names}
    assert families - ENTRIES.keys() == set()


@pytest.mark.parametrize("code", ENTRIES)
def test_both_languages_say_the_same_in_plain_words(code: str) -> None:
    entry = ENTRIES[code]
    assert placeholders(entry["nl"]) == placeholders(entry["en"])
    assert ("todo_nl" in entry) == ("todo_en" in entry)
    assert entry["nl"].strip() == entry["nl"] != ""
    dutch = entry["nl"] + entry.get("todo_nl", "")
    assert not re.search(r"\b(u|uw|jij|je|jouw)\b", dutch, re.IGNORECASE)
    assert "!" not in "".join(entry.values())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_column_of_the_summary_has_a_head(lang: Language) -> None:
    assert SummaryWorkbook(lang).to_bytes().startswith(b"PK")
    assert label("review_head_of_file", lang)
