"""Every code of reading a model has its sentences in both languages, and no sentence is left over."""

import re
import tomllib
from string import Formatter

import ifc_kit as kit
import pytest

from app.importing.ifc.findings import _SEVERITIES
from app.paths import TEXTS
from app.texts import codes, label, text, todo
from tests.places import ROOT

ENTRIES = tomllib.loads((TEXTS / "ifc.toml").read_text("utf-8"))
FINDINGS = [code for code in ENTRIES if not code.startswith(("ifc_note_", "ifc_count_"))]
_COLUMNS = {"ifc_guid", "ifc_klasse", "ifc_naam", "ifc_type", "ifc_deel_van", "ifc_hoeveelheden"}
_SOURCES = ROOT / "app" / "importing"


def _placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_every_code_has_a_text_and_the_other_way_round() -> None:
    sources = "".join(path.read_text("utf-8") for path in (_SOURCES / "ifc").rglob("*.py"))
    said = set(re.findall(r'"(ifc_[a-z0-9_]+)"', sources))
    gaps = ("quantity", "material", "nl_sfb")
    families = {f"ifc_count_{how}_{gap}" for how in ("with", "without") for gap in gaps}
    assert (said | families) - _COLUMNS == set(ENTRIES)


@pytest.mark.parametrize("code", FINDINGS)
def test_both_languages_say_the_same_and_what_to_do(code: str) -> None:
    entry = ENTRIES[code]
    assert set(entry) == {"nl", "en", "todo_nl", "todo_en"}
    assert _placeholders(entry["nl"]) == _placeholders(entry["en"])
    assert not re.search(r"\b(u|uw|jij|je|jouw)\b|!", entry["nl"] + entry["todo_nl"], re.IGNORECASE)


def test_the_order_of_the_findings_is_that_of_codes_that_exist() -> None:
    assert set(_SEVERITIES) <= codes()


@pytest.mark.parametrize(
    "body", [kit.RICH, kit.MEANT, kit.model(""), kit.model(kit.wall()), "ISO-10303-21;", kit.RICH[:500]]
)
def test_every_finding_of_a_reading_can_be_said(body: str) -> None:
    result = kit.read_ifc(body)
    assert result.findings
    for finding in result.findings:
        for language in ("nl", "en"):
            assert "{" not in text(finding.message, language) + todo(finding.message, language)
    for what, _ in result.facts.counts:
        assert not what.startswith("ifc_") or label(what, "nl")
