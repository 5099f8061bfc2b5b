"""Every finding about a declaration has a sentence and a next step in both languages, and nothing else has."""

import re
import tomllib
from string import Formatter

import pytest

from app.paths import TEXTS
from models.reference.declaration_rules import LIMITS
from models.strict_json import JsonFault
from tests.places import ROOT

ENTRIES = tomllib.loads((TEXTS / "declarations.toml").read_text("utf-8"))
MADE = {f"epd_{name}" for name in LIMITS}


def placeholders(text: str) -> set[str]:
    """Names in a text; one that ends in its language counts as the same in the other."""
    return {re.sub(r"_(nl|en)$", "", name) for _, name, _, _ in Formatter().parse(text) if name}


def test_every_code_in_the_sources_has_a_text_and_the_other_way_round() -> None:
    sources = [
        *(ROOT / "app" / "importing").rglob("*.py"),
        ROOT / "app" / "services" / "library" / "declaration_cards.py",
    ]
    used = {code for path in sources for code in re.findall(r'"(epd_[a-z0-9_]+)"', path.read_text("utf-8"))}
    wanted = used | {f"import_json_{fault}" for fault in JsonFault}
    assert not wanted - ENTRIES.keys()
    assert not ENTRIES.keys() - wanted - MADE


@pytest.mark.parametrize("code", ENTRIES)
def test_both_languages_say_the_same_in_plain_words(code: str) -> None:
    entry = ENTRIES[code]
    assert set(entry) == {"nl", "en", "todo_nl", "todo_en"}
    assert placeholders(entry["nl"]) == placeholders(entry["en"])
    assert not placeholders(entry["todo_nl"] + entry["todo_en"]) - placeholders(entry["nl"])
    dutch = entry["nl"] + entry["todo_nl"]
    assert not re.search(r"\b(u|uw|jij|je|jouw)\b", dutch, re.IGNORECASE)
    assert "!" not in "".join(entry.values())
