"""The formats that Meetlat reads, each in one row: how its bytes are recognised and which module reads them.

A new format is one row here and one module with a function `read(data, request, reference) -> ImportResult`.
A reader never raises for the content of a file; it runs in the isolated process only. A reader that depends on
packages above importing is handed to `read_file_bytes` by the isolated process.
"""

import importlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from app.formats.import_result import ImportResult
    from app.importing.common.read_request import ReadRequest
    from models.reference.reference import Reference

Reader = Callable[[bytes, "ReadRequest", "Reference"], "ImportResult"]


@dataclass(frozen=True, slots=True)
class Format:
    """One format. `looks_like` gets the first bytes and never parses; the first row that accepts reads the file.

    Attributes:
        module: of the reader, imported when it is needed; "" for a reader that is handed in.
        endings: file-name endings, for dialogs and drops only; a file is recognised by its content.
    """

    id: str
    endings: tuple[str, ...]
    looks_like: Callable[[bytes], bool]
    module: str

    def reader(self) -> Reader:
        """The reader in `module`.

        Raises:
            LookupError: the reader has to be handed in.
        """
        if not self.module:
            raise LookupError(f"no reader was handed in for the format {self.id}")
        return cast("Reader", importlib.import_module(self.module).read)


_ILCD_FOLDERS = [re.compile(rb"%b[/\\]" % name, re.IGNORECASE) for name in (b"processes", b"flows")]


def _starts_with(*heads: bytes) -> Callable[[bytes], bool]:
    return lambda data: data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(heads)


def _packed_model(data: bytes) -> bool:
    """Whether it is a zip archive whose first entry is named as a model; its name begins at byte 30."""
    return data.startswith(b"PK\x03\x04") and data[30:300].lower().partition(b".ifc")[1] != b""


def _xml_model(data: bytes) -> bool:
    return data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and b"ifcxml" in data[:2_000].lower()


def _database_model(data: bytes) -> bool:
    return data.startswith(b"SQLite format 3\0") and b"ifcroot" in data[:65_536].lower()


def _is_exchange(data: bytes) -> bool:
    return _starts_with(b"{")(data) and b'"meetlat.project/' in data


def _is_json(data: bytes) -> bool:
    return _starts_with(b"{", b"[")(data)


def _ilcd_json(data: bytes) -> bool:
    return _is_json(data) and (b'"LCIAResults"' in data or b'"processInformation"' in data)


def _ilcd_xml(data: bytes) -> bool:
    return _starts_with(b"<")(data) and b"processDataSet" in data[:4_000]


def _ilcd_package(data: bytes) -> bool:
    """Whether it is a zip archive with a name of ILCD in it; names in a zip archive are not compressed."""
    return data.startswith(b"PK\x03\x04") and all(folder.search(data) for folder in _ILCD_FOLDERS)


def _openepd(data: bytes) -> bool:
    return _is_json(data) and b'"openepd_version"' in data


def _lcax_epd(data: bytes) -> bool:
    has_unit = b'"declared_unit"' in data or b'"declaredUnit"' in data
    return _is_json(data) and has_unit and b'"standard"' in data and b'"assemblies"' not in data


def _lcax_project(data: bytes) -> bool:
    return _starts_with(b"{")(data) and b'"assemblies"' in data and b'"formatVersion"' in data


def _lcabyg_project(data: bytes) -> bool:
    return _starts_with(b"[")(data) and b'"Node"' in data and b'"Edge"' in data


def _lcabyg_result(data: bytes) -> bool:
    return _is_json(data) and b'"model"' in data and b'"results"' in data and b'"node_type"' in data


def _lcabyg_package(data: bytes) -> bool:
    """Whether it is a zip archive whose first entry is a JSON file; the length of its name is at byte 26."""
    name = data[30 : 30 + int.from_bytes(data[26:28], "little")]
    return data.startswith(b"PK\x03\x04") and name.lower().endswith(b".json")


FORMATS: tuple[Format, ...] = (
    Format("pdf", (".pdf",), _starts_with(b"%PDF-"), ""),
    Format("ifc", (".ifc",), _starts_with(b"ISO-10303-21"), "app.importing.ifc.reader"),
    Format("ifczip", (".ifczip",), _packed_model, "app.importing.ifc.refused"),
    Format("ifcxml", (".ifcxml",), _xml_model, "app.importing.ifc.refused"),
    Format("ifcsqlite", (".ifcsqlite",), _database_model, "app.importing.ifc.refused"),
    Format("ilcd_epd_package", (".zip",), _ilcd_package, "app.importing.declarations.ilcd.epd_xml"),
    Format("ilcd_epd_xml", (".xml",), _ilcd_xml, "app.importing.declarations.ilcd.epd_xml"),
    Format("ilcd_epd_json", (".json",), _ilcd_json, "app.importing.declarations.ilcd.epd_json"),
    Format("openepd", (".json",), _openepd, "app.importing.declarations.openepd"),
    Format("lcax_epd", (".json",), _lcax_epd, "app.importing.declarations.lcax_epd"),
    Format("lcax", (".json",), _lcax_project, "app.importing.lcax.reader"),
    Format("lcabyg", (".zip",), _lcabyg_package, "app.importing.lcabyg.reader"),
    Format("lcabyg_project", (".json",), _lcabyg_project, "app.importing.lcabyg.reader"),
    Format("lcabyg_result", (".json",), _lcabyg_result, "app.importing.lcabyg.reader"),
    Format("xlsx", (".xlsx",), _starts_with(b"PK\x03\x04"), "app.importing.workbook.reader"),
    Format("exchange", (".json",), _is_exchange, "app.importing.exchange"),
    Format("csv", (".csv", ".tsv", ".txt"), lambda _: True, "app.importing.csv.reader"),
)
"""The formats in the order in which they are tried; the last accepts any text."""
