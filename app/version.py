"""The version of the program; everything else reads it here."""

VERSION = "0.1.0"
