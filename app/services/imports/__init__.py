"""Import of files: preview, product matching, column mappings, storing."""
