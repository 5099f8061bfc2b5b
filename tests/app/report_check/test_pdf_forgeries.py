"""A report that was changed after its export is found out, every time; an untouched one never is."""

import hashlib
import io
import random
import re
from collections import Counter
from collections.abc import Callable

import pytest
from forgeries import FORGERIES, digit_places, forgery, incremental_update, number_on_page, page_removed
from pdf_kit import attachment, checked, codes, example_pdf, is_detected, objects_of, page_numbers, unpacked
from pypdf import PdfReader

from app.report_check import remade_report as pdf_again
from app.reporting.pdf.scorecard import ATTACHMENT_NAME
from app.reporting.report import Report
from app.reporting.report_options import ReportOptions
from app.texts import Language
from models.domain.report_check import PageState
from models.storage.document.project_document import content_hash, document_of_bytes, from_document

EDITS, FLIPS, REBUILDS = 50, 2_000, 100


def naive(data: bytes) -> bool:
    """What a first attempt looks like: the printed hash is that of the attached data."""
    try:
        reader = PdfReader(io.BytesIO(data))
        printed = content_hash(from_document(document_of_bytes(reader.attachments[ATTACHMENT_NAME][0])))[:12]
        return all(printed in page.extract_text() for page in reader.pages)
    except Exception:  # noqa: BLE001, RUF100  # whatever goes wrong, it is not accepted
        return False


def edited(place: int) -> bytes:
    return forgery(place)(example_pdf(), random.Random(place))


@pytest.mark.counted
def test_every_edit_is_detected(how_many: Callable[[int], int]) -> None:
    count = how_many(EDITS)
    places = range(0, EDITS, EDITS // count)
    missed = [place for place in places if not is_detected(checked(edited(place)))]
    assert len(places) == count
    assert missed == []
    assert sum(number for _, number in FORGERIES) == EDITS


def test_a_naive_check_accepts_edited_pages() -> None:
    """The control: the forger's work is good enough for a check of the hash."""
    assert naive(example_pdf())
    accepted = Counter(naive(kind(example_pdf(), random.Random(7))) for kind, _ in FORGERIES)
    assert accepted[True] >= 4
    assert naive(number_on_page(example_pdf(), random.Random(1)))


@pytest.fixture
def drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same report is not drawn two thousand times: the drawing is a pure function of it."""
    real, kept = pdf_again.scorecard_pdf, {}

    def draw(report: Report, lang: Language, options: ReportOptions | None = None) -> bytes:
        question = (report, lang, options)
        if kept.get("question") != question:
            kept.update(question=question, answer=real(report, lang, options))
        return kept["answer"]

    monkeypatch.setattr(pdf_again, "scorecard_pdf", draw)


BATCHES = 4


@pytest.mark.counted
@pytest.mark.usefixtures("drawn_once")
@pytest.mark.parametrize("batch", range(BATCHES))
def test_every_flipped_bit_is_detected(how_many: Callable[[int], int], batch: int) -> None:
    data = example_pdf(one_page=True)
    rng = random.Random(batch)
    missed = []
    for _ in range(how_many(FLIPS // BATCHES)):
        at, bit = rng.randrange(len(data)), rng.randrange(8)
        flipped = bytearray(data)
        flipped[at] ^= 1 << bit
        if not is_detected(checked(bytes(flipped))):
            missed.append((at, bit))
    assert missed == []


def test_a_naive_check_accepts_flipped_bits() -> None:
    """The control: most of these files are no report any more, and the hash does not see it."""
    data = example_pdf(one_page=True)
    rng, accepted = random.Random(0), 0
    for _ in range(16):
        flipped = bytearray(data)
        flipped[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        accepted += naive(bytes(flipped))
    assert accepted >= 2


@pytest.mark.counted
def test_building_it_again_gives_one_hash(how_many: Callable[[int], int]) -> None:
    hashes = {
        hashlib.sha256(example_pdf.__wrapped__(one_page=True)).hexdigest() for _ in range(how_many(REBUILDS))
    }
    assert len(hashes) == 1


@pytest.mark.parametrize("seed", range(4))
def test_the_changed_page_is_named_with_what_it_says_and_should_say(seed: int) -> None:
    data = example_pdf()
    before = [unpacked(objects_of(data)[n]) for n in page_numbers(objects_of(data))]
    forged = number_on_page(data, random.Random(seed))
    after = [unpacked(objects_of(forged)[n]) for n in page_numbers(objects_of(forged))]
    changed = next(i for i, (one, other) in enumerate(zip(before, after, strict=True)) if one != other)
    result = checked(forged)
    assert result.project is not None
    assert result.report_check is not None
    states = [page.state for page in result.report_check.pages]
    assert states == [PageState.CHANGED if i == changed else PageState.SAME for i in range(len(before))]
    pairs = result.report_check.pages[changed].differences
    assert 1 <= len(pairs) <= 2
    assert all(re.sub(r"\d", "#", one) == re.sub(r"\d", "#", other) and one != other for one, other in pairs)
    assert "pdf_changed" in codes(result)


def test_a_removed_page_is_missing_and_the_others_are_the_same() -> None:
    result = checked(page_removed(example_pdf(), random.Random(2)))
    assert result.report_check is not None
    states = Counter(page.state for page in result.report_check.pages)
    assert states == {PageState.SAME: 5, PageState.MISSING: 1}
    assert "pdf_pages_missing" in codes(result)


def test_an_update_behind_the_report_is_counted_and_its_page_named() -> None:
    forged = incremental_update(example_pdf(), random.Random(3))
    assert forged.startswith(example_pdf())
    result = checked(forged)
    assert {"pdf_changed", "pdf_appended"} <= codes(result)
    appended = next(f.message.params["count"] for f in result.findings if f.code == "pdf_appended")
    assert appended == len(forged) - len(example_pdf())


def test_the_forger_changes_nothing_but_what_he_says() -> None:
    """The control: a file put together again from its own objects is the report itself."""
    data = example_pdf()
    assert attachment(data, ATTACHMENT_NAME) == PdfReader(io.BytesIO(data)).attachments[ATTACHMENT_NAME][0]
    assert digit_places(unpacked(objects_of(data)[page_numbers(objects_of(data))[0]]))
    assert not is_detected(checked(data))
    assert codes(checked(data)) == {"pdf_unchanged"}
