"""The window: one folder a screen, shared widgets beside them. PySide6 lives only here."""
