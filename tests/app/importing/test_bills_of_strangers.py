"""Bills of many hands: every row with a text is known, and the right amount of each line is read."""

from collections.abc import Sequence
from typing import Any

import pytest

from app.formats.import_result import ImportResult, RowKind, SourceRow
from app.importing.bill.unit_words import Settled, UnitWords
from app.importing.common.read_request import ReadRequest
from app.importing.file_bytes import read_file_bytes
from models.domain.outcome import Severity
from models.reference.reference import Reference
from tests.app.importing import house_bill
from tests.app.importing.workbook_kit import codes, read_csv, read_workbook, readable, workbook

Rows = Sequence[Sequence[Any]]


def sheet(rows: Rows, reference: Reference, name: str = "Blad1") -> ImportResult:
    result = read_workbook(workbook({name: rows}), "a.xlsx", reference)
    assert all(readable(result))
    return result


def amounts(result: ImportResult) -> list[tuple[str, float | None, str]]:
    lines = (row for row in result.rows if row.kind is RowKind.LINE)
    return [(row.text, row.quantity, row.unit.symbol if row.unit else "") for row in lines]


def kinds(result: ImportResult) -> list[tuple[int, str]]:
    return [(row.row, row.kind.value) for row in result.rows]


def row_at(result: ImportResult, number: int) -> SourceRow:
    (found,) = [row for row in result.rows if row.row == number]
    return found


ESTIMATE: Rows = [
    ["Begroting 24 rijwoningen De Akker"],
    ["BVO 3.240 m2", None, None, "GO: 2.600 m2"],
    [],
    ["STABU", "Omschrijving", "per won.", "ehd", "totaal 24 won.", "e.p.", "bedrag €"],
    ["21", "BETONWERK"],
    ["21.31", "Beton C20/25", 4.9, "m3", 117.6, 148, 17404.8],
    ["21.51", "Stortuur", 3.5, "uur", 84, 62, 5208],
    [None, "Subtotaal 21", None, None, None, None, 22612.8],
    ["22", "METSELWERK"],
    ["22.31", "Gevelmetselwerk", 44.6, "m2", "1.070,40", 96.5, 103293.6],
    ["22.33", "Sanitair compleet", 1, "won", 24, 71, 1704],
    ["22.34", "Kraan", None, "TP", 1, 500, 500],
    [None, "TOTAAL AANNEEMSOM", None, None, None, None, 128110.4],
    ["Prijzen zijn exclusief btw"],
]


def test_an_estimate_with_chapters_prices_and_amounts_per_dwelling(reference: Reference) -> None:
    result = sheet(ESTIMATE, reference)
    assert amounts(result) == [
        ("Beton C20/25", 117.6, "m3"),
        ("Stortuur", None, ""),
        ("Gevelmetselwerk", 1070.4, "m2"),
        ("Sanitair compleet", 24, "stuk"),
        ("Kraan", None, ""),
    ]
    assert kinds(result) == [
        (1, "title"), (2, "title"), (4, "header"),
        (5, "heading"), (6, "line"), (7, "line"), (8, "total"), (9, "heading"),
        (10, "line"), (11, "line"), (12, "line"), (13, "total"), (14, "footnote"),
    ]  # fmt: skip
    beton = row_at(result, 6)
    assert (beton.code, beton.chapter, beton.sheet, beton.unit_text) == ("21.31", "21 BETONWERK", "Blad1", "m3")
    assert ("per won.", "4.9") in beton.sizes
    assert row_at(result, 12).unit_text == "TP"


def test_a_chapter_of_stabu_is_no_nl_sfb_code(reference: Reference) -> None:
    head = ["code", *ESTIMATE[3][1:]]
    named = sheet([head, *ESTIMATE[4:]], reference)
    assert {line.nl_sfb for line in _lines(named)} == {""}
    assert row_at(named, 3).code == "21.31"
    control = [[cell if cell not in ("BETONWERK", "METSELWERK") else "Wanden" for cell in row] for row in ESTIMATE]
    elements = sheet([head, *control[4:]], reference)
    assert {line.nl_sfb for line in _lines(elements)} >= {"21.31", "22.31"}


def _lines(result: ImportResult) -> Sequence[Any]:
    assert result.project is not None
    return result.project.variants[0].bill.lines


