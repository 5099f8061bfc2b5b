"""Reading of bills in tables of any layout, for workbook and CSV."""
