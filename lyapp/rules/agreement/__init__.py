"""How far members agree: figures with their limits, never a figure a criterion."""
