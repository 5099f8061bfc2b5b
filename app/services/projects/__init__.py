"""Projects, their variants, and the backups of the store."""
