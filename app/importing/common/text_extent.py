"""Checks the extent of a text file in its bytes, because decoding a hostile one costs five times its size."""

from app.importing.common.finding_list import FileRefusedError
from app.importing.common.sheet_scan import MAX_AREA, MAX_ROWS

_WINDOW = 500_000
_SEPARATORS = (b";", b",", b"\t", b"\n", b"\r")


def check_extent(data: bytes) -> None:
    """Refuses a text with more cells than any bill, or with a line of over half a megabyte.

    Raises:
        FileRefusedError: `import_far_cell` or `import_csv_broken`.
    """
    if max(data.count(separator) for separator in _SEPARATORS) > MAX_AREA:
        raise FileRefusedError("import_far_cell", cell=str(MAX_ROWS))
    for start in range(0, len(data) - _WINDOW, _WINDOW):
        end = start + _WINDOW
        if data.find(b"\n", start, end) < 0 and data.find(b"\r", start, end) < 0:
            raise FileRefusedError("import_csv_broken", row=data.count(b"\n", 0, start) + 1)
