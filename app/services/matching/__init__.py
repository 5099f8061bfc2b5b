"""Matching of bills with the library: provisional products, and what a person confirmed before."""
