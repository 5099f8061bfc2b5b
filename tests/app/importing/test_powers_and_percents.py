"""Numbers as spreadsheets write them: powers of ten, and a percent sign typed as text."""

import io

import pytest
from openpyxl import load_workbook

from models.reference.reference import Reference
from tests.app.importing.workbook_kit import codes, read_csv, read_workbook, saved, workbook

ASSESSMENTS = ("indicator", "waarde", "niveau", "set", "bewijs", "datum", "status", "opmerking")


@pytest.mark.parametrize(
    ("quantity", "mki", "read"),
    [
        ("1,5E+03", "1,2E-05", (1500, 0.000012)),
        ("1.5E+03", "1.2E-05", (1500, 0.000012)),
        ("2E+05", "-3,25e-04", (200_000, -0.000325)),
        ("12,5E+3", "1,234", (12_500, 1.234)),
    ],
)
def test_powers_of_ten_are_numbers(
    quantity: str, mki: str, read: tuple[float, float], reference: Reference
) -> None:
    text = f"Omschrijving;Hoeveelheid;Eenheid;MKI A2 per eenheid\nX;{quantity};kg;{mki}\n"
    result = read_csv(text.encode(), "a.csv", reference)
    assert result.project is not None
    (line,) = result.project.variants[0].bill.lines
    assert (line.quantity, line.mki_a2_eur_per_unit) == read


@pytest.mark.parametrize("text", ["12E4", "21E-01", "1.234,5E+3", "E+03"])
def test_codes_with_an_e_are_no_numbers(text: str, reference: Reference) -> None:
    result = read_csv(f"Omschrijving;Hoeveelheid;Eenheid\nX;{text};kg\n".encode(), "a.csv", reference)
    assert "import_text_for_number" in codes(result)


def assessed(value: object, reference: Reference, number_format: str = "General") -> float | None:
    head = ("id", "omschrijving", "hoeveelheid", "eenheid")
    data = workbook({"Materialen": [head, ("a", "vloer", 1, "m2")], "Beoordelingen": [ASSESSMENTS]})
    book = load_workbook(io.BytesIO(data))
    book["Beoordelingen"].append(["beng3", value])
    book["Beoordelingen"]["B2"].number_format = number_format
    result = read_workbook(saved(book), "a.xlsx", reference)
    assert result.project is not None, codes(result)
    (found,) = result.project.variants[0].assessments
    return found.value


@pytest.mark.parametrize(
    ("value", "number_format", "percent"),
    [
        ("50%", "General", 50),
        ("50,5 %", "@", 50.5),
        (0.5, "0%", 50),
        (50, "General", 50),
        ("50%", "0%", 50),
        ("50", "0.00%", 50),
    ],
)
def test_a_percentage_typed_as_text_is_read(
    value: object, number_format: str, percent: float, reference: Reference
) -> None:
    assert assessed(value, reference, number_format) == percent


def test_a_percent_sign_is_no_part_of_another_fact(reference: Reference) -> None:
    data = workbook(
        {
            "Materialen": [("id", "omschrijving", "hoeveelheid", "eenheid"), ("a", "vloer", 1, "m2")],
            "Beoordelingen": [ASSESSMENTS, ["beng1", "50%"]],
        }
    )
    result = read_workbook(data, "a.xlsx", reference)
    assert result.project is not None
    assert result.project.variants[0].assessments == ()
    assert "import_text_for_number" in codes(result)


def test_own_limits_and_shares_as_text(reference: Reference) -> None:
    head = ("id", "omschrijving", "hoeveelheid", "eenheid", "biobased_fraction")
    data = workbook(
        {
            "Materialen": [head, ("a", "vloer", 1, "m2", "30%"), ("b", "dak", 1, "m2", 0.25)],
            "Doelen": [("indicator", "eigen_waarde"), ("beng3", "60%")],
        }
    )
    result = read_workbook(data, "a.xlsx", reference)
    assert result.project is not None, codes(result)
    assert [line.biobased_fraction for line in result.project.variants[0].bill.lines] == [0.3, 0.25]
    assert [target.own_limit for target in result.project.variants[0].targets] == [60]
