"""Tables as other programs and people make them: schedules of Revit, French bills, MPG tools, sizes, COBie."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from app.formats.import_result import ImportResult
from app.importing.common.read_request import ReadRequest, TableChoice
from app.importing.csv import reader as csv_bill
from app.importing.workbook import reader
from models.domain.bill import BillLine, Phase
from models.domain.outcome import Severity
from models.reference.reference import Reference
from tests.app.importing.workbook_kit import codes, read_csv, read_workbook, readable, workbook

Rows = Sequence[Sequence[Any]]


def sheet(rows: Rows, reference: Reference) -> ImportResult:
    result = read_workbook(workbook({"Blad1": rows}), "a.xlsx", reference)
    assert all(readable(result))
    return result


def lines(result: ImportResult) -> tuple[BillLine, ...]:
    assert result.project is not None, codes(result)
    return result.project.variants[0].bill.lines


def amounts(result: ImportResult) -> list[tuple[str, float | None, str]]:
    return [(line.description, line.quantity, line.unit.symbol if line.unit else "") for line in lines(result)]


# Schedules of Revit ---------------------------------------------------------------------------------------------

REVIT: Rows = [
    ["Wall Material Takeoff"],
    ["Family and Type", "Material: Name", "Material: Area", "Material: Volume", "Assembly Code"],
    ["Basic Wall: HSB 200", "Vuren", 125.4, 4.51, "21.24"],
    ["Basic Wall: KZS 214", "Kalkzandsteen", 140, 29.96, "21.22"],
    ["Grand total: 2", None, 265.4, 34.47, None],
]
EXPORTED = (
    ("Wall Material Takeoff",),
    ("Family and Type", "Material: Name", "Material: Model", "Material: Area", "Material: Volume", "Keynote", "Assembly Code", "Count"),  # noqa: E501 - the header of the schedule
    ("", "", "", "", "", "", "", ""),
    ("Basic Wall: HSB 200", "", "", "", "", "", "", ""),
    ("Basic Wall: HSB 200", "Vuren", "", "125.40 m²", "4.51 m³", "22.1", "21.24", "1"),
    ("Basic Wall: HSB 200: 1", "", "", "125.40 m²", "4.51 m³", "", "", ""),
    ("Basic Wall: KZS 214", "Kalkzandsteen", "", "140.00 m²", "29.96 m³", "22.2", "21.22", "1"),
    ("Basic Wall: KZS 214", "Stucwerk", "", "1,280.00 m²", "2.80 m³", "22.2", "21.22", "1"),
    ("Basic Wall: KZS 214: 2", "", "", "1,420.00 m²", "32.76 m³", "", "", ""),
    ("Grand total: 3", "", "", "1,545.40 m²", "37.27 m³", "", "", ""),
)  # fmt: skip
DUTCH = (
    ("Materiaalstaat wanden",),
    ("Familie en type", "Materiaal: Naam", "Materiaal: Oppervlakte", "Materiaal: Volume", "NL-SfB code", "Fase gemaakt", "Fase gesloopt"),  # noqa: E501 - the header of the schedule
    ("", "", "", "", "", "", ""),
    ("Basiswand: HSB 200", "Vuren", "125,40 m²", "4,51 m³", "21.24", "Nieuw", "Geen"),
    ("Basiswand: KZS 214", "Kalkzandsteen", "140,00 m²", "29,96 m³", "21.22", "Bestaand", "Nieuw"),
    ("Eindtotaal: 2", "", "265,40 m²", "34,47 m³", "", "", ""),
)  # fmt: skip


def as_text(rows: Rows, delimiter: str) -> str:
    return "".join(delimiter.join(f'"{cell}"' for cell in row) + "\r\n" for row in rows)


def test_a_material_take_off_of_a_model(reference: Reference) -> None:
    result = sheet(REVIT, reference)
    assert amounts(result) == [("Vuren", 4.51, "m3"), ("Kalkzandsteen", 29.96, "m3")]
    assert [line.nl_sfb for line in lines(result)] == ["21.24", "21.22"]
    assert [dict(line.extra)["Material: Area"] for line in lines(result)] == ["125.4", "140"]
    assert result.facts.left_out_count == 1


@pytest.mark.parametrize(("delimiter", "encoding"), [("\t", "utf-16"), (",", "utf-8"), (";", "cp1252")])
def test_a_take_off_as_text_with_units_groups_and_feet(
    delimiter: str, encoding: str, reference: Reference
) -> None:
    result = read_csv(as_text(EXPORTED, delimiter).encode(encoding), "a.txt", reference)
    assert amounts(result) == [("Vuren", 4.51, "m3"), ("Kalkzandsteen", 29.96, "m3"), ("Stucwerk", 2.8, "m3")]
    assert [line.nl_sfb for line in lines(result)] == ["21.24", "21.22", "21.22"]
    assert dict(lines(result)[2].extra)["Material: Area"] == "1,280.00 m²"
    assert result.facts.left_out_count == 4


def test_a_foot_with_another_number_than_its_group_is_a_line(reference: Reference) -> None:
    rows: Rows = [REVIT[1], REVIT[2], ["Basic Wall: HSB 200: 2", None, 99, 3, None], REVIT[3]]
    assert len(lines(sheet(rows, reference))) == 3
    footed: Rows = [REVIT[1], REVIT[2], ["Basic Wall: HSB 200: 1", None, 125.4, 4.51, None], REVIT[3]]
    assert len(lines(sheet(footed, reference))) == 2


@pytest.mark.parametrize("delimiter", ["\t", ";"])
def test_a_take_off_in_dutch_with_phases(delimiter: str, reference: Reference) -> None:
    result = read_csv(as_text(DUTCH, delimiter).encode("utf-16"), "a.txt", reference)
    assert amounts(result) == [("Vuren", 4.51, "m3"), ("Kalkzandsteen", 29.96, "m3")]
    assert [line.phase for line in lines(result)] == [Phase.NEW, Phase.DEMOLISHED]
    assert "import_unit_assumed" not in codes(result)


def test_a_unit_in_the_cell_goes_before_that_of_the_header(reference: Reference) -> None:
    rows = [("Onderdeel", "Volume"), ("muur", "2,5 m3"), ("vloer", "12 m2"), ("dak", "400 l"), ("goot", 3)]
    result = sheet(rows, reference)
    assert amounts(result) == [("muur", 2.5, "m3"), ("vloer", 12, "m2"), ("dak", 400, "l"), ("goot", 3, "m3")]


# Units ----------------------------------------------------------------------------------------------------------


def test_quantities_with_their_unit_in_the_cell(reference: Reference) -> None:
    cells = ("12,50 m³", "24 st", "1.234,5 kg", "ca. 12 m2", "140,00 m²", "3 stuks", "7.5 m1", "m2 35,5", "≈ 8 m3")
    rows = [("NL-SfB", "Omschrijving", "Hoeveelheid"), *(("21.1", f"deel {cell}", cell) for cell in cells)]
    found = [(q, u) for _, q, u in amounts(sheet(rows, reference))]
    assert found == [
        (12.5, "m3"), (24, "stuk"), (1234.5, "kg"), (12, "m2"), (140, "m2"), (3, "stuk"), (7.5, "m"), (35.5, "m2"),
        (8, "m3"),
    ]  # fmt: skip


def test_units_of_an_english_bill(reference: Reference) -> None:
    units = {"nr": "stuk", "no.": "stuk", "ea": "stuk", "cum": "m3", "sqm": "m2", "lm": "m", "t": "ton"}
    rows = [
        ("Item", "Description", "Qty", "Unit"),
        *((str(n), f"part {u}", "1,500.25", u) for n, u in enumerate(units, 1)),
    ]
    assert [(q, u) for _, q, u in amounts(sheet(rows, reference))] == [(1500.25, u) for u in units.values()]


FRENCH: Rows = [
    ["Lot", "Désignation", "Quantité", "Unité", "Masse unitaire (kg)", "Durée de vie (ans)", "Matériau"],
    ["Gros œuvre", "Fondations béton", "12,5", "m³", "2 400", "100", "Béton"],
    ["Menuiserie", "Fenêtre bois", "24", "u", "35", "40", "Bois"],
    ["Couverture", "Tuiles béton", "1 234,5", "kg", "1", "75", "Béton"],
]


def test_a_bill_in_french(reference: Reference) -> None:
    result = sheet(FRENCH, reference)
    assert amounts(result) == [
        ("Fondations béton", 12.5, "m3"), ("Fenêtre bois", 24, "stuk"), ("Tuiles béton", 1234.5, "kg"),
    ]  # fmt: skip
    assert [line.mass_kg_per_unit for line in lines(result)] == [2400, 35, 1]
    assert [line.service_life_years for line in lines(result)] == [100, 40, 75]


def test_other_headers_of_a_french_bill(reference: Reference) -> None:
    rows: Rows = [["Code", "Libellé", "Qté", "U"], ["1", "Porte", "3", "u"], ["2", "Dalle", "20,5", "m²"]]
    assert amounts(sheet(rows, reference)) == [("Porte", 3, "stuk"), ("Dalle", 20.5, "m2")]


@pytest.mark.parametrize(
    ("head", "mass"),
    [
        ("Eenheidsmassa (kg)", 35),
        ("Unit weight (kg)", 35),
        ("Poids unitaire (t)", 35_000),
        ("Unit weight", None),
        ("Masse", None),
    ],
)
def test_a_mass_is_of_one_unit_only_when_its_header_says_so(
    head: str, mass: float | None, reference: Reference
) -> None:
    rows = [
        ("Code", "Omschrijving", "Hoeveelh.", "Eenh.", head),
        ("1", "Raam", 3, "st", 35),
        ("2", "Dak", 2, "m2", 35),
    ]
    assert [line.mass_kg_per_unit for line in lines(sheet(rows, reference))] == [mass, mass]


def test_u_is_an_hour_in_a_dutch_bill(reference: Reference) -> None:
    rows: Rows = [
        ["Code", "Omschrijving", "Hoeveelh.", "Eenh."],
        ["1", "Timmerman", 3, "u"],
        ["2", "Dak", 20, "m2"],
    ]
    assert amounts(sheet(rows, reference))[0] == ("Timmerman", None, "")


# What an MPG tool prints ----------------------------------------------------------------------------------------

MPG: Rows = [
    ["Element", "Product", "Hoeveelheid", "Eenheid", "Levensduur", "MKI totaal", "MPG", "Aandeel"],
    ["16 Fundering", "Beton", 12.5, "m3", 100, 228.12, 0.0195, 0.24],
    ["21 Wand", "Kalkzandsteen", 140, "m2", 100, 672, 0.05744, 0.7],
    ["27 Dak", "Vuren", 2.75, "m3", 75, 34.1, 0.00291, 0.06],
    ["Totaal", None, None, None, None, 934.22, 0.07985, 1],
]


def stated(result: ImportResult) -> dict[str, float | None]:
    return {figure.subject: figure.value for figure in result.stated}


def test_the_totals_of_an_mpg_tool_are_stated_figures(reference: Reference) -> None:
    result = sheet(MPG, reference)
    assert stated(result) == {"mki": 934.22, "mpg": 0.07985}
    (mpg,) = [figure for figure in result.stated if figure.subject == "mpg"]
    assert (mpg.unit, mpg.where.row, mpg.where.column) == ("€/m²/jr", 5, "G")
    assert "import_mki_not_assigned" not in codes(result)
    assert [dict(line.extra)["MPG"] for line in lines(result)] == ["0.0195", "0.05744", "0.00291"]


def test_a_total_that_is_not_the_sum_of_its_shares_is_told(reference: Reference) -> None:
    other: Rows = [*MPG[:4], ["Totaal", None, None, None, None, 934.22, 0.0999, 1]]
    result = sheet(other, reference)
    assert [f.where.column for f in result.findings if f.code == "import_total_differs"] == ["G"]
    assert "import_total_differs" not in codes(sheet(MPG, reference))


def test_an_mki_total_is_stated_when_it_is_the_sum_of_its_column(reference: Reference) -> None:
    head = ("NL-SfB", "Omschrijving", "Aantal", "Eenheid", "MKI (€)", "MPG-bijdrage (€/m²/jr)")
    rows = [head, ("21.1", "KZS", 10, "m2", 100.0, 0.01), ("27.1", "Vuren", 2, "m3", 50.0, 0.005)]
    totals = [*rows, ("Totaal MPG", None, None, None, 150.0, 0.015)]
    result = sheet(totals, reference)
    assert stated(result) == {"mki": 150, "mpg": 0.015}
    assert [line.mki_a2_eur_per_unit for line in lines(result)] == [None, None]
    other = [*rows, ("Totaal MPG", None, None, None, 1100.0, 0.015)]
    assert stated(sheet(other, reference)) == {"mpg": 0.015}
    assert "import_total_differs" not in codes(sheet(other, reference))


def test_a_stated_score_in_the_sheet_project(reference: Reference) -> None:
    project: Rows = [["sleutel", "waarde"], ["naam", "Proef"], ["MPG", 0.51, "€/m2/jr"]]
    data = workbook({"Project": project, "Resultaten": MPG[:4]})
    assert stated(read_workbook(data, "a.xlsx", reference))["mpg"] == 0.51


# Sizes ----------------------------------------------------------------------------------------------------------


def test_a_volume_beside_the_sizes_counts(reference: Reference) -> None:
    head = ("Onderdeel", "Materiaal", "Aantal", "Lengte (m)", "Breedte (m)", "Hoogte (m)", "Volume (m3)")
    rows = [head, ("Fundering", "Beton", 4, 10, 0.5, 0.6, 12), ("Balk", "Vuren", 10, 5, 0.071, 0.171, 0.607)]
    result = sheet(rows, reference)
    assert amounts(result) == [("Fundering", 12, "m3"), ("Balk", 0.607, "m3")]
    assert "import_volume_of_sizes" not in codes(result)


@pytest.mark.parametrize(
    ("head", "first", "second"),
    [
        (("Aantal", "Lengte (m)", "Breedte (m)", "Hoogte (m)"), (4, 10, 0.5, 0.6), (10, 5, 0.071, 0.171)),
        (("Aantal", "L [m]", "B [mm]", "Dikte (cm)"), (4, 10, 500, 60), (10, 5, 71, "17,1")),
        (("Stuks", "Length", "Width", "Height"), (4, "10 m", "500 mm", "60 cm"), (10, "5 m", "71 mm", "171 mm")),
    ],
)
def test_length_width_and_height_make_a_volume_where_there_is_none(
    head: tuple[str, ...], first: tuple[object, ...], second: tuple[object, ...], reference: Reference
) -> None:
    rows = [("Onderdeel", "Materiaal", *head), ("Fundering", "Beton", *first), ("Balk", "Vuren", *second)]
    result = sheet(rows, reference)
    assert amounts(result) == [("Fundering", 12, "m3"), ("Balk", 0.60705, "m3")]
    assert "import_volume_of_sizes" in codes(result, Severity.WARNING)


def test_no_volume_of_sizes_without_a_unit_or_with_one_missing(reference: Reference) -> None:
    rows = [("Onderdeel", "Lengte (m)", "Breedte (m)", "Hoogte (m)"), ("a", 10, 0.5, 0.6), ("b", 5, None, 2)]
    assert amounts(sheet(rows, reference)) == [("a", 3, "m3"), ("b", 5, "m")]
    bare = [("Onderdeel", "Aantal", "Lengte", "Breedte", "Hoogte"), ("a", 4, 10, 0.5, 0.6)]
    assert "import_volume_of_sizes" not in codes(sheet(bare, reference))
    typed = [
        ("Onderdeel", "Aantal", "Eenheid", "Lengte (m)", "Breedte (m)", "Hoogte (m)"),
        ("a", 4, "st", 9, 1, 1),
    ]
    assert amounts(sheet(typed, reference)) == [("a", 4, "stuk")]


def test_thickness_and_density_make_a_mass(reference: Reference) -> None:
    rows = [
        ("Onderdeel", "Oppervlakte (m2)", "Dikte (mm)", "Dichtheid (kg/m3)"),
        ("wand", 140, 214, 1750), ("vloer", 10, "200 mm", 2400), ("folie", 10, None, 900),
    ]  # fmt: skip
    result = sheet(rows, reference)
    assert [line.mass_kg_per_unit for line in lines(result)] == [374.5, 480, None]
    assert "import_mass_of_density" in codes(result, Severity.WARNING)
    volumes = [("Onderdeel", "Volume (m3)", "Soortelijke massa (kg/m3)"), ("wand", 1.5, 1750)]
    assert [line.mass_kg_per_unit for line in lines(sheet(volumes, reference))] == [1750]
    bare = [("Onderdeel", "Volume (m3)", "Dichtheid"), ("wand", 1.5, 1.75)]
    assert [line.mass_kg_per_unit for line in lines(sheet(bare, reference))] == [None]


def test_a_stated_mass_goes_before_a_density(reference: Reference) -> None:
    rows = [("Onderdeel", "Volume (m3)", "Massa per eenheid (kg)", "Dichtheid (kg/m3)"), ("wand", 1.5, 1800, 1750)]
    assert [line.mass_kg_per_unit for line in lines(sheet(rows, reference))] == [1800]


def test_the_total_counts_beside_the_amount_per_dwelling_which_is_kept(reference: Reference) -> None:
    rows = [
        ("Omschrijving", "per woning", "Eenh.", "totaal"),
        ("beton", 4.9, "m3", 117.6), ("baksteen", 44.6, "m2", 1070.4), ("hout", 2, "m3", 48),
    ]  # fmt: skip
    result = sheet(rows, reference)
    assert [quantity for _, quantity, _ in amounts(result)] == [117.6, 1070.4, 48]
    assert dict(lines(result)[0].extra)["per woning"] == "4.9"


# Other programs -------------------------------------------------------------------------------------------------


def test_the_import_sheet_of_one_click_lca(reference: Reference) -> None:
    rows = [
        ("CLASS", "MATERIAL", "QUANTITY", "QTY_TYPE", "THICKNESS_MM", "COMMENT"),
        ("EXTERNAL WALL", "Brick", 120.5, "M2", 100, "gevel"),
        ("SLAB", "Concrete C30/37", 42, "M3", None, "vloer"),
    ]
    result = sheet(rows, reference)
    assert amounts(result) == [("gevel", 120.5, "m2"), ("vloer", 42, "m3")]
    assert [dict(line.extra)["product"] for line in lines(result)] == ["Brick", "Concrete C30/37"]
    assert result.tables[0].layout == "one_click_lca"
    assert "import_layout_unverified" in codes(result)


COBIE: Mapping[str, Rows] = {
    "Facility": [["Name", "ProjectName"], ["Gebouw A", "Proef"]],
    "Floor": [["Name", "Elevation"], ["00", 0]],
    "Space": [["Name", "Description", "NetArea"], ["0.01", "Badkamer", 4.6], ["0.02", "Hal", 11.2]],
    "Type": [["Name", "Description"], ["Deur A", "Binnendeur hout"]],
    "Component": [["Name", "TypeName", "Space", "Description"], ["D1", "Deur A", "0.01", "deur"]],
}


def test_cobie_is_refused_by_its_name(reference: Reference) -> None:
    for sheets in (COBIE, {name: rows for name, rows in COBIE.items() if name != "Facility"}):
        result = read_workbook(workbook(sheets), "a.xlsx", reference)
        assert result.project is None
        assert codes(result, Severity.ERROR) == {"import_cobie"}


def test_a_bill_among_sheets_of_cobie_is_read_when_it_is_named_or_chosen(reference: Reference) -> None:
    bill = [("Code", "Onderdeel", "Hoeveelh.", "Eenh."), ("21.1", "muur", 10, "m2")]
    named = read_workbook(workbook({**COBIE, "Materialen": bill}), "a.xlsx", reference)
    assert amounts(named) == [("muur", 10, "m2")]
    chosen = ReadRequest("a.xlsx", TableChoice(sheet="Staat", header_row=1, is_alone=True))
    assert amounts(reader.read(workbook({**COBIE, "Staat": bill}), chosen, reference)) == [("muur", 10, "m2")]
    few = read_workbook(workbook({"Type": [["x"]], "Component": [["y"]], "Staat": bill}), "a.xlsx", reference)
    assert amounts(few) == [("muur", 10, "m2")]


# Subtotals and repeated headers ---------------------------------------------------------------------------------

HEAD = ("NL-SfB", "Omschrijving", "Hoeveelheid", "Eenheid", "MKI A2 per eenheid", "Biobased (%)")


def test_chapters_and_sums_of_an_mpg_tool_are_left_out_and_said(reference: Reference) -> None:
    rows = [
        HEAD, ("1", "Fundering"), ("16.11", "Beton", 10, "m3", 18, 0), (None, "Subtotaal", None, None, 180),
        (), ("2", "Ruwbouw"), ("21.22", "Kalkzandsteen", 100, "m2", 4, 0), ("27.21", "Vuren", 2, "m3", 12, 100),
        (None, "Subtotaal Ruwbouw", None, None, 424), (), (None, "TOTAAL", None, None, 604),
    ]  # fmt: skip
    result = sheet(rows, reference)
    assert [description for description, *_ in amounts(result)] == ["Beton", "Kalkzandsteen", "Vuren"]
    assert result.facts.left_out_count == 5
    assert sum(f.code == "import_subtotal_left_out" for f in result.findings) == 3
    assert "import_headings_left_out" in codes(result)


def test_a_header_repeated_halfway_is_no_line(reference: Reference) -> None:
    first, second = ("16.11", "Beton", 10, "m3", 18, 0), ("21.22", "Kalkzandsteen", 100, "m2", 4, 0)
    for between in ([(), (), HEAD], [HEAD], [("pagina 2",), HEAD]):
        result = sheet([HEAD, first, *between, second], reference)
        assert [description for description, *_ in amounts(result)] == ["Beton", "Kalkzandsteen"]
        assert "import_headers_repeated" in codes(result)


# An estimate ----------------------------------------------------------------------------------------------------

ESTIMATE = (
    "Post\tOmschrijving werkzaamheden\tHoev.\tEh.\tPrijs\tTotaal\n"
    "21.01\tMetselwerk gevel\t1.250\tm²\t€ 85,00\t€ 106.250,00\n"
    "22.02\tGipswand\t12.5\tm2\t€ 40\t€ 500\n"
    "57.06\tWTW\t1\tstel\t\t\n"
)


@pytest.mark.parametrize("heads", [("Prijs", "Totaal"), ("Levensduur", "MKI"), ("Bedrag", "MPG"), ("MKI", "Som")])
@pytest.mark.parametrize("way", ["file", "pasted"])
def test_euros_of_an_estimate_are_never_an_mki_or_a_service_life(
    heads: tuple[str, str], way: str, reference: Reference
) -> None:
    text = ESTIMATE.replace("Prijs", heads[0]).replace("\tTotaal", f"\t{heads[1]}")
    result = csv_bill.read(text.encode(), ReadRequest("a.tsv", is_pasted=way == "pasted"), reference)
    assert amounts(result) == [("Metselwerk gevel", 1250, "m2"), ("Gipswand", 12.5, "m2"), ("WTW", 1, "stuk")]
    assert "import_numbers_assumed" in codes(result, Severity.WARNING)
    for line in lines(result):
        assert (line.printed_total, line.service_life_years) == (None, None)
        assert (line.mki_a1_eur_per_unit, line.mki_a2_eur_per_unit) == (None, None)


def test_a_point_proven_by_its_column_alone_counts_where_no_column_has_commas(reference: Reference) -> None:
    text = ESTIMATE.replace("€ 85,00", "85.00").replace("€ 106.250,00", "106.25")
    result = read_csv(text.encode(), "a.tsv", reference)
    assert amounts(result)[0] == ("Metselwerk gevel", 1.25, "m2")
