"""Searching the words of every plan at once."""
