"""Model of the program, without Qt: domain objects, calculation, reference data and storage."""
