"""The page Rapport: the preview of the report, its options, and the export of files."""

from app.desktop.pages.report.page import ReportPage

__all__ = ["ReportPage"]
