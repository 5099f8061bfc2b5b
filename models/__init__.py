"""What the program knows, without Qt: domain objects, calculation, reference data, storage."""
