"""The command line: what can be asked, and how every answer or refusal reaches the user."""
