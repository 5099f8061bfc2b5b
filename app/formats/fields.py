"""The fields of project, variant and building, once for everything that reads, writes or shows them.

A row of `FIELDS` says where a value lives and in which places it stands: the sheet Project with its template,
the page Gebouw, the head of the report, the outcome as JSON and the comparison of two submissions. The texts of
a field stand together in assets/texts/fields.toml. A field of the domain without a row, or without a reason to
have none, is refused at start, and so is a field of a bill line without a column.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from enum import Enum, StrEnum, auto

from app.formats.cell_text import MAX_NAME, MAX_TEXT
from app.formats.workbook_layout import BILL_COLUMNS, Column, Kind, LayoutError, Sign, check_bill_columns
from models.domain.product import EnvironmentalSet
from models.domain.project import (
    Building,
    BuildingType,
    BuildingWork,
    CivilWork,
    LimitOverride,
    Phase,
    Project,
    Variant,
)


class Owner(Enum):
    """Which object of the domain holds the value."""

    PROJECT = Project
    VARIANT = Variant
    BUILDING = Building
    LIMIT = LimitOverride


class Card(Enum):
    """The card of the page Gebouw on which a field stands."""

    PROJECT = auto()
    VARIANT = auto()
    FUNCTIONS = auto()
    MEASURES = auto()


class Head(Enum):
    """When a field stands in the head of the report: always, as unknown where it is empty, or when it is given."""

    ALWAYS = auto()
    WHEN_GIVEN = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of project, variant or building.

    Attributes:
        owner, name: where the value lives: the attribute `name` of that class.
        header: its key on the sheet Project, in Dutch.
        kind, sign: what it holds; `sign` says which numbers it allows.
        key: its English key on the sheet and the middle of its text codes; "" when that is `name`.
        aliases: other keys that are read.
        longest: most characters of a text.
        choices: the answers of a choice; None for those that the reference data list.
        answers: what the text codes of its choices begin with, where those are shown.
        is_whole: a number that counts things.
        unit: text code of the unit beside the field on screen; "" for none.
        card: where it stands on the page Gebouw; None for fields that are shown elsewhere or never.
        is_in_template: whether the empty workbook asks for it.
        head: when it stands in the head of the report; None for never.
        short_label: text code of its name in the head; "" when that is its label.
        outcome_key: its key in the outcome as JSON; "" when it does not stand there.
        is_compared: whether the comparison of two submissions tells a difference.
    """

    owner: Owner
    name: str
    header: str
    kind: Kind
    sign: Sign = Sign.ANY
    key: str = ""
    aliases: tuple[str, ...] = ()
    longest: int = MAX_TEXT
    choices: type[StrEnum] | None = None
    answers: str = ""
    is_whole: bool = False
    unit: str = ""
    card: Card | None = None
    is_in_template: bool = True
    head: Head | None = None
    short_label: str = ""
    outcome_key: str = ""
    is_compared: bool = True

    @property
    def id(self) -> str:
        """Its English key, which no other field has."""
        return self.key or self.name

    @property
    def column(self) -> Column:
        """The key of the sheet Project, for what reads cells."""
        return Column(self.header, self.id, self.kind, self.sign, self.aliases)

    @property
    def label(self) -> str:
        """Text code of its name."""
        return f"field_{self.id}_label"

    @property
    def change(self) -> str:
        """Text code of the undo step that changes it."""
        return f"field_{self.id}_change"

    @property
    def help(self) -> str:
        """Text code of the sentence below it on screen; it may have no text."""
        return f"field_{self.id}_help"

    @property
    def guide(self) -> str:
        """Text code of its explanation in the workbook."""
        return f"field_{self.id}_guide"


def _area(name: str, header: str, alias: str) -> Field:
    return Field(owner=Owner.BUILDING, name=name, header=header, kind=Kind.NUMBER, sign=Sign.ABOVE_ZERO,
                 aliases=(alias,), unit="field_unit_m2", card=Card.FUNCTIONS, outcome_key=name)  # fmt: skip


