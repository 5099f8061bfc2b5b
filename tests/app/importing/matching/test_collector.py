"""The pause of the garbage collector leaves it as it was."""

import gc

import pytest

from app.importing.matching.collector import collector_paused


def _fail_while_paused() -> None:
    with collector_paused():
        raise ValueError("on" if gc.isenabled() else "off")


@pytest.mark.parametrize("was_on", [True, False])
def test_the_collector_comes_back_as_it_was(was_on: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if was_on else gc.disable)()
        with pytest.raises(ValueError, match="off"):
            _fail_while_paused()
        assert gc.isenabled() is was_on
    finally:
        (gc.enable if before else gc.disable)()
