"""The content of the library against the documents that it was gathered in, figure by figure and word by word."""

import csv
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from models.domain.library.figure import Boundary, Figure, FigureField, FigureStatus
from models.reference.library.library import Library
from models.reference.reference import Reference
from tests.models.reference.data_folder import REFERENCE_DATA

FIELDS = {
    "density_kg_per_m3": FigureField.DENSITY,
    "gwp_a1a3": FigureField.GWP_A1_A3,
    "gwp_a1a5": FigureField.GWP_A1_A5,
    "mki_a1": FigureField.MKI_A1,
    "mki_a2": FigureField.MKI_A2,
    "biobased_fraction": FigureField.BIOBASED,
    "biogenic_c_kg_per_kg": FigureField.BIOGENIC_CARBON,
    "service_life_years": FigureField.SERVICE_LIFE,
    "lambda_low": FigureField.LAMBDA_LOW,
    "lambda_high": FigureField.LAMBDA_HIGH,
}
PER_POWER = {("airco", "per kW"), ("thuisbatterij", "per kWh")}
"""Gathered as sizes of a piece; here they are amounts per kW and per kWh."""

CHOSEN_ANEW = {"eps-grijs", "lift"}
"""The density that the rules of eps-grijs count with; one figure of a whole lift instead of two parts of one."""

PLAINER_DUTCH = {
    "nokvorst": "Nok- en hoekvorst bij betonpannen of keramische dakpannen",
    "spuitpleister": "Gespoten gipspleister (spack)",
    "wandtegel-keramisch": "Keramische tegel voor wanden",
    "vloertegel-keramisch": "Keramische tegel voor vloeren",
    "elektra-installatie": "Elektrische installatie met kabels en schakelmateriaal, per m2 of woning",
}
"""Card -> the name that says plainly what it is, where the gathered one does not."""
PLAINER_ENGLISH = {
    "nokvorst": "Ridge tile (concrete roof tile or clay tile)",
    "spuitpleister": "Sprayed gypsum plaster",
    "wandtegel-keramisch": "Ceramic tile for walls",
    "vloertegel-keramisch": "Ceramic tile for floors",
    "elektra-installatie": "Electrical installation with cable and sockets",
}
"""Names that say more of the trade than the gathered ones."""


@pytest.fixture(scope="module")
def library(reference: Reference) -> Library:
    found = Library(REFERENCE_DATA, reference)
    found.read_all()
    return found


