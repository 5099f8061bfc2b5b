"""The English window is complete: every text is translated with its placeholders, and no Dutch is left."""

import ast
import re
import string
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QTableView,
    QTabWidget,
    QTreeView,
    QWidget,
)
from window_walk import USUAL, Look, dialogs, pages, two_variants, window_in

from app.desktop.session.workspace import Workspace
from app.desktop.shell.language import set_language
from app.paths import ASSETS
from app.settings import Settings
from tests.places import ROOT

TEXTS = ASSETS / "translations" / "meetlat_en.ts"
COMPILED = TEXTS.with_suffix(".qm")
SAME_IN_BOTH = re.compile(
    r"^[\W\d_]*$|MKI|MPG|CO₂|kg|IBM Plex|DejaVu|Lucide|NL-SfB|Als/Ag|GWP|Excel|JSON|Markdown|\{0\}"
)
"""Texts that may read the same in both languages besides the words below: signs, units and names."""
SAME_WORDS = {
    *(
        "Checklist",
        "Checklist…",
        "Code",
        "Document",
        "Element",
        "Filter",
        "Indicator",
        "Meetlat",
        "Module",
        "Modules",
    ),
    *("Code", "Product", "Project", "Set", "Status", "Variant", "modules", "product"),
    *("N", "Zuid-Holland"),
}
OWN_NAMES = {"Het Nieuwe Normaal", "Nederlands"}
"""A name that is not translated, and a language that is named in itself."""
HEADINGS_IN_FILE = {"importeren": {"omschrijving", "hoeveelheid", "eenheid"}}
"""Per dialog the column headings of the file that it shows, which are told as they stand there."""
Key = tuple[str, str]


def translated(path: Path = TEXTS) -> dict[Key, tuple[str, str]]:
    """(context, Dutch) -> (English, state); the state is "" when it is finished."""
    root = ET.parse(path).getroot()  # noqa: S314 - the program's own file
    found: dict[Key, tuple[str, str]] = {}
    for context in root.iter("context"):
        for message in context.iter("message"):
            english = message.find("translation")
            assert english is not None
            key = (context.findtext("name", ""), message.findtext("source", ""))
            found[key] = (english.text or "", english.get("type", ""))
    return found


class Texts(ast.NodeVisitor):
    """The texts that the code asks to be translated, with the context that is used while it runs."""

    def __init__(self) -> None:
        self.found: set[Key] = set()
        self.unreadable: list[str] = []
        self._classes: list[str] = []

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_Call(self, node: ast.Call) -> None:
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name == "tr":
            self._add(node, self._classes[-1] if self._classes else "", node.args[0])
        elif name in ("translate", "QT_TRANSLATE_NOOP") and len(node.args) == 2:
            context, text = node.args
            if isinstance(context, ast.Constant):
                self._add(node, context.value, text)
            elif isinstance(text, ast.Constant):
                # lupdate reads no names: such a text would be missing from the file without a word.
                self.unreadable.append(ast.unparse(node))
        self.generic_visit(node)

    def _add(self, node: ast.Call, context: object, text: ast.expr) -> None:
        if isinstance(text, ast.Constant) and isinstance(text.value, str):
            self.found.add((str(context), text.value))
        else:
            self.unreadable.append(ast.unparse(node))


def texts_in_code() -> Texts:
    texts = Texts()
    for folder in (ROOT / "app" / "desktop", ROOT / "widgets"):
        for path in sorted(folder.rglob("*.py")):
            texts.visit(ast.parse(path.read_text("utf-8")))
    return texts


def placeholders(text: str) -> list[str]:
    """The fields of a text as `str.format` reads them."""
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def faults(texts: dict[Key, tuple[str, str]]) -> list[str]:
    """What is missing or does not fit in a set of translations."""
    found = []
    for (context, dutch), (english, state) in texts.items():
        place = f"{context}: {dutch!r}"
        if state or not english:
            found.append(f"{place} is not translated")
        elif placeholders(dutch) != placeholders(english):
            found.append(f"{place} has other placeholders than {english!r}")
        elif ("&" in dutch) != ("&" in english):
            found.append(f"{place} has its access key in one language only")
        elif dutch[:1].isspace() != english[:1].isspace() or dutch.endswith("…") != english.endswith("…"):
            found.append(f"{place} begins or ends otherwise than {english!r}")
    return found


def test_every_text_of_the_code_is_in_the_file_and_no_other() -> None:
    code = texts_in_code()
    assert not code.unreadable
    known = set(translated())
    assert sorted(code.found - known) == [], "run make translations"
    assert sorted(known - code.found) == [], "run make translations"


def test_every_text_is_translated_with_its_placeholders() -> None:
    assert faults(translated()) == []


