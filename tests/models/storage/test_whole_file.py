"""A written file is whole or is still the old one, and the error says why."""

import errno
import os
import time
from pathlib import Path
from typing import Any

import pytest

from models.storage.errors import FileNotWrittenError
from models.storage.whole_file import write_whole

OLD, NEW = b"old" * 1000, b"new" * 2000


def test_new_file_and_replaced_file(tmp_path: Path) -> None:
    path = tmp_path / "kaart.pdf"
    write_whole(path, OLD)
    write_whole(path, NEW)
    assert path.read_bytes() == NEW
    assert os.listdir(tmp_path) == ["kaart.pdf"]


def test_symbolic_link_keeps_pointing(tmp_path: Path) -> None:
    target, link = tmp_path / "echt.json", tmp_path / "verwijzing.json"
    target.write_bytes(OLD)
    link.symlink_to(target)
    write_whole(link, NEW)
    assert link.is_symlink()
    assert target.read_bytes() == NEW


def _failing(number: int) -> OSError:
    return OSError(number, os.strerror(number))


@pytest.mark.parametrize("step", ["open", "fdopen", "fsync", "replace"])
@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "storage_disk_full"),
        (errno.EACCES, "storage_not_allowed"),
        (errno.EIO, "storage_not_written"),
        (errno.ENOENT, "storage_no_such_folder"),
    ],
)
def test_a_fault_at_any_step_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, code: str
) -> None:
    path = tmp_path / "kaart.pdf"
    path.write_bytes(OLD)

    def fail(*_args: object) -> None:
        raise _failing(number)

    opened: list[int] = []
    real_open = os.open

    def remember(*args: Any) -> int:
        opened.append(real_open(*args))
        return opened[-1]

    monkeypatch.setattr(os, "open", remember)
    monkeypatch.setattr(os, step, fail)
    with pytest.raises(FileNotWrittenError) as caught:
        write_whole(path, NEW)
    monkeypatch.undo()
    if step == "fdopen":
        os.close(opened[0])
    assert caught.value.message.code == code
    assert path.read_bytes() == OLD
    assert os.listdir(tmp_path) == ["kaart.pdf"]


def test_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotWrittenError) as caught:
        write_whole(tmp_path / "weg" / "kaart.pdf", NEW)
    assert caught.value.message.code == "storage_no_such_folder"


class _BusyError(PermissionError):
    winerror = 32


def test_a_busy_file_on_windows_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, waited, real = tmp_path / "kaart.xlsx", [0.0], os.replace

    def busy_twice(source: Path, target: Path) -> None:
        if len(waited) < 3:
            raise _BusyError
        real(source, target)

    monkeypatch.setattr(os, "replace", busy_twice)
    monkeypatch.setattr(time, "sleep", waited.append)
    write_whole(path, NEW)
    assert path.read_bytes() == NEW


def test_a_file_that_stays_busy_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_args: object) -> None:
        raise _BusyError

    waited: list[float] = []
    monkeypatch.setattr(os, "replace", busy)
    monkeypatch.setattr(time, "sleep", waited.append)
    with pytest.raises(FileNotWrittenError) as caught:
        write_whole(tmp_path / "kaart.xlsx", NEW)
    assert caught.value.message.code == "storage_file_busy"
    assert 2.0 < sum(waited) < 3.0
