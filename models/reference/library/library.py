"""The library under reference_data/library: cards, ways to kilograms, words and assemblies.

A part is read when it is first asked for, and a card or an assembly is made from its records when it is: a command
that needs no library reads none of it, and one that needs ten cards makes ten.
"""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from models.domain.library.assembly import AirResistances, Assembly, AssemblyFactors, LayerMaterial
from models.domain.library.card import LibraryCard
from models.domain.library.mass_rule import SteelProfile
from models.domain.library.words import CardWords, MatchingWords, NotMaterial, WordPart
from models.reference.library.assemblies import (
    load_air_resistances,
    load_assemblies,
    load_assembly_factors,
    load_layer_materials,
)
from models.reference.library.cards import ReplacedCard, load_cards, load_replaced
from models.reference.library.mass_rules import load_steel_profiles
from models.reference.library.words import (
    LEFT_OUT_FILE,
    load_card_words,
    load_matching_words,
    load_not_materials,
    load_word_parts,
)
from models.reference.manifest import LIBRARY, ReferenceFolder
from models.reference.reference import Reference
from models.reference.sources import Sources, load_sources

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
)
"""Attributes whose reading reads every file."""


class Library:
    """The library, each record checked when it is asked for, or all of them by `read_all`.

    Every attribute may raise ReferenceDataError: a record is broken, or a file differs from the manifest.

    Args:
        root: the folder with manifest.toml.
        reference: the loaded reference data, for the NL-SfB codes and detachability options that records name.
    """

    def __init__(self, root: Path, reference: Reference) -> None:
        self._root = root
        self._nl_sfb = reference.nl_sfb
        self._detachability = reference.detachability

    @cached_property
    def _folder(self) -> ReferenceFolder:
        return ReferenceFolder(self._root)

    @cached_property
    def _sources(self) -> Sources:
        return load_sources(self._folder)

    @cached_property
    def cards(self) -> Mapping[str, LibraryCard]:
        """The cards by id."""
        return load_cards(self._folder, self._sources, self._nl_sfb)

    @cached_property
    def replaced(self) -> Mapping[str, ReplacedCard]:
        """Card ids of before, which stay valid."""
        return load_replaced(self._folder, self.cards)

    @cached_property
    def steel_profiles(self) -> Mapping[str, SteelProfile]:
        """Steel profiles by name and alias, as `size_key` writes them."""
        return load_steel_profiles(self._folder, self._sources)

    @cached_property
    def words(self) -> tuple[CardWords, ...]:
        """Words that may stand for a card."""
        return load_card_words(self._folder, self._sources, self.cards)

    @cached_property
    def not_materials(self) -> tuple[NotMaterial, ...]:
        """Words of lines that are no new material."""
        return load_not_materials(self._folder)

    @cached_property
    def left_out_words(self) -> tuple[NotMaterial, ...]:
        """Words of lines that are no new material, beside the gathered ones, from matching bills."""
        return load_not_materials(self._folder, LEFT_OUT_FILE)

    @cached_property
    def word_parts(self) -> tuple[WordPart, ...]:
        """Words and parts of compounds in descriptions, with what they do there."""
        return load_word_parts(self._folder)

    @cached_property
    def matching_words(self) -> tuple[MatchingWords, ...]:
        """Words of our own for cards and assemblies, from matching bills."""
        return load_matching_words(self._folder, self.cards, self.assemblies)

    @cached_property
    def layer_materials(self) -> Mapping[str, LayerMaterial]:
        """The materials of layers by id."""
        return load_layer_materials(self._folder, self._sources, self.cards)

    @cached_property
    def air_resistances(self) -> AirResistances:
        """Thermal resistance of surfaces and air layers."""
        return load_air_resistances(self._folder, self._sources)

    @cached_property
    def assembly_factors(self) -> AssemblyFactors:
        """Factors that assemblies are calculated with."""
        return load_assembly_factors(self._folder, self._sources)

    @cached_property
    def assemblies(self) -> Mapping[str, Assembly]:
        """The assemblies by id."""
        return load_assemblies(
            self._folder, self._sources, self._nl_sfb, self.layer_materials, self._detachability
        )

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
