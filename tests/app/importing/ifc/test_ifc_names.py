"""The names of quantities and codes: a broken record is refused, and each list does something."""

import shutil
from pathlib import Path

import pytest

from app.paths import REFERENCE_DATA
from models.calculation.library.loader import load_with_products
from models.reference.errors import ReferenceDataError
from models.reference.ifc_names import AMOUNTS, FILE
from models.reference.manifest import rewrite_hashes


def _edited(folder: Path, before: str, after: str) -> Path:
    root = folder / "data"
    shutil.copytree(REFERENCE_DATA, root)
    text = (root / FILE).read_text("utf-8")
    assert text.count(before) == 1
    (root / FILE).write_text(text.replace(before, after), "utf-8")
    rewrite_hashes(root)
    return root


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[schemas.accepted]", "[schemas.anders]"),
        ("[order.other]", "[order.IfcBeam]"),
        ("[quantities.volume]", "[quantities.inhoud]"),
        ('names = ["volume", "mass", "area", "shape", "length", "count"]', 'names = ["inhoud"]'),
        ('never = ["NumberOfCircuits"', 'nooit = ["NumberOfCircuits"'),
        ("[thickness.other]", "[thickness.IfcStair]"),
        ("[words.air]", "[words.lucht]"),
        ("[phase.created]", "[phase.gemaakt]"),
        ("[phase_words.kept]", "[phase_words.blijft]"),
        ("[size.width]", "[size.breedte]"),
        ("[nl_sfb.systems]", "[codes.systems]"),
    ],
)
def test_a_broken_record_is_refused(before: str, after: str, tmp_path: Path) -> None:
    with pytest.raises(ReferenceDataError, match=FILE):
        load_with_products(_edited(tmp_path, before, after))


def test_net_goes_before_gross_in_every_list() -> None:
    names = load_with_products(REFERENCE_DATA).ifc_names
    for kind in AMOUNTS:
        listed = names.quantities[kind].names
        net = [i for i, name in enumerate(listed) if name.startswith("Net")]
        gross = [i for i, name in enumerate(listed) if name.startswith("Gross")]
        assert not net or not gross or max(net) < min(gross)
        assert not set(listed) & names.quantities[kind].never
