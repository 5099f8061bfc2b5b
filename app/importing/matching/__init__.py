"""Matching of the texts of a bill with cards and assemblies of the library."""
