"""The words of the product as enums and frozen dataclasses. Standard library only."""