def rows(shared_domain: Path, name: str) -> list[dict[str, str]]:
    with (shared_domain / "library" / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def values(figures: Iterable[Figure], field: FigureField) -> set[float]:
    return {figure.value for figure in figures if figure.field is field}


def test_every_gathered_figure_is_kept(library: Library, shared_domain: Path) -> None:
    gathered = rows(shared_domain, "values")
    assert len(gathered) == 1333
    for row in gathered:
        card, field = library.cards[row["card"]], FIELDS[row["field"]]
        size = "" if (row["card"], row["size"]) in PER_POWER else row["size"]
        kept = [f for f in card.figures if f.field is field and f.size == size and f.value == float(row["value"])]
        assert kept, row
        assert any(f.status == row["status"] for f in kept), row
        if row["used"] == "yes" and field is not FigureField.SERVICE_LIFE and row["card"] not in CHOSEN_ANEW:
            assert any(f.is_used for f in kept), row


def test_every_gathered_card_with_its_shares_and_life(library: Library, shared_domain: Path) -> None:
    gathered = rows(shared_domain, "cards")
    assert [row["id"] for row in gathered] == list(library.cards)
    widened = {"staalplaatbetonvloer": (75.0, 999.0), "dubbelglas-hr": (20.0, 30.0)}
    for row in gathered:
        card = library.cards[row["id"]]
        assert (card.name_nl, card.name_en, card.kind, card.unit) == (
            PLAINER_DUTCH.get(card.id, row["name_nl"]), PLAINER_ENGLISH.get(card.id, row["name_en"]),
            row["kind"], row["declared_unit"],
        )  # fmt: skip
        assert list(card.nl_sfb) == [code for code in row["nl_sfb"].split(";") if code]
        assert card.value(FigureField.BIOBASED) == float(row["biobased_fraction"])
        assert card.value(FigureField.BIOGENIC_CARBON) == float(row["biogenic_c_kg_per_kg"])
        printed = (float(row["service_life_low"]), float(row["service_life_high"]))
        assert card.service_life_years == widened.get(card.id, printed)
        replaced = [old.id for old in library.replaced.values() if old.card_id == card.id]
        assert sorted(replaced) == sorted(old for old in row["replaces"].split(";") if old)


def test_every_disagreement_shows(library: Library, shared_domain: Path) -> None:
    """Two sources that disagree are both among the figures, and the used one is the one that was chosen."""
    gathered = rows(shared_domain, "disagreements")
    assert len(gathered) == 78
    for row in gathered:
        card, field = library.cards[row["card"]], FIELDS[row["field"]]
        assert {float(row["low"]), float(row["high"])} <= values(card.figures, field), row
        assert card.value(field) == float(row["used"]), row


def test_every_word(library: Library, shared_domain: Path) -> None:
    gathered = Counter(
        (row["card"], row["words"], row["kind"], row["weak"] == "yes", row["ambiguous"] == "yes")
        for row in rows(shared_domain, "synonyms")
    )
    kept = Counter(
        (entry.card_id, word, entry.kind.value, entry.is_weak, entry.is_ambiguous)
        for entry in library.words
        for word in entry.words
    )
    assert kept == gathered
    assert kept.total() == 5147
    assert {entry.card_id for entry in library.words} == set(library.cards)
    for row in rows(shared_domain, "synonyms"):
        forbidding = [word.strip() for word in row["not_when"].split(";") if word.strip()]
        assert list(library.cards[row["card"]].not_when) == forbidding


def test_every_line_that_is_no_material(library: Library, shared_domain: Path) -> None:
    gathered = [(row["words"], row["kind"], row["match"]) for row in rows(shared_domain, "not_materials")]
    assert [(entry.words, entry.kind, entry.match) for entry in library.not_materials] == gathered


def test_every_steel_profile(library: Library, shared_domain: Path) -> None:
    gathered = {row["profile"]: float(row["kg_per_m"]) for row in rows(shared_domain, "steel_profiles")}
    assert {profile.name: profile.kg_per_m for profile in library.steel_profiles.values()} == gathered


def test_every_layer(library: Library, shared_domain: Path) -> None:
    """A layer whose note named another set of figures has that set as its material."""
    gathered = rows(shared_domain, "layers")
    kept = [(a.id, layer) for a in library.assemblies.values() for layer in a.layers]
    assert len(kept) == len(gathered) == 1165
    for row, (assembly_id, layer) in zip(gathered, kept, strict=True):
        named = row["note"].removeprefix("set ") if row["note"].startswith("set ") else row["card"]
        assert (assembly_id, layer.order, layer.description) == (
            row["assembly"], int(row["order"]), row["description"],
        )  # fmt: skip
        assert (layer.material.id if layer.material else "") == named
        for name in ("thickness_mm", "share", "kg_per_unit", "pieces_per_unit", "service_life_years"):
            assert getattr(layer, name) == (float(row[name]) if row[name] else None), (row, name)


def test_statuses_as_they_were_counted(library: Library) -> None:
    """Half of it rests on estimates and says so."""
    rules = Counter(rule.status for card in library.cards.values() for rule in card.rules)
    assert rules == {
        FigureStatus.VERIFIED: 191, FigureStatus.DERIVED: 698, FigureStatus.OWN: 485, None: 428,
    }  # fmt: skip
    carbon = [
        card.figure(FigureField.GWP_A1_A3, size) for card in library.cards.values() for size in ("", *card.sizes)
    ]
    borrowed = {id(figure) for figure in carbon if figure is not None and figure.status is FigureStatus.PROXY}
    assert len(borrowed) == 217
    status = Counter(assembly.status.value for assembly in library.assemblies.values())
    assert status == {"own": 150, "partly": 105, "example": 28, "sourced": 12, "card": 8}


def test_the_boundary_of_every_carbon_figure(library: Library) -> None:
    """KBOB and ICE as published; wood of the German base with its end of life, so that the uptake closes."""
    for card in library.cards.values():
        for figure in card.figures:
            if figure.field is FigureField.GWP_A1_A3 and figure.status is not FigureStatus.PROXY:
                published = figure.source.document in ("KBOB Ökobilanzdaten", "Inventory of Carbon and Energy")
                assert (figure.boundary is Boundary.AS_PUBLISHED) == published, (card.id, figure)
                if figure.boundary is Boundary.A1_A3_C3_C4:
                    assert "A1-A3 + C3 + C4" in figure.reason
    wood = library.cards["lvl"].figure(FigureField.GWP_A1_A3)
    assert wood is not None
    assert wood.boundary is Boundary.A1_A3_C3_C4
