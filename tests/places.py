"""Folders that tests read from."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
"""The checkout."""
SHARED = ROOT.parent / "shared"
"""Documents and files of others beside the checkout; not part of it."""
