"""Reusable Qt parts: given domain objects, they draw them and emit typed signals."""
