"""Every indicator is explained in both languages, and a gap in the explanations is refused by its place."""

import re
from pathlib import Path

import pytest

from models.reference.errors import ReferenceDataError
from models.reference.loader import load_reference
from models.reference.manifest import rewrite_hashes
from models.reference.reference import Reference
from tests.models.reference.data_folder import Change

FILE = "questions/indicators.csv"
ALWAYS = ("question", "who", "where", "example", "evidence")
FORMAL_DUTCH = re.compile(r"\b(u|uw|uzelf)\b", re.IGNORECASE)


def test_all_33_are_explained_in_both_languages(reference: Reference) -> None:
    assert list(reference.guides) == [indicator.id for indicator in reference.indicators]
    assert len(reference.guides) == 33
    for guide in reference.guides.values():
        for name in ALWAYS:
            dutch, english = getattr(guide, f"{name}_nl"), getattr(guide, f"{name}_en")
            assert dutch.strip(), name
            assert english.strip(), name
        assert all(question.endswith("?") for question in (guide.question_nl, guide.question_en))
        assert len(guide.mistakes_nl) == len(guide.mistakes_en) > 0
        assert bool(guide.usual_nl) == bool(guide.usual_en)
        assert bool(guide.open_nl) == bool(guide.open_en)


def test_the_dutch_is_informal_and_the_languages_differ(reference: Reference) -> None:
    for guide in reference.guides.values():
        texts = [getattr(guide, name) for name in guide.__slots__ if name.endswith("_nl")]
        for text in texts:
            assert not FORMAL_DUTCH.search(" ".join(text) if isinstance(text, tuple) else text)
        assert guide.question_nl != guide.question_en
        assert guide.mistakes_nl != guide.mistakes_en


def test_decimals_are_written_as_each_language_writes_them(reference: Reference) -> None:
    for guide in reference.guides.values():
        assert not re.search(r"\d\.\d\d?(?!\d)", guide.usual_nl.replace("HNN 1.0", ""))
        assert not re.search(r"\d,\d\d?(?!\d)", guide.usual_en)


@pytest.mark.parametrize(
    ("indicator", "printed"),
    [
        # Source: Het Nieuwe Normaal, onderbouwing 1.0, p. 16 and 22: quarter, middle, three quarters.
        ("mpg", ("0.46", "0.51", "0.62", "0.50", "0.61", "0.71")),
        ("embodied_carbon", ("204", "244", "273", "241", "292", "352")),
        # Source: Vewin, 12-9-2022: litres per person per day in 2021; national aim for 2035.
        ("water_demand", ("128.1", "46.2", "30.2", "100")),
        # Source: Besluit kwaliteit leefomgeving, table 3.35.
        ("noise", ("70", "65")),
    ],
)
def test_usual_values_are_those_of_their_source(
    reference: Reference, indicator: str, printed: tuple[str, ...]
) -> None:
    guide = reference.guides[indicator]
    assert guide.source.is_verified
    for figure in printed:
        assert figure in guide.usual_en
        assert figure.replace(".", ",") in guide.usual_nl


def test_no_usual_value_is_claimed_from_a_source_that_gives_none(reference: Reference) -> None:
    without = {name for name, guide in reference.guides.items() if not guide.usual_nl}
    assert {"beng1", "beng2", "beng3", "tojuli", "biobased", "ecological_solutions", "toxicity"} <= without
    assert not any(reference.guides[name].source.is_verified for name in without)


def test_an_indicator_without_explanation_loads_and_has_none(data_copy: Path) -> None:
    """A newcomer's indicator needs no row here; that the shipped ones have it is the first test above."""
    path = data_copy / FILE
    rows = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(row for row in rows if not row.startswith("noise,")), "utf-8", newline="\n")
    rewrite_hashes(data_copy)
    loaded = load_reference(data_copy)
    assert "noise" in {indicator.id for indicator in loaded.indicators}
    assert "noise" not in loaded.guides
    assert len(loaded.guides) == 32


def test_a_text_in_one_language_only_is_refused(change: Change, data_copy: Path) -> None:
    load_reference(data_copy).guidance.read_all()  # control: the copy is sound
    change(FILE, "Measuring as the crow flies,", ",")
    with pytest.raises(ReferenceDataError) as caught:
        load_reference(data_copy).guidance.read_all()
    assert caught.value.record_id == "walking_cycling"


def test_an_unknown_indicator_is_refused(change: Change, data_copy: Path) -> None:
    change(FILE, "\nbeng1,", "\nbeng9,")
    with pytest.raises(ReferenceDataError) as caught:
        load_reference(data_copy).guidance.read_all()
    assert caught.value.record_id == "beng9"
