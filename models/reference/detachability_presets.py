"""Reads methods/detachability-presets.csv: suggested scores on the four detachability factors per NL-SfB group.

No published source gives such a list; every record is unverified and only the user applies one.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import fields

from models.domain.bill import Connection
from models.reference.detachability import DetachabilityOption, DetachabilityPreset
from models.reference.manifest import ReferenceFolder
from models.reference.records import Record, csv_records
from models.reference.sources import SOURCE_COLUMNS, Sources

FILE = "methods/detachability-presets.csv"
_FACTORS = tuple(field.name for field in fields(Connection))
_COLUMNS = SOURCE_COLUMNS | {"nl_sfb", *_FACTORS}


def load_detachability_presets(
    folder: ReferenceFolder,
    sources: Sources,
    options: Mapping[str, Sequence[DetachabilityOption]],
    nl_sfb: Container[str],
) -> dict[str, DetachabilityPreset]:
    """The presets by two-digit NL-SfB group; scores are in (0, 1].

    Raises:
        ReferenceDataError: a record names an unknown group or option.
    """
    presets = {}
    for record in csv_records(FILE, folder.read(FILE), _COLUMNS, ("nl_sfb",)):
        if record.id not in nl_sfb:
            record.refuse("reference_unknown_name", kind="nl_sfb", value=record.id)
        scores = {factor: _score(record, factor, options[factor]) for factor in _FACTORS}
        presets[record.id] = DetachabilityPreset(record.id, Connection(**scores), sources.of(record))
    return presets


def _score(record: Record, factor: str, options: Sequence[DetachabilityOption]) -> float:
    scores = {option.id: option.score for option in options}
    return scores[record.known(factor, scores, factor)]
