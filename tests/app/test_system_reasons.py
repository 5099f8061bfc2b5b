"""What the system reports when reading or writing fails is told in the language of the user."""

import errno
from pathlib import Path

import pytest

from app.errors import _REASONS, UserError, why_of
from app.services.files import file_bytes
from app.texts import codes, text


def test_a_missing_file_is_told_in_dutch(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        file_bytes(tmp_path / "weg.xlsx")
    told = text(refused.value.message, "nl")
    assert "het is er niet" in told
    assert "No such file" not in told
    assert "it is not there" in text(refused.value.message, "en")


def test_every_reason_has_words() -> None:
    assert set(_REASONS.values()) <= codes()


def test_what_we_have_no_words_for_stays_as_the_system_says_it() -> None:
    assert why_of(OSError(errno.ELOOP, "Too many levels")) == "Too many levels"
    assert why_of(ValueError("embedded null byte")) == "embedded null byte"


def test_a_name_of_the_user_is_never_taken_for_a_reason() -> None:
    assert "os_disk" in text(UserError("cli_cannot_read", path="os_disk", why="os_not_there").message, "nl")
