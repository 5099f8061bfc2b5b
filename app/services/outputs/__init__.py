"""Making reports and writing output files."""
