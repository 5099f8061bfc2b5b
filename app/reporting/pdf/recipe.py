"""The recipe of a scorecard: all data, besides the project, that are needed to make the same bytes again.

It is attached to the PDF as `meetlat-report.json`, schema `meetlat.report/1`. It holds the logo, which is printed,
and nothing that is not on the pages.
"""

import base64
import binascii
import datetime as dt
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from app.reporting.report import Report
from app.reporting.report_options import ReportOptions, Section
from app.texts import LANGUAGES, Language
from models.domain.outcome import Finding, Message, Param, Place, Severity
from models.storage.document.codec import check_keys, decoder, encoder
from models.storage.errors import ProjectDocumentError
from models.strict_json import JsonRefusedError, strict_json

RECIPE_NAME = "meetlat-report.json"
SCHEMA = "meetlat.report/1"
_MOST_LOGO_BYTES = 4 * 2**20
_VERSION = re.compile(r"[0-9A-Za-z.+-]{1,40}")
_HASH = re.compile(r"[0-9a-zA-Z]{1,64}")


@dataclass(frozen=True, slots=True)
class ImportFinding:
    """A finding of the file that the report was made from, with the parameters of its text by type."""

    severity: Severity
    code: str
    texts: Mapping[str, str]
    counts: Mapping[str, int]
    figures: Mapping[str, float]
    line_ids: tuple[str, ...]
    where: Place


@dataclass(frozen=True, slots=True)
class Recipe:
    """The identity of a report and the choices that were made for it.

    Attributes:
        content_hash, reference_hash, program_version: as printed on the pages.
        logo_png: base64 of the picture; "" for none.
        import_findings: those that come before the findings of the audit.
        author: "" for none.
        made_on: None for a report without a date, as all of before 30 November 2026 are.
    """

    program_version: str
    content_hash: str
    reference_hash: str
    variant_id: str
    language: str
    sections: frozenset[Section]
    organisation: str = ""
    logo_png: str = ""
    import_findings: tuple[ImportFinding, ...] = ()
    made_on: dt.date | None = None
    author: str = ""

    def options(self) -> ReportOptions:
        """The options that the renderer takes."""
        logo = base64.b64decode(self.logo_png, validate=True) if self.logo_png else None
        return ReportOptions(self.sections, self.organisation, logo, self.author)

    def findings(self) -> tuple[Finding, ...]:
        """The findings of the import."""
        return tuple(_as_finding(found) for found in self.import_findings)

    @property
    def report_language(self) -> Language:
        return cast("Language", self.language)


def recipe_json(report: Report, lang: Language, options: ReportOptions) -> bytes:
    """The document as UTF-8 text, the same bytes for the same report and choices."""
    logo = base64.b64encode(options.logo_png).decode() if options.logo_png else ""
    recipe = Recipe(
        program_version=report.program_version,
        content_hash=report.content_hash,
        reference_hash=report.reference_hash,
        variant_id=report.variant.id,
        language=lang,
        sections=options.sections,
        organisation=options.organisation,
        logo_png=logo,
        import_findings=tuple(_as_record(found) for found in report.findings[: report.import_finding_count]),
        made_on=report.made_on,
        author=options.author,
    )
    document = {"schema": SCHEMA, "report": encoder(Recipe)(recipe)}
    return json.dumps(
        document, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
    ).encode()


def parse_recipe(data: bytes) -> Recipe:
    """The recipe in bytes that may come from anywhere.

    Raises:
        ProjectDocumentError: it is not such a document, or a value in it cannot be.
    """
    try:
        document = strict_json(data)
    except JsonRefusedError:
        raise ProjectDocumentError("storage_document_not_json") from None
    check_keys(document, {"schema", "report"})
    if document["schema"] != SCHEMA:
        raise ProjectDocumentError("storage_document_other_schema", expected=SCHEMA).inside("schema")
    recipe: Recipe = decoder(Recipe)(document["report"])
    _check(recipe)
    return recipe


def _check(recipe: Recipe) -> None:
    """Refuses values that this program does not write, so that none of them is drawn."""
    sound = {
        "program_version": _VERSION.fullmatch(recipe.program_version) is not None,
        "content_hash": _HASH.fullmatch(recipe.content_hash) is not None,
        "reference_hash": _HASH.fullmatch(recipe.reference_hash) is not None,
        "language": recipe.language in LANGUAGES,
        "logo_png": _is_picture(recipe.logo_png),
    }
    for name, is_sound in sound.items():
        if not is_sound:
            raise ProjectDocumentError("storage_document_wrong_value", detail=name).inside(name)


_PNG_HEAD = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
_MOST_ACROSS, _MOST_DOWN = 1200, 400


def _is_picture(text: str) -> bool:
    """Whether the text is empty, or a PNG no larger than the program makes of a logo."""
    if len(text) > _MOST_LOGO_BYTES * 4 // 3:
        return False
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return False
    if not data:
        return True
    across, down = (int.from_bytes(data[start : start + 4]) for start in (16, 20))
    return data.startswith(_PNG_HEAD) and 0 < across <= _MOST_ACROSS and 0 < down <= _MOST_DOWN


def _as_record(finding: Finding) -> ImportFinding:
    params = finding.message.params
    return ImportFinding(
        severity=finding.severity,
        code=finding.code,
        texts=_of_kind(params, lambda value: isinstance(value, str)),
        counts=_of_kind(params, lambda value: isinstance(value, int)),
        figures=_of_kind(params, lambda value: isinstance(value, float)),
        line_ids=finding.message.line_ids,
        where=finding.where,
    )


def _of_kind(params: Mapping[str, Param], is_kind: Callable[[Param], bool]) -> dict[str, Any]:
    return {name: value for name, value in params.items() if is_kind(value)}


def _as_finding(record: ImportFinding) -> Finding:
    params: dict[str, Param] = {**record.texts, **record.counts, **record.figures}
    return Finding(record.severity, Message(record.code, params, record.line_ids), record.where)
