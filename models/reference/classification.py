"""Reads classification/nl_sfb.csv: NL-SfB element codes and the building layer (Brand) of each."""

import re

from models.reference.manifest import ReferenceFolder
from models.reference.records import Record, csv_records
from models.reference.reference import NlSfbElement
from models.reference.sources import SOURCE_COLUMNS, Sources

FILE = "classification/nl_sfb.csv"
LAYERS = frozenset({"site", "structure", "skin", "services", "space_plan", "stuff"})
_COLUMNS = SOURCE_COLUMNS | {"code", "name_nl", "name_en", "layer"}
_CODE = re.compile(r"\d\d(\.\d\d)?", re.ASCII)


def load_nl_sfb(folder: ReferenceFolder, sources: Sources) -> dict[str, NlSfbElement]:
    """NL-SfB elements by code, "21" and "21.11", in the order of the file.

    Raises:
        ReferenceDataError: a record is broken, or a four-digit code stands without its group.
    """
    elements: dict[str, NlSfbElement] = {}
    for record in csv_records(FILE, folder.read(FILE), _COLUMNS, ("code",)):
        elements[record.id] = _element(record, sources)
        record.check_known(record.id[:2], elements, "nl_sfb")
    return elements


def _element(record: Record, sources: Sources) -> NlSfbElement:
    if not _CODE.fullmatch(record.id):
        record.refuse("reference_bad_choice", key="code", value=record.id)
    layer = record.known("layer", LAYERS, "layer")
    return NlSfbElement(record.id, record.text("name_nl"), record.text("name_en"), layer, sources.of(record))
