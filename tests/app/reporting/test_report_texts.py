"""The texts of the report: both languages, the same placeholders, one for everything that is looked up."""

import string
import tomllib

import pytest

from app.paths import TEXTS
from app.texts import LANGUAGES, codes, label
from models.domain.outcome import Severity
from models.domain.project import BuildingType, JudgedLevel, Phase
from models.domain.requirement import LEVELS, Theme
from models.presentation.reached import Headline

ENTRIES = tomllib.loads((TEXTS / "report.toml").read_text("utf-8"))


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("code", ENTRIES)
def test_both_languages_say_something_with_the_same_placeholders(code: str) -> None:
    entry = ENTRIES[code]
    assert code.startswith("report_")
    assert set(entry) == {"nl", "en"}
    assert entry["nl"].strip()
    assert placeholders(entry["nl"]) == placeholders(entry["en"])
    assert "!" not in entry["nl"] + entry["en"]


def test_every_member_of_every_enumeration_that_is_printed_has_its_text() -> None:
    wanted = {
        *(f"report_phase_{p}" for p in Phase),
        *(f"report_type_{t}" for t in BuildingType),
        *(f"report_judged_{j}" for j in JudgedLevel),
        *(f"report_theme_{t}" for t in Theme),
        *(f"report_theme_long_{t}" for t in Theme),
        *(f"report_level_{lv}" for lv in LEVELS),
        *(f"report_level_long_{lv}" for lv in LEVELS),
        *(f"report_column_{lv}" for lv in LEVELS),
        *(f"report_severity_{s}" for s in Severity),
        *(f"report_{h}" for h in Headline),
    }
    assert wanted <= codes()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_claim_of_every_page_is_there(lang: str) -> None:
    assert "MPG" in label("report_indicative", lang)  # type: ignore[arg-type]
