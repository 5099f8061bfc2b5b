"""Makes the repository's root importable in tests, whichever way pytest is started."""
