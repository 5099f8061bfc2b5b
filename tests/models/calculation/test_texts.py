"""Every code that the program can say has its sentence in both languages, and no sentence is left without use."""

import ast
import re
import string
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest

from app.formats.fields import FIELDS
from app.formats.workbook_layout import BILL_COLUMNS
from app.paths import TEXTS
from app.services.imports.import_report import ProblemKind
from app.services.imports.imported_lines import GroupState
from app.services.imports.preview import TOTALS
from app.texts import codes
from models.domain.library.mass_rule import SizeName
from models.domain.library.words import NotMaterialKind
from models.domain.outcome import Severity
from models.domain.project import BuildingType, JudgedLevel, Phase
from models.domain.requirement import Level, Theme
from models.presentation.reached import Headline
from models.reference.declaration_rules import LIMITS
from tests.places import ROOT

_PREFIXES = (
    "calc", "audit", "import", "storage", "reference", "report", "cli",
    "desktop", "document", "edit", "library", "projects", "requirement", "variants",
    "ifc", "preview", "epd", "pdf", "review", "exchange", "isolation", "matching", "lcabyg", "lcax", "os",
    "field", "provisional", "early", "guide", "answers", "rule", "question",
)  # fmt: skip
_CODE = re.compile(rf"({'|'.join(_PREFIXES)})_[a-z0-9_]*[a-z0-9]")
_HOLE = "\0"
_NOT_CODES = frozenset(
    (
        "reference_data",
        "document_en",
        "document_id",
        "question_nl",
        "question_en",
        "reference_hash",
        "report_language",
        "requirement_set",
        "requirement_set_id",
        "requirement_id",
        "library_item",
        "library_register",
        "ifc_deel_van",
        "ifc_guid",
        "ifc_hoeveelheden",
        "ifc_klasse",
        "ifc_naam",
        "ifc_type",
        "lcabyg_project",
        "lcabyg_result",
        "lcax_epd",
        "lcax_unit",
        "matching_words",
        "pdf_check",
        "provisional_share",
        "estimated_share",
        "library_no_mass",
        "matching_words",
        "reference_service_life",
    )
)
"""Names of a folder, of fields, of columns and of settings that look like codes."""


@dataclass(frozen=True)
class Spoken:
    """What the source code says: codes in full, and codes with a hole that a variable fills."""

    whole: dict[str, str]
    patterns: dict[str, str]
    arguments: tuple[tuple[str, frozenset[str], str], ...]


