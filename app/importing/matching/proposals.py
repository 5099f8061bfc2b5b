"""Proposals of a row from its weighed candidates, with the reasons in words."""

from collections.abc import Iterable, Sequence

from app.importing.matching.masses import RowUnit, UnitMass
from app.importing.matching.ranking import Row, Weighed
from app.importing.matching.rows import MatchRow, MaterialProposal
from models.domain.library.assembly import Assembly
from models.domain.library.card import LibraryCard
from models.domain.library.mass_rule import Sizes
from models.domain.outcome import Message, Param

_MOST = 3
_WEAKEST = 0.2
_FULL_SCORE = 14.0
_GIVEN_SCORE = 1.0


def proposals(weighed: Sequence[Weighed], row: MatchRow, said: Row) -> tuple[MaterialProposal, ...]:
    """The best three, without those that are far behind the first."""
    best = weighed[0].score
    return tuple(_proposal(one, row, said) for one in weighed[:_MOST] if one.score >= _WEAKEST * best)


def _proposal(one: Weighed, row: MatchRow, said: Row) -> MaterialProposal:
    score = round(min(1.0, one.score / _FULL_SCORE), 4)
    return _made(one.item, one.mass, row.quantity, score, _reasons(one, said))


def given_proposal(
    item: LibraryCard | Assembly, mass: UnitMass, quantity: float | None, unit: RowUnit
) -> MaterialProposal:
    """A card or an assembly that is given, with the reasons of its mass; the words of the row do not matter."""
    is_assembly = isinstance(item, Assembly)
    reasons = (*_size_reasons(mass.sizes), *_mass_reasons(mass, unit, is_assembly=is_assembly))
    return _made(item, mass, quantity, _GIVEN_SCORE, reasons)


def _made(
    item: LibraryCard | Assembly,
    mass: UnitMass,
    quantity: float | None,
    score: float,
    reasons: Iterable[Message],
) -> MaterialProposal:
    kg = None if mass.kg is None or quantity is None else mass.kg * quantity
    share = mass.biobased_fraction
    return MaterialProposal(
        id=item.id,
        name_nl=item.name_nl,
        name_en=item.name_en,
        is_assembly=isinstance(item, Assembly),
        score=score,
        reasons=tuple(reasons),
        sizes=mass.sizes,
        mass_kg=kg,
        mass_kg_per_unit=mass.kg,
        mass_is_firm=mass.kg is not None and mass.is_firm,
        biobased_kg=None if kg is None or share is None else kg * share,
    )


def _reasons(one: Weighed, said: Row) -> Iterable[Message]:
    found = one.candidate
    yield Message(f"matching_words_{found.origin}", {"words": found.phrase.text})
    for typed in said.description.mended:
        yield Message("matching_typing_error", {"typed": typed})
    yield from _size_reasons(one.mass.sizes)
    if one.fits_code:
        yield Message("matching_code_fits", {"code": said.code})
    elif one.fits_code is False:
        yield Message("matching_code_differs", {"code": said.code})
    yield from _mass_reasons(one.mass, said.unit, is_assembly=found.is_assembly)


def _size_reasons(sizes: Sizes) -> Iterable[Message]:
    if sizes.thicknesses_mm:
        yield Message("matching_thickness", {"size": " + ".join(f"{mm:g}" for mm in sizes.thicknesses_mm)})
    elif sizes.width_mm is not None and sizes.height_mm is not None:
        section: dict[str, Param] = {"width": sizes.width_mm, "height": sizes.height_mm}
        yield Message("matching_section", section)
    for size in sizes.named.values():
        yield Message("matching_size", {"size": size})


def _mass_reasons(mass: UnitMass, unit: RowUnit, *, is_assembly: bool) -> Iterable[Message]:
    if unit.library is None:
        yield Message("matching_unit_unknown")
    elif mass.kg is None:
        yield Message("matching_size_lacks" if mass.can_be else "matching_unit_unfit")
    elif is_assembly:
        yield Message("matching_assembly_mass")
    elif not mass.is_firm:
        yield Message("matching_usual_length" if mass.is_length_assumed else "matching_usual_size")
