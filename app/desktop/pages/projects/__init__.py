"""The page Projecten: every project, from first to archived."""

from app.desktop.pages.projects.page import ProjectsPage

__all__ = ["ProjectsPage"]
