"""Assemblies where the text names an element of several materials, and cards where it names one."""

import pytest

from app.importing.matching.matcher import MatchState, MaterialMatcher
from tests.app.importing.matching.matching_kit import ids, match

ELEMENTS = [
    ("HSB-wand 140 mm + minerale wol", "m2", "ge-hsb140-mw"),
    ("Prefab dakelementen Rc 6,3", "m2", "da-hsb-element-rc63"),
    ("Metalstudwand 100 mm", "m2", "bw-metalstud100"),
    ("Metalstudwand 125 mm", "m2", "bw-metalstud125"),
    ("Hsb-element 184", "m2", "ge-hsb184-mw"),
    ("Kunststof kozijnen HR++ glas", "m2", "ko-pvc-hr"),
]


@pytest.mark.parametrize(("text", "unit", "assembly"), ELEMENTS)
def test_elements(matcher: MaterialMatcher, text: str, unit: str, assembly: str) -> None:
    found = match(matcher, text, unit)
    assert assembly in ids(found)[:2]
    proposal = next(p for p in found.proposals if p.id == assembly)
    assert proposal.is_assembly
    assert not proposal.mass_is_firm
    assert proposal.mass_kg is not None


MATERIALS = [
    ("Minerale wol 140 mm in hsb-wand", "m2", "minerale-wol"),
    ("Kanaalplaatvloer 200 mm", "m2", "kanaalplaatvloer"),
    ("Verdiepingsvloer kanaalplaat 200", "m2", "kanaalplaatvloer"),
    ("Kalkzandsteen binnenblad 100", "m2", "kalkzandsteen"),
    ("Gevelmetselwerk waalformaat", "m2", "gevelbaksteen"),
    ("Betonpannen", "m2", "betondakpan-betonsteen"),
    ("Stalen dakplaten 106R", "m2", "stalen-dakplaat"),
    ("Prefab kap", "m2", "prefab-dakelement"),
    ("Wandtegels", "m2", "wandtegel-keramisch"),
    ("Betonstraatstenen keiformaat 80 mm", "m2", "betonstraatsteen"),
    ("Betontegels 300x300x45", "m2", "betontegel-30x30"),
]


@pytest.mark.parametrize(("text", "unit", "card"), MATERIALS)
def test_one_material_is_a_card(matcher: MaterialMatcher, text: str, unit: str, card: str) -> None:
    assert ids(match(matcher, text, unit))[0] == card


def test_a_heavy_assembly_is_never_taken_for_its_covering(matcher: MaterialMatcher) -> None:
    found = match(matcher, "Plat dak: PIR 140 en 2-laags bitumen overlagen", "m2")
    assert not (found.state is MatchState.TAKEN and (found.proposals[0].mass_kg_per_unit or 0) > 60)


def test_existing_build_ups_are_no_new_material(matcher: MaterialMatcher) -> None:
    existing = {a.id for a in matcher._library.assemblies.values() if a.is_existing}
    texts = [word for id_ in existing for word in matcher._library.assemblies[id_].words]
    found = [p.id for text in texts for p in match(matcher, text, "m2").proposals]
    assert len(texts) > 40
    assert not existing & set(found)


def test_at_most_three_and_the_best_first(matcher: MaterialMatcher) -> None:
    found = match(matcher, "Gewapend beton vloer wand balk", "m3").proposals
    assert 1 <= len(found) <= 3
    assert [p.score for p in found] == sorted((p.score for p in found), reverse=True)
    assert all(0 <= p.score <= 1 for p in found)
    assert len({p.id for p in found}) == len(found)
