"""The reader of building models (IFC)."""
