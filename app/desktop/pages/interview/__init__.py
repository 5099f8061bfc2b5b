"""The page In een kwartier: the indicators one by one, by the document in hand."""

from app.desktop.pages.interview.page import InterviewPage

__all__ = ["InterviewPage"]