FIELDS: tuple[Field, ...] = (
    Field(owner=Owner.PROJECT, name="id", header="project_id", key="project_id", kind=Kind.ID,
          is_in_template=False, outcome_key="id", is_compared=False),
    Field(owner=Owner.PROJECT, name="name", header="naam", kind=Kind.TEXT, longest=MAX_NAME, card=Card.PROJECT,
          aliases=("projectnaam", "project", "project_name"), outcome_key="name", is_compared=False),
    Field(owner=Owner.PROJECT, name="municipality", header="gemeente", kind=Kind.TEXT, card=Card.PROJECT,
          head=Head.ALWAYS, outcome_key="municipality", is_compared=False),
    Field(owner=Owner.PROJECT, name="address", header="adres", kind=Kind.TEXT, card=Card.PROJECT,
          outcome_key="address", is_compared=False),
    Field(owner=Owner.PROJECT, name="client", header="opdrachtgever", kind=Kind.TEXT, card=Card.PROJECT,
          head=Head.WHEN_GIVEN, outcome_key="client"),
    Field(owner=Owner.VARIANT, name="id", header="variant_id", key="variant_id", kind=Kind.ID,
          is_in_template=False, outcome_key="id", is_compared=False),
    Field(owner=Owner.VARIANT, name="name", header="variant", key="variant", kind=Kind.TEXT, longest=MAX_NAME,
          aliases=("variant_name", "variantnaam"), card=Card.VARIANT, outcome_key="name", is_compared=False),
    Field(owner=Owner.VARIANT, name="phase", header="fase", kind=Kind.CHOICE, choices=Phase,
          answers="report_phase_", card=Card.VARIANT, head=Head.ALWAYS, outcome_key="phase", is_compared=False),
    Field(owner=Owner.BUILDING, name="type", header="gebouwtype", kind=Kind.CHOICE, choices=BuildingType,
          answers="report_type_", aliases=("building_type",), card=Card.VARIANT, outcome_key="building_type"),
    Field(owner=Owner.BUILDING, name="work", header="soort_werk", kind=Kind.CHOICE, choices=BuildingWork,
          answers="report_work_", aliases=("soort_project", "kind_of_work"), card=Card.VARIANT,
          head=Head.WHEN_GIVEN, outcome_key="work"),
    Field(owner=Owner.BUILDING, name="civil_work", header="soort_civiel_werk", kind=Kind.CHOICE, choices=CivilWork,
          answers="report_civil_", card=Card.VARIANT, head=Head.WHEN_GIVEN, outcome_key="civil_work"),
    Field(owner=Owner.BUILDING, name="functions", header="functie", kind=Kind.FUNCTION,
          aliases=("function", "functies", "gebruiksfunctie")),
    _area("gross_floor_area_m2", "bvo_m2", "bvo"),
    _area("usable_floor_area_m2", "go_m2", "go"),
    Field(owner=Owner.BUILDING, name="form_factor", header="als_ag", kind=Kind.NUMBER, sign=Sign.ABOVE_ZERO,
          aliases=("vormfactor",), card=Card.MEASURES),
    Field(owner=Owner.BUILDING, name="is_light_construction", header="lichte_bouw", kind=Kind.YES_NO,
          aliases=("light_construction",), card=Card.MEASURES),
    Field(owner=Owner.BUILDING, name="service_life_years", header="gebouwlevensduur_jaar", kind=Kind.NUMBER,
          sign=Sign.ABOVE_ZERO, aliases=("gebouwlevensduur", "levensduur_jaar"), unit="field_unit_years",
          card=Card.MEASURES),
    Field(owner=Owner.BUILDING, name="dwelling_count", header="aantal_woningen", kind=Kind.NUMBER,
          sign=Sign.NOT_NEGATIVE, is_whole=True, aliases=("woningen",), card=Card.FUNCTIONS),
    Field(owner=Owner.PROJECT, name="permit_application_date", header="aanvraagdatum", kind=Kind.DATE,
          aliases=("permit_date", "datum_aanvraag"), card=Card.PROJECT, head=Head.ALWAYS,
          short_label="report_permit_date", outcome_key="permit_application_date"),
    Field(owner=Owner.PROJECT, name="requirement_set_id", header="eisenset", kind=Kind.CHOICE,
          aliases=("requirement_set",), card=Card.PROJECT, head=Head.ALWAYS),
    Field(owner=Owner.LIMIT, name="limit_eur_per_m2_year", header="mpg_grenswaarde_eur", key="mpg_limit_eur",
          kind=Kind.NUMBER, sign=Sign.ABOVE_ZERO, aliases=("mpg_grenswaarde",)),
    Field(owner=Owner.LIMIT, name="environmental_set", header="mpg_grenswaarde_set", key="mpg_limit_set",
          kind=Kind.CHOICE, choices=EnvironmentalSet),
    Field(owner=Owner.LIMIT, name="source", header="mpg_grenswaarde_bron", key="mpg_limit_source", kind=Kind.TEXT),
    Field(owner=Owner.VARIANT, name="frozen_on", header="vastgelegd_op", kind=Kind.DATE, is_in_template=False,
          is_compared=False),
    Field(owner=Owner.PROJECT, name="is_archived", header="gearchiveerd", kind=Kind.YES_NO, is_in_template=False,
          is_compared=False),
)  # fmt: skip
"""Every field, in the order of the template, of a card and of the head; `functie` may repeat."""