@pytest.mark.parametrize(
    ("english", "state", "fault"),
    [
        ("", "unfinished", "not translated"),
        ("Change", "", "placeholders"),
        ("Change {1}", "", "placeholders"),
        ("Change {0}…", "", "ends otherwise"),
        ("&Change {0}", "", "access key"),
    ],
)
def test_a_broken_translation_is_seen(english: str, state: str, fault: str) -> None:
    """The control of the test above."""
    (found,) = faults({("Context", "{0} wijzigen"): (english, state)})
    assert fault in found


def test_the_two_languages_differ_where_words_do() -> None:
    same = [dutch for (_, dutch), (english, _) in translated().items() if dutch == english]
    assert [text for text in same if not SAME_IN_BOTH.search(text) and text not in SAME_WORDS] == []


def test_the_compiled_file_says_what_the_readable_one_says(qapp: object) -> None:
    translator = QTranslator()
    assert translator.load(str(COMPILED))
    for (context, dutch), (english, _) in translated().items():
        assert translator.translate(context, dutch) == english, "run make translations"


def test_a_text_of_a_base_class_is_found_in_a_class_made_from_it(workspace: Workspace, qapp: object) -> None:
    """The context is the class that has the text, also where another class inherits it."""
    from PySide6.QtWidgets import QApplication

    from app.desktop.pages.variants.variant_table import VariantTableModel

    class Heir(VariantTableModel):
        pass

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    set_language(application, Settings(language="en"))
    try:
        heir: QObject = Heir()
        assert heir.tr("Staat") == "State"
    finally:
        set_language(application, Settings())


def test_no_dutch_is_left_in_the_english_window(workspace: Workspace) -> None:
    dutch = {text for (_, text), (english, _) in translated().items() if text != english}
    allowed = data_texts(workspace)
    left: list[str] = []
    with window_in(workspace, Look("en", size=USUAL)) as window:
        for page_id, _ in pages(window):
            left += [f"{page_id.name}: {text}" for text in texts_of(window) if is_dutch(text, dutch, allowed)]
        for name, dialog in dialogs(window):
            texts = (text for text in texts_of(dialog) if text not in HEADINGS_IN_FILE.get(name, ()))
            left += [f"{name}: {text}" for text in texts if is_dutch(text, dutch, allowed)]
    assert not left, "\n".join(sorted(set(left)))


def test_dutch_in_the_dutch_window_is_seen(workspace: Workspace) -> None:
    """The control of the test above."""
    dutch = {text for (_, text), (english, _) in translated().items() if text != english}
    with window_in(workspace, Look(size=USUAL)) as window:
        seen = {text for text in texts_of(window) if is_dutch(text, dutch, set())}
    assert len(seen) > 20


DUTCH_WORDS = re.compile(
    r"\b(een|het|de|van|voor|niet|geen|naar|wordt|worden|deze|zijn|alle|nog|bij|uit|aan|regels?|kies|per jaar"
    r"|wettelijk|aanbevolen|ambitieus|onbekend|gebouw|materialen|bevindingen|oppervlakte|vergunning)\b",
    re.IGNORECASE,
)


def is_dutch(text: str, dutch: set[str], allowed: set[str]) -> bool:
    """Whether a text is one of the program's Dutch texts, or reads as Dutch and is no text of the project."""
    bare = re.sub(r"<[^>]+>", "", text).strip()
    for data in sorted(allowed, key=len, reverse=True):
        bare = bare.replace(data, "")
    return bare in dutch or bool(DUTCH_WORDS.search(bare))


def data_texts(workspace: Workspace) -> set[str]:
    """What users and sources wrote, which stays as it is in every language."""
    project = two_variants(workspace)
    found = {project.name, project.municipality, project.address}
    for variant in project.variants:
        found |= {variant.name}
        found |= {line.description for line in variant.bill.lines} | {line.source for line in variant.bill.lines}
        found |= {line.note for line in variant.bill.lines}
        for assessment in variant.assessments:
            found |= {assessment.evidence.document, assessment.note}
    for requirement_set in workspace.reference.requirement_sets.values():
        found |= {requirement_set.edition, requirement_set.title_nl}
        found |= {row.text for row in requirement_set.requirements}
    return {text for text in found if text and len(text) > 3} | OWN_NAMES


def texts_of(root: QWidget) -> Iterator[str]:
    """Every text that can be seen, hovered over or heard."""
    yield root.windowTitle()
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() and not isinstance(root, QDialog):
            continue
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
        yield from own_texts(widget)


def own_texts(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    elif isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QTabWidget):
        yield from (widget.tabText(place) for place in range(widget.count()))
    elif isinstance(widget, QTableView | QTreeView | QListView):
        yield from cells_of(widget)


def cells_of(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if model is None:
        return
    columns = 1 if isinstance(view, QListView) else model.columnCount()
    for column in range(columns):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(min(model.rowCount(), 40)):
            yield str(model.index(row, column).data() or "")
