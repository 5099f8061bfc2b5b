"""Where the shipped data and the documents they were taken from are."""

from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
REFERENCE_DATA = ROOT / "reference_data"
SHARED = ROOT.parent / "shared" / "domain"

Change = Callable[[str, str, str], None]
