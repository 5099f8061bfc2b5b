"""Division of a project document into the JSON texts of its rows, and composition of the document from them.

Every text is canonical, so the document is composed from them without formatting a number again. A field without a
row or column of its own is in the text of the project or variant, so a new optional field of the domain needs no
change here or in the tables. Each bill line, assessment and product card has its own text, so that a change of one
cell rewrites one of them.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from models.domain.bill import BillLine
from models.domain.project import Project, Variant
from models.storage.document.canonical import canonical_text, object_text, text_hash
from models.storage.document.codec import encoder
from models.storage.document.project_document import SCHEMA, from_document, to_document
from models.storage.errors import ProjectDocumentError

PARTS: Mapping[str, tuple[str, ...]] = {
    "line": ("bill", "lines"),
    "assessment": ("assessments",),
    "product": ("products",),
}
"""Kind of part -> path of the list of them in the document of a variant."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class VariantTexts:
    """Texts of one variant: `content` is everything but its parts; `parts` has a list for each kind of `PARTS`."""

    id: str
    content: str
    parts: Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class ProjectTexts:
    """Texts of one project: `content` is everything but its variants."""

    content: str
    variants: tuple[VariantTexts, ...]

    def document(self) -> str:
        """The canonical text of the project's document.

        Raises:
            ValueError: a text is damaged and no JSON object.
        """
        parts = _texts_of(self.content)
        if self.variants:
            parts["variants"] = _array([_whole_variant(variant) for variant in self.variants])
        return object_text({"project": object_text(parts), "schema": canonical_text(SCHEMA)})


def content_hash_of(document: str) -> str:
    """The content hash of a project from the canonical text of its document, 64 hexadecimal digits."""
    return text_hash(document)


KnownLines = Mapping[int, tuple[BillLine, str]]
"""Bill lines by object id, with their texts: lines are immutable, so a known text can be used again."""


def texts_of(project: Project, known: KnownLines = MappingProxyType({})) -> ProjectTexts:
    """The texts of a project. Lines in `known` are not encoded again: most edits change one line of thousands.

    Raises:
        ProjectDocumentError: the project has a value that cannot be stored, such as NaN.
    """
    bare = tuple(replace(each, bill=replace(each.bill, lines=())) for each in project.variants)
    document: Json = to_document(replace(project, variants=bare))
    own: Json = document["project"]
    variants = own.pop("variants", [])
    lines = [_line_texts(variant, place, known) for place, variant in enumerate(project.variants)]
    return ProjectTexts(canonical_text(own), tuple(map(_variant_texts, variants, lines)))


def known_lines(project: Project, texts: ProjectTexts) -> dict[int, tuple[BillLine, str]]:
    """The bill lines of a project with their texts, as `known` of the next `texts_of`."""
    return {
        id(line): (line, text)
        for variant, of_variant in zip(project.variants, texts.variants, strict=True)
        for line, text in zip(variant.bill.lines, of_variant.parts["line"], strict=True)
    }


def _line_texts(variant: Variant, place: int, known: KnownLines) -> list[str]:
    written, encode = list[str](), encoder(BillLine)
    try:
        for line in variant.bill.lines:
            found = known.get(id(line))
            written.append(found[1] if found is not None else canonical_text(encode(line)))
    except ProjectDocumentError as error:
        for part in (len(written), "lines", "bill", place, "variants", "project"):
            error.inside(part)
        raise
    return written


def project_of(document: str) -> Project:
    """The project of a document's canonical text.

    Raises:
        ProjectDocumentError, ValueError: the text holds no project.
    """
    return from_document(json.loads(document))


def _variant_texts(variant: Json, lines: list[str]) -> VariantTexts:
    parts = {kind: [canonical_text(part) for part in _taken_out(variant, path)] for kind, path in PARTS.items()}
    parts["line"] = lines
    return VariantTexts(variant["id"], canonical_text(variant), parts)


def _taken_out(holder: Json, path: tuple[str, ...]) -> list[Json]:
    """Removes the list at `path`, and objects that become empty by it, and returns the list."""
    key, *rest = path
    if not rest:
        return holder.pop(key, [])  # type: ignore[no-any-return]
    inner = holder.get(key, {})
    found = _taken_out(inner, tuple(rest))
    if not inner:
        holder.pop(key, None)
    return found


def _whole_variant(variant: VariantTexts) -> str:
    whole = _texts_of(variant.content)
    for kind, path in PARTS.items():
        if variant.parts[kind]:
            _put_back(whole, path, _array(variant.parts[kind]))
    return object_text(whole)


def _put_back(whole: dict[str, str], path: tuple[str, ...], text: str) -> None:
    key, *rest = path
    if rest:
        inner = _texts_of(whole.get(key, "{}"))
        _put_back(inner, tuple(rest), text)
        text = object_text(inner)
    whole[key] = text


def _texts_of(content: str) -> dict[str, str]:
    """The canonical texts of the values of a JSON object, by key."""
    values = json.loads(content)
    if not isinstance(values, dict):
        raise ValueError("no JSON object")
    return {key: canonical_text(value) for key, value in values.items()}


def _array(texts: list[str]) -> str:
    return "[" + ",".join(texts) + "]"
