"""Editing of the user's own assemblies, which begin as a copy of another one.

Every change gives a whole assembly that can be calculated with: parts beside each other stay the whole area, and
layers stay numbered.
"""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.errors import UserError
from app.services.library.changes import LibraryEdit
from app.services.library.own_library import MAX_NAME, free_name, new_own_id, own_source
from app.texts import Language
from models.calculation.library.assembly_figures import layer_quantity
from models.domain.bill import UNKNOWN_CONNECTION
from models.domain.library.assembly import (
    MOST_LAYERS,
    AirKind,
    Assembly,
    AssemblyStatus,
    Layer,
    LayerMaterial,
    check_layers,
    has_amount,
)
from models.domain.library.figure import LibraryUnit
from models.reference.own_items import is_own
from models.reference.reference import Reference

Groups = list[list[Layer]]
"""Layers by what stands beside each other."""


def copied_assembly(assembly: Assembly, reference: Reference, language: Language = "nl") -> Assembly:
    """An own assembly with the layers of another; it is found by its name, not by the words of the other."""
    taken = {name for other in reference.library.assemblies.values() for name in _names(other)}
    name = free_name(assembly.name_nl, "nl", taken)
    return replace(
        assembly,
        id=new_own_id(),
        name_nl=name,
        name_en=free_name(assembly.name_en or assembly.name_nl, "en", taken),
        sources=(own_source("", language), *assembly.sources),
        status=AssemblyStatus.PARTLY,
        words=(name,),
    )


def put_assembly(reference: Reference, assembly: Assembly) -> LibraryEdit:
    """Puts an own assembly in the library, new or changed.

    Raises:
        UserError: it is a shipped one, a name is empty, too long or taken, or its layers cannot be calculated.
    """
    if not is_own(assembly.id):
        raise UserError("library_assembly_is_shipped", name=assembly.name_nl)
    for name in (assembly.name_nl, assembly.name_en):
        check_assembly_name(reference, assembly.id, name)
    _refuse_layers(assembly)
    return LibraryEdit(((reference.library.assemblies.get(assembly.id), assembly),))


def delete_assembly(assembly: Assembly) -> LibraryEdit:
    """Takes an own assembly out. Projects keep the card of it that they were scored with.

    Raises:
        UserError: it is a shipped one.
    """
    if not is_own(assembly.id):
        raise UserError("library_assembly_is_shipped", name=assembly.name_nl)
    return LibraryEdit(((assembly, None),))


def check_assembly_name(reference: Reference, assembly_id: str, name: str) -> None:
    """Checks that a name is unique among the assemblies.

    Raises:
        UserError: it is empty, too long or taken.
    """
    plain = name.strip()
    if not plain:
        raise UserError("library_assembly_without_name")
    if len(plain) > MAX_NAME:
        raise UserError("library_name_too_long", limit=MAX_NAME)
    for other in reference.library.assemblies.values():
        if other.id != assembly_id and plain.casefold() in _names(other):
            raise UserError("library_assembly_name_taken", name=plain)


def renamed_assembly(assembly: Assembly, name_nl: str) -> Assembly:
    """The assembly with another Dutch name, by which it is found instead of by the former one."""
    words = tuple(name_nl if word == assembly.name_nl else word for word in assembly.words)
    return replace(assembly, name_nl=name_nl, words=words)


# Layers -----------------------------------------------------------------------------------------


def with_material(assembly: Assembly, position: int, material: LayerMaterial | AirKind) -> Assembly:
    """The assembly with another material or air in a layer; what is known of the former fastening is dropped.

    The amount follows from thickness and density where both are known, else the mass stays.

    Raises:
        UserError: air has no thickness, or no layer of a material would be left.
    """
    old = assembly.layers[position]
    bare = replace(
        old, air=None, kg_per_unit=None, pieces_per_unit=None, service_life_years=None,
        connection=UNKNOWN_CONNECTION, connection_words="", description="", note="",
    )  # fmt: skip
    if isinstance(material, AirKind):
        if old.thickness_mm is None:
            raise UserError("library_air_without_thickness")
        return _with_layer(assembly, position, replace(bare, material=None, air=material))
    new = replace(bare, material=material)
    if not has_amount(new):
        new = _with_units(new, material, _kg(old) / material.kg_per_unit if old.material is not None else 1.0)
    return _with_layer(assembly, position, new)


def with_thickness(assembly: Assembly, position: int, thickness_mm: float | None) -> Assembly:
    """The assembly with another thickness of a layer; a stated amount stays.

    Raises:
        UserError: the mass, or a layer of air, needs a thickness.
    """
    return _with_layer(assembly, position, replace(assembly.layers[position], thickness_mm=thickness_mm))


def with_amount(assembly: Assembly, position: int, amount: float | None) -> Assembly:
    """The assembly with another stated amount of a layer, in the unit of its material.

    Args:
        assembly: an own assembly.
        position: of a layer of a material.
        amount: per unit of the assembly; None lets it follow from thickness, density and share.

    Raises:
        UserError: without an amount nothing gives the mass.
    """
    old = assembly.layers[position]
    new = replace(old, kg_per_unit=None, pieces_per_unit=None)
    if amount is not None and old.material is not None:
        new = _with_units(new, old.material, amount)
    return _with_layer(assembly, position, new)


def with_description(assembly: Assembly, position: int, description: str) -> Assembly:
    """The assembly with other words for a layer."""
    return _with_layer(assembly, position, replace(assembly.layers[position], description=description.strip()))


