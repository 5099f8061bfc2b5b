"""The option --sign: a certificate, and its password, which is never an argument of the command itself."""

import argparse
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from app.command_line.parser import Parser
from app.errors import UserError
from app.texts import Language, label

PASSWORD_VARIABLE = "MEETLAT_SIGN_PASSWORD"  # noqa: S105 - the name of a variable
_LONGEST_PASSWORD = 4096


@dataclass(frozen=True, slots=True)
class OwnCertificate:
    """A PKCS#12 file that was opened, with its password; `repr` shows neither."""

    pkcs12: bytes
    password: str

    def __repr__(self) -> str:
        return "OwnCertificate()"


def add_sign_options(parser: Parser) -> None:
    """The options --sign and --sign-password-file."""
    parser.add("--sign", text="sign", metavar="certificate", type=Path)
    parser.add("--sign-password-file", text="sign_password_file", metavar="file", type=Path)


def own_certificate(options: argparse.Namespace, lang: Language) -> OwnCertificate | None:
    """Reads the certificate of --sign and its password, from file, environment or prompt; None without --sign.

    Raises:
        UserError: a file cannot be read, or there is no password and nobody to ask for it.
    """
    if options.sign is None:
        return None
    from app.services.files import file_bytes

    return OwnCertificate(file_bytes(options.sign), _password(options.sign_password_file, lang))


def _password(file: Path | None, lang: Language) -> str:
    if file is not None:
        from app.services.files import file_bytes

        first_line = file_bytes(file)[:_LONGEST_PASSWORD].partition(b"\n")[0]
        return first_line.rstrip(b"\r").decode("utf-8", "replace")
    if PASSWORD_VARIABLE in os.environ:
        return os.environ[PASSWORD_VARIABLE]
    if not sys.stdin.isatty():
        raise UserError("pdf_no_password", variable=PASSWORD_VARIABLE)
    import getpass

    return getpass.getpass(f"{label('pdf_password_prompt', lang)} ")
