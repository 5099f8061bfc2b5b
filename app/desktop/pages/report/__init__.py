"""The page Rapport."""

from app.desktop.pages.report.page import ReportPage

__all__ = ["ReportPage"]
