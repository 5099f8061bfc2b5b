"""The tool people use today: a sheet with the same sums, recalculated by LibreOffice Calc without a window."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from openpyxl import Workbook

from benchmarks.measure import median_seconds
from models.domain.project import Project


def program() -> str | None:
    """LibreOffice on this machine, or None."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def write_sheet(project: Project, path: Path) -> None:
    """One row per line with formulas for its totals, and the building's figures as sums above it."""
    book = Workbook()
    sheet = book.active
    lines = project.variants[0].bill.lines
    last = len(lines) + 20
    for row, formula in enumerate(
        (
            f"=SUM(J21:J{last})/(120*75)",
            f"=SUM(K21:K{last})/(120*75)",
            f"=SUM(L21:L{last})/120",
            f"=SUMPRODUCT(M21:M{last},F21:F{last})*44/12/120",
            f"=SUM(M21:M{last})/120",
            f"=SUMPRODUCT(M21:M{last},G21:G{last}+H21:H{last}+I21:I{last})/SUM(M21:M{last})",
            f"=SUMPRODUCT(M21:M{last},I21:I{last})/SUM(M21:M{last})",
            f"=SUMPRODUCT(J21:J{last},N21:N{last})/SUM(J21:J{last})",
        ),
        start=1,
    ):
        sheet.cell(row, 1, formula)
    for row, line in enumerate(lines, start=21):
        values = (
            line.quantity,
            line.mki_a1_eur_per_unit,
            line.mki_a2_eur_per_unit,
            line.co2_a1a5_kg_per_unit,
            75.0 if line.service_life_years == 999.0 else line.service_life_years,
            line.biogenic_c_kg_per_kg,
            line.reused_fraction,
            line.recycled_fraction,
            line.biobased_fraction,
            f"=A{row}*B{row}*MAX(1,75/E{row})",
            f"=A{row}*C{row}*MAX(1,75/E{row})",
            f"=A{row}*D{row}",
            f"=A{row}*{line.mass_kg_per_unit}",
            "=4/(" + "+".join(f"1/{score}" for score in line.connection.scores()) + ")",
        )
        for column, value in enumerate(values, start=1):
            sheet.cell(row, column, value)
    book.save(path)


def recalculation_seconds(soffice: str, sheet: Path, repeats: int) -> float:
    """Start, load, recalculate and save, as a whole process."""
    with tempfile.TemporaryDirectory() as folder:
        command = [
            soffice,
            f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            folder,
            str(sheet),
        ]
        return median_seconds(lambda: subprocess.run(command, check=True, capture_output=True), repeats)
