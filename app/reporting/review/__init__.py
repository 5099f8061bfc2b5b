"""A review as checklist, workbook, JSON and text."""
