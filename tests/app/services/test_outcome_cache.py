"""Kept outcomes are those that are computed, are believed of nothing else, and never make a store look damaged."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.command_line.cli import main
from app.paths import REFERENCE_DATA
from app.services import outcome_cache
from app.services.outcome_cache import check_outcomes, keep_outcomes_of, reference_key
from app.version import VERSION
from models.calculation.library.loader import load_with_products
from models.domain.project import Project, Variant
from models.reference.own_items import with_own
from models.reference.reference import Reference
from models.scorecard.scorecard import score
from models.storage.document.project_document import content_hash
from models.storage.sqlite.outcome_cache import CacheKey, kept_of, kept_outcomes
from models.storage.sqlite.store import Store, open_store
from tests.models.storage.samples import OWN_CARD, OWN_EDITION, planned_project, project


@pytest.fixture(name="reference", scope="module")
def _reference() -> Reference:
    return load_with_products(REFERENCE_DATA)


@pytest.fixture(name="store")
def _store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "meetlat.db") as store:
        yield store


def _key(whole: Project, reference: Reference) -> CacheKey:
    return CacheKey(content_hash(whole), reference_key(reference), VERSION)


def _kept(store: Store, whole: Project, reference: Reference) -> dict[str, Any]:
    return dict(kept_outcomes(store, whole.id, _key(whole, reference)))


def _spoil(store: Store, change: Any) -> None:
    """Changes one kept outcome of the first variant behind the program's back."""
    key, content = store._connection.execute("SELECT variant_key, content FROM outcome LIMIT 1").fetchone()
    document = json.loads(content)
    change(next(part for part in document["outcomes"] if part.get("estimate", {}).get("value")))
    store._connection.execute("UPDATE outcome SET content = ? WHERE variant_key = ?", (json.dumps(document), key))


def test_what_is_kept_is_what_is_computed(store: Store, reference: Reference) -> None:
    whole = planned_project()
    store.save_project(whole)
    assert _kept(store, whole, reference) == {}
    keep_outcomes_of(store, whole, reference)
    kept = _kept(store, whole, reference)
    assert kept == {variant.id: kept_of(score(whole, variant, reference)) for variant in whole.variants}
    outcomes = kept["v1"].outcomes
    assert len(outcomes) > 30
    assert any(outcome.estimate is not None for outcome in outcomes)
    assert any(outcome.verdicts for outcome in outcomes)


def test_all_are_compared_and_none_differs(store: Store, reference: Reference) -> None:
    count = 0
    for whole in (planned_project(), project()):
        store.save_project(whole)
        keep_outcomes_of(store, whole, reference)
        count += sum(len(kept_of(score(whole, variant, reference)).outcomes) for variant in whole.variants)
    check = check_outcomes(store, reference)
    assert (check.compared, check.differing, check.added) == (count, (), 0)
    assert count > 100


def _another_figure(part: Any) -> None:
    part["estimate"]["value"] *= 1.0000001


def _another_verdict(part: Any) -> None:
    part["status"] = "not_assessed"


def _another_unit(part: Any) -> None:
    part["unit"] = "kg"


@pytest.mark.parametrize("change", [_another_figure, _another_verdict, _another_unit])
def test_one_wrong_kept_outcome_is_found_and_corrected(store: Store, reference: Reference, change: Any) -> None:
    store.save_project(project())
    keep_outcomes_of(store, project(), reference)
    assert check_outcomes(store, reference).differing == (), "the control"
    _spoil(store, change)
    check = check_outcomes(store, reference)
    assert len(check.differing) == 1
    assert (check.differing[0].project, check.differing[0].variant) == ("Hof van Oost", "Hout")
    assert check_outcomes(store, reference).differing == ()


@pytest.mark.parametrize(
    "content",
    ['{"outcomes": 7}', '{"outcomes": ' + "[" * 100_000 + "]" * 100_000 + "}", "{"],
    ids=["number", "too deep", "no JSON"],
)
def test_what_cannot_be_read_differs_in_all(store: Store, reference: Reference, content: str) -> None:
    store.save_project(project())
    keep_outcomes_of(store, project(), reference)
    store._connection.execute("UPDATE outcome SET content = ?", (content,))
    check = check_outcomes(store, reference)
    assert len(check.differing) == check.compared > 0


