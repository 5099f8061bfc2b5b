"""The formulas of `reference_data/questions/formulas.csv`, one module a theme."""
