"""Sizes in columns beside a text, in the spelling of other programs, as the matcher takes them."""

import pytest

from app.formats.import_result import SourceRow
from app.services.matching.row_matching import sizes_in_words


@pytest.mark.parametrize(
    ("sizes", "words"),
    [
        ((("THICKNESS_MM", "200"),), ("200 mm",)),
        ((("Dikte [cm]", "12,5"),), ("125 mm",)),
        ((("d_mm", "70"),), ("70 mm",)),
        ((("Width_mm", "71"), ("Height_mm", "196")), ("71x196",)),
        ((("THICKNESS", "200"),), ()),
        ((("Dikte_m2", "200"),), ()),
        ((("Dikterij (mm)", "200"),), ()),
    ],
)
def test_a_size_counts_when_its_header_names_a_unit(
    sizes: tuple[tuple[str, str], ...], words: tuple[str, ...]
) -> None:
    assert sizes_in_words(SourceRow("", 1, "beton", sizes=sizes)) == words
