"""The scorecard as PDF: page frame, building blocks, and one module per part."""
