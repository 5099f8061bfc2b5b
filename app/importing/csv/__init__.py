"""The reader of bills in CSV."""
