"""Reports and reviews as documents: PDF, workbook, JSON and text for the terminal."""
