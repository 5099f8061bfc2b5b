"""The scorecard as text for the terminal."""
