"""Matching of bills with the library: rows, and provisional products for their lines."""
