"""A signed report: who, whether it is whole, and that the report in front of the signature is still the export."""

import datetime as dt
import io
import random
import socket
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from certificates import PASSWORD, Holder, holder
from cryptography.hazmat.primitives.serialization import Encoding
from forgeries import incremental_update, number_on_page
from pdf_kit import checked, codes, example, example_pdf, is_detected, objects_of, page_numbers, with_update
from pypdf import PdfReader

from app.errors import UserError
from app.report_check import signatures as signing
from app.report_check.signatures import sign_pdf, trusted_certificates
from models.domain.report_check import PageState, SignatureCheck

FLIPS = 100


@cache
def signer() -> Holder:
    return holder("Adviesbureau De Meter")


@cache
def signed() -> bytes:
    return sign_pdf(example_pdf(one_page=True), signer().pkcs12(), PASSWORD)


def signature_of(data: bytes, *trusted: str) -> SignatureCheck:
    check = checked(data, *trusted).report_check
    assert check is not None
    assert check.signatures is not None
    (found,) = check.signatures
    return found


def test_signing_leaves_the_report_as_it_was() -> None:
    assert signed().startswith(example_pdf(one_page=True))
    assert len(PdfReader(io.BytesIO(signed())).pages) == 2


def test_an_intact_signature_of_somebody_unknown() -> None:
    result = checked(signed())
    assert result.project == example()
    assert result.report_check is not None
    assert result.report_check.is_identical
    assert codes(result) == {"pdf_unchanged", "pdf_signature_unknown"}
    assert signature_of(signed()) == SignatureCheck(
        "Adviesbureau De Meter", is_intact=True, covers_whole_file=True, is_trusted=False
    )


def test_a_signer_is_trusted_by_its_own_certificate_or_that_of_its_issuer() -> None:
    authority, stranger = holder("Uitgever"), holder("Iemand anders")
    issued = sign_pdf(example_pdf(one_page=True), holder("Toetser", authority).pkcs12(), PASSWORD)
    assert signature_of(signed(), signer().pem).is_trusted
    assert signature_of(issued, authority.pem).is_trusted
    assert signature_of(issued, stranger.pem, authority.pem).is_trusted
    assert not signature_of(issued, stranger.pem).is_trusted
    assert not signature_of(issued).is_trusted
    assert not signature_of(signed(), "geen certificaat").is_trusted
    assert "pdf_signature_trusted" in codes(checked(issued, authority.pem))


def test_a_certificate_that_had_ended_when_signing_is_not_trusted() -> None:
    old = holder("Vroeger", until=dt.datetime(2021, 1, 1))
    late = sign_pdf(example_pdf(one_page=True), old.pkcs12(), PASSWORD)
    assert signature_of(late).is_intact
    assert not signature_of(late, old.pem).is_trusted


def test_a_name_alone_is_no_trust() -> None:
    """The control: another key under the same name."""
    other = holder.__wrapped__("Adviesbureau De Meter")
    assert not signature_of(signed(), other.pem).is_trusted
    assert signature_of(signed(), signer().pem).is_trusted


@pytest.mark.counted
def test_a_signed_file_that_was_changed_is_found_out(how_many: Callable[[int], int]) -> None:
    rng, missed = random.Random(5), []
    for _ in range(how_many(FLIPS)):
        flipped = bytearray(signed())
        at = rng.randrange(len(flipped))
        flipped[at] ^= 1 << rng.randrange(8)
        if not is_detected(checked(bytes(flipped), signer().pem)):
            missed.append(at)
    assert missed == []


def in_update(data: bytes) -> tuple[int, int]:
    return len(example_pdf(one_page=True)) + 20, 1


def in_room(data: bytes) -> tuple[int, int]:
    """In the zeros behind the signature, which no signature covers."""
    return data.index(b"00000000>") + 1, 1


def in_case(data: bytes) -> tuple[int, int]:
    """A letter of the signature's own digits made small: the same number, written otherwise."""
    at = data.index(b"/Contents <", len(example_pdf(one_page=True))) + 11
    return next(i for i in range(at, at + 900) if chr(data[i]).isalpha()), 0x20


@pytest.mark.parametrize("place", [in_update, in_room, in_case])
def test_the_part_that_the_signature_added_is_watched_too(place: Callable[[bytes], tuple[int, int]]) -> None:
    data = bytearray(signed())
    at, bits = place(signed())
    data[at] ^= bits
    result = checked(bytes(data))
    assert is_detected(result)
    assert "pdf_signature_broken" in codes(result)