@cache
def spoken() -> Spoken:
    whole: dict[str, str] = {}
    patterns: dict[str, str] = {}
    arguments: list[tuple[str, frozenset[str], str]] = []
    for folder in ("app", "models", "widgets"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            tree = ast.parse(path.read_text("utf-8"))
            inside = {
                id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values
            }
            for node in ast.walk(tree):
                where = f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
                if isinstance(node, ast.Constant) and id(node) not in inside and _is_code(node.value):
                    whole.setdefault(str(node.value), where)
                elif isinstance(node, ast.JoinedStr):
                    patterns |= dict.fromkeys(_pattern(node), where)
                elif isinstance(node, ast.Call):
                    arguments += [(code, names, where) for code, names in _arguments(node)]
    return Spoken(whole, patterns, tuple(arguments))


def _is_code(value: object) -> bool:
    return isinstance(value, str) and _CODE.fullmatch(value) is not None and value not in _NOT_CODES


def _pattern(node: ast.JoinedStr) -> Iterator[str]:
    """The text of an f-string with a hole for each variable, when it can be a code."""
    text = "".join(str(p.value) if isinstance(p, ast.Constant) else _HOLE for p in node.values)
    if re.fullmatch(rf"({'|'.join(_PREFIXES)})_[a-z0-9_{_HOLE}]*", text):
        yield text


def _arguments(node: ast.Call) -> Iterator[tuple[str, frozenset[str]]]:
    """The code of a fixed text with the names it is given, where both stand in the call itself."""
    name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
    if name != "label" or any(keyword.arg is None for keyword in node.keywords) or not node.args:
        return
    first = node.args[0]
    if isinstance(first, ast.Constant) and _is_code(first.value):
        yield str(first.value), frozenset(str(keyword.arg) for keyword in node.keywords)


def _fits(pattern: str, code: str) -> bool:
    return re.fullmatch(re.escape(pattern).replace(re.escape(_HOLE), "[a-z0-9_]+"), code) is not None


@cache
def tables() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(TEXTS.glob("*.toml")):
        found |= tomllib.loads(path.read_text("utf-8"))
    return found


def placeholders(sentence: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None)


def test_every_code_in_the_source_has_a_text() -> None:
    missing = {code: where for code, where in spoken().whole.items() if code not in codes()}
    assert missing == {}


def test_every_family_of_codes_has_texts() -> None:
    lonely = {p: w for p, w in spoken().patterns.items() if not any(_fits(p, code) for code in codes())}
    assert lonely == {}


def said_by_bare_prefix() -> set[str]:
    """Codes of families whose fixed part is only a prefix or a suffix, spelled out: they would fit anything."""
    headlines = {f"report_{headline}" for headline in Headline}
    severities = {f"cli_{severity}" for severity in Severity}
    singulars = {f"{code}_one" for code in spoken().whole}
    sentences = ("at_most", "less", "at_least")
    demands = {f"requirement_{aim}{sentence}" for aim in ("", "aim_") for sentence in sentences}
    ranges = {f"epd_{name}" for name in LIMITS}
    elsewhere = {f"{code}{place}" for code in spoken().whole for place in ("_elsewhere", "_total")}
    answers = {f"{field.answers}{answer}" for field in FIELDS if field.answers for answer in field.choices or ()}
    return headlines | severities | singulars | demands | ranges | elsewhere | answers | {"requirement_words"}


def test_no_text_is_left_without_use() -> None:
    families = [p for p in spoken().patterns if p.replace(_HOLE, "").strip("_") not in _PREFIXES]
    used = set(spoken().whole) | said_by_bare_prefix()
    unused = [c for c in codes() if c not in used and not any(_fits(p, c) for p in families)]
    assert sorted(unused) == []


@pytest.mark.parametrize(
    ("family", "members"),
    [
        ("report_{}", Headline),
        ("report_severity_{}", Severity),
        ("report_type_{}", BuildingType),
        ("report_phase_{}", Phase),
        ("report_theme_{}", Theme),
        ("report_level_{}", Level),
        ("report_judged_{}", JudgedLevel),
        ("report_subject_{}", ("mpg_a1", "mpg_a2", "embodied_carbon", "mass")),
        ("audit_outlier_{}", ("mki", "mass", "carbon")),
        ("cli_{}", Severity),
        ("preview_reason_{}", ("in_file",)),
        ("preview_state_{}", GroupState),
        ("preview_left_out_{}", NotMaterialKind),
        ("preview_problem_{}", ProblemKind),
        ("preview_total_{}", TOTALS),
        ("preview_field_{}", ("none", *(column.field for column in BILL_COLUMNS))),
        ("preview_why_{}", ("header", "synonym", "layout", "remembered", "chosen", "content")),
        ("library_needs_{}", SizeName),
        ("preview_count_{}", ("declarations", "indicators", "values")),
    ],
)
def test_every_member_of_a_family_has_its_text(family: str, members: Iterable[str]) -> None:
    assert [member for member in members if family.format(member) not in codes()] == []


def test_both_languages_say_the_same_with_the_same_facts() -> None:
    for code, entry in tables().items():
        _check_languages(code, entry)


def _check_languages(code: str, entry: Mapping[str, str]) -> None:
    assert set(entry) <= {"nl", "en", "todo_nl", "todo_en"}, code
    assert {"nl", "en"} <= set(entry), code
    assert ("todo_nl" in entry) == ("todo_en" in entry), code
    for dutch, english in (("nl", "en"), ("todo_nl", "todo_en")):
        in_dutch, in_english = (placeholders(entry.get(key, "")) for key in (dutch, english))
        assert in_dutch == {name.removesuffix("_en") for name in in_english}, code
        assert all(name and name.isidentifier() for name in in_dutch | in_english), code


def test_texts_are_calm_plain_sentences() -> None:
    for code, entry in tables().items():
        for key, sentence in entry.items():
            assert sentence, (code, key)
            assert sentence.strip() == sentence, (code, key)
            # Only the error values of a spreadsheet end in one.
            assert "!" not in re.sub(r"#\S+", "", sentence), (code, key)
            assert not (key.endswith("nl") and re.search(r"\b(u|uw)\b", sentence.lower())), (code, key)


def test_fixed_texts_get_the_facts_they_ask_for() -> None:
    wrong = []
    for code, given, where in spoken().arguments:
        asked = set().union(*(placeholders(tables()[code][lang]) for lang in ("nl", "en")))
        if not asked <= given:
            wrong.append((code, sorted(asked - given), where))
    assert wrong == []


def test_every_finding_says_what_to_do_next() -> None:
    silent = [code for code in codes() if code.startswith("audit_") and "todo_nl" not in tables()[code]]
    assert silent == []


def test_a_code_without_a_text_would_be_seen() -> None:
    """The control."""
    assert "calc_no_such_thing" not in codes()
    assert not _fits(f"audit_outlier_{_HOLE}", "audit_duplicate_line")
    assert len(spoken().whole) > 100
