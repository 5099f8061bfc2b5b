"""The estimates from open data, read when they are first asked for."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from models.domain.open_estimate import FactorBand, OpenEstimate
from models.domain.product import EnvironmentalSet
from models.reference.manifest import ESTIMATES, ReferenceFolder
from models.reference.sources import Sources, load_sources

if TYPE_CHECKING:
    from models.reference.estimates.inputs import DerivationInputs

CARBON, BIOGENIC, BIOBASED = "carbon", "biogenic", "biobased"
"""Classes of factors that are no class of materials: on CO2, on biogenic carbon, on the biobased share."""


class Estimates:
    """The estimates under reference_data/estimates/, every record checked when they are first asked for.

    Every attribute may raise ReferenceDataError: a record is broken, or a file differs from the manifest.

    Args:
        root: the folder with manifest.toml.
    """

    def __init__(self, root: Path) -> None:
        self._root = root

    @cached_property
    def _folder(self) -> ReferenceFolder:
        return ReferenceFolder(self._root)

    @cached_property
    def _sources(self) -> Sources:
        return load_sources(self._folder)

    @cached_property
    def factors(self) -> Mapping[tuple[str, EnvironmentalSet | None], FactorBand]:
        """Class and set -> factors on open figures."""
        from models.reference.estimates.records import load_factors

        return load_factors(self._folder, self._sources)

    @cached_property
    def by_material(self) -> Mapping[tuple[str, EnvironmentalSet], OpenEstimate]:
        """Material of the open data and EN 15804 set -> estimate."""
        from models.reference.estimates.inputs import load_groups
        from models.reference.estimates.records import load_estimates

        groups = load_groups(self._folder, self._sources)
        return load_estimates(self._folder, self._sources, groups, self.factors)

    @cached_property
    def inputs(self) -> "DerivationInputs":
        """What the estimates are derived from, but for the weights and the raw extract."""
        from models.reference.estimates.inputs import load_inputs

        return load_inputs(self._folder, self._sources)

    def read(self) -> None:
        """Reads what indications use now, for a process that may open no file later.

        Raises:
            ReferenceDataError: as the attributes do.
        """
        _ = self.by_material

    def read_all(self) -> None:
        """Reads every file now.

        Raises:
            ReferenceDataError: a record is broken, a file differs from the manifest, or nothing reads a file.
        """
        for part in ("by_material", "inputs"):
            getattr(self, part)
        self._folder.check_all_read(ESTIMATES)
