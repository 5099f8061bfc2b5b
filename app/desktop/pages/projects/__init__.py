"""The page Projecten: the list of all projects, archived ones included."""

from app.desktop.pages.projects.page import ProjectsPage

__all__ = ["ProjectsPage"]
