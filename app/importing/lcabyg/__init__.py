"""The reader of LCAbyg project and result files."""
