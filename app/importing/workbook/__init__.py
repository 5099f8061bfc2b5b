"""The reader of workbooks (xlsx)."""
