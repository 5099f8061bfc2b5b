"""Readers of files: one row per format in formats.py, one package or module per format."""
