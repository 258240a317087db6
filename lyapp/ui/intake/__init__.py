"""Taking in plan documents: pick, columns, check, counts."""
