"""The shape of each severity of a finding; colour alone says nothing."""

from models.domain.outcome import Severity

SEVERITY_MARKS = {Severity.ERROR: "✕", Severity.WARNING: "▲", Severity.NOTE: "·"}
LINE_MARKS = {**SEVERITY_MARKS, Severity.NOTE: "?"}
"""For the lines of a bill, where a note says that something is not known."""