def test_every_line_carries_its_row(reference: Reference) -> None:
    result = sheet(ESTIMATE, reference)
    by_id = {row.line_id: row for row in result.rows if row.line_id}
    lines = _lines(result)
    assert list(by_id) == [line.id for line in lines]
    assert [by_id[line.id].text for line in lines] == [line.description for line in lines]
    assert [by_id[line.id].quantity for line in lines] == [line.quantity for line in lines]
    assert all(not row.line_id for row in result.rows if row.kind is not RowKind.LINE)


def test_what_is_left_out_is_said_with_its_count_and_places(reference: Reference) -> None:
    findings = {f.code: f for f in sheet(ESTIMATE, reference).findings}
    assert findings["import_headings_left_out"].message.params == {"rows": "5, 9", "count": 2}
    assert findings["import_footnotes_left_out"].message.params == {"rows": "14", "count": 1}
    assert findings["import_units_settled"].message.params == {"units": "uur, TP", "count": 2}


def test_a_title_block_gives_facts_as_proposals_and_none_in_the_project(reference: Reference) -> None:
    result = sheet(ESTIMATE, reference)
    facts = {fact.field: fact.number if fact.number is not None else fact.value for fact in result.proposed}
    assert facts == {
        "name": "Begroting 24 rijwoningen De Akker",
        "gross_floor_area_m2": 3240.0,
        "usable_floor_area_m2": 2600.0,
        "dwelling_count": 24.0,
        "building_type": "grondgebonden_woning",
    }
    assert result.project is not None
    assert result.project.name == "a"
    assert result.project.variants[0].building.gross_floor_area_m2 is None


@pytest.mark.parametrize(
    ("cells", "field", "value"),
    [
        (["Project:", "School De Linde"], "name", "School De Linde"),
        (["BVO", 1250.5, "m2"], "gross_floor_area_m2", 1250.5),
        (["Bruto vloeroppervlakte: 1.250 m²"], "gross_floor_area_m2", 1250.0),
        (["GO", "980 m2"], "usable_floor_area_m2", 980.0),
        (["Kindcentrum Het Kompas"], "building_type", "utiliteit"),
        (["Herinrichting Dorpsstraat"], "building_type", "openbare_ruimte"),
        (["32 appartementen Havenblok"], "building_type", "gestapelde_woning"),
        (["32 appartementen Havenblok"], "dwelling_count", 32.0),
        (["Datum:", "12-02-2026"], "permit_application_date", "2026-02-12"),
    ],
)
def test_facts_stand_beside_or_behind_their_label(
    reference: Reference, cells: list[object], field: str, value: object
) -> None:
    rows: Rows = [cells, [], ["Omschrijving", "Hoeveelheid", "Eenheid"], ["vloer", 1, "m2"], ["wand", 2, "m2"]]
    facts = {fact.field: fact for fact in sheet(rows, reference).proposed}
    assert value in (facts[field].number, facts[field].value)
    without = sheet(rows[2:], reference)
    assert without.proposed == ()


TAKE_OFF: Rows = [
    ["<Multi-Category Material Takeoff>"],
    ["Material: Name", "Family and Type", "Count", "Material: Area (m²)", "Material: Volume (m³)", "Length (m)"],
    ["Beton_C30/37", "Basic Wall: 200", 3, 412.6, 123.78, None],
    ["Door_internal", "Doors: 930", 56, 120.6, 4.52, None],
    ["Pipe PVC 110", "Pipes: Standard", 87, None, None, 214.6],
    ["HSB_element 140", "Basic Wall: 21", 19, 384.1, 73.6, 150.9],
    ["Radiator T22", "Mechanical Equipment", 28, None, None, None],
    ["Entree natuursteen", "Wall", 2, 22.6, 0.452, None],
    ["Grand total", None, 195, 939.9, 202.352, 365.5],
]


