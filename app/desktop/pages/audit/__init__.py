"""The page Controle: the findings of the audit, with a decision about each."""

from app.desktop.pages.audit.page import AuditPage

__all__ = ["AuditPage"]
