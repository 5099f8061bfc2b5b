"""Collects the findings about a model: one of each kind, with all lines or elements that it is about."""

from collections.abc import Iterable

from models.domain.outcome import Finding, Message, Param, Place, Severity

_EXAMPLES = 5

# In the order in which they are shown: what is missing first, then what was understood how.
_SEVERITIES = {
    "ifc_phases": Severity.WARNING,
    "ifc_phase_not_known": Severity.WARNING,
    "ifc_phases_contradict": Severity.WARNING,
    "ifc_numbers_impossible": Severity.WARNING,
    "ifc_volume_contradicts": Severity.WARNING,
    "ifc_amount_twice": Severity.WARNING,
    "ifc_amount_not_possible": Severity.WARNING,
    "ifc_framing_unknown": Severity.WARNING,
    "ifc_timber_as_solid": Severity.WARNING,
    "ifc_volume_differs": Severity.WARNING,
    "ifc_other_amount": Severity.WARNING,
    "ifc_no_quantity": Severity.WARNING,
    "ifc_amount_not_above_zero": Severity.WARNING,
    "ifc_unit_not_known": Severity.WARNING,
    "ifc_layers_without_area": Severity.WARNING,
    "ifc_shares_without_amount": Severity.WARNING,
    "ifc_no_material": Severity.WARNING,
    "ifc_no_nl_sfb": Severity.WARNING,
    "ifc_guid_twice": Severity.WARNING,
    "ifc_library_complains": Severity.WARNING,
    "ifc_materials_undivided": Severity.NOTE,
    "ifc_area_times_thickness": Severity.NOTE,
    "ifc_amount_from_property": Severity.NOTE,
    "ifc_amount_from_shape": Severity.NOTE,
    "ifc_nl_sfb_from_name": Severity.NOTE,
    "ifc_nl_sfb_of_whole": Severity.NOTE,
    "ifc_counted_as_piece": Severity.NOTE,
    "ifc_air_layers_left_out": Severity.NOTE,
    "ifc_air_left_out": Severity.NOTE,
    "ifc_markers_left_out": Severity.NOTE,
    "ifc_wholes_not_counted": Severity.NOTE,
    "ifc_parts_in_whole": Severity.NOTE,
    "ifc_left_out": Severity.NOTE,
    "ifc_floor_area_from_spaces": Severity.WARNING,
    "ifc_floor_area": Severity.NOTE,
    "ifc_no_floor_area": Severity.NOTE,
    "ifc_read_as": Severity.NOTE,
}


class Tally:
    """Collects per kind of finding the bill lines, or the elements without a line, that it is about."""

    def __init__(self) -> None:
        self._lines: dict[str, dict[str, None]] = {}
        self._params: dict[str, dict[str, Param]] = {}

    def line(self, code: str, line_id: str, **params: Param) -> None:
        """Adds a bill line to this kind of finding; the `params` of its first line are the example."""
        self._lines.setdefault(code, {})[line_id] = None
        if params:
            self._params.setdefault(code, params)

    def elements(self, code: str, names: Iterable[str], **params: Param) -> None:
        """Adds elements without a line of their own: their number, and the first ones as examples."""
        found = list(names)
        if found:
            more = ", …" if len(found) > _EXAMPLES else ""
            self.once(code, count=len(found), examples=", ".join(found[:_EXAMPLES]) + more, **params)

    def once(self, code: str, **params: Param) -> None:
        """Adds a finding about the model as a whole."""
        self._params[code] = params

    def finished(self, file_name: str) -> tuple[Finding, ...]:
        """The findings in their fixed order."""
        found: list[Finding] = []
        for code, severity in _SEVERITIES.items():
            line_ids = tuple(self._lines.get(code, ()))
            if line_ids:
                params = {**self._params.get(code, {}), "count": len(line_ids)}
                found.append(Finding(severity, Message(code, params, line_ids), Place(file_name)))
            elif code in self._params:
                found.append(Finding(severity, Message(code, self._params[code]), Place(file_name)))
        return tuple(found)
