"""The reader of workbooks (xlsx, xlsb, xls, ods)."""
