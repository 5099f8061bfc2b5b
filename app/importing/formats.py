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

from app.importing.common.compound_file import SIGNATURE
from app.importing.common.container import entry_names, is_archive, plain_files
from app.importing.workbook.kinds import XLSX, is_open_document, is_xlsb

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
    """Whether it is a zip archive of JSON files alone, more than one.

    Without a readable directory its first entry decides; the length of its name is at byte 26.
    """
    if not is_archive(data):
        return False
    names = plain_files(entry_names(data))
    first = data[30 : 30 + int.from_bytes(data[26:28], "little")].decode("ascii", "replace")
    return len(names) != 1 and all(name.lower().endswith(".json") for name in names or (first,))


def _xlsx(data: bytes) -> bool:
    """Whether it is a zip archive with a workbook, or a damaged one: then the reader of workbooks says so."""
    names = entry_names(data)
    return data.startswith(b"PK\x03\x04") and (not names or XLSX in names)


def _xlsb(data: bytes) -> bool:
    return is_xlsb(entry_names(data))


def _ods(data: bytes) -> bool:
    return is_open_document(entry_names(data))


def _other_document(data: bytes) -> bool:
    """Whether it is a document of Office that is no workbook."""
    return any(name in _OTHER_DOCUMENTS for name in entry_names(data))


def _assembly_layers(data: bytes) -> bool:
    """Whether the first line of a text names the columns of layers, which no bill has together."""
    head = data[:2_000].partition(b"\n")[0].lower()
    return all(name in head for name in (b"element", b"thickness_m", b"gwp_a1a3_kg_per_kg"))


_OTHER_DOCUMENTS = ("word/document.xml", "ppt/presentation.xml", "visio/document.xml")
ZIP = "zip"
"""Id of the format of zip archives of files, of which `read_file_bytes` opens one."""

FORMATS: tuple[Format, ...] = (
    Format("pdf", (".pdf",), _starts_with(b"%PDF-"), ""),
    Format("ifc", (".ifc",), _starts_with(b"ISO-10303-21"), "app.importing.ifc.reader"),
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
    Format("xlsx", (".xlsx", ".xlsm"), _xlsx, "app.importing.workbook.reader"),
    Format("xlsb", (".xlsb",), _xlsb, "app.importing.workbook.reader"),
    Format("xls", (".xls",), _starts_with(SIGNATURE), "app.importing.workbook.reader"),
    Format("ods", (".ods",), _ods, "app.importing.workbook.reader"),
    Format("other_document", (), _other_document, "app.importing.workbook.other_document"),
    Format(ZIP, (".zip", ".ifczip"), is_archive, ""),
    Format("exchange", (".json",), _is_exchange, "app.importing.exchange"),
    Format("assembly_layers", (".csv",), _assembly_layers, "app.importing.csv.assembly_layers"),
    Format("csv", (".csv", ".tsv", ".txt"), lambda _: True, "app.importing.csv.reader"),
)
"""The formats in the order in which they are tried; the last accepts any text."""
