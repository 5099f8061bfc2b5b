"""Wording shared by all documents and the window: numbers, outcomes, summaries."""
