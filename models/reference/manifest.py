"""The manifest of the reference data: who published each file, under which licence, and its SHA-256.

`python -m models.reference.manifest reference_data` updates the SHA-256 values after an edit.

The hash is taken over the text with line ends as LF: a checkout, an archive or an editor that turns LF into CRLF
changes no figure, and the program must not refuse its own data for it.
"""

import hashlib
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from models.reference.errors import ReferenceDataError
from models.reference.records import Record, toml_records, toml_table

MANIFEST = "manifest.toml"
_KEYS = frozenset({"title", "publisher", "licence", "retrieved", "sha256"})
_DATA_SUFFIXES = frozenset({".toml", ".csv"})
_NOT_REFERENCE_DATA = "examples"
LIBRARY = "library/"
ESTIMATES = "estimates/"
_ON_DEMAND = (LIBRARY, ESTIMATES)
"""The parts that are read when they are first asked for, not at start-up."""


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """Entry of the manifest for one file.

    Publisher, licence and the date of retrieval are there for people; the program only checks that they are given.

    Attributes:
        file: path below the reference folder.
        retrieved: ISO date.
        sha256: of the text with LF line ends, 64 hexadecimal digits; "" for an entry that is not counted yet.
    """

    file: str
    title: str
    publisher: str
    licence: str
    retrieved: str
    sha256: str


class ReferenceFolder:
    """The files that the manifest lists, each checked against its SHA-256 when it is read.

    Attributes:
        entries: file -> its entry in the manifest.
        manifest_hash: SHA-256 of the manifest itself, 64 hexadecimal digits.

    Raises:
        ReferenceDataError: the manifest is absent or broken, or folder and manifest list different files.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._unread: set[str] = set()
        self._held: dict[str, str] = {}
        content = _normal_bytes(root, MANIFEST)
        self.manifest_hash = hashlib.sha256(content).hexdigest()
        self.entries = dict(_entries(_decoded(MANIFEST, content)))
        self._unread.update(self.entries)
        for file in sorted(_data_files(root) - self.entries.keys()):
            raise ReferenceDataError(MANIFEST, file, "reference_not_in_manifest")

    def read(self, file: str) -> str:
        """The text of a file, with LF line ends.

        Raises:
            ReferenceDataError: the file is absent, not in the manifest, changed, or not UTF-8.
        """
        if file in self._held:
            return self._held.pop(file)
        if file not in self.entries:
            raise ReferenceDataError(MANIFEST, file, "reference_not_in_manifest")
        content = _normal_bytes(self._root, file)
        if hashlib.sha256(content).hexdigest() != self.entries[file].sha256:
            raise ReferenceDataError(file, "", "reference_wrong_sha256")
        self._unread.discard(file)
        return _decoded(file, content)

    def hold(self, files: Iterable[str]) -> None:
        """Reads files now, each kept until `read` asks for it.

        Raises:
            ReferenceDataError: as `read` does.
        """
        self._held |= {file: self.read(file) for file in files}

    def check_all_read(self, part: str = "") -> None:
        """Refuses a listed file that nothing read, because its figures would silently not count.

        Args:
            part: the folder that should be read; "" is all but those that are read on demand.

        Raises:
            ReferenceDataError: there is such a file.
        """
        for file in sorted(self._unread):
            if next(filter(file.startswith, _ON_DEMAND), "") == part:
                raise ReferenceDataError(MANIFEST, file, "reference_unused_file")


@lru_cache(maxsize=4)
def _entries(content: str) -> Mapping[str, ManifestEntry]:
    """The entries of a manifest; library and estimates read the same one again, and parsing it takes longest."""
    table = toml_table(MANIFEST, content)
    Record(MANIFEST, "", table).only(frozenset({"files"}))
    return {record.id: _entry(record) for record in toml_records(MANIFEST, table.get("files"), "files")}


def _entry(record: Record) -> ManifestEntry:
    record.only(_KEYS)
    return ManifestEntry(
        file=record.id,
        title=record.text("title"),
        publisher=record.text("publisher"),
        licence=record.text("licence"),
        retrieved=record.date("retrieved").isoformat(),
        sha256=record.text("sha256", ""),
    )


def _normal_bytes(root: Path, file: str) -> bytes:
    try:
        return (root / file).read_bytes().replace(b"\r\n", b"\n")
    except OSError as error:
        raise ReferenceDataError(file, "", "reference_file_missing") from error


def _decoded(file: str, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReferenceDataError(file, "", "reference_unreadable", reason=str(error)) from error


def _data_files(root: Path) -> set[str]:
    paths = (path.relative_to(root) for path in root.rglob("*") if path.suffix in _DATA_SUFFIXES)
    return {path.as_posix() for path in paths if path.parts[0] != _NOT_REFERENCE_DATA} - {MANIFEST}


def _with_hash_lines(manifest: str) -> str:
    """The manifest with an empty SHA-256 in every entry that has none."""

    def completed(entry: re.Match[str]) -> str:
        has_hash = re.search("^sha256", entry[0], re.MULTILINE)
        return entry[0] if has_hash else f'{entry[0].rstrip()}\nsha256 = ""\n{entry[1]}'

    return re.sub(r"^\[files\.[^\n]*(?:\n(?!\[)[^\n]+)*\n?(\n*)", completed, manifest, flags=re.MULTILINE)


def rewrite_hashes(root: Path) -> list[str]:
    """Writes the present SHA-256 of every listed file into the manifest.

    Returns:
        The files of which the value changed.

    Raises:
        ReferenceDataError: the manifest is broken, or folder and manifest list different files.
    """
    folder = ReferenceFolder(root)
    path = root / MANIFEST
    lines = _with_hash_lines(path.read_text("utf-8")).splitlines()
    changed: list[str] = []
    file = ""
    for number, line in enumerate(lines):
        if heading := re.fullmatch(r'\[files\."(.+)"\]', line.strip()):
            file = heading[1]
        elif line.startswith("sha256"):
            present = hashlib.sha256(_normal_bytes(root, file)).hexdigest()
            if present != folder.entries[file].sha256:
                changed.append(file)
            lines[number] = f'sha256 = "{present}"'
    path.write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
    return changed


def main(arguments: list[str]) -> int:
    """Runs the command with the reference folder as argument. Returns 0, 1 for broken data or 2 for wrong use."""
    if len(arguments) != 1:
        sys.stderr.write("python -m models.reference.manifest FOLDER\n")
        return 2
    try:
        changed = rewrite_hashes(Path(arguments[0]))
    except ReferenceDataError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write("".join(f"{file}\n" for file in changed))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
