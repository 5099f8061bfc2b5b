"""The library under reference_data/library: cards, ways to kilograms, words and assemblies.

A part is read when it is first asked for, and a card or an assembly is made from its records when it is: a command
that needs no library reads none of it, not even the modules that would, and one that needs ten cards makes ten.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from models.reference.manifest import LIBRARY, ReferenceFolder
from models.reference.sources import Sources, load_sources

if TYPE_CHECKING:
    from models.domain.library.assembly import AirResistances, Assembly, AssemblyFactors, LayerMaterial
    from models.domain.library.card import LibraryCard
    from models.domain.library.form import (
        FormKind,
        FormPart,
        FormSize,
        LocationProfile,
        PublishedMethod,
        SizeRange,
    )
    from models.domain.library.mass_rule import SteelProfile
    from models.domain.library.words import CardWords, MatchingWords, NotMaterial, WordPart
    from models.reference.detachability import DetachabilityOption
    from models.reference.library.cards import ReplacedCard

_PARTS = (
    "replaced",
    "steel_profiles",
    "words",
    "not_materials",
    "left_out_words",
    "word_parts",
    "matching_words",
    "air_resistances",
    "assembly_factors",
    "assemblies",
    "form_sizes",
    "form_parts",
    "location_profiles",
    "building_methods",
)
"""Attributes whose reading reads every file."""


class RecordNames(Protocol):
    """What records of the library may name: a `Reference` has it."""

    @property
    def nl_sfb(self) -> "Mapping[str, object]": ...

    @property
    def detachability(self) -> "Mapping[str, Sequence[DetachabilityOption]]": ...


@dataclass(frozen=True, slots=True)
class Names:
    """The names that records may use, before there is a `Reference`."""

    nl_sfb: "Mapping[str, object]"
    detachability: "Mapping[str, Sequence[DetachabilityOption]]"


class Library:
    """The library, each record checked when it is asked for, or all of them by `read_all`.

    Every attribute may raise ReferenceDataError: a record is broken, or a file differs from the manifest.

    Args:
        root: the folder with manifest.toml.
        names: the NL-SfB codes and detachability options of the reference data.
    """

    def __init__(self, root: Path, names: RecordNames) -> None:
        self._root = root
        self._nl_sfb = names.nl_sfb
        self._detachability = names.detachability

    @cached_property
    def _folder(self) -> ReferenceFolder:
        return ReferenceFolder(self._root)

    @cached_property
    def _sources(self) -> Sources:
        return load_sources(self._folder)

    @cached_property
    def cards(self) -> "Mapping[str, LibraryCard]":
        """The cards by id."""
        from models.reference.library.cards import load_cards

        return load_cards(self._folder, self._sources, self._nl_sfb)

    @cached_property
    def replaced(self) -> "Mapping[str, ReplacedCard]":
        """Card ids of before, which stay valid."""
        from models.reference.library.cards import load_replaced

        return load_replaced(self._folder, self.cards)

    @cached_property
    def steel_profiles(self) -> "Mapping[str, SteelProfile]":
        """Steel profiles by name and alias, as `size_key` writes them."""
        from models.reference.library.mass_rules import load_steel_profiles

        return load_steel_profiles(self._folder, self._sources)

    @cached_property
    def words(self) -> "tuple[CardWords, ...]":
        """Words that may stand for a card."""
        from models.reference.library.words import load_card_words

        return load_card_words(self._folder, self._sources, self.cards)

    @cached_property
    def not_materials(self) -> "tuple[NotMaterial, ...]":
        """Words of lines that are no new material."""
        from models.reference.library.words import load_not_materials

        return load_not_materials(self._folder)

    @cached_property
    def left_out_words(self) -> "tuple[NotMaterial, ...]":
        """Words of lines that are no new material, beside the gathered ones, from matching bills."""
        from models.reference.library.words import LEFT_OUT_FILE, load_not_materials

        return load_not_materials(self._folder, LEFT_OUT_FILE)

    @cached_property
    def word_parts(self) -> "tuple[WordPart, ...]":
        """Words and parts of compounds in descriptions, with what they do there."""
        from models.reference.library.words import load_word_parts

        return load_word_parts(self._folder)

    @cached_property
    def matching_words(self) -> "tuple[MatchingWords, ...]":
        """Words of our own for cards and assemblies, from matching bills."""
        from models.reference.library.words import load_matching_words

        return load_matching_words(self._folder, self.cards, self.assemblies)

    @cached_property
    def layer_materials(self) -> "Mapping[str, LayerMaterial]":
        """The materials of layers by id."""
        from models.reference.library.assemblies import load_layer_materials

        return load_layer_materials(self._folder, self._sources, self.cards)

    @cached_property
    def air_resistances(self) -> "AirResistances":
        """Thermal resistance of surfaces and air layers."""
        from models.reference.library.assemblies import load_air_resistances

        return load_air_resistances(self._folder, self._sources)

    @cached_property
    def assembly_factors(self) -> "AssemblyFactors":
        """Factors that assemblies are calculated with."""
        from models.reference.library.assemblies import load_assembly_factors

        return load_assembly_factors(self._folder, self._sources)

    @cached_property
    def assemblies(self) -> "Mapping[str, Assembly]":
        """The assemblies by id."""
        from models.reference.library.assemblies import load_assemblies

        return load_assemblies(
            self._folder, self._sources, self._nl_sfb, self.layer_materials, self._detachability
        )

    @cached_property
    def form_sizes(self) -> "Mapping[FormKind, Mapping[FormSize, SizeRange]]":
        """The sizes of each kind of building, with what is usual and possible."""
        from models.reference.library.forms import load_form_sizes

        return load_form_sizes(self._folder, self._sources)

    @cached_property
    def form_parts(self) -> "Mapping[FormKind, Sequence[FormPart]]":
        """The parts of each kind of building, in every building method."""
        from models.reference.library.forms import load_form_parts

        return load_form_parts(self._folder, self._sources, self._nl_sfb, self.assemblies)

    @cached_property
    def location_profiles(self) -> "Sequence[LocationProfile]":
        """CO2 per kind of location (Table 1)."""
        from models.reference.library.forms import load_location_profiles

        return load_location_profiles(self._folder, self._sources)

    @cached_property
    def building_methods(self) -> "Sequence[PublishedMethod]":
        """The published kinds of each building method with their CO2."""
        from models.reference.library.forms import load_building_methods

        return load_building_methods(self._folder, self._sources)

    def read_cards(self) -> None:
        """Read what products are made of now, for a process that may open no file later.

        Raises:
            ReferenceDataError: as the attributes do.
        """
        for part in ("cards", "replaced", "steel_profiles", "assemblies"):
            getattr(self, part)

    def read_all(self) -> None:
        """Read every part now.

        Raises:
            ReferenceDataError: a record is broken, a file differs from the manifest, or nothing reads a file.
        """
        for part in _PARTS:
            getattr(self, part)
        for made_on_demand in (self.cards, self.assemblies):
            tuple(made_on_demand.values())
        self._folder.check_all_read(LIBRARY)
