"""Swapped units and scales are flagged: 500 declarations, each a real one with one swap, at least 95 % flagged.

Each is made of one of the eight real declarations: first every impact and the biogenic carbon are scaled by an
innocent factor of 0.75 to 1.3, as two mixes of a product differ, then one swap is put in. The control is the same
scaling without the swap: it must stay silent, or flagging would mean nothing.
"""

import copy
import json
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.importing.common.read_request import ReadRequest
from app.importing.declarations.checks import plausibility_findings
from app.importing.declarations.ilcd.epd_json import read
from models.reference.reference import Reference

Document = dict[str, Any]
MASS, VOLUME = "93a60a56-a3c8-11da-a746-0800200b9a66", "93a60a56-a3c8-22da-a746-0800200c9a66"
AREA, PIECES = "93a60a56-a3c8-19da-a746-0800200c9a66", "01846770-4cfe-4a25-8ad9-919d8d378345"
UNITS = {"kg": MASS, "m3": VOLUME, "m2": AREA, "pcs.": PIECES}
GWP = ("77e416eb-a363-4258-a04e-171d843a6460", "6a37f984-a4b3-458a-a20a-64418c145fa2")
GWP_FOSSIL = "5f635281-343e-44fb-83df-1971b155e6b6"
BIOGENIC_CARBON = "62e503ce-544a-4599-b2ad-bcea15a7bf20"
PENRT = "06159210-646b-4c8d-8583-da9b3b95a6c1"


def reference_flow(document: Document) -> Any:
    return next(e for e in document["exchanges"]["exchange"] if e.get("referenceFlow"))


def reference_property(document: Document) -> Any:
    return next(p for p in reference_flow(document)["flowProperties"] if p.get("referenceFlowProperty"))


def indicators(document: Document) -> list[tuple[str, Any]]:
    results = document["LCIAResults"]["LCIAResult"]
    exchanges = [e for e in document["exchanges"]["exchange"] if not e.get("referenceFlow")]
    return [
        *((part["referenceToLCIAMethodDataSet"]["refObjectId"], part) for part in results),
        *((part["referenceToFlowDataSet"]["refObjectId"], part) for part in exchanges),
    ]


def scale(document: Document, factor: float, *uuids: str) -> None:
    for uuid, part in indicators(document):
        if uuids and uuid not in uuids:
            continue
        for amount in part["other"]["anies"]:
            if "module" in amount and amount.get("value") is not None:
                amount["value"] = repr(float(amount["value"]) * factor)


def another_mix(document: Document, factor: float) -> None:
    scale(document, factor)
    for flow_property in reference_flow(document)["flowProperties"]:
        if flow_property["uuid"] == BIOGENIC_CARBON:
            flow_property["meanValue"] *= factor


def production_is_thousandfold(document: Document, _: random.Random) -> None:
    scale(document, 1000.0)


def production_is_a_thousandth(document: Document, _: random.Random) -> None:
    scale(document, 0.001)


def another_unit(document: Document, chance: random.Random) -> None:
    flow_property = reference_property(document)
    unit, uuid = chance.choice([item for item in UNITS.items() if item[1] != flow_property["uuid"]])
    flow_property.update(uuid=uuid, referenceUnit=unit)
    flow_property["name"] = [{"lang": "en", "value": unit}]


def area_for_volume(document: Document, chance: random.Random) -> None:
    flow_property = reference_property(document)
    pair = {AREA: ("m3", VOLUME), VOLUME: ("m2", AREA)}
    if flow_property["uuid"] not in pair:
        another_unit(document, chance)
        return
    unit, uuid = pair[flow_property["uuid"]]
    flow_property.update(uuid=uuid, referenceUnit=unit)


def amount_is_thousandfold(document: Document, _: random.Random) -> None:
    """Per 1000 instead of per 1, or a tonne declared as a kilogram."""
    flow = reference_flow(document)
    factor = 0.001 if reference_property(document)["meanValue"] >= 1000 else 1000.0
    reference_property(document)["meanValue"] *= factor
    flow["resultingflowAmount"] = flow["meanAmount"] * reference_property(document)["meanValue"]


