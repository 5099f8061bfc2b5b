"""A model through the isolated process: the same result, in time, within the limits on memory."""

import re

import ifc_kit as kit
import pytest

from app.importing.common.read_request import ReadRequest
from app.isolation.run import ChildSetup, read_isolated
from app.isolation.setup import MEGABYTE, Limits


def _grown(data: bytes, times: int) -> bytes:
    """The model with its elements several times in it, under other numbers and other GUIDs."""
    head, _, rest = data.decode("latin-1").partition("DATA;")
    body = rest.rpartition("ENDSEC;")[0]
    highest = max(map(int, re.findall(r"#(\d+)", body)))
    copies = [body]
    for copy in range(1, times):
        moved = re.sub(r"#(\d+)", lambda found, by=copy * highest: f"#{int(found[1]) + by}", body)
        copies.append(re.sub(r"(PROXY\('.)", rf"\g<1>{copy}", moved))
    return f"{head}DATA;{''.join(copies)}ENDSEC;\nEND-ISO-10303-21;\n".encode("latin-1")


def test_the_isolated_process_gives_the_same_result() -> None:
    direct = kit.read_ifc(kit.RICH)
    isolated = read_isolated(kit.RICH.encode(), ReadRequest("model.ifc"))
    assert isolated == direct


@pytest.mark.parametrize(("name", "times"), [(kit.WILLEMSEN, 1), (kit.WILLEMSEN, 2), (kit.XELLA, 7)])
def test_a_model_of_4_mb_is_read_in_700_mb_of_memory(name: str, times: int) -> None:
    data = _grown(kit.real(name), times)
    result = read_isolated(data, ReadRequest(name), child=ChildSetup(limits=Limits(memory_bytes=700 * MEGABYTE)))
    assert result.project is not None, result.findings
    assert result.facts.row_count == times * kit.counts(kit.read_ifc(kit.real(name)))["ifc_count_elements"]
