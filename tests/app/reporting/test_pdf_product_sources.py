"""The list of product sources in print says what was read, what is estimated and what is of a kindred product."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader
from report_fixture import make_report

from app.reporting.pdf.scorecard import scorecard_pdf
from app.texts import Language
from models.domain.bill import Bill
from models.domain.product import ProductCard
from models.domain.quantities import KG
from models.domain.source import SourceRef, SourceStatus

WORDS = {
    "nl": ("gelezen in de bron", "niet geverifieerd", "eigen schatting", "verwant product"),
    "en": ("read in the source", "unverified", "own estimate", "kindred product"),
}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_status_of_every_source_is_printed(language: Language) -> None:
    """Only what stands in the sources of a card is printed: one status leaves the other three out."""
    for status, word in zip(SourceStatus, WORDS[language], strict=True):
        printed = _printed(language, status)
        assert word in printed
        others = {other for other in WORDS[language] if other != word}
        assert not any(f"○ {other}" in printed for other in others)


def _printed(language: Language, status: SourceStatus) -> str:
    """The text of the last pages after the heading of the product sources."""
    report = make_report(3)
    source = SourceRef("Handboek", "2025", "blz. 1", status)
    card = ProductCard("x", "X", "X", KG, density_kg_per_m3=1.0, sources={"density_kg_per_m3": source})
    first, *rest = report.variant.bill
    bill = Bill((replace(first, product_id="x"), *rest))
    report = replace(report, variant=replace(report.variant, bill=bill, products=(card,)))
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(scorecard_pdf(report, language))).pages)
    return text[text.rindex("Handboek") - 20 :]