ELSEWHERE: dict[Owner, dict[str, str]] = {
    Owner.PROJECT: {"variants": "a workbook holds one variant", "part_answers": "the sheet Onderdelen"},
    Owner.VARIANT: {
        "building": "its fields have rows of their own",
        "bill": "the sheet Materialen",
        "assessments": "the sheet Beoordelingen",
        "products": "the sheet Producten",
        "targets": "the sheet Doelen",
        "decisions": "the sheet Besluiten",
        "answers": "the sheets Punten, Gegevens, Normen and Stukken",
        "extra": "the keys of the sheet Project that no field has",
    },
    Owner.BUILDING: {"mpg_limit_override": "its parts have rows of their own"},
    Owner.LIMIT: {},
}
"""The attributes that are no field, with where they stand instead."""


def check_fields(rows: Iterable[Field]) -> None:
    """Refuses a registry that does not name every attribute of the domain once, with a key of its own.

    Raises:
        LayoutError: names the first attribute or key that is wrong, and what to do.
    """
    given = tuple(rows)
    for owner in Owner:
        held = {attribute.name for attribute in fields(owner.value)} - ELSEWHERE[owner].keys()
        named = [row.name for row in given if row.owner is owner]
        where = owner.value.__name__
        for name in sorted(held - set(named)):
            raise LayoutError(f"{where}.{name} has no row in FIELDS (app/formats/fields.py), nor a reason there")
        for name in named:
            if name not in held or named.count(name) > 1:
                raise LayoutError(f"FIELDS (app/formats/fields.py) names {where}.{name}, which is no single field")
    for keys in ([row.id for row in given], [row.header for row in given]):
        for key in keys:
            if keys.count(key) > 1:
                raise LayoutError(f"two rows of FIELDS (app/formats/fields.py) have the key {key!r}")


check_fields(FIELDS)
check_bill_columns(BILL_COLUMNS)

PROJECT_KEYS: tuple[Column, ...] = tuple(field.column for field in FIELDS)
"""The keys of the sheet Project, in the order of the template."""

FIELD_OF_KEY: dict[str, Field] = {field.id: field for field in FIELDS}
"""English key -> field."""


def value_of(field: Field, project: Project, variant: Variant) -> object:
    """The value that a project and one variant of it hold; None for the parts of a limit that is not there."""
    holders: dict[Owner, object] = {
        Owner.PROJECT: project,
        Owner.VARIANT: variant,
        Owner.BUILDING: variant.building,
        Owner.LIMIT: variant.building.mpg_limit_override,
    }
    holder = holders[field.owner]
    return None if holder is None else getattr(holder, field.name)
