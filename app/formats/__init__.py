"""Definitions of file formats that readers and writers share."""