def test_a_model_take_off_counts_each_thing_in_its_own_unit(reference: Reference) -> None:
    result = sheet(TAKE_OFF, reference)
    assert amounts(result) == [
        ("Beton_C30/37 | Basic Wall: 200", 123.78, "m3"),
        ("Door_internal | Doors: 930", 56, "stuk"),
        ("Pipe PVC 110 | Pipes: Standard", 214.6, "m"),
        ("HSB_element 140 | Basic Wall: 21", 384.1, "m2"),
        ("Radiator T22 | Mechanical Equipment", 28, "stuk"),
        ("Entree natuursteen | Wall", 0.452, "m3"),
    ]
    concrete = row_at(result, 3)
    assert concrete.sizes == (("Count", "3"), ("Material: Area (m²)", "412.6"))
    assert ("Material: Area (m²)", "412.6") in _lines(result)[0].extra
    (said,) = [f for f in result.findings if f.code == "import_two_quantities"]
    assert said.message.params["count"] == 5
    assert row_at(result, 9).kind is RowKind.TOTAL


def test_the_material_decides_what_is_counted_and_not_the_family(reference: Reference) -> None:
    rows: Rows = [
        ["Family and Type", "Material: Name", "Material: Area", "Material: Volume"],
        ["Basic Wall: HSB 200", "Vuren", 125.4, 4.51],
        ["Basic Wall: KZS 214", "Kalkzandsteen", 140, 29.96],
    ]
    assert amounts(sheet(rows, reference)) == [
        ("Basic Wall: HSB 200 | Vuren", 4.51, "m3"), ("Basic Wall: KZS 214 | Kalkzandsteen", 29.96, "m3"),
    ]  # fmt: skip


def test_length_width_and_height_beside_the_volume_and_pieces_where_there_is_nothing_else(
    reference: Reference,
) -> None:
    rows: Rows = [
        ["Onderdeel", "Materiaal", "Aantal", "Lengte (m)", "Breedte (m)", "Volume (m3)"],
        ["Fundering", "Beton", 4, 10, 0.5, 12],
        ["Balk", "Vuren", 10, 5, 0.071, 0.607],
        ["Binnendeur", "Honingraat", 8, None, None, None],
    ]
    result = sheet(rows, reference)
    assert [amount[1:] for amount in amounts(result)] == [(12, "m3"), (0.607, "m3"), (8, "stuk")]
    assert row_at(result, 2).sizes == (("Aantal", "4"), ("Lengte (m)", "10"), ("Breedte (m)", "0.5"))


def test_headings_with_odd_codes_and_with_the_total_of_their_chapter(reference: Reference) -> None:
    rows: Rows = [
        ["NL-SfB", "Omschrijving", "Hoeveelheid", "Eenheid", "Bedrag"],
        ["2", "Ruwbouw", None, None, 300],
        ["21.22", "wand", 140, "m2", 100],
        ["23.21", "vloer", 156, "m2", 200],
        ["3/4", "Afbouw"],
        ["31.20", "kozijn", 24, "st", 50],
        ["43.11", "dekvloer", None, None, 75],
        ["47.22", "pannen", 12, "m2", 60],
    ]
    assert [row.kind.value for row in sheet(rows, reference).rows] == [
        "header", "heading", "line", "line", "heading", "line", "line", "line",
    ]  # fmt: skip


RAW: Rows = [
    ["Bestek 2024-017 Herinrichting Stationsweg"],
    ["postnr", "hoofdcode", "omschrijving", "eenh", "hoeveelheid", "V/N", "prijs p.e."],
    [None, "10", "VOORBEREIDING"],
    ["0010", "10.11.01", "Inrichten werkterrein", "EUR", 1, "N", "12.500,00"],
    [None, "11", "OPBREEKWERK"],
    ["0040", "11.12.01", "Opbreken straatstenen", "m2", "2.140", "V", None],
    ["0050", "11.12.02", "Inzaaien bermen", "are", 68, "V", None],
    [None, None, "Totaal inschrijfsom", None, None, None, "12.500,00"],
]


def test_a_public_works_bill_with_two_columns_of_codes(reference: Reference) -> None:
    result = sheet(RAW, reference)
    assert amounts(result) == [
        ("Inrichten werkterrein", None, ""),
        ("Opbreken straatstenen", 2140, "m2"),
        ("Inzaaien bermen", 6800, "m2"),
    ]
    assert [row.kind.value for row in result.rows] == [
        "title",
        "header",
        "heading",
        "line",
        "heading",
        "line",
        "line",
        "total",
    ]
    assert row_at(result, 6).code == "11.12.01"
    assert {(line.printed_total, line.mki_a1_eur_per_unit) for line in _lines(result)} == {(None, None)}


