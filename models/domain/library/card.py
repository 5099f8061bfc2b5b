"""Cards of the library: one per material or product, with every figure that was found for it and its source."""

from dataclasses import dataclass
from enum import StrEnum

from models.domain.library.figure import Figure, FigureField, Interval, LibraryUnit
from models.domain.library.mass_rule import MassRule


class CardKind(StrEnum):
    MATERIAL = "material"
    PRODUCT = "product"
    INSTALLATION = "installation"


@dataclass(frozen=True, slots=True)
class LibraryCard:
    """A material or product; sizes are variants of one card, never cards of their own.

    `unit` is the unit that it is usually counted in. `material_class` groups cards for estimates, and
    `estimate_sets` are the ids under which open data for estimates know it. `not_when` are words that forbid the
    card in a text. `remark` is for people, in Dutch.
    """

    id: str
    name_nl: str
    name_en: str
    kind: CardKind
    unit: LibraryUnit
    nl_sfb: tuple[str, ...]
    material_class: str
    figures: tuple[Figure, ...]
    rules: tuple[MassRule, ...]
    estimate_sets: tuple[str, ...] = ()
    not_when: tuple[str, ...] = ()
    remark: str = ""

    def figure(self, field: FigureField, size: str = "") -> Figure | None:
        """The figure that is calculated with: of this size, else one for every size; None when there is none."""
        for_all = None
        for figure in self.figures:
            if figure.field is field and figure.is_used:
                if figure.size == size:
                    return figure
                if not figure.size:
                    for_all = figure
        return for_all

    def value(self, field: FigureField, size: str = "") -> float | None:
        """The value of `figure`, None when there is none."""
        figure = self.figure(field, size)
        return None if figure is None else figure.value

    def alternatives(self, field: FigureField, size: str = "") -> tuple[Figure, ...]:
        """The figures of other sources that are kept beside the one that is used."""
        return tuple(f for f in self.figures if f.field is field and f.size == size and not f.is_used)

    def interval(self, field: FigureField, size: str = "") -> Interval | None:
        """The used figure with the lowest and highest of all sources in the same unit; None without a used one."""
        used = self.figure(field, size)
        if used is None:
            return None
        values = [f.value for f in (used, *self.alternatives(field, used.size)) if f.per is used.per]
        return Interval(min(values), used.value, max(values))

    @property
    def density(self) -> Interval | None:
        """Density in the building, kg/m3; None for what has no density of its own."""
        return self.interval(FigureField.DENSITY)

    @property
    def service_life_years(self) -> tuple[float, float] | None:
        """Shortest and longest; 999 is as long as the building (NMD). None when there is no figure."""
        low, high = self.value(FigureField.SERVICE_LIFE_LOW), self.value(FigureField.SERVICE_LIFE_HIGH)
        return None if low is None or high is None else (low, high)

    @property
    def lambda_w_per_mk(self) -> tuple[float, float] | None:
        """Lowest and highest thermal conductivity; None when no source gives one."""
        low, high = self.value(FigureField.LAMBDA_LOW), self.value(FigureField.LAMBDA_HIGH)
        return None if low is None or high is None else (low, high)

    @property
    def sizes(self) -> tuple[str, ...]:
        """The size variants that have figures of their own, in the order of the file."""
        return tuple(dict.fromkeys(figure.size for figure in self.figures if figure.size))
