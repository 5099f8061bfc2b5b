"""The bill of a house as a project lead pastes it, and what a careful person reads in each row."""

import csv
from pathlib import Path

FILE = Path(__file__).parent / "matching" / "bill.tsv"
LINE_COUNT = 43
"""The rows below the header without the subtotal at the end."""


def rows() -> list[dict[str, str]]:
    """The rows with their `code`, `text`, `quantity`, `unit`, and `expected` card."""
    with FILE.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t"))


def pasted() -> str:
    """The bill as the clipboard holds it."""
    texts = ["code\tomschrijving\thoeveelheid\teenheid\topmerking"]
    texts += ["\t".join((row["code"], row["text"], row["quantity"], row["unit"], "")) for row in rows()]
    return "\n".join(texts) + "\n"
