"""Picking documents and saying whose they are."""
