"""Where the shipped data and the documents they were taken from are."""

from collections.abc import Callable

from tests.places import ROOT
from tests.places import SHARED as SHARED_FOLDER

REFERENCE_DATA = ROOT / "reference_data"
SHARED = SHARED_FOLDER / "domain"

Change = Callable[[str, str, str], None]
