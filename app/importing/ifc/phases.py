"""Reads what the work does with an element: new, existing, kept, demolished and so on.

Sources: IFC4 ADD2 TC1, Pset_*Common.Status (PEnum_ElementStatus), and the properties in which programs write it: a
status, or the phase in which an element is made beside the one in which it goes. Names and words are data
(ifc_names.toml). Without a word that is known there is no phase.
"""

from dataclasses import dataclass

from app.importing.ifc.relations import Relations
from app.importing.ifc.values import Instance, contents, one_line, properties, text
from models.domain.bill import Phase
from models.reference.ifc_names import PhaseNames
from models.reference.name_words import folded

_CREATED = "created"
_DEMOLISHED = "demolished"
_STATUS = "status"

_Word = tuple[str, str]
"""What the property says ("status", "created", "demolished"), and its value as written."""


@dataclass(frozen=True, slots=True)
class FoundPhase:
    """The phase of an element; None when the model gives none.

    Attributes:
        reason: "" or the code of the finding why there is none, though the model says something.
        written: what the model says then.
    """

    phase: Phase | None = None
    reason: str = ""
    written: str = ""


NO_PHASE = FoundPhase()


class ElementPhases:
    """Reads the phases of elements; a shared set is read once."""

    def __init__(self, relations: Relations, names: PhaseNames) -> None:
        self._relations = relations
        self._names = names
        self._read: dict[int, tuple[_Word, ...]] = {}

    def of(self, element: Instance) -> FoundPhase:
        """The phase of the element, else of its type, else of the element that it is a part of."""
        for candidate in (element, *self._relations.wholes_of(element)):
            for sets in (self._relations.own_sets(candidate), self._relations.sets_of_type(candidate)):
                words = [word for definition in sets for word in self._words(definition)]
                if words:
                    return self._found(words)
        return NO_PHASE

    def _words(self, definition: Instance) -> tuple[_Word, ...]:
        if definition.id() not in self._read:
            items = properties(definition)
            set_name = text(definition, "Name") if items else ""
            self._read[definition.id()] = tuple(word for item in items for word in self._said(item, set_name))
        return self._read[definition.id()]

    def _said(self, item: Instance, set_name: str) -> list[_Word]:
        """What one property says; nothing for most of them."""
        name, names = folded(text(item, "Name")), self._names
        if name in names.created:
            role = _CREATED
        elif name in names.demolished:
            role = _DEMOLISHED
        elif name in names.properties or (name in names.in_sets and self._is_status_set(set_name)):
            role = _STATUS
        elif name in names.perhaps:
            return [(_STATUS, word) for word in _values(item) if folded(word) in names.words]
        else:
            return []
        return [(role, word) for word in _values(item) if folded(word) and folded(word) not in names.none]

    def _is_status_set(self, name: str) -> bool:
        plain = folded(name)
        common = plain.startswith("pset") and plain.endswith("common")
        return common or any(part in plain for part in self._names.sets)

    def _found(self, words: list[_Word]) -> FoundPhase:
        made = [word for role, word in words if role == _CREATED]
        goes = [word for role, word in words if role == _DEMOLISHED]
        found = {self._phase(word): word for role, word in words if role == _STATUS}
        if goes:
            is_new = any(self._phase(word) is Phase.NEW for word in made)
            found[Phase.TEMPORARY if is_new else Phase.DEMOLISHED] = goes[0]
        else:
            found |= {self._phase(word): word for word in made}
        known = {phase for phase in found if phase is not None}
        if Phase.NEW not in known and len(known) > 1:
            known.discard(Phase.EXISTING)  # what is kept or demolished stands there too
        if len(known) == 1:
            return FoundPhase(known.pop())
        written = " / ".join(dict.fromkeys(found.values()))
        return FoundPhase(None, "ifc_phases_contradict" if known else "ifc_phase_not_known", written)

    def _phase(self, word: str) -> Phase | None:
        return self._names.words.get(folded(word))


def _values(item: Instance) -> list[str]:
    """The texts of a property: its value, or each of its enumeration values."""
    return [one_line(value) for name in ("NominalValue", "EnumerationValues") for value in contents(item, name)]
