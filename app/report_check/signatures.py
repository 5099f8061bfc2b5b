"""Digital signatures on a PDF: signing with the user's certificate, and checking without any network.

Needs the extra `signing` (pyHanko). No time stamp and no revocation list is fetched: the time of signing is that
of the signer's own clock, and whether a certificate was revoked stays unknown.
"""

import contextlib
import importlib.util
import io
import zoneinfo
from collections.abc import Coroutine, Iterable, Sequence
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.own_fault import is_of_this_computer
from models.domain.report_check import SignatureCheck

FIELD_NAME = "Meetlat"
CERTIFICATE_FOLDER = "certificates"
_ENDINGS = (".pem", ".crt", ".cer")
_LARGEST_CERTIFICATE = 2**16
_MOST_CERTIFICATES = 100
_MOST_SIGNATURES = 20
_MOST_NAME = 200
_ASN1_SEQUENCE = b"\x30"
_ZONE_OF_EU_RULES = "Europe/Brussels"


def can_sign() -> bool:
    """Whether the extra `signing` is installed."""
    return importlib.util.find_spec("pyhanko") is not None


def preload_time_zone() -> None:
    """Loads the time zone, the one file outside its own folders that pyHanko opens when it is loaded.

    To be called in the isolated process while files may still be opened.
    """
    if can_sign():
        with contextlib.suppress(zoneinfo.ZoneInfoNotFoundError):
            zoneinfo.ZoneInfo(_ZONE_OF_EU_RULES)


def sign_pdf(pdf: bytes, pkcs12: bytes, password: str) -> bytes:
    """The PDF with a signature added behind it; its own bytes stay as they are.

    Raises:
        UserError: the extra is not installed, or the certificate cannot be opened with this password.
    """
    if not can_sign():
        raise UserError("pdf_no_signing_extra")
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import PdfSignatureMetadata, signers
    from pyhanko.sign.fields import SigSeedSubFilter

    try:
        signer = signers.SimpleSigner.load_pkcs12_data(pkcs12, other_certs=(), passphrase=password.encode())
    except (ValueError, AttributeError, TypeError) as error:
        raise UserError("pdf_certificate_not_opened") from error
    metadata = PdfSignatureMetadata(
        field_name=FIELD_NAME, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, embed_validation_info=False
    )
    signed: io.BytesIO = signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), metadata, signer=signer)
    return signed.getvalue()


def trusted_certificates(folder: Path) -> tuple[str, ...]:
    """The certificates in a folder of the user's, as PEM text; none when there is no such folder.

    Files that are no certificate are skipped.
    """
    if not folder.is_dir():
        return ()
    found = [_as_pem(path) for path in sorted(folder.iterdir()) if path.suffix.lower() in _ENDINGS]
    return tuple(text for text in found if text)[:_MOST_CERTIFICATES]


def _as_pem(path: Path) -> str:
    """The first certificate in a file, PEM or DER; "" when it holds none."""
    import ssl

    with contextlib.suppress(OSError, ValueError):
        if path.is_file() and path.stat().st_size <= _LARGEST_CERTIFICATE:
            data = path.read_bytes()
            if b"-----BEGIN CERTIFICATE-----" in data:
                data = ssl.PEM_cert_to_DER_cert(_first_block(data.decode("ascii", "replace")))
            return ssl.DER_cert_to_PEM_cert(data) if data.startswith(_ASN1_SEQUENCE) else ""
    return ""


def _first_block(text: str) -> str:
    head, tail = "-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----"
    return head + text.partition(head)[2].partition(tail)[0] + tail


def check_signatures(pdf: bytes, trusted: Sequence[str] = ()) -> tuple[SignatureCheck, ...] | None:
    """Every signature in a PDF, in the order of the file; None when the extra is not installed.

    A signature that cannot be read counts as broken. Never raises for the content of the file, but has no
    protection against bombs beyond that of its parser: run it in the isolated process only.

    Args:
        trusted: certificates as PEM text; a signer is trusted whose certificate is among them, or was issued
            under one of them and was valid at the time of signing that the signature states.
    """
    if not can_sign():
        return None
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.pdf_embedded import collect_embedded_signatures

    try:
        found = collect_embedded_signatures(PdfFileReader(io.BytesIO(pdf), strict=True))
        signatures = [*found][:_MOST_SIGNATURES]
    except Exception as error:  # any fault of a hostile file, whatever the parser makes of it
        if is_of_this_computer(error):
            raise
        return (_UNREADABLE,)
    return tuple(_checked(pdf, signature, trusted) for signature in signatures)


