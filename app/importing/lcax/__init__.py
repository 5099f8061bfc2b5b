"""The reader of LCAx projects."""
