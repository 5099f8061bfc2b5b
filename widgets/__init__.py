"""Reusable Qt widgets that draw domain objects and emit typed signals; they know no page and no file."""