FLEMISH: Rows = [
    ["Meetstaat nieuwbouw 12 appartementen"],
    [],
    ["Art.", "Omschrijving", "Aard", "Eh", "Hoeveelheid", "E.P.", "Totaal"],
    ["22.11", "Snelbouwmetselwerk 14 cm", "VH", "m2", 1240.5, 55, 68227.5],
    ["22.12", "Isolatie PIR 10 cm", "FH", "m2", 980, 30, 29400],
    ["23.01", "Werfinrichting", "SOG", None, 1, 5000, 5000],
    ["23.02", "Welfsels 20 cm", "FH", "m²", "ca. 612,5", 60, 36750],
    ["VH = vermoedelijke hoeveelheid, FH = forfaitaire hoeveelheid"],
]


def test_a_flemish_bill_with_settlement_in_a_column(reference: Reference) -> None:
    result = sheet(FLEMISH, reference)
    assert amounts(result)[:2] == [("Snelbouwmetselwerk 14 cm", 1240.5, "m2"), ("Isolatie PIR 10 cm", 980, "m2")]
    assert amounts(result)[3] == ("Welfsels 20 cm", 612.5, "m2")
    assert row_at(result, 8).kind is RowKind.FOOTNOTE
    assert "import_number_about" in codes(result, Severity.NOTE)


def test_settlement_in_the_column_of_units(reference: Reference) -> None:
    rows: Rows = [
        ["Omschrijving", "Eenheid", "Hoeveelheid"],
        ["Metselwerk", "VH m2", 10],
        ["Beton", "m3 (FH)", 2],
        ["Werfinrichting", "SOG", 1],
        ["Kraan", "TP", 1],
        ["Proeven", "pm", None],
        ["Badkamer", "set", 3],
    ]
    assert amounts(sheet(rows, reference)) == [
        ("Metselwerk", 10, "m2"), ("Beton", 2, "m3"), ("Werfinrichting", None, ""), ("Kraan", None, ""),
        ("Proeven", None, ""), ("Badkamer", 3, "stuk"),
    ]  # fmt: skip


def test_a_bill_without_header_with_its_description_in_two_columns(reference: Reference) -> None:
    rows: Rows = [
        ["Binnenwand", "kalkzandsteen 100 mm", 64.3, "m2"],
        ["Vloer", "kanaalplaat 200 mm", 112.8, "m2"],
        ["Gevel", "baksteen waalformaat", 68.2, "m2"],
    ]
    result = sheet(rows, reference)
    assert amounts(result) == [
        ("Binnenwand | kalkzandsteen 100 mm", 64.3, "m2"),
        ("Vloer | kanaalplaat 200 mm", 112.8, "m2"),
        ("Gevel | baksteen waalformaat", 68.2, "m2"),
    ]
    assert [row.row for row in result.rows] == [1, 2, 3]


def test_two_columns_of_text_below_names(reference: Reference) -> None:
    rows: Rows = [
        ["Bouwdeel", "Materiaal", "Dikte [mm]", "Oppervlakte [m2]"],
        ["Binnenblad", "kalkzandsteen", 100, 64.3],
        ["Isolatie", "steenwol", 150, 68.2],
    ]
    result = sheet(rows, reference)
    assert amounts(result) == [("Binnenblad | kalkzandsteen", 64.3, "m2"), ("Isolatie | steenwol", 68.2, "m2")]
    assert row_at(result, 2).sizes == (("Dikte [mm]", "100"),)


def test_a_table_that_starts_lower_with_empty_columns(reference: Reference) -> None:
    rows: Rows = [
        *([],) * 24,
        [None, None, "Staat van hoeveelheden"],
        [],
        [None, None, "Omschrijving", None, "Hoev.", None, "Eh."],
        [],
        [None, None, "Betonpannen", None, "71,5", None, "m²"],
        [None, None, "Nokvorsten", None, "6,2", None, "m1"],
    ]
    result = sheet(rows, reference)
    assert amounts(result) == [("Betonpannen", 71.5, "m2"), ("Nokvorsten", 6.2, "m")]
    assert [row.row for row in result.rows] == [25, 27, 29, 30]


