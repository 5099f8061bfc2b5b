"""The check whether a PDF of this program is still as it was exported."""