def with_share(assembly: Assembly, position: int, share: float) -> Assembly:
    """The assembly with another share of the area for a part; the parts beside it fill the rest as they did.

    Raises:
        UserError: nothing would be left for the parts beside it, or nothing of this one.
    """
    groups, group, place = _grouped(assembly.layers, position)
    if not 0 < share <= 1 or (len(groups[group]) > 1 and share == 1):
        raise UserError("library_share_of_parts")
    parts = groups[group]
    others = [part for at, part in enumerate(parts) if at != place]
    filled = iter(_filling(others, 1 - share))
    groups[group] = [replace(p, share=share) if at == place else next(filled) for at, p in enumerate(parts)]
    return _with_groups(assembly, groups)


def with_layer_added(assembly: Assembly, position: int) -> tuple[Assembly, int]:
    """The assembly with a copy of a layer, over the whole area, after it; and the position of the copy.

    Raises:
        UserError: it would have too many layers.
    """
    groups, group, _ = _grouped(assembly.layers, position)
    groups.insert(group + 1, [replace(assembly.layers[position], share=1.0)])
    return _with_groups(assembly, groups), sum(len(parts) for parts in groups[: group + 1])


def with_part_added(assembly: Assembly, position: int) -> tuple[Assembly, int]:
    """The assembly with a copy of a part beside it, each with half of its share; and the position of the copy.

    Raises:
        UserError: it would have too many layers or parts.
    """
    groups, group, place = _grouped(assembly.layers, position)
    parts = groups[group] if len(groups[group]) > 1 else [replace(groups[group][0], share=1.0)]
    half = replace(parts[place], share=parts[place].share / 2)
    groups[group] = [*parts[:place], half, half, *parts[place + 1 :]]
    return _with_groups(assembly, groups), position + 1


def with_layer_removed(assembly: Assembly, position: int) -> Assembly:
    """The assembly without a layer; parts beside it fill its place.

    Raises:
        UserError: no layer of a material would be left.
    """
    groups, group, place = _grouped(assembly.layers, position)
    left = [part for at, part in enumerate(groups[group]) if at != place]
    groups[group : group + 1] = [_filling(left, 1.0)] if left else []
    return _with_groups(assembly, groups)


def with_layer_moved(assembly: Assembly, position: int, by: int) -> tuple[Assembly, int]:
    """The assembly with a layer, and what is beside it, one place up (-1) or down (+1); and its new position.

    At an end nothing changes.
    """
    groups, group, place = _grouped(assembly.layers, position)
    target = group + by
    if not 0 <= target < len(groups):
        return assembly, position
    groups[group], groups[target] = groups[target], groups[group]
    return _with_groups(assembly, groups), sum(len(parts) for parts in groups[:target]) + place


def stated_amount(layer: Layer) -> float | None:
    """The amount that a layer states, in the unit of its material; None where it follows from the thickness."""
    if layer.material is None or (layer.pieces_per_unit is None and layer.kg_per_unit is None):
        return None
    return layer_quantity(layer, layer.material)


def _kg(layer: Layer) -> float:
    return 0.0 if layer.material is None else layer_quantity(layer, layer.material) * layer.material.kg_per_unit


def _with_units(layer: Layer, material: LayerMaterial, amount: float) -> Layer:
    if material.unit is LibraryUnit.KG:
        return replace(layer, kg_per_unit=amount * material.kg_per_unit)
    return replace(layer, pieces_per_unit=amount)


def _with_layer(assembly: Assembly, position: int, layer: Layer) -> Assembly:
    layers = (*assembly.layers[:position], layer, *assembly.layers[position + 1 :])
    return _checked(replace(assembly, layers=layers))


def _with_groups(assembly: Assembly, groups: Groups) -> Assembly:
    numbered = (replace(part, order=order) for order, parts in enumerate(groups, start=1) for part in parts)
    return _checked(replace(assembly, layers=tuple(numbered)))


def _checked(assembly: Assembly) -> Assembly:
    _refuse_layers(assembly)
    return assembly


def _refuse_layers(assembly: Assembly) -> None:
    """Refuses layers that cannot be calculated with, in words for the user."""
    layers = assembly.layers
    if not any(layer.material is not None for layer in layers):
        raise UserError("library_last_layer")
    if any(layer.material is not None and not has_amount(layer) for layer in layers):
        raise UserError("library_layer_without_amount")
    if any(layer.material is None and layer.thickness_mm is None for layer in layers):
        raise UserError("library_air_without_thickness")
    if len(layers) > MOST_LAYERS:
        raise UserError("library_too_many_layers", limit=MOST_LAYERS)
    try:
        check_layers(layers)
    except ValueError as error:
        code = "library_too_many_layers" if "too many" in str(error) else "library_layer_out_of_range"
        raise UserError(code, limit=MOST_LAYERS) from error


def _grouped(layers: Iterable[Layer], position: int) -> tuple[Groups, int, int]:
    """The layers by what stands beside each other, and where the one at a position is."""
    groups = [list(parts) for _, parts in itertools.groupby(layers, key=lambda layer: layer.order)]
    before = 0
    for group, parts in enumerate(groups):
        if position < before + len(parts):
            return groups, group, position - before
        before += len(parts)
    raise IndexError(position)


def _filling(parts: Sequence[Layer], whole: float) -> list[Layer]:
    """Parts in the proportions that they have, together taking `whole` of the area."""
    total = sum(part.share for part in parts)
    return [replace(part, share=part.share / total * whole) for part in parts]


def _names(assembly: Assembly) -> set[str]:
    return {assembly.name_nl.casefold(), assembly.name_en.casefold()}
