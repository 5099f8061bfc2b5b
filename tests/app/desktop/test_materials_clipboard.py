"""Copying and pasting blocks of cells: spreadsheet data is read correctly, and own copies paste back unchanged."""

from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.desktop.pages.materials.cell_texts import BillWords
from app.desktop.pages.materials.paste_dialog import PreviewTableModel
from app.importing.bill.numbers import DecimalMark
from app.paths import REFERENCE_DATA
from app.services.editing.bill_clipboard import (
    Library,
    block_text,
    cell_writer,
    number_cell,
    read_block,
    split_block,
)
from app.services.editing.detachability_presets import preset_changes, preset_for
from models.calculation.library.loader import load_with_products
from models.domain.bill import BillLine, Connection, Phase
from models.domain.bill_cells import line_changes, value_of
from models.domain.quantities import SQUARE_METRE, UNITS
from models.domain.source import SourceStatus
from models.reference.reference import Reference
from widgets.bill.choice_edit import Choice, ChoiceListModel
from widgets.bill.columns import COLUMNS
from widgets.bill.rows import LineReading, Ordering, cell_key, rows_of
from widgets.bill.table_model import BillTableModel, LineSplice

FIELDS = tuple(column.field for column in COLUMNS if column.is_editable)
TEXTS = st.text(alphabet="ab\"'\t\n =+€é", max_size=12)


@cache
def shipped() -> Reference:
    """Read once; property tests take it from here, because a fixture would stand in their reports."""
    return load_with_products(REFERENCE_DATA)


@pytest.fixture
def reference() -> Reference:
    return shipped()


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=4), min_size=1, max_size=5))
@settings(max_examples=60)
def test_texts_survive_the_clipboard(rows: list[list[str]]) -> None:
    width = max(map(len, rows))
    squared = tuple((*row, *[""] * (width - len(row))) for row in rows)
    assert split_block(block_text(squared)) == squared


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a\tb\r\nc\td\r\n", (("a", "b"), ("c", "d"))),
        ('12" pijp\t3\n', (('12" pijp', "3"),)),
        ('"twee\nregels"\t3\n', (("twee\nregels", "3"),)),
        ('"open\t3\n4\t5', (('"open', "3"), ("4", "5"))),
        ("a\nb\tc\n", (("a", ""), ("b", "c"))),
    ],
)
def test_blocks_of_excel_and_calc(text: str, rows: tuple[tuple[str, ...], ...]) -> None:
    assert split_block(text) == rows


def numbers(least: float, most: float) -> st.SearchStrategy[float | None]:
    return st.none() | st.floats(least, most, allow_nan=False).map(lambda v: round(v, 9))


LINES = st.builds(
    BillLine,
    id=st.just("r1"),
    description=st.text(alphabet="abc ë\t\n", max_size=8).filter(lambda t: not t.isspace()),
    quantity=numbers(0, 1e9),
    unit=st.sampled_from((None, *UNITS)),
    nl_sfb=st.sampled_from(("", "21.12", "27")),
    product_id=st.sampled_from(("", "beton-prefab-normaal", "wapeningsstaal")),
    mki_a1_eur_per_unit=numbers(-1e4, 1e4),
    service_life_years=numbers(0.5, 999),
    biobased_fraction=numbers(0, 1),
    recycled_fraction=numbers(0, 0.5),
    connection=st.builds(Connection, connection_type=st.sampled_from((None, 1.0, 0.8, 0.1, 0.33))),
    unforeseen_reuse=st.booleans(),
    phase=st.none() | st.sampled_from(Phase),
)


@given(st.lists(LINES, min_size=1, max_size=4), st.sampled_from(DecimalMark), st.sampled_from(("nl", "en")))
@settings(max_examples=40)
def test_cells_come_back_as_they_were_copied(lines: list[BillLine], mark: DecimalMark, language: str) -> None:
    lines = [replace(line, description=line.description or "x") for line in lines]
    library = Library(shipped())
    writer = cell_writer(library, language, mark)
    block = split_block(block_text([[writer.text(line, field) for field in FIELDS] for line in lines]))
    reading = read_block(block, FIELDS, library, mark)
    assert not reading.has_errors
    for row, line in enumerate(lines, 1):
        values = {field: value_of(reading.lines[row], field) for field in FIELDS}
        assert replace(line, **line_changes(line, values)) == line


def test_a_number_is_never_guessed(reference: Reference) -> None:
    reading = read_block((("1.234",), ("5",)), ("quantity",), Library(reference), None)
    assert [(cell.comma, cell.point) for cell in reading.ambiguous] == [(1234.0, 1.234)]
    assert not reading.lines
    proven = read_block((("1.234",), ("5,5",)), ("quantity",), Library(reference), None)
    assert [proven.lines[row].quantity for row in (1, 2)] == [1234.0, 5.5]
    by_point = read_block((("1.234",), ("5",)), ("quantity",), Library(reference), DecimalMark.POINT)
    assert by_point.lines[1].quantity == 1.234


