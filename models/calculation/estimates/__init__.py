"""Estimates from open data for the lines of a bill that have no MKI; only indications read them."""
