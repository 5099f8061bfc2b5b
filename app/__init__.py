"""The application: command line, import, reports, start-up."""