_UNREADABLE = SignatureCheck("", is_intact=False, covers_whole_file=False, is_trusted=False)


def _checked(pdf: bytes, signature: Any, trusted: Sequence[str]) -> SignatureCheck:
    from pyhanko.sign.validation import SignatureCoverageLevel
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity

    try:
        certificate = signature.signer_cert
        signature.compute_integrity_info(skip_diff=True)
        digest = signature.compute_digest()
        same_digest, is_genuine = validate_sig_integrity(signature.signer_info, certificate, "data", digest)
        is_intact = same_digest and is_genuine and _is_gap_explained(pdf, signature)
        return SignatureCheck(
            signer=_name_of(certificate),
            is_intact=is_intact,
            covers_whole_file=signature.coverage == SignatureCoverageLevel.ENTIRE_FILE,
            is_trusted=is_intact and _is_trusted(signature, trusted),
        )
    except Exception as error:  # as above
        if is_of_this_computer(error):
            raise
        return _UNREADABLE


def _name_of(certificate: Any) -> str:
    """The name and the organisation in the certificate, else its whole subject."""
    parts = certificate.subject.native
    names = [parts[key] for key in ("common_name", "organization_name") if isinstance(parts.get(key), str)]
    return (", ".join(names) or str(certificate.subject.human_friendly))[:_MOST_NAME]


def _is_gap_explained(pdf: bytes, signature: Any) -> bool:
    """Whether the part of the file that a signature does not cover holds the signature and zeros, nothing else.

    Its hexadecimal digits must all be of one case, so that not even their case can be changed unnoticed.
    """
    from asn1crypto.core import Sequence as Asn1Sequence

    contents: bytes = signature.pkcs7_content
    _, start, end, _ = (int(number) for number in signature.byte_range)
    written = contents.hex().encode()
    is_written_plainly = pdf[start:end] in (b"<%s>" % written, b"<%s>" % written.upper())
    return is_written_plainly and not contents[len(Asn1Sequence.load(contents).dump()) :].strip(b"\0")


def _is_trusted(signature: Any, trusted: Sequence[str]) -> bool:
    certificates = tuple(_certificates(trusted))
    moment = signature.self_reported_timestamp
    if not certificates or moment is None:
        return False
    own = signature.signer_cert
    if any(certificate.dump() == own.dump() for certificate in certificates):
        return bool(own.not_valid_before <= moment <= own.not_valid_after)
    return _is_issued_under(signature, certificates, moment)


def _certificates(texts: Iterable[str]) -> Iterable[Any]:
    from asn1crypto import pem, x509

    for text in texts:
        with contextlib.suppress(ValueError):
            yield x509.Certificate.load(pem.unarmor(text.encode())[2])


def _is_issued_under(signature: Any, certificates: Sequence[Any], moment: Any) -> bool:
    from pyhanko_certvalidator import CertificateValidator, ValidationContext

    context = ValidationContext(
        trust_roots=list(certificates),
        other_certs=signature.other_embedded_certs,
        moment=moment,
        allow_fetching=False,
    )
    validator: Any = CertificateValidator(signature.signer_cert, validation_context=context)
    try:
        _finished(validator.async_validate_usage(set()))
    except Exception:  # whatever is wrong with the path, it is not trusted
        return False
    return True


def _finished(work: Coroutine[Any, Any, Any]) -> Any:
    """Runs a coroutine that never waits, as there is no network to wait for, and returns its result.

    An event loop would open a socket of its own, which the isolated process does not allow.

    Raises:
        RuntimeError: it waits after all.
    """
    try:
        work.send(None)
    except StopIteration as done:
        return done.value
    finally:
        work.close()
    raise RuntimeError("the check of a certificate wants to wait for something")
