"""Lists of questions: out to the advisers of a project, and back."""