def test_units_behind_the_number(reference: Reference) -> None:
    rows: Rows = [
        ["NL-SfB", "Omschrijving", "Hoeveelheid"],
        ["21.11", "beton", "12,50 m³"],
        ["21.12", "wand", "1.140,00 m²"],
        ["31.11", "kozijn", "24 st"],
        ["61.11", "installatie", "1 post"],
    ]
    result = sheet(rows, reference)
    assert amounts(result) == [
        ("beton", 12.5, "m3"), ("wand", 1140, "m2"), ("kozijn", 24, "stuk"), ("installatie", None, ""),
    ]  # fmt: skip
    assert [line.nl_sfb for line in _lines(result)] == ["21.11", "21.12", "31.11", "61.11"]


def test_short_headers_codes_without_points_and_amounts_with_their_unit(reference: Reference) -> None:
    """A chapter has fewer digits than its lines, also when those of another chapter follow."""
    rows = [
        ["KASTANJEHOF 30 WON", None, None, None],
        ["elem", "omschr.", "hvh", "opm"],
        ["13", "ONDERGROND", None, None],
        ["1310", "kruipr. zand 100", "478 m2", None],
        ["16", "FUND", None, None],
        ["1710", "hp prefab bet.", "96 st", None],
        ["1610", "werkvl. 50", "168,5 m2", None],
    ]
    result = sheet(rows, reference)
    assert amounts(result) == [
        ("kruipr. zand 100", 478, "m2"), ("hp prefab bet.", 96, "stuk"), ("werkvl. 50", 168.5, "m2"),
    ]  # fmt: skip
    assert [row.chapter for row in result.rows if row.kind is RowKind.LINE] == [
        "13 ONDERGROND",
        "16 FUND",
        "16 FUND",
    ]


def test_a_header_that_is_repeated_halfway(reference: Reference) -> None:
    head = ["Code", "Omschrijving", "Hoeveelheid", "Eenheid"]
    rows: Rows = [head, ["21.11", "wand", 5, "m2"], head, ["22.11", "vloer", 6, "m2"]]
    result = sheet(rows, reference)
    assert amounts(result) == [("wand", 5, "m2"), ("vloer", 6, "m2")]
    assert row_at(result, 3).kind is RowKind.REPEATED_HEADER
    assert "import_headers_repeated" in codes(result, Severity.WARNING)


def test_euros_are_never_an_mki_and_never_a_service_life(reference: Reference) -> None:
    rows: Rows = [
        ["Omschrijving", "Hoeveelheid", "Eenheid", "Levensduur", "Totaal"],
        ["wand", "5", "m2", "€ 40,00", "€ 200,00"],
        ["vloer", "6", "m2", "€ 50,00", "€ 300,00"],
    ]
    lines = _lines(sheet(rows, reference))
    assert {(line.service_life_years, line.printed_total, line.mki_a2_eur_per_unit) for line in lines} == {
        (None, None, None)
    }
    years: Rows = [rows[0], ["wand", "5", "m2", "40", ""], ["vloer", "6", "m2", "50", ""]]
    assert [line.service_life_years for line in _lines(sheet(years, reference))] == [40, 50]


def test_the_same_strictness_for_our_own_headers(reference: Reference) -> None:
    """One odd cell in each row, under our own headers and under others."""
    body: Rows = [
        ["a", "wand", "veel", "m2"], ["b", "vloer", 5, "vadem"], ["c", "dak", -1, "m2"], ["d", "goot", 4, "m"],
    ]  # fmt: skip
    for head in (["id", "omschrijving", "hoeveelheid", "eenheid"], ["Item no", "Bouwdeel", "Hoeveelh", "Eenh"]):
        result = sheet([head, *body], reference)
        assert amounts(result) == [
            ("wand", None, "m2"), ("vloer", 5, ""), ("dak", None, "m2"), ("goot", 4, "m"),
        ]  # fmt: skip
        wanted = {"import_text_for_number", "import_units_not_known", "import_negative"}
        assert wanted <= codes(result, Severity.WARNING)
        assert not codes(result, Severity.ERROR)


def test_our_own_lines_are_never_headings(reference: Reference) -> None:
    """A line with an id of its own stays, however little it says."""
    head = ["id", "omschrijving", "hoeveelheid", "eenheid"]
    result = sheet([head, ["r1", "wand"], ["r10", "vloer", 5, "m2"], ["r2", "Subtotaal wanden"]], reference)
    assert [line.id for line in _lines(result)] == ["r1", "r10", "r2"]
    assert [row.kind for row in result.rows] == [RowKind.HEADER, *[RowKind.LINE] * 3]


