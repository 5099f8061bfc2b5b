"""Editing of a project: reversible edits, the clipboard, decisions."""
