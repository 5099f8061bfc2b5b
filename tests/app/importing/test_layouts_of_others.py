"""Bills in the layouts of others: what is read of each, and that nothing is taken for what it may not be."""

from collections.abc import Sequence
from typing import Any

import pytest

from app.formats.import_result import FoundColumn, ImportResult
from models.domain.bill import BillLine
from models.domain.outcome import Severity
from models.reference.reference import Reference
from tests.app.importing.workbook_kit import codes, read_csv, read_workbook, readable, workbook

Rows = Sequence[Sequence[Any]]
MADASTER = (
    "GTIN", "Article number", "Madaster Id", "External Database Identifier", "Description", "Material/Product",
    "Classification code", None, "Floor", "Volume", "Area", "Length", "Amount",
    "Detachability - Connection type", None, None, "Detachability - Accessibility of the connection", None,
    "Detachability - Intersections", None, "Detachability - Product edges inclusion",
)  # fmt: skip


def madaster_row(description: str, product: str, code: str, *amounts: float | None) -> list[object]:
    """A row of the template: volume, area, length and amount from column J on."""
    return [None, None, None, None, description, product, code, None, "0", *amounts]


def sheet(rows: Rows, reference: Reference, name: str = "Blad1") -> ImportResult:
    return read_workbook(workbook({name: rows}), "a.xlsx", reference)


def lines(result: ImportResult) -> tuple[BillLine, ...]:
    assert result.project is not None, [finding.code for finding in result.findings]
    return result.project.variants[0].bill.lines


def amounts(result: ImportResult) -> list[tuple[str, float | None, str]]:
    return [(line.description, line.quantity, line.unit.symbol if line.unit else "") for line in lines(result)]


def column(result: ImportResult, header: str) -> FoundColumn:
    return next(found for found in result.tables[0].columns if found.header == header)


def test_madaster_s_columns_give_each_amount_its_unit(reference: Reference) -> None:
    rows = [
        MADASTER,
        madaster_row("wand", "Baksteen", "21.11", 12.5),
        madaster_row("dak", "Pannen", "47.21", None, 80),
        madaster_row("goot", "Zink", "27.16", None, None, 9.5),
        [*madaster_row("", "Kozijn", "31.21", None, None, None, 4), "Dry connection"],
    ]
    result = read_workbook(
        workbook({"Quick start": [["Fill in"]], "Demolition": [MADASTER], "New materials": rows}),
        "a.xlsx",
        reference,
    )
    assert amounts(result) == [("wand", 12.5, "m3"), ("dak", 80, "m2"), ("goot", 9.5, "m"), ("Kozijn", 4, "stuk")]
    assert [line.nl_sfb for line in lines(result)] == ["21.11", "47.21", "27.16", "31.21"]
    assert lines(result)[3].connection.connection_type == 1.0
    assert result.tables[0].layout == "madaster"
    assert [table.sheet for table in result.tables] == ["New materials", "Demolition"]
    assert {"import_layout_known", "import_second_bill"} <= codes(result)
    assert all(readable(result))


def test_codes_of_another_classification_are_no_nl_sfb(reference: Reference) -> None:
    rows = [MADASTER, madaster_row("wand", "Steen", "B2010", 1.0), madaster_row("dak", "Pan", "B3010", 2.0)]
    result = sheet(rows, reference)
    assert [line.nl_sfb for line in lines(result)] == ["", ""]
    assert dict(lines(result)[0].extra)["Classification code"] == "B2010"


def test_two_amounts_in_one_row_are_pointed_out(reference: Reference) -> None:
    result = sheet([MADASTER, madaster_row("wand", "Steen", "21.11", 1.5, 10.0)], reference)
    assert amounts(result) == [("wand", 1.5, "m3")]
    assert "import_two_quantities" in codes(result, Severity.WARNING)


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig"])
def test_elca_s_template(reference: Reference, encoding: str) -> None:
    """The template CSV2eLCA_Vorlage_BBSR-10-2019.csv: its head and three of its rows, with a larger number."""
    text = (
        "Name;KG DIN 276;Fläche;Bezugsgröße;eLCA BT ID\nGründung;320;1.100,5;m²;450113\n"
        "Fassade Nord;330;124,12;m²;b024a8b8\nInnentür;;6;Stück;535666\n"
    )
    result = read_csv(text.encode(encoding), "a.csv", reference)
    assert amounts(result) == [("Gründung", 1100.5, "m2"), ("Fassade Nord", 124.12, "m2"), ("Innentür", 6, "stuk")]
    assert {line.nl_sfb for line in lines(result)} == {""}
    assert result.tables[0].layout == "elca"
    assert result.tables[0].decimal_mark == ","
    assert column(result, "Fläche").understood == ("1100.5", "124.12", "6")


