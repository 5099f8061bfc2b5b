"""Number formats of cells: which of them show a percent sign."""

import re

PERCENT_FORMATS = (9, 10)
"""The numbers of the two formats with a percent sign that every workbook has."""
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


def shows_percent(code: str) -> bool:
    """Whether a format code, such as `0.0%`, shows a percent sign of its own."""
    return "%" in _QUOTED.sub("", code)
