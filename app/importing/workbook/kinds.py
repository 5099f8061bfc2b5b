"""The kinds of workbooks that are archives, recognised by the names in them."""

from collections.abc import Sequence

XLSX, XLSB, ODF = "xl/workbook.xml", "xl/workbook.bin", "content.xml"
"""The part that each kind has."""


def is_xlsb(names: Sequence[str]) -> bool:
    """Whether an archive with these names is a binary workbook."""
    return XLSB in names


def is_open_document(names: Sequence[str]) -> bool:
    """Whether an archive with these names is an OpenDocument file; which of them, its content says."""
    return "mimetype" in names and ODF in names
