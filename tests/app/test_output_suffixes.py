"""A file is what its name says: a suffix that does not fit is refused with those that can be written."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.command_line.cli import main
from app.documents import DOCUMENTS, EXPORTED
from app.paths import EXAMPLES

OFFICE = EXAMPLES / "kantoor-beton-constructie.xlsx"
_WRITERS: dict[str, tuple[Callable[[Path], list[str]], tuple[str, ...]]] = {
    "report": (lambda path: ["report", str(OFFICE), "-o", str(path)], (".pdf",)),
    "export": (lambda path: ["export", str(OFFICE), "-o", str(path)], (".xlsx", ".json", ".lcax.json")),
    "json": (lambda path: ["score", str(OFFICE), "--json", str(path)], (".json",)),
    "template": (lambda path: ["template", "-o", str(path)], (".xlsx",)),
    "summary": (lambda path: ["review", str(OFFICE), "--summary", str(path)], (".xlsx",)),
}


@pytest.fixture
def profile(tmp_path: Path) -> list[str]:
    return ["--profile-dir", str(tmp_path / "profiel")]


@pytest.mark.parametrize("writer", _WRITERS)
@pytest.mark.parametrize("name", ["uit.docx", "uit.xls", "Plan 2.0", "uit.pdf.zip", ".docx", "uit."])
def test_a_suffix_that_cannot_be_written_is_refused_with_those_that_can(
    writer: str, name: str, tmp_path: Path, profile: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    arguments, suffixes = _WRITERS[writer]
    target = tmp_path / name
    for lang in ("nl", "en"):
        assert main([*arguments(target), "--lang", lang, *profile]) == 2
        said = capsys.readouterr().err
        assert all(suffix in said for suffix in suffixes)
        assert f"{target.name[target.name.rindex('.') :]};" in said
    assert not target.exists()


@pytest.mark.parametrize("writer", _WRITERS)
def test_the_suffixes_that_are_named_are_written(writer: str, tmp_path: Path, profile: list[str]) -> None:
    arguments, suffixes = _WRITERS[writer]
    for suffix in suffixes:
        for shown in (suffix, suffix.upper()):
            target = tmp_path / f"uit{len(shown)}{shown}"
            target.unlink(missing_ok=True)
            assert main([*arguments(target), *profile]) == 0
            assert target.stat().st_size > 0


def test_a_name_that_is_only_a_suffix_becomes_that_kind_of_file(tmp_path: Path, profile: list[str]) -> None:
    for suffix, start in ((".csv", b"\xef\xbb\xbfproject_id"), (".json", b"{"), (".xlsx", b"PK")):
        assert main(["export", str(OFFICE), "-o", str(tmp_path / suffix), *profile]) == 0
        assert (tmp_path / suffix).read_bytes().startswith(start)


def test_no_two_exports_share_a_suffix_and_every_document_has_its_own_name() -> None:
    assert len({document.suffix for document in EXPORTED}) == len(EXPORTED)
    assert len({document.id for document in DOCUMENTS}) == len(DOCUMENTS)
    assert all(document.ending.endswith(document.suffix) for document in DOCUMENTS)
    assert all(document.suffix.endswith(document.kind.suffixes[0]) for document in DOCUMENTS)
