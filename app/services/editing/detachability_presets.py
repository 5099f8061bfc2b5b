"""Suggested detachability per line, from the presets of the reference data for its NL-SfB group."""

from collections.abc import Iterable, Mapping

from models.domain.bill import BillLine, Connection
from models.reference.reference import Reference


def preset_for(line: BillLine, reference: Reference) -> Connection | None:
    """The preset of a line's element group; None without a code or a preset."""
    preset = reference.detachability_presets.get(line.nl_sfb_group)
    return preset.connection if preset is not None else None


def preset_changes(
    lines: Mapping[int, BillLine], reference: Reference, *, only_empty: bool
) -> dict[int, dict[str, Connection]]:
    """Position -> new connection, for the lines that have a preset.

    With `only_empty` a factor that is filled in stays as it is.
    """
    changes = {}
    for position, line in lines.items():
        preset = preset_for(line, reference)
        if preset is not None:
            connection = _filled(line.connection, preset) if only_empty else preset
            changes[position] = {"connection": connection}
    return changes


def without_preset(lines: Iterable[BillLine], reference: Reference) -> int:
    """The number of lines without a preset."""
    return sum(1 for line in lines if preset_for(line, reference) is None)


def _filled(own: Connection, preset: Connection) -> Connection:
    pairs = zip(own.scores(), preset.scores(), strict=True)
    return Connection(*(mine if mine is not None else theirs for mine, theirs in pairs))