def test_a_row_without_amount_below_the_last_line_is_no_heading(reference: Reference) -> None:
    rows: Rows = [["Bouwdeel", "Hoeveelh", "Eenh"], ["Gevels"], ["wand", 5, "m2"], ["zonwering"]]
    assert [row.kind.value for row in sheet(rows, reference).rows] == ["header", "heading", "line", "line"]


@pytest.mark.parametrize(
    ("text", "unit", "factor"),
    [
        ("stel", "stuk", 1), ("won.", "stuk", 1), ("nr", "stuk", 1), ("ha", "m2", 10_000), ("m² wand", "m2", 1),
        ("m1 (VH)", "m", 1), ("1000 st", "stuk", 1000), ("st/won", "stuk", 1), ("cum", "m3", 1),
    ],
)  # fmt: skip
def test_units_as_they_are_typed(reference: Reference, text: str, unit: str, factor: int) -> None:
    found = UnitWords.of(reference.import_layouts).read(text)
    assert found.unit is not None
    assert (found.unit.symbol, int(found.factor)) == (unit, factor)


def test_words_that_are_no_unit(reference: Reference) -> None:
    words = UnitWords.of(reference.import_layouts)
    assert {words.read(text).settled for text in ("post", "TP", "SOG", "pm", "EUR")} == {Settled.LUMP}
    assert {words.read(text).settled for text in ("uur", "mnd", "%")} == {Settled.TIME}
    assert not words.read("vadem").is_known
    assert not words.read("kg/m2").is_known


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_text_files_of_either_encoding(reference: Reference, encoding: str, delimiter: str) -> None:
    rows = [
        ["Omschrijving", "Hoev.", "Eh.", "Prijs"],
        ["Geïsoleerde vloer", "58,4", "m²", "€ 1,00"],
        ["Dak", "1", "stk", ""],
    ]
    if encoding == "cp1252":
        rows[1][3] = "1,00"
    data = "\n".join(delimiter.join(row) for row in rows).encode(encoding)
    assert amounts(read_csv(data, "a.csv", reference)) == [("Geïsoleerde vloer", 58.4, "m2"), ("Dak", 1, "stuk")]


def test_the_bestek_of_the_cases(reference: Reference) -> None:
    text = (
        "Post\tOmschrijving werkzaamheden\tHoev.\tEh.\tPrijs\tTotaal\n"
        "21.01\tMetselwerk gevel\t1.250\tm²\t€ 85,00\t€ 106.250,00\n22.02\tGipswand\t12.5\tm2\t€ 40\t€ 500\n"
        "23.03\tKanaalplaatvloer 200\t1.250,5\tm2\t\t\n31.04\tKozijnen\t4\tstk\t\t\n52.05\tRiolering\t18\tm1\t\t\n"
        "57.06\tWTW\t1\tstel\t\t\n"
    )
    result = read_csv(text.encode(), "a.tsv", reference)
    assert amounts(result) == [
        ("Metselwerk gevel", 1250, "m2"), ("Gipswand", 12.5, "m2"), ("Kanaalplaatvloer 200", 1250.5, "m2"),
        ("Kozijnen", 4, "stuk"), ("Riolering", 18, "m"), ("WTW", 1, "stuk"),
    ]  # fmt: skip
    assert [column.field for column in result.tables[0].columns][1:3] == ["description", "quantity"]
    assert {(line.printed_total, line.service_life_years) for line in _lines(result)} == {(None, None)}


def test_the_bill_of_a_house_is_read_row_by_row(reference: Reference) -> None:
    result = read_file_bytes(house_bill.pasted().encode(), ReadRequest("bill.tsv"), reference)
    found = [row for row in result.rows if row.kind is not RowKind.HEADER]
    assert [row.row for row in found] == list(range(2, house_bill.LINE_COUNT + 3))
    words = UnitWords.of(reference.import_layouts)
    for key, row in zip(house_bill.rows(), found, strict=True):
        unit = words.read(key["unit"]).unit
        expected = float(key["quantity"].replace(",", ".")) if key["quantity"] and unit is not None else None
        assert (row.text, row.quantity, row.unit) == (key["text"], expected, unit)
        assert (row.kind is RowKind.LINE) == bool(key["expected"])
