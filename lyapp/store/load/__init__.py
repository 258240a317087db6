"""Filling a new review from a programme."""