def test_nothing_is_believed_of_other_content_reference_data_or_program(
    store: Store, reference: Reference, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = project()
    store.save_project(whole)
    keep_outcomes_of(store, whole, reference)
    key = _key(whole, reference)
    assert kept_outcomes(store, "p1", key)
    for name in ("content_hash", "reference_hash", "program_version"):
        assert kept_outcomes(store, "p1", replace(key, **{name: "0" * 64})) == {}
    changed = replace(whole, variants=(*whole.variants, Variant("v3")))
    store.save_project(changed)
    assert kept_outcomes(store, "p1", key) == {}, "the stored project is another one now"
    assert _kept(store, changed, reference) == {}
    assert check_outcomes(store, reference).added == 3
    monkeypatch.setattr(outcome_cache, "VERSION", "9.9.9")
    check = check_outcomes(store, reference)
    assert (check.compared, check.added) == (0, 3)


def test_outcomes_of_an_older_state_are_not_kept(store: Store, reference: Reference) -> None:
    """What was computed in the background while the project was saved again."""
    store.save_project(project(lines=2))
    keep_outcomes_of(store, project(), reference)
    assert _kept(store, project(), reference) == {}
    assert _kept(store, project(lines=2), reference) == {}


def test_own_cards_and_editions_are_part_of_the_reference_data(reference: Reference) -> None:
    own = with_own(reference, (), (OWN_EDITION,))
    others = (
        with_own(reference, (), (replace(OWN_EDITION, edition="2027"),)),
        with_own(reference, (OWN_CARD,), (OWN_EDITION,)),
        with_own(reference, (replace(OWN_CARD, note="anders"),), (OWN_EDITION,)),
    )
    assert len({reference_key(each) for each in (reference, own, *others)}) == 5
    assert reference_key(own) == reference_key(with_own(reference, (), (OWN_EDITION,)))


def test_keeping_is_no_change_and_a_wrong_outcome_no_damage(store: Store, reference: Reference) -> None:
    store.save_project(project())
    counter, register = store.change_counter(), store._connection.execute("SELECT * FROM register").fetchall()
    keep_outcomes_of(store, project(), reference)
    _spoil(store, _another_figure)
    assert store.change_counter() == counter
    assert store._connection.execute("SELECT * FROM register").fetchall() == register
    assert store.load_project("p1") == project()
    store.check()


def test_outcomes_go_with_their_variant(store: Store, reference: Reference) -> None:
    store.save_project(project())
    keep_outcomes_of(store, project(), reference)
    store.save_project(replace(project(), variants=project().variants[:1]))
    assert store._connection.execute("SELECT count(*) FROM outcome").fetchone() == (1,)


def test_a_store_that_is_only_read_is_left_alone(tmp_path: Path, reference: Reference) -> None:
    path = tmp_path / "lezen.db"
    with open_store(path) as made:
        made.save_project(project())
    with open_store(path, read_only=True) as opened:
        keep_outcomes_of(opened, project(), reference)
        check = check_outcomes(opened, reference)
        assert (check.compared, check.added) == (0, 2)


def test_a_project_whose_edition_is_gone_has_no_outcomes(store: Store, reference: Reference) -> None:
    lost = replace(project(), requirement_set_id="eigen-weg")
    store.save_project(lost)
    keep_outcomes_of(store, lost, reference)
    check = check_outcomes(store, reference)
    assert (check.compared, check.differing, check.added) == (0, (), 0)


@pytest.mark.parametrize(
    ("lang", "sound", "wrong", "named"),
    [
        ("nl", "uitkomsten vergeleken, 0 verschillen", "1 verschilt", "Anders bewaard"),
        ("en", "outcomes compared, 0 differ", "1 differs", "Kept otherwise"),
    ],
)
def test_the_command_counts_and_fails_when_one_differs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str, sound: str, wrong: str, named: str
) -> None:
    from app.paths import EXAMPLES

    command = ["check-cache", "--profile-dir", str(tmp_path), "--lang", lang]
    example = EXAMPLES / "kantoor-beton-constructie.xlsx"
    assert main(["import", str(example), "--profile-dir", str(tmp_path)]) == 0
    capsys.readouterr()
    assert main(command) == 0
    said = capsys.readouterr().out
    assert sound in said
    assert not said.startswith("0 ")
    (path,) = tmp_path.glob("*.db")
    with open_store(path) as store:
        _spoil(store, _another_figure)
    assert main(command) == 1
    told = capsys.readouterr()
    assert wrong in told.out
    assert named in told.err
    assert main(command) == 0
