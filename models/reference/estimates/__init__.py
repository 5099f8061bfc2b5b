"""Estimates from open data under reference_data/estimates/, and their derivation from a raw extract."""
