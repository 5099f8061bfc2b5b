"""Derives the estimates and their factors again from the weights and a raw extract.

`python -m models.reference.derive_estimates EXTRACT [FOLDER]` writes the figures of estimates/estimates.csv and
the calibrated rows of estimates/factors.csv, then the manifest. FOLDER is reference_data by default. Run it after
a change of the weights, the calibration, the statistics, or a material; the other columns stay as they are.
"""

import csv
import io
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from models.domain.product import EnvironmentalSet
from models.reference.errors import ReferenceDataError
from models.reference.estimates.derivation import Derivation, Key, OpenSum, Weights, band_of
from models.reference.estimates.extract import ExtractError, Modules, read_extract
from models.reference.estimates.inputs import load_inputs
from models.reference.estimates.records import ESTIMATES_FILE, FACTORS_FILE, estimate_records, material_of
from models.reference.manifest import ReferenceFolder, rewrite_hashes
from models.reference.methods import load_weighting
from models.reference.sources import load_sources

_FIGURE = "{:.7g}"
_FACTOR = "{:.4g}"
_CALIBRATED = ("p10_median_p90", "least_median_most")


def derived_files(folder: ReferenceFolder, extract: Mapping[Key, Modules]) -> dict[str, str]:
    """File -> its text with the derived figures.

    Raises:
        ReferenceDataError: a record is broken.
        KeyError: the extract lacks a material that a row or the calibration names.
    """
    sources = load_sources(folder)
    weights: Weights = {
        which: {category.id: category.weight_eur_per_unit for category in found.categories.values()}
        for which, found in load_weighting(folder, sources).items()
    }
    inputs = load_inputs(folder, sources)
    records = estimate_records(folder)
    materials = {key: material_of(record, inputs.groups, records) for key, record in records.items()}
    derivation = Derivation(inputs, materials, extract, weights)
    sums = derivation.open_sums()
    return {
        ESTIMATES_FILE: _rewritten(folder.read(ESTIMATES_FILE), lambda row: _with_sum(row, sums)),
        FACTORS_FILE: _rewritten(folder.read(FACTORS_FILE), _Factors(derivation.factors(sums)).row),
    }


def _with_sum(row: dict[str, str], sums: Mapping[Key, OpenSum]) -> dict[str, str]:
    found = sums[row["card"], EnvironmentalSet(row["set"])]
    gwp = "" if found.gwp_kg is None else _FIGURE.format(found.gwp_kg)
    figures = {"open_eur_per_unit": _FIGURE.format(found.open_eur), "gwp_kg_per_unit": gwp}
    return row | figures | {"lacks": " ".join(found.lacks)}


class _Factors:
    """The calibrated rows of the factors; the others stay."""

    def __init__(self, ratios: Mapping[tuple[str, EnvironmentalSet], list[float]]) -> None:
        self._ratios = ratios

    def row(self, row: dict[str, str]) -> dict[str, str]:
        if row["statistics"] not in _CALIBRATED:
            return row
        ratios = self._ratios[row["factor_class"], EnvironmentalSet(row["set"])]
        band = band_of(ratios, row["statistics"])
        named = zip(("low", "middle", "high"), map(_FACTOR.format, band), strict=True)
        return row | dict(named) | {"n": str(len(ratios))}


def _rewritten(content: str, change: Callable[[dict[str, str]], dict[str, str]]) -> str:
    rows = csv.DictReader(io.StringIO(content))
    written = io.StringIO()
    writer = csv.DictWriter(written, rows.fieldnames or (), lineterminator="\n")
    writer.writeheader()
    writer.writerows(map(change, rows))
    return written.getvalue()


def main(arguments: list[str]) -> int:
    """Runs the command. Returns 0, 1 for broken data or a broken extract, or 2 for wrong use."""
    if len(arguments) not in (1, 2):
        sys.stderr.write("python -m models.reference.derive_estimates EXTRACT [FOLDER]\n")
        return 2
    root = Path(arguments[1] if len(arguments) == 2 else "reference_data")
    try:
        files = derived_files(ReferenceFolder(root), read_extract(Path(arguments[0])))
        for file, text in files.items():
            (root / file).write_text(text, "utf-8", newline="\n")
        changed = rewrite_hashes(root)
    except KeyError as error:
        sys.stderr.write(f"the extract lacks {error}\n")
        return 1
    except (ReferenceDataError, ExtractError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write("".join(f"{file}\n" for file in changed))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
