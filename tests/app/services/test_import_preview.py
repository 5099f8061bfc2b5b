"""The preview of an import: its counts and totals are those of the bill, and nothing unknown counts as zero."""

import datetime as dt
import math
from dataclasses import replace
from functools import cache

import pytest

from app.formats.import_result import FoundColumn, FoundTable, ImportResult
from app.importing.common.read_request import ReadRequest
from app.importing.file_bytes import read_file_bytes
from app.paths import EXAMPLES, REFERENCE_DATA
from app.services.imports.preview import TOTALS, grouped_findings, number_readings, preview_of
from models.calculation.bill_columns import columns_of
from models.calculation.library.loader import load_with_products
from models.domain.bill import Bill, BillLine
from models.domain.declaration import Conversion, DeclaredImpact, DeclaredModule, ProductDeclaration
from models.domain.outcome import Finding, Message, Severity
from models.domain.product import EnvironmentalSet
from models.domain.project import Project, Variant
from models.domain.quantities import CUBIC_METRE, KG, SQUARE_METRE
from models.reference.reference import Reference

HOUSE = "rijwoning-beton-baksteen.xlsx"
DAY = dt.date(2026, 7, 1)


@cache
def reference() -> Reference:
    return load_with_products(REFERENCE_DATA)


def result_of(*lines: BillLine) -> ImportResult:
    return ImportResult(Project("", "Proef", variants=(Variant("", "A", bill=Bill(lines)),)), ())


def declaration(**values: object) -> ProductDeclaration:
    impact = DeclaredImpact(EnvironmentalSet.A2, "", "GWP", "kg CO2-eq", {DeclaredModule.A1_A3: 100.0})
    made = ProductDeclaration("epd", "Beton", CUBIC_METRE, 1.0, (impact,), (Conversion(KG, 2400.0, "tekst"),))
    return replace(made, **values)  # type: ignore[arg-type]


def test_counts_and_mass_are_those_of_the_bill() -> None:
    result = read_file_bytes((EXAMPLES / HOUSE).read_bytes(), ReadRequest(HOUSE), reference())
    assert result.project is not None
    (variant,) = result.project.variants
    (preview,) = preview_of(result, reference(), DAY).variants
    masses = columns_of(variant.bill, variant.products).mass_kg
    assert preview.line_count == len(variant.bill)
    assert preview.total("mass").amount == pytest.approx(math.fsum(m for m in masses if math.isfinite(m)))
    assert sum(group.line_count for group in preview.groups) == len(variant.bill)
    assert math.fsum(g.mass_kg or 0.0 for g in preview.groups) == pytest.approx(preview.total("mass").amount)
    assert [total.subject for total in preview.totals] == list(TOTALS)


def test_what_is_not_known_is_counted_and_never_zero() -> None:
    lines = (
        BillLine("a", "x", None, SQUARE_METRE, nl_sfb="21.1"),
        BillLine("b", "y", 2.0, KG, nl_sfb="21.2"),
        BillLine("c", "z", 3.0, None, nl_sfb=""),
    )
    (preview,) = preview_of(result_of(*lines), reference(), DAY).variants
    assert preview.without_quantity_count == 1
    mass = preview.total("mass")
    assert (mass.amount, mass.known_count) == (2.0, 1)
    assert preview.total("mpg_a1").amount is None
    first, without_code = preview.groups
    assert (first.nl_sfb_group, first.line_count, first.without_mass_count, first.mass_kg) == ("21", 2, 1, 2.0)
    assert (without_code.nl_sfb_group, without_code.mass_kg) == ("", None)


def test_an_empty_bill_has_no_totals() -> None:
    (preview,) = preview_of(result_of(), reference(), DAY).variants
    assert (preview.line_count, preview.totals, preview.groups) == (0, (), ())
    with pytest.raises(KeyError):
        preview.total("mass")


def test_the_line_totals_that_the_file_prints_are_summed_apart() -> None:
    lines = (BillLine("a", "x", 1.0, KG, printed_total=2.5), BillLine("b", "y", 1.0, KG, printed_total=4.0))
    (preview,) = preview_of(result_of(*lines), reference(), DAY).variants
    assert preview.printed_total_eur == 6.5
    (none,) = preview_of(result_of(BillLine("a", "x", 1.0, KG)), reference(), DAY).variants
    assert none.printed_total_eur is None


def test_cells_that_were_understood_otherwise_than_written_are_told() -> None:
    columns = (
        FoundColumn("A", "Hvh", "quantity", "header", ("1.234,50", "3", "twee"), ("1234.5", "3", "")),
        FoundColumn("B", "Prijs", "", "", ("1,5",), ("",)),
    )
    readings = number_readings([FoundTable("Blad1", 1, 2, "", "x", ",", columns)])
    assert [(r.shown, r.understood) for r in readings] == [("1.234,50", "1234.5"), ("twee", "")]


def test_findings_stand_by_severity_and_kind_and_none_is_lost() -> None:
    findings = [
        Finding(severity, Message(code))
        for severity, code in (
            (Severity.NOTE, "n"),
            (Severity.WARNING, "w1"),
            (Severity.ERROR, "e"),
            (Severity.WARNING, "w2"),
            (Severity.WARNING, "w1"),
        )
    ]
    kinds = grouped_findings(findings)
    assert [(kind.severity, kind.code, len(kind.findings)) for kind in kinds] == [
        (Severity.ERROR, "e", 1),
        (Severity.WARNING, "w1", 2),
        (Severity.WARNING, "w2", 1),
        (Severity.NOTE, "n", 1),
    ]


def test_a_declaration_becomes_a_card_and_its_validity_is_of_the_day() -> None:
    valid = preview_of(ImportResult(None, (), declarations=(declaration(valid_until=DAY),)), reference(), DAY)
    assert [card.name_nl for card in valid.cards] == ["Beton"]
    assert "epd_expired" not in {kind.code for kind in valid.findings}
    expired = preview_of(
        ImportResult(None, (), declarations=(declaration(valid_until=DAY - dt.timedelta(days=1)),)),
        reference(),
        DAY,
    )
    assert "epd_expired" in {kind.code for kind in expired.findings}


def test_a_refused_file_gives_no_cards() -> None:
    error = Finding(Severity.ERROR, Message("x"))
    preview = preview_of(ImportResult(None, (error,), declarations=(declaration(),)), reference(), DAY)
    assert preview.cards == ()
    assert preview.variants == ()