def mass_in_other_unit(document: Document, chance: random.Random) -> None:
    """The mass in g or t, where the file gives one; else all impacts slip."""
    flow, factor = reference_flow(document), chance.choice((1000.0, 0.001))
    masses = [p for p in flow["flowProperties"] if p["uuid"] == MASS and not p.get("referenceFlowProperty")]
    grammages = [p for p in flow.get("materialProperties") or () if p["name"] == "grammage"]
    if masses:
        masses[0]["meanValue"] *= factor
    elif grammages:
        grammages[0]["value"] = repr(float(grammages[0]["value"]) * factor)
    else:
        scale(document, factor)


def density_or_thickness_in_other_unit(document: Document, chance: random.Random) -> None:
    """2.35 for 2350 kg/m3, or 80 for 0.08 m, where the file gives one; else the greenhouse gas slips."""
    properties = reference_flow(document).get("materialProperties") or ()
    found = [p for p in properties if p["name"] in ("gross density", "layer thickness")]
    if not found:
        gas_in_other_unit(document, chance)
        return
    chosen = chance.choice(found)
    factor = 0.001 if chosen["name"] == "gross density" else 1000.0
    chosen["value"] = repr(float(chosen["value"]) * factor)


def gas_in_other_unit(document: Document, chance: random.Random) -> None:
    """The greenhouse gas in g or t."""
    scale(document, chance.choice((1000.0, 0.001)), *GWP, GWP_FOSSIL)


def energy_in_other_unit(document: Document, chance: random.Random) -> None:
    """The primary energy in kJ, GJ."""
    scale(document, chance.choice((1000.0, 0.001)), PENRT)


def sign_turned(document: Document, _: random.Random) -> None:
    scale(document, -1.0)


SWAPS: tuple[Callable[[Document, random.Random], None], ...] = (
    production_is_thousandfold, production_is_a_thousandth, another_unit, area_for_volume, amount_is_thousandfold,
    mass_in_other_unit, density_or_thickness_in_other_unit, gas_in_other_unit, energy_in_other_unit, sign_turned,
)  # fmt: skip


@pytest.fixture(scope="module")
def originals(epd_folder: Path) -> list[Document]:
    paths = sorted(path for path in epd_folder.glob("*.json") if not path.name.startswith("broken"))
    assert len(paths) == 8
    return [json.loads(path.read_text("utf-8")) for path in paths]


def flagged(document: Document, reference: Reference) -> bool:
    """Whether the reading or the checks warn, or refuse the file."""
    result = read(json.dumps(document).encode(), ReadRequest("x.json"), reference)
    if result.has_errors:
        return True
    return bool(plausibility_findings(result.declarations[0], reference))


def test_swaps_are_flagged_and_the_innocent_are_not(
    originals: list[Document],
    reference: Reference,
    how_many: Callable[[int], int],
    record_property: Callable[[str, object], None],
) -> None:
    chance = random.Random(20261120)
    seen: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    false_alarms = 0
    count = how_many(500)
    for number in range(count):
        document = copy.deepcopy(originals[number % len(originals)])
        another_mix(document, chance.uniform(0.75, 1.3))
        false_alarms += flagged(document, reference)
        swap = SWAPS[number // len(originals) % len(SWAPS)]
        swap(document, chance)
        seen[swap.__name__] += 1
        caught[swap.__name__] += flagged(document, reference)
    share = sum(caught.values()) / count
    record_property("swaps flagged", f"{sum(caught.values())} of {count}")
    record_property("false alarms", false_alarms)
    missed = {name: f"{caught[name]}/{seen[name]}" for name in seen if caught[name] < seen[name]}
    record_property("missed", str(missed))
    assert false_alarms == 0
    assert share >= 0.95, missed
