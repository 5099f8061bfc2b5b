"""Proposals of a row from its weighed candidates, with the reasons in words."""

from collections.abc import Iterable, Sequence

from app.importing.matching.ranking import Row, Weighed
from app.importing.matching.rows import MatchRow, MaterialProposal
from models.domain.outcome import Message, Param

_MOST = 3
_WEAKEST = 0.2
_FULL_SCORE = 14.0


def proposals(weighed: Sequence[Weighed], row: MatchRow, said: Row) -> tuple[MaterialProposal, ...]:
    """The best three, without those that are far behind the first."""
    best = weighed[0].score
    return tuple(_proposal(one, row, said) for one in weighed[:_MOST] if one.score >= _WEAKEST * best)


def _proposal(one: Weighed, row: MatchRow, said: Row) -> MaterialProposal:
    mass = one.mass
    kg = None if mass.kg is None or row.quantity is None else mass.kg * row.quantity
    share = mass.biobased_fraction
    return MaterialProposal(
        id=one.item.id,
        name_nl=one.item.name_nl,
        name_en=one.item.name_en,
        is_assembly=one.candidate.is_assembly,
        score=round(min(1.0, one.score / _FULL_SCORE), 4),
        reasons=tuple(_reasons(one, said)),
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
    sizes = one.mass.sizes
    if sizes.thicknesses_mm:
        yield Message("matching_thickness", {"size": " + ".join(f"{mm:g}" for mm in sizes.thicknesses_mm)})
    elif sizes.width_mm is not None and sizes.height_mm is not None:
        section: dict[str, Param] = {"width": sizes.width_mm, "height": sizes.height_mm}
        yield Message("matching_section", section)
    for size in sizes.named.values():
        yield Message("matching_size", {"size": size})
    if one.fits_code:
        yield Message("matching_code_fits", {"code": said.code})
    elif one.fits_code is False:
        yield Message("matching_code_differs", {"code": said.code})
    yield from _mass_reasons(one, said)


def _mass_reasons(one: Weighed, said: Row) -> Iterable[Message]:
    if said.unit.library is None:
        yield Message("matching_unit_unknown")
    elif one.mass.kg is None:
        yield Message("matching_size_lacks" if one.mass.can_be else "matching_unit_unfit")
    elif one.candidate.is_assembly:
        yield Message("matching_assembly_mass")
    elif not one.mass.is_firm:
        yield Message("matching_usual_size")