def test_elca_s_example_keeps_the_row_without_amount(reference: Reference) -> None:
    text = 'Name,KG DIN 276,Fläche,Bezugsgröße,eLCA BT I\nFassade Nord,330,"124,12",m2,\nFassade Süd,,,,\n'
    result = read_csv(text.encode(), "a.csv", reference)
    assert amounts(result) == [("Fassade Nord", 124.12, "m2"), ("Fassade Süd", None, "")]


MPG_HEAD = (
    "Productnaam", "Hoeveelheid", "Eenheid", "Levensduur [jr]", "MKI per eenheid", "MKI totaal", "Categorie",
)  # fmt: skip
MPG: Rows = [
    ["MPG-berekening kantoor"],
    [],
    MPG_HEAD,
    ["Beton C30/37", 100, "m3", 75, 2.5, 250, "3"],
    ["Wapening", 50, "kg", 75, 1, 50, "1"],
    ["Subtotaal", None, None, None, None, 300, None],
    ["Vuren", 10, "m2", 50, 3, 30, "2"],
    ["Totaal", None, None, None, None, 330, None],
    [],
    ["MPG score", 0.56, "€/m²jr"],
]


def test_an_export_of_an_mpg_tool(reference: Reference) -> None:
    result = sheet(MPG, reference)
    assert amounts(result) == [("Beton C30/37", 100, "m3"), ("Wapening", 50, "kg"), ("Vuren", 10, "m2")]
    assert [line.service_life_years for line in lines(result)] == [75, 75, 50]
    assert [line.printed_total for line in lines(result)] == [250, 50, 30]
    assert [(s.subject, s.value, s.unit) for s in result.stated] == [
        ("mpg", 0.56, "€/m²/jr"), ("mki", 330, "€"),
    ]  # fmt: skip
    assert (result.facts.row_count, result.facts.left_out_count) == (5, 2)
    assert "import_total_differs" not in codes(result)
    assert "import_layout_unverified" in codes(result, Severity.WARNING)


def test_an_mki_without_set_counts_for_neither(reference: Reference) -> None:
    result = sheet(MPG, reference)
    assert {(line.mki_a1_eur_per_unit, line.mki_a2_eur_per_unit) for line in lines(result)} == {(None, None)}
    assert dict(lines(result)[0].extra)["MKI per eenheid"] == "2.5"
    assert "import_mki_not_assigned" in codes(result, Severity.WARNING)
    named = [(*MPG_HEAD[:4], "MKI set A2 per eenheid"), ["Beton", 1, "m3", 75, 2.5]]
    assert lines(sheet(named, reference))[0].mki_a2_eur_per_unit == 2.5


def test_a_total_that_is_not_the_sum_is_pointed_out(reference: Reference) -> None:
    """The control: the same file with the right total has no such warning (above)."""
    wrong = [[331 if cell == 330 else cell for cell in row] for row in MPG]
    assert "import_total_differs" in codes(sheet(wrong, reference), Severity.WARNING)
    without_line = [row for row in MPG if row[:1] != ["Wapening"]]
    assert "import_total_differs" in codes(sheet(without_line, reference), Severity.WARNING)


BESTEK: Rows = [
    ["Post", "Omschrijving", "Hoeveelheid", "Eenheid", "Prijs", "Totaal"],
    ["21", "Buitenwanden"],
    ["21.10", "Metselwerk", 120, "m2", 80, 9600],
    ["21.20", "Isolatie", 100, "m2", 20, 2000],
    [None, None, None, None, None, 11600],
    ["22", "Binnenwanden"],
    ["22.10", "Wand", 10, "m2", 10, 100],
    ["22.90", "Stelpost", 1, "post", 500, 500],
    ["Totaal", None, None, None, None, 12200],
]


def test_prices_of_a_bestek_are_kept_and_never_an_mki(reference: Reference) -> None:
    result = sheet(BESTEK, reference)
    assert amounts(result) == [
        ("Metselwerk", 120, "m2"), ("Isolatie", 100, "m2"), ("Wand", 10, "m2"), ("Stelpost", None, ""),
    ]  # fmt: skip
    assert {(line.printed_total, line.mki_a1_eur_per_unit) for line in lines(result)} == {(None, None)}
    assert lines(result)[0].extra == (("Prijs", "80"), ("Totaal", "9600"))
    assert result.stated == ()
    assert {"import_headings_left_out", "import_subtotal_left_out", "import_units_settled"} <= codes(result)
    assert lines(result)[3].extra[0] == ("Eenheid (bestand)", "post")


