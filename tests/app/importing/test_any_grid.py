"""Whatever stands in the cells of a sheet: an answer in words, never an exception, and lines that add up."""

import datetime as dt
import random
from collections.abc import Callable

from app.formats.import_result import ImportResult
from app.importing.bill.column_guess import CHOICE_FIELDS
from app.importing.common.read_request import ReadRequest, TableChoice
from app.importing.csv import reader as csv_bill
from app.importing.workbook import reader as workbook
from models.reference.reference import Reference
from tests.app.importing.workbook_kit import readable
from tests.app.importing.workbook_kit import workbook as made

HEADS = (
    "Omschrijving", "Hoeveelheid", "Eenheid", "MKI totaal", "MKI A1", "MKI", "Massa [ton]", "Totaal gewicht (kg)",
    "Volume", "Area [m2]", "Fläche", "Menge", "NL-SfB", "Code", "id", "Pos", "Prijs", "Totaal", "Levensduur [jr]",
    "Categorie", "Biobased (%)", "recycled_fraction", "Connection type", "Product", "Material/Product", "Name", "",
    None, "CO2 A1-A5 per eenheid", "Opmerking", "Lengte mm", "Aantal stuks", "GTIN", "Unit",
)  # fmt: skip
CELLS = (
    None, "", " ", "muur", "vloer", "Totaal", "Subtotaal", "21.11", "(23)", "m2", "kg", "stuks", "post", "€", 0, 1,
    2, 3.5, -4, 1e300, "1.234", "1,5", "1.234,50", "12%", "n.v.t.", "NaN", "1e5", True, dt.date(2026, 1, 2),
    "droog", dt.time(1, 2), "MPG", "0,56 €/m²jr", "x" * 300, "\u202e", "=1+1", "#REF!", "3", "3a", "A1",
    "ja", "2026-01-01",
)  # fmt: skip
LETTERS = "ABCDEFGH"


def grid(chance: random.Random) -> list[list[object]]:
    width = chance.randint(1, 8)
    rows: list[list[object]] = [[chance.choice(CELLS)] for _ in range(chance.randint(0, 2))]
    rows += [[chance.choice(HEADS) for _ in range(width)] for _ in range(chance.randint(0, 2))]
    rows += [
        [chance.choice(CELLS) for _ in range(chance.randint(1, width + 1))] for _ in range(chance.randint(0, 9))
    ]
    return rows


def choice(chance: random.Random) -> TableChoice | None:
    if chance.random() < 0.5:
        return None
    fields = {letter: chance.choice((*CHOICE_FIELDS, "")) for letter in LETTERS if chance.random() < 0.4}
    row = chance.choice((0, 0, 1, 3, 50))
    return TableChoice(fields=fields, header_row=row, decimal_mark=chance.choice(("", ",", ".")))


def check(result: ImportResult) -> None:
    assert all(readable(result))
    assert (result.project is None) == result.has_errors
    if result.project is not None:
        assert len(result.project.variants[0].bill) == result.facts.line_count
    for table in result.tables:
        assert all(len(column.samples) == len(column.understood) for column in table.columns)


def test_no_grid_makes_an_exception(reference: Reference, how_many: Callable[[int], int]) -> None:
    chance = random.Random(31)
    for _ in range(how_many(1_500)):
        name = chance.choice(("Blad1", "Materialen", "Uitkomsten", "Producten"))
        data = made({name: grid(chance)})
        check(workbook.read(data, ReadRequest("a.xlsx", choice(chance)), reference))


def test_no_csv_makes_an_exception(reference: Reference, how_many: Callable[[int], int]) -> None:
    chance = random.Random(32)
    for _ in range(how_many(1_500)):
        delimiter = chance.choice((";", ",", "\t"))
        lines = [delimiter.join("" if cell is None else str(cell) for cell in row) for row in grid(chance)]
        data = "\n".join(lines).encode(chance.choice(("utf-8", "cp1252")), "replace")
        check(csv_bill.read(data, ReadRequest("a.csv", choice(chance)), reference))
