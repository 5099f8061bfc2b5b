"""Documents of every schema are read, and what they leave out is what it was then."""

from dataclasses import replace
from pathlib import Path

import pytest

from models.domain.bill import Bill, BillLine, Connection
from models.domain.evidence import Evidence
from models.domain.product import ProductCard
from models.domain.project import Assessment, Building, Project, Target, Variant
from models.domain.quantities import KG
from models.storage.document.project_document import (
    EARLIER_SCHEMAS,
    SCHEMA,
    canonical_json,
    content_hash,
    document_of_bytes,
    from_document,
    is_of_earlier_schema,
)
from models.storage.errors import ProjectDocumentError
from tests.models.storage.samples import planned_project, project

GOLDEN = Path(__file__).with_name("golden")
GREEK = "Griekse toren Πύργος 🏗️"


def _document(version: int) -> bytes:
    return (GOLDEN / f"project-{version}.json").read_bytes()


def _as_version_2_knew_it(whole: Project) -> Project:
    """Version 2 could not say for which set a target is."""
    variants = tuple(
        replace(v, targets=tuple(replace(t, environmental_set=None) for t in v.targets)) for v in whole.variants
    )
    return replace(whole, variants=variants)


def _bare() -> Project:
    """What project-4.json says, every default written out."""
    line = BillLine(
        "r1", "", None, None, nl_sfb="", product_id="", mass_kg_per_unit=None, service_life_years=None,
        mki_a1_eur_per_unit=None, mki_a2_eur_per_unit=None, co2_a1a5_kg_per_unit=None, biogenic_c_kg_per_kg=None,
        biobased_fraction=None, recycled_fraction=None, reused_fraction=None, future_reuse_fraction=None,
        future_recycling_fraction=None, connection=Connection(None, None, None, None), data_category=None,
        unforeseen_reuse=False, module_profiles=(), source="", note="", printed_total=None, extra=(),
    )  # fmt: skip
    card = ProductCard(
        "k", "", "", KG, density_kg_per_m3=None, mass_kg_per_unit=None, service_life_years=None,
        gwp_a1a3_kg_per_kg=None, biogenic_c_kg_per_kg=None, biobased_fraction=None, mki_a1_eur_per_unit=None,
        mki_a2_eur_per_unit=None, mki_is_complete=True, data_category=None, sources={}, note="",
        module_profiles=(), valid_until=None,
    )  # fmt: skip
    building = Building(
        type=None, functions=(), gross_floor_area_m2=None, usable_floor_area_m2=None, form_factor=None,
        is_light_construction=None, service_life_years=None, dwelling_count=None, mpg_limit_override=None,
    )  # fmt: skip
    answer = Assessment(
        "heat", value=None, level=None, environmental_set=None,
        evidence=Evidence(document="", date=None, status=None, file_name="", file_sha256=""), note="",
    )  # fmt: skip
    variant = Variant(
        "v", name="", phase=None, building=building, bill=Bill((line,)), assessments=(answer,), products=(card,),
        extra=(), targets=(Target("heat", level=None, own_limit=None, environmental_set=None),), decisions=(),
        frozen_on=None,
    )  # fmt: skip
    return Project(
        "p", "Kaal", municipality="", address="", client="", permit_application_date=None,
        requirement_set_id="tbgo-tabel-3", variants=(variant,), is_archived=False,
    )  # fmt: skip


HASHES = {
    1: "e3785e6a358085c2cd76a6e681553b528e37964e7e4b80b553c9c3d29046c391",
    2: "5c5feddbafeaf72f77c56b511792f8286ada5ba2ded36d446906a688e69f2080",
    3: "f90fe0827eadec19e55977008d1f6e1f10485bb5e62132a60c4fa77019032342",
    4: "d360e19ae142f707cdb0b161b2bfe6b7e9557e80ab9ecb008dc9d8eb910bb09f",
}
"""Content hashes, computed by the program before `client` was a field of the project."""

WRITTEN = {
    1: project("p2", lines=30, name=GREEK),
    2: _as_version_2_knew_it(planned_project()),
    3: planned_project(),
    4: _bare(),
}


@pytest.mark.parametrize("version", WRITTEN)
def test_a_document_of_every_schema_is_read_and_written_as_the_present_one(version: int) -> None:
    read = from_document(document_of_bytes(_document(version)))
    assert read == WRITTEN[version]
    again = canonical_json(read)
    assert b'"meetlat.project/4"' in again
    assert from_document(document_of_bytes(again)) == read


@pytest.mark.parametrize(("version", "digest"), HASHES.items())
def test_a_document_keeps_the_hash_that_it_had_before_a_field_was_added(version: int, digest: str) -> None:
    read = from_document(document_of_bytes(_document(version)))
    assert content_hash(read) == digest
    assert content_hash(replace(read, client="Woningstichting")) != digest, "the control"


def test_the_present_schema_is_not_an_earlier_one() -> None:
    assert [is_of_earlier_schema(document_of_bytes(_document(version))) for version in WRITTEN] == [
        True, True, True, False,
    ]  # fmt: skip
    assert SCHEMA not in EARLIER_SCHEMAS


@pytest.mark.parametrize("schema", ["7", "[]", "null", '"meetlat.project/0"', '"meetlat.project/5"'])
def test_another_schema_is_refused(schema: str) -> None:
    with pytest.raises(ProjectDocumentError) as caught:
        from_document(document_of_bytes(f'{{"schema": {schema}, "project": {{}}}}'.encode()))
    assert caught.value.message.code == "storage_document_other_schema"


@pytest.mark.parametrize("version", [1, 2, 3, 4])
@pytest.mark.parametrize("part", ["7", "[]", "null", '{"variants": 7}', '{"variants": [[]]}', "{}"])
def test_what_is_no_project_is_refused_in_every_schema(version: int, part: str) -> None:
    with pytest.raises(ProjectDocumentError):
        from_document(document_of_bytes(f'{{"schema": "meetlat.project/{version}", "project": {part}}}'.encode()))