def test_a_number_that_happens_to_be_a_sum_is_no_subtotal_while_the_row_has_a_unit(reference: Reference) -> None:
    rows = [["Onderdeel", "Hoeveelh", "Eenh"], ["a", 1, "m2"], ["b", 1, "m2"], ["c", 2, "m2"]]
    assert len(lines(sheet(rows, reference))) == 3
    without = [[name, amount] for name, amount, _ in rows]
    without[0] = ["Onderdeel", "Oppervlakte (m2)"]
    assert len(lines(sheet(without, reference))) == 3


def test_heads_of_two_rows_and_merged_cells(reference: Reference) -> None:
    rows: Rows = [
        ["Staat van materialen"],
        ["Element", None, "Hoeveelheid", None, "MKI", None],
        ["Code", "Omschrijving", "waarde", "eenheid", "A1", "A2"],
        ["21.11", "muur", 12, "m2", 1.5, 1.6],
        ["23.21", "vloer", 20, "m2", 2, 2.1],
    ]
    result = sheet(rows, reference)
    assert amounts(result) == [("muur", 12, "m2"), ("vloer", 20, "m2")]
    assert [(line.mki_a1_eur_per_unit, line.mki_a2_eur_per_unit) for line in lines(result)] == [
        (1.5, 1.6),
        (2, 2.1),
    ]
    assert "import_read_per_unit" in codes(result, Severity.WARNING)


def test_a_row_of_units_below_the_head(reference: Reference) -> None:
    rows: Rows = [
        ["Omschrijving", "Hoeveelheid", "Levensduur", "Massa per eenheid"],
        [None, "m2", "jaar", "ton"],
        ["muur", 12, 75, 0.25],
    ]
    result = sheet(rows, reference)
    assert amounts(result) == [("muur", 12, "m2")]
    assert (lines(result)[0].service_life_years, lines(result)[0].mass_kg_per_unit) == (75, 250)


@pytest.mark.parametrize(
    ("header", "cell", "quantity", "unit"),
    [
        ("Massa [ton]", 1.2, 1200, "kg"), ("Gewicht (kg)", 7, 7, "kg"), ("Gewicht in g", 250, 0.25, "kg"),
        ("Oppervlakte (m²)", 3, 3, "m2"), ("Lengte mm", 2500, 2.5, "m"), ("Volume [l]", 750, 0.75, "m3"),
        ("Hoeveelheid [1000 kg]", 2, 2, "ton"), ("Hoeveelheid (m³)", 2, 2, "m3"), ("Aantal stuks", 8, 8, "stuk"),
        ("Masse [t]", "1.234,5", 1234500, "kg"), ("Fläche in qm", 4, 4, "m2"), ("Weight (tonnes)", 0.1, 100, "kg"),
    ],
)  # fmt: skip
def test_the_unit_in_a_head_counts_exactly(
    reference: Reference, header: str, cell: object, quantity: float, unit: str
) -> None:
    assert amounts(sheet([["Bouwdeel", header], ["muur", cell]], reference)) == [("muur", quantity, unit)]


def test_a_thickness_is_kept_as_it_stands(reference: Reference) -> None:
    result = sheet([["Bouwdeel", "Oppervlakte (m2)", "dikte mm"], ["muur", 3, 100]], reference)
    assert lines(result)[0].extra == (("dikte mm", "100"),)


def test_the_mass_of_a_line_becomes_mass_per_unit_only_when_it_is_said(reference: Reference) -> None:
    head = ["Bouwdeel", "Hoeveelh", "Eenh", "Totaal gewicht (kg)"]
    rows = [["muur", 4, "m2", 800], ["dak", 0, "m2", 5]]
    assert [line.mass_kg_per_unit for line in lines(sheet([head, *rows], reference))] == [200, None]
    unsaid = sheet([[*head[:3], "Gewicht (kg)"], *rows], reference)
    assert [line.mass_kg_per_unit for line in lines(unsaid)] == [None, None]
    assert "import_mass_not_assigned" in codes(unsaid, Severity.WARNING)


@pytest.mark.parametrize("has_head", [True, False])
def test_contents_decide_only_with_a_warning(reference: Reference, has_head: bool) -> None:
    rows: list[list[object]] = [["Betonvloer", "23.21", 12, "m2"], ["Metselwerk", "21.11", 10.5, "m2"]]
    result = sheet([["Iets", "Zus", "Zo", "En"], *rows] if has_head else rows, reference)
    assert amounts(result) == [("Betonvloer", 12, "m2"), ("Metselwerk", 10.5, "m2")]
    assert [line.nl_sfb for line in lines(result)] == ["23.21", "21.11"]
    assert {found.reason for found in result.tables[0].columns} == {"content"}
    assert "import_guessed_by_content" in codes(result, Severity.WARNING)


