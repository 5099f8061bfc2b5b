"""Workbooks: an exported project, and the empty template."""
