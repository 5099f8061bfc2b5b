"""Every finding of the import has a sentence and a next step in both languages, and nothing else has."""

import re
import tomllib
from string import Formatter

import pytest

from app.formats.workbook_layout import ASSESSMENT_COLUMNS, BILL_COLUMNS, MODULE_COLUMNS
from app.paths import TEXTS
from tests.places import ROOT

ENTRIES = tomllib.loads((TEXTS / "importing.toml").read_text("utf-8"))
FINDINGS = [code for code in ENTRIES if not code.startswith("import_guide_")]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_code_in_the_sources_has_a_text_and_the_other_way_round() -> None:
    sources = (ROOT / "app" / "importing").rglob("*.py")
    used = {code for path in sources for code in re.findall(r'"(import_[a-z0-9_]+)"', path.read_text("utf-8"))}
    assert used == set(FINDINGS)


def test_every_column_is_explained() -> None:
    wanted = {
        f"import_guide_{prefix}_{column.field}"
        for prefix, columns in (
            ("bill", BILL_COLUMNS),
            ("assessment", ASSESSMENT_COLUMNS),
            ("module", MODULE_COLUMNS[:3]),
        )
        for column in columns
    }
    assert wanted <= ENTRIES.keys()


@pytest.mark.parametrize("code", FINDINGS)
def test_both_languages_say_the_same(code: str) -> None:
    entry = ENTRIES[code]
    assert set(entry) == {"nl", "en", "todo_nl", "todo_en"}
    assert placeholders(entry["nl"]) == placeholders(entry["en"])
    assert not placeholders(entry["todo_nl"] + entry["todo_en"]) - placeholders(entry["nl"])


@pytest.mark.parametrize("code", ENTRIES)
def test_the_tone_is_plain(code: str) -> None:
    dutch = " ".join(text for key, text in ENTRIES[code].items() if key.endswith("nl"))
    assert not re.search(r"\b(u|uw|jij|je|jouw)\b", dutch, re.IGNORECASE)
    # Excel's own error words have an exclamation mark.
    assert "!" not in re.sub(r"#(DEEL/0|VERW)!", "", dutch)