def test_a_column_that_proves_its_mark_outweighs_the_choice(reference: Reference) -> None:
    reading = read_block((("1.234",), ("5,5",)), ("quantity",), Library(reference), DecimalMark.POINT)
    assert reading.lines[1].quantity == 1234.0


def test_unknown_units_and_impossible_shares_are_listed_with_their_cell(reference: Reference) -> None:
    block = (("3", "vadem", "50"), ("4", "m2", "150"))
    reading = read_block(block, ("quantity", "unit", "biobased_fraction"), Library(reference), None)
    assert {(f.code, f.where.row, f.where.column) for f in reading.findings} == {
        ("import_units_not_known", 1, "unit"),
        ("import_share_above_100", 2, "biobased_fraction"),
    }
    assert [(line.quantity, line.unit, line.biobased_fraction) for line in reading.lines.values()] == [
        (3.0, None, 0.5),
        (4.0, SQUARE_METRE, None),
    ]
    assert reading.needs_a_look


def test_a_typed_cell_that_cannot_be_read_is_refused(reference: Reference) -> None:
    """The control: one cell that somebody types is no block of a stranger."""
    for field, typed, code in (
        ("unit", "vadem", "import_unknown_unit"),
        ("unit", "post", "import_unknown_unit"),
        ("quantity", "12 m2", "import_text_for_number"),
        ("biobased_fraction", "150", "import_share_above_100"),
    ):
        reading = read_block(((typed,),), (field,), Library(reference), DecimalMark.COMMA, is_lenient=False)
        assert reading.has_errors
        assert {finding.code for finding in reading.findings} == {code}
        assert not reading.lines


def test_a_huge_block_is_refused() -> None:
    with pytest.raises(ValueError, match="cells"):
        split_block("\t" * 2_100_000)


@given(st.floats(-1e12, 1e12, allow_nan=False), st.sampled_from(DecimalMark))
@settings(max_examples=60)
def test_number_cells_keep_every_digit(value: float, mark: DecimalMark) -> None:
    whole, _, decimals = number_cell(value, mark).partition(mark.value)
    assert float(f"{whole}.{decimals or 0}") == value


def test_presets_are_unverified_suggestions_that_spare_what_is_filled_in(reference: Reference) -> None:
    presets = reference.detachability_presets.values()
    assert {preset.source.status for preset in presets} == {SourceStatus.UNVERIFIED}
    own = Connection(connection_type=1.0)
    line = BillLine("r1", "", 1.0, SQUARE_METRE, nl_sfb="21.12", connection=own)
    preset = preset_for(line, reference)
    assert preset is not None
    spared = preset_changes({0: line}, reference, only_empty=True)[0]["connection"]
    assert spared == replace(preset, connection_type=1.0)
    assert preset_changes({0: line}, reference, only_empty=False)[0]["connection"] == preset
    assert preset_changes({0: replace(line, nl_sfb="")}, reference, only_empty=False) == {}


def test_preview_and_choices_keep_qts_rules(reference: Reference, qtbot: QtBot) -> None:
    preview = PreviewTableModel(BillWords(reference, (), "nl", "nl"))
    choices = ChoiceListModel()
    testers = [
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
        for model in (preview, choices)
    ]
    block = (("1.234", "m2", "beton"), ("2", "m3", "x"))
    preview.show_reading(
        read_block(block, ("quantity", "unit", "product_id"), Library(reference), DecimalMark.COMMA)
    )
    choices.show([Choice("a", "A"), Choice("b", "B", "detail")])
    assert preview.index(0, 0).data() == "1234", "no thousands separator where the mark is in question"
    assert (preview.rowCount(), choices.rowCount(), len(testers)) == (2, 2, 2)


SPLICES = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 3), st.integers(0, 3)), max_size=4)


@given(SPLICES, st.booleans())
@settings(max_examples=80)
def test_following_edits_gives_what_a_fresh_table_shows(raw: list[tuple[int, int, int]], is_grouped: bool) -> None:
    words = BillWords(shipped(), (), "nl", "nl")
    lines = [BillLine(f"r{n}", f"Regel {n}", float(n), None, nl_sfb=f"2{n % 3}.1") for n in range(12)]
    model = BillTableModel(words)
    model.order(Ordering(is_grouped=is_grouped))
    model.show_lines(tuple(lines), words)
    starts = sorted({min(start, 12) for start, _, _ in raw})
    splices = []
    for (start, end), (_, old, new) in zip(pairwise([*starts, 13]), raw, strict=False):
        taken = tuple(lines[start : min(start + old, end, 12)])
        fresh = tuple(BillLine(f"n{start}.{n}", "Nieuw", None, None, nl_sfb="27") for n in range(new))
        splices.append(LineSplice(start, taken, fresh))
    after = list(lines)
    for splice in reversed(splices):
        after[splice.start : splice.start + len(splice.old)] = splice.new
    model.splice(splices, tuple(after))
    expected = rows_of(after, Ordering(is_grouped=is_grouped), LineReading(words.searched, cell_key))
    assert (tuple(model.lines), model.rows) == (tuple(after), expected)
