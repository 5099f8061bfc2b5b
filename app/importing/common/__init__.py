"""Code that readers of several formats share."""
