"""The plan tab: the rows of the newest plan version, to read."""
