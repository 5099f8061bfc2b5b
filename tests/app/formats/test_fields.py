"""The registry of fields: whole, with its texts, and every value comes back from the workbook as it went out."""

import tomllib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formats.fields import ELSEWHERE, FIELD_OF_KEY, FIELDS, Card, Field, Owner, check_fields, value_of
from app.formats.workbook_layout import Kind, LayoutError, Sign
from app.importing.common.finding_list import FindingList
from app.importing.workbook.project_sheet import read_project_sheet
from app.paths import TEXTS
from app.reporting.json.lcax import lcax_losses
from app.reporting.wording.field_text import field_text
from app.texts import LANGUAGES, has_text, label
from models.domain.project import Building
from tests.app.formats.field_kit import EMPTY, REFERENCE, read_back, sample, values, with_value


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.id)
@settings(max_examples=15)
@given(data=st.data())
def test_any_value_of_a_field_comes_back_from_the_workbook(field: Field, data: st.DataObject) -> None:
    value = data.draw(values(field))
    project = with_value(field, value)
    read = read_back(project)
    assert value_of(field, read, read.variants[0]) == value
    assert read == project


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.id)
def test_a_field_is_read_under_each_of_its_names(field: Field) -> None:
    value = sample(field)
    said = {Kind.YES_NO: "ja", Kind.FUNCTION: "woonfunctie; 101"}.get(field.kind, value)
    rest = {"mpg_grenswaarde_eur": 0.9, "mpg_grenswaarde_set": "A1"} if field.owner is Owner.LIMIT else {}
    rest.pop(field.header, None)
    found = set()
    for name in (field.header, field.id, *field.aliases):
        rows = list({**rest, name: said}.items())
        facts = read_project_sheet("Project", rows, (1, 0), REFERENCE, FindingList("x"))
        found.add(value_of(field, facts.project, facts.variant))
    assert found == {value}


def test_the_registry_names_every_attribute_of_the_domain_once() -> None:
    check_fields(FIELDS)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.id)
def test_a_field_without_a_row_is_refused_at_start(field: Field) -> None:
    with pytest.raises(LayoutError, match=rf"{field.owner.value.__name__}\.{field.name} has no row in FIELDS"):
        check_fields([row for row in FIELDS if row is not field])


def test_rows_that_cannot_be_are_refused() -> None:
    field = FIELDS[2]
    with pytest.raises(LayoutError, match="no single field"):
        check_fields([*FIELDS, replace(field, name="colour", header="kleur")])
    with pytest.raises(LayoutError, match="no single field"):
        check_fields([*FIELDS, replace(field, key="other", header="anders")])
    with pytest.raises(LayoutError, match="the key 'naam'"):
        check_fields([replace(row, header="naam") if row is field else row for row in FIELDS])


def test_what_is_no_field_says_where_it_stands() -> None:
    assert all(reason for reasons in ELSEWHERE.values() for reason in reasons.values())


def test_every_field_has_the_texts_of_the_places_where_it_stands_and_no_other() -> None:
    wanted = {"field_yes", "field_no"}
    for field in FIELDS:
        wanted |= {field.guide} | ({field.unit} - {""})
        wanted |= {field.label, field.change} if field.card else set()
        wanted |= {field.label} if field.head and not field.short_label else set()
        wanted |= {field.help} if field.card and has_text(field.help) else set()
        answers = {f"{field.answers}{one}" for one in field.choices or ()} if field.card or field.head else set()
        assert [code for code in (*answers, field.short_label) if code and not has_text(code)] == []
    assert set(tomllib.loads((TEXTS / "fields.toml").read_text("utf-8"))) == wanted


@pytest.mark.parametrize("field", [field for field in FIELDS if field.card], ids=lambda field: field.id)
def test_a_value_is_told_in_words(field: Field) -> None:
    for lang in LANGUAGES:
        shown = field_text(field, sample(field), lang)
        assert shown == shown.strip() != ""
        assert not field.unit or shown.endswith(label(field.unit, lang))
        assert field_text(field, None, lang) == ""


def test_what_lcax_cannot_hold_is_told_for_every_field() -> None:
    """A field is held by LCAx, or its loss is told: never neither."""
    held = {"project_id", "name", "municipality", "address", "variant_id", "variant", "type",
            "gross_floor_area_m2", "service_life_years", "permit_application_date"}  # fmt: skip
    told = set()
    for field in FIELDS:
        project = with_value(field, sample(field))
        if field.name != "requirement_set_id":
            project = replace(project, requirement_set_id="")
        for finding in lcax_losses(project, project.variants[0], REFERENCE):
            told |= {field.id} if field.header in str(finding.message.params["columns"]).split(", ") else set()
    assert told == {field.id for field in FIELDS} - held - {"frozen_on", "is_archived"}


def test_every_card_has_fields_and_numbers_that_cannot_be_zero_say_so() -> None:
    assert {field.card for field in FIELDS if field.card} == set(Card)
    for field in FIELDS:
        if field.owner is Owner.BUILDING and field.kind is Kind.NUMBER:
            refused = -1 if field.sign is Sign.NOT_NEGATIVE else 0.0
            with pytest.raises(ValueError, match=field.name):
                Building(**{field.name: refused})


@pytest.mark.parametrize("key", ["Gemeente", "municipality"])
def test_a_note_under_a_key_that_a_field_has_by_now_is_not_lost(key: str) -> None:
    """A project of an earlier version may hold such a note; its workbook is read again, field and note both."""
    project = with_value(FIELD_OF_KEY["municipality"], "Arnhem")
    (variant,) = project.variants
    read = read_back(replace(project, variants=(replace(variant, extra=((key, "oud"),)),)))
    assert (read.municipality, read.variants[0].extra) == ("Arnhem", ((f"{key} (2)", "oud"),))
    alone = read_back(replace(EMPTY, variants=(replace(variant, extra=((key, "oud"),)),)))
    assert (alone.municipality, alone.variants[0].extra) == ("oud", ())
