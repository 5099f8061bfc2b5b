"""Readers of product declarations (EPD) in ILCD+EPD, openEPD and LCAx."""
