"""The drawing of an assembly as its layers, to scale."""
