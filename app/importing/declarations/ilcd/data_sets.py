"""The data sets in an ILCD package: each found by its UUID, inside its XML, else in its file name.

Programs name files `<uuid>.xml`, `<uuid>_00.01.000.xml` or `Board_<uuid>.xml`, in folders of any case and depth.
Of a data set that stands there in several versions the newest counts; two of one version that differ are refused.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.importing.common.finding_list import FileRefusedError, FindingList
from app.importing.declarations.fields import shown

PROCESSES, FLOWS = "processes", "flows"
_ROOTS = {PROCESSES: b"processDataSet", FLOWS: b"flowDataSet"}
_HEAD = 4_000
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_VERSION = re.compile(r"(?<![0-9])([0-9]{1,3}\.[0-9]{1,3}(?:\.[0-9]{1,3})?)(?![0-9])")
_OWN_UUID = re.compile(rb"<(?:[\w.-]{1,40}:)?UUID\s*>\s*([0-9A-Fa-f-]{36})\s*<")
_OWN_VERSION = re.compile(rb"<(?:[\w.-]{1,40}:)?dataSetVersion\s*>\s*([0-9.]{1,12})\s*<")


@dataclass(frozen=True, slots=True)
class DataSet:
    """One file of a package.

    Attributes:
        uuid: in lower case; inside the file, else in its name, else the name without its ending.
        version: numbers of its version; empty when it has none.
    """

    name: str
    uuid: str
    version: tuple[int, ...]
    content: bytes


def data_sets(parts: Mapping[str, bytes], folder: str) -> tuple[DataSet, ...]:
    """The data sets of one kind, `PROCESSES` or `FLOWS`, in the order of their names."""
    return tuple(
        _data_set(name, content) for name, content in sorted(parts.items()) if _is_in(folder, name, content)
    )


def newest(found: Iterable[DataSet], findings: FindingList) -> dict[str, DataSet]:
    """One data set per UUID, with a finding where a newer version came before another.

    Raises:
        FileRefusedError: `epd_data_set_twice`, two with the same UUID and version, or without one, differ.
    """
    chosen: dict[str, DataSet] = {}
    for each in found:
        held = chosen.setdefault(each.uuid, each)
        if held.content == each.content:
            continue
        if held.version == each.version or not held.version or not each.version:
            raise FileRefusedError("epd_data_set_twice", first=shown(held.name), second=shown(each.name))
        older, newer = sorted((held, each), key=lambda one: one.version)
        chosen[each.uuid] = newer
        findings.warning("epd_older_version", older=shown(older.name), newer=shown(newer.name))
    return chosen


def _is_in(folder: str, name: str, content: bytes) -> bool:
    """Whether a part is of a kind: by its root element, or by a folder on its path when it has another root."""
    head = _plain(content[:_HEAD])
    roots = {kind for kind, root in _ROOTS.items() if re.search(rb"<(?:[\w.-]{1,40}:)?%b\b" % root, head)}
    return folder in roots if roots else folder in name.casefold().split("/")[:-1]


def _data_set(name: str, content: bytes) -> DataSet:
    text = _plain(content)
    stem = name.casefold().rpartition("/")[2].removesuffix(".xml")
    inside, in_name = _OWN_UUID.search(text), _UUID.search(stem)
    own_version = _OWN_VERSION.search(text)
    uuid = inside[1].decode("ascii").casefold() if inside else in_name[0] if in_name else stem.partition("_")[0]
    after = stem[in_name.end() :] if in_name else stem
    version = own_version[1].decode("ascii") if own_version else _version_in(after)
    return DataSet(name, uuid, tuple(int(part) for part in version.split(".") if part), content)


def _version_in(name: str) -> str:
    found = _VERSION.search(name)
    return found[1] if found else ""


def _plain(content: bytes) -> bytes:
    """The bytes of the text without the zeros of UTF-16, for words in ASCII."""
    return content.replace(b"\0", b"") if b"\0" in content else content
