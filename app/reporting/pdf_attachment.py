"""Puts a file inside a PDF that reportlab is writing.

reportlab has no call for attachments, so the PDF objects are made here: an embedded file, its file
specification, an entry in the catalogue's name tree, and an associated file (ISO 32000-2, 7.11.4 and 14.13).
The same bytes give the same objects: no date and no path goes in.
"""

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFStream,
    PDFStreamFilterZCompress,
    PDFString,
)


def attach(document: PDFDocument, name: str, data: bytes, media_type: str) -> None:
    """Embeds `data` as the file `name` (letters, digits, dots and hyphens only)."""
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
    embedded = document.Reference(stream, "meetlat-embedded-file")
    specification = PDFDictionary(
        {
            "Type": PDFName("Filespec"),
            "F": PDFString(name),
            "UF": PDFString(name),
            "EF": PDFDictionary({"F": embedded, "UF": embedded}),
            "AFRelationship": PDFName("Source"),
        }
    )
    reference = document.Reference(specification, "meetlat-file-specification")
    tree = PDFDictionary({"Names": PDFArray([PDFString(name), reference])})
    catalog = document.Catalog
    catalog.Names = PDFDictionary({"EmbeddedFiles": tree})
    catalog.AF = PDFArray([reference])
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "AF"]