def test_what_is_added_after_signing_is_not_covered() -> None:
    for later in (signed() + b"\n% later", incremental_update(signed_whole(), random.Random(1))):
        result = checked(later, signer().pem)
        assert is_detected(result)
        assert "pdf_signature_not_whole" in codes(result)
        assert not signature_of(later).covers_whole_file
    assert "pdf_changed" in codes(result)


@cache
def signed_whole() -> bytes:
    """Every page, signed; pyHanko's update has a table like ours, so that another can follow it."""
    return sign_pdf(example_pdf(), signer().pkcs12(), PASSWORD)


def test_signing_an_edited_report_does_not_make_it_right() -> None:
    """A signature says who and since when, not that the pages follow from the data."""
    edited = sign_pdf(number_on_page(example_pdf(), random.Random(1)), signer().pkcs12(), PASSWORD)
    result = checked(edited, signer().pem)
    assert {"pdf_changed", "pdf_signature_trusted"} <= codes(result)
    assert is_detected(result)


def test_an_edit_in_the_update_that_is_signed_is_found() -> None:
    """Report and signature are both sound by themselves; between them a page was replaced."""
    between = incremental_update(example_pdf(), random.Random(4))
    result = checked(sign_pdf(between, signer().pkcs12(), PASSWORD), signer().pem)
    assert {"pdf_changed", "pdf_signature_trusted", "pdf_appended"} <= codes(result)
    assert result.report_check is not None
    assert [page.state for page in result.report_check.pages].count(PageState.CHANGED) == 1


def test_something_drawn_over_a_page_is_no_signature() -> None:
    """A note with a size of its own, in the place where a signature would stand."""
    data = example_pdf(one_page=True)
    objects = objects_of(data)
    number = next(n for n, body in objects.items() if b"/Type /Page\n" in body or b"/Type /Page " in body)
    note = b"/Annots [ << /Type /Annot /Subtype /Widget /FT /Sig /Rect [0 0 200 200] >> ] /Type /Page"
    drawn = with_update(data, {number: objects[number].replace(b"/Type /Page", note)})
    forged = sign_pdf(drawn, signer().pkcs12(), PASSWORD)
    assert page_numbers(objects)
    assert "pdf_changed" in codes(checked(forged))


def test_a_comment_that_looks_like_a_signature_is_none() -> None:
    result = checked(example_pdf(one_page=True) + b"\n% /ByteRange [0 1 2 3] /FT /Sig\n")
    assert is_detected(result)
    assert "pdf_appended" in codes(result)


def test_without_the_extra_signatures_are_not_checked_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    data = signed()
    monkeypatch.setattr(signing, "can_sign", lambda: False)
    result = checked(data)
    assert result.report_check is not None
    assert result.report_check.signatures is None
    assert {"pdf_unchanged", "pdf_signature_not_checked"} == codes(result)
    assert checked(example_pdf(one_page=True)).report_check.signatures == ()  # type: ignore[union-attr]
    with pytest.raises(UserError) as refusal:
        sign_pdf(b"", b"", "")
    assert refusal.value.message.code == "pdf_no_signing_extra"


def test_checking_touches_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    authority = holder("Uitgever")
    issued = sign_pdf(example_pdf(one_page=True), holder("Toetser", authority).pkcs12(), PASSWORD)

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was asked for")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "socketpair", refuse)
    assert signature_of(issued, authority.pem).is_trusted


@pytest.mark.parametrize(("certificate", "password"), [(b"", "x"), (b"geen p12", "x"), (None, "fout")])
def test_a_certificate_that_does_not_open_is_refused(certificate: bytes | None, password: str) -> None:
    with pytest.raises(UserError) as refusal:
        sign_pdf(example_pdf(one_page=True), signer().pkcs12() if certificate is None else certificate, password)
    assert refusal.value.message.code == "pdf_certificate_not_opened"


def test_the_folder_with_trusted_certificates(tmp_path: Path) -> None:
    assert trusted_certificates(tmp_path / "weg") == ()
    (tmp_path / "een.pem").write_text("Uitgever BV\n" + signer().pem, "utf-8")
    (tmp_path / "twee.cer").write_bytes(holder("Uitgever").certificate.public_bytes(Encoding.DER))
    (tmp_path / "kapot.crt").write_text("-----BEGIN CERTIFICATE-----\n!!\n", "utf-8")
    (tmp_path / "groot.pem").write_bytes(b"x" * 100_000)
    (tmp_path / "map.pem").mkdir()
    (tmp_path / "notitie.txt").write_text(signer().pem, "utf-8")
    found = trusted_certificates(tmp_path)
    assert found == (signer().pem, holder("Uitgever").pem)
    assert signature_of(signed(), *found).is_trusted
