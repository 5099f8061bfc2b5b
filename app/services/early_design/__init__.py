"""Early estimates: from form and building method to a draft bill, its outcome, and the first bill of a project."""
