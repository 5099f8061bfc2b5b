"""The command line: its commands, their arguments, and printing of results and refusals."""