@pytest.mark.parametrize(
    "rows",
    [
        [["naam", "telefoon"], ["Jan", "010"]],
        [["a", "b", "c"], [1, 2, 3]],
        [["Datum", "Bedrag", "Omschrijving"], ["1-1-2026", 12.5, "lunch"]],
        [["Kolom", "Kolom"], ["x", "y"]],
    ],
)
def test_what_is_no_bill_is_no_bill(reference: Reference, rows: Rows) -> None:
    result = sheet(rows, reference)
    assert result.project is None
    assert codes(result, Severity.ERROR) == {"import_no_sheets"}


@pytest.mark.parametrize(
    ("header", "code", "field"),
    [
        ("Massa (kg)", "import_mass_not_assigned", "mass_kg_per_unit"),
        ("Totaal", "import_mki_not_assigned", "printed_total"),
    ],
)
def test_a_short_name_of_ours_with_two_meanings_is_asked_about(
    reference: Reference, header: str, code: str, field: str
) -> None:
    """With the full name of the template the same column counts: the control."""
    full = {"mass_kg_per_unit": "massa_kg_per_eenheid", "printed_total": "totaal_eur"}[field]
    for name in (header, full):
        text = f"omschrijving;hoeveelheid;eenheid;{name}\nmuur;4;m2;800\n"
        result = read_csv(text.encode(), "a.csv", reference)
        assert (code in codes(result, Severity.WARNING)) == (name == header)
        assert getattr(lines(result)[0], field) == (None if name == header else 800)


def test_the_layout_of_this_program_is_not_guessed_at(reference: Reference) -> None:
    """Columns beside ours that others use for amounts stay what they were: kept texts."""
    head = (
        "id", "omschrijving", "hoeveelheid", "eenheid", "massa_kg_per_eenheid", "levensduur_jaar",
        "mki_a1_eur_per_eenheid", "bron", "Volume", "MKI",
    )  # fmt: skip
    result = sheet([head, ["a", "muur", 3, "m2", 10, 75, 1, "x", 5, 7]], reference, "Materialen")
    assert lines(result)[0].extra == (("Volume", "5"), ("MKI", "7"))
    assert result.tables[0].layout == "meetlat"
    assert {found.reason for found in result.tables[0].columns if found.field} == {"header"}


@pytest.mark.parametrize("head", ["Familie en type", "Family and Type", "Type"])
def test_a_schedule_by_type_alone_is_a_bill_beside_areas_or_volumes(head: str, reference: Reference) -> None:
    rows: Rows = [["Schema"], [head, "Oppervlakte", "Volume"], ["Vloer: 200", "140,00 m²", "28,00 m³"]]
    assert amounts(sheet(rows, reference)) == [("Vloer: 200", 28.0, "m3")]
    assert sheet([[head, "Aantal"], ["Kozijn A", 10], ["Kozijn B", 12]], reference).project is None


def test_words_between_the_codes_do_not_cost_the_codes(reference: Reference) -> None:
    head = ["Code", "Omschrijving", "Aantal", "Eenheid"]
    rows: Rows = [head, ["21.22", "wand", 10, "m2"], ["23.21", "vloer", 20, "m2"], ["Totaal", None, None, None]]
    assert [line.nl_sfb for line in lines(sheet(rows, reference))] == ["21.22", "23.21"]
    names: Rows = [head, ["hal", "wand", 10, "m2"], ["zaal", "vloer", 20, "m2"], ["21.22", "dak", 3, "m2"]]
    assert [line.nl_sfb for line in lines(sheet(names, reference))] == ["", "", ""]


def test_codes_under_element_are_codes_and_no_descriptions(reference: Reference) -> None:
    head = ["Element", "Product", "Hoeveelheid", "Eenheid", "Levensduur", "MKI totaal"]
    rows: Rows = [head, ["21.22", "wand", 10, "m2", 75, 40.0], ["23.21", "vloer", 20, "m2", 75, 60.0]]
    total = ["Totaal", None, None, None, None, 100.0]
    assert [(line.nl_sfb, line.description) for line in lines(sheet([*rows, total], reference))] == [
        ("21.22", "wand"),
        ("23.21", "vloer"),
    ]
    named: Rows = [head, ["21.22 Wand", *rows[1][1:]], ["23.21 Vloer", *rows[2][1:]]]
    assert [line.description for line in lines(sheet(named, reference))] == ["21.22 Wand", "23.21 Vloer"]
