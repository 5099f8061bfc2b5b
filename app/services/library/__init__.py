"""Product cards and requirement editions: search, the user's own, requirement texts."""
