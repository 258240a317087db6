"""lyapp: a desktop program for a panel that reviews plans."""

__version__ = "0.1.0"
