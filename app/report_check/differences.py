"""Compares a report with the same report made again: pages, attachments and the other parts."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.report_check.fingerprint import Fingerprints
from app.report_check.page_comparison import Lines, PageTexts, compared_pages
from app.report_check.pdf_file import PdfFile
from app.report_check.remade_report import RemadeReport
from app.reporting.pdf.recipe import RECIPE_NAME
from app.reporting.pdf.scorecard import ATTACHMENT_NAME, OUTCOME_NAME
from models.domain.report_check import PageCheck, PageState, SignatureCheck

ATTACHMENTS = (ATTACHMENT_NAME, OUTCOME_NAME, RECIPE_NAME)
_OF_ATTACHMENTS = frozenset(("/AF", "/Names"))
_MOST_PAGES_READ = 100
_FRONT_PAGES = 2
"""The pages that print every indicator: the wheel and the table."""


@dataclass(frozen=True, slots=True)
class ReportDifferences:
    """The differences between a file and the report made again.

    Attributes:
        was_made_again: False when there was no report to compare with.
        attachments: names of those that differ.
        elsewhere: other parts of the document that differ, as PDF names them.
        appended_bytes: bytes behind a report that is itself unchanged; 0 when it is changed or has none.
        front: lines of pages 1 and 2 as (in the file, made again), when their texts differ.
    """

    was_made_again: bool
    is_identical: bool
    pages: tuple[PageCheck, ...]
    attachments: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    appended_bytes: int = 0
    front: tuple[Lines, Lines] | None = None


def compare_with_remade(
    data: bytes,
    file: PdfFile,
    again: RemadeReport | None,
    signatures: Sequence[SignatureCheck] | None,
    *,
    same_version: bool,
) -> ReportDifferences:
    """Compares the file with the report made again; `again` None means that it could not be made.

    A valid signature over the whole file may stand behind the report: then it is identical if its own bytes
    are and the signature draws nothing. Of another version of the program only the texts count.
    """
    if again is None:
        return ReportDifferences(was_made_again=False, is_identical=False, pages=())
    if data == again.data:
        same = tuple(PageCheck(number, PageState.SAME) for number in range(1, len(file.pages) + 1))
        return ReportDifferences(was_made_again=True, is_identical=True, pages=same)
    return _differing(data, (file, PdfFile(again.data)), again, signatures, same_version)


def _differing(
    data: bytes,
    files: tuple[PdfFile, PdfFile],
    again: RemadeReport,
    signatures: Sequence[SignatureCheck] | None,
    same_version: bool,
) -> ReportDifferences:
    is_signed = signatures is None or bool(signatures)
    prints = [Fingerprints(file, without_signatures=is_signed) for file in files]
    texts = (PageTexts(files[0]), PageTexts(files[1]))
    found_keys, anew_keys = (each.pages() for each in prints)
    if not same_version:
        found_keys, anew_keys = _by_text(texts, (found_keys, anew_keys))
    pages = compared_pages(texts[0], texts[1], found_keys, anew_keys)
    attachments = _changed_attachments(files) if same_version else ()
    elsewhere = _changed_elsewhere(prints, bool(attachments)) if same_version else ()
    appended = len(data) - len(again.data) if data.startswith(again.data) else 0
    has_same_content = not attachments and not elsewhere and all(page.state is PageState.SAME for page in pages)
    return ReportDifferences(
        was_made_again=True,
        is_identical=bool(appended) and has_same_content and _is_only_signed(signatures),
        pages=pages,
        attachments=attachments,
        elsewhere=elsewhere,
        appended_bytes=appended,
        front=_front(texts, pages),
    )


def _is_only_signed(signatures: Sequence[SignatureCheck] | None) -> bool:
    """Whether the bytes behind the report are those of signatures; None, not checked, passes here."""
    if signatures is None:
        return True
    return all(s.is_intact for s in signatures) and any(s.covers_whole_file for s in signatures)


def _by_text(
    texts: tuple[PageTexts, PageTexts], keys: tuple[Sequence[str], Sequence[str]]
) -> tuple[list[str], list[str]]:
    """Keys that are equal for pages with the same texts; pages that look the same are not read."""
    same = set(keys[0]) & set(keys[1])
    found, anew = (
        [
            key if key in same or place >= _MOST_PAGES_READ else "\n".join(page_texts.lines(place))
            for place, key in enumerate(page_keys)
        ]
        for page_texts, page_keys in zip(texts, keys, strict=True)
    )
    return found, anew


def _changed_attachments(files: tuple[PdfFile, PdfFile]) -> tuple[str, ...]:
    one, other = files
    return tuple(name for name in ATTACHMENTS if one.attachment(name) != other.attachment(name))


def _changed_elsewhere(prints: Sequence[Fingerprints], has_changed_attachments: bool) -> tuple[str, ...]:
    found, anew = (each.elsewhere() for each in prints)
    explained = _OF_ATTACHMENTS if has_changed_attachments else frozenset[str]()
    differing = {key for key in found.keys() | anew.keys() if found.get(key) != anew.get(key)}
    return tuple(sorted(key.removeprefix("/") for key in differing - explained))


def _front(texts: tuple[PageTexts, PageTexts], pages: Sequence[PageCheck]) -> tuple[Lines, Lines] | None:
    is_changed = any(page.number <= _FRONT_PAGES and page.differences for page in pages)
    if not is_changed:
        return None
    found, anew = (tuple(line for n in range(_FRONT_PAGES) for line in each.lines(n)) for each in texts)
    return found, anew
