"""Defaults that the settings share with the domain; kept apart so that the window can start without the domain."""

DEFAULT_REQUIREMENT_SET = "tbgo-tabel-3"
"""Id of the requirement set that a project is held against until another is chosen: Table 3."""
