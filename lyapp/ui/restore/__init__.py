"""The screen of backups."""
