"""The pause of the garbage collector leaves it as it was."""

import gc

import pytest

from app.importing.matching.collector import collector_paused


@pytest.mark.parametrize("was_on", [True, False])
def test_the_collector_comes_back_as_it_was(was_on: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if was_on else gc.disable)()
        with pytest.raises(ValueError, match="fault"), collector_paused():
            assert not gc.isenabled()
            raise ValueError("fault")
        assert gc.isenabled() is was_on
    finally:
        (gc.enable if before else gc.disable)()
