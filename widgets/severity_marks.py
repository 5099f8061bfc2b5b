"""Mark of each severity of a finding, so that it does not depend on colour."""

from models.domain.outcome import Severity

SEVERITY_MARKS = {Severity.ERROR: "✕", Severity.WARNING: "▲", Severity.NOTE: "·"}
LINE_MARKS = {**SEVERITY_MARKS, Severity.NOTE: "?"}
"""Marks of the lines of a bill, where a note means that data are missing."""
