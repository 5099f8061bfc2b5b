"""A new project in one minute: form and building method, and beside them what comes out."""
