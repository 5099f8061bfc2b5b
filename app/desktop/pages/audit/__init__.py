"""The page Controle."""

from app.desktop.pages.audit.page import AuditPage

__all__ = ["AuditPage"]
