"""The locality page: everything that is decided, owed and printed of one locality, a tab each."""
