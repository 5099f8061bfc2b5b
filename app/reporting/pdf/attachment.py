"""Puts files inside a PDF that reportlab is writing.

reportlab has no call for attachments, so the PDF objects are made here: an embedded file, its file
specification, an entry in the catalogue's name tree, and an associated file (ISO 32000-2, 7.11.4 and 14.13).
The same bytes give the same objects: no date and no path goes in.
"""

from collections.abc import Mapping

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFStreamFilterZCompress,
    PDFString,
)


def attach(document: PDFDocument, files: Mapping[str, bytes], media_type: str) -> None:
    """Embeds `files`: name (letters, digits, dots and hyphens only) -> content."""
    references = {name: _embedded(document, name, data, media_type) for name, data in sorted(files.items())}
    names = [part for name, reference in references.items() for part in (PDFString(name), reference)]
    catalog = document.Catalog
    catalog.Names = PDFDictionary({"EmbeddedFiles": PDFDictionary({"Names": PDFArray(names)})})
    catalog.AF = PDFArray(list(references.values()))
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "AF"]


def _embedded(document: PDFDocument, name: str, data: bytes, media_type: str) -> PDFObjectReference:
    stream = PDFStream(
        PDFDictionary(
            {
                "Type": PDFName("EmbeddedFile"),
                "Subtype": "/" + media_type.replace("/", "#2F"),
                "Params": PDFDictionary({"Size": len(data)}),
            }
        ),
        data,
        filters=[PDFStreamFilterZCompress()],
    )
    embedded = document.Reference(stream, f"meetlat-embedded-{name}")
    specification = PDFDictionary(
        {
            "Type": PDFName("Filespec"),
            "F": PDFString(name),
            "UF": PDFString(name),
            "EF": PDFDictionary({"F": embedded, "UF": embedded}),
            "AFRelationship": PDFName("Source"),
        }
    )
    return document.Reference(specification, f"meetlat-specification-{name}")
